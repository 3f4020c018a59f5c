from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "aanzet.programmes"
    label = "programmes"
