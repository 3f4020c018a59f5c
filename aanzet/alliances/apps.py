from django.apps import AppConfig


class AlliancesConfig(AppConfig):
    name = "aanzet.alliances"
    label = "alliances"
