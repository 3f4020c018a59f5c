from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "aanzet.core"
    label = "core"
