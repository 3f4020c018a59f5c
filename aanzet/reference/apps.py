from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "aanzet.reference"
    label = "reference"
