from django.apps import AppConfig


class SpeechConfig(AppConfig):
    name = "aanzet.speech"
    label = "speech"

    def ready(self) -> None:
        from aanzet.speech import checks  # noqa: F401
