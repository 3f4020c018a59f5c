from django.apps import AppConfig


class VolunteersConfig(AppConfig):
    name = "aanzet.volunteers"
    label = "volunteers"

    def ready(self) -> None:
        from aanzet.volunteers import rules  # noqa: F401
