from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "aanzet.ui"
    label = "ui"
