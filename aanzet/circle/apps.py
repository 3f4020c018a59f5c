from django.apps import AppConfig


class CircleConfig(AppConfig):
    name = "aanzet.circle"
    label = "circle"
