from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "aanzet.access"
    label = "access"
