from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "aanzet.sheets"
    label = "sheets"
