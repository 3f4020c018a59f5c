from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "aanzet.imports"
    label = "imports"
