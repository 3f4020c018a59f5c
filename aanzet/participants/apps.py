from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "aanzet.participants"
    label = "participants"
