from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    name = "aanzet.participants"
    label = "participants"

    def ready(self) -> None:
        from aanzet.participants import rules  # noqa: F401
