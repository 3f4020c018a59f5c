from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "aanzet.rights"
    label = "rights"
