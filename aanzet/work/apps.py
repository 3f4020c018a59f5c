from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "aanzet.work"
    label = "work"
