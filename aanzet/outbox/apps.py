from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "aanzet.outbox"
    label = "outbox"
