from django.apps import AppConfig


class SpeechConfig(AppConfig):
    name = "aanzet.speech"
    label = "speech"
