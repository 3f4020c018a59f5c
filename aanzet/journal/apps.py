from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "aanzet.journal"
    label = "journal"
