from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "aanzet.impact"
    label = "impact"
