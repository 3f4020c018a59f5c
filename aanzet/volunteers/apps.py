from django.apps import AppConfig


class VolunteersConfig(AppConfig):
    name = "aanzet.volunteers"
    label = "volunteers"

    def ready(self) -> None:
        from aanzet.journal import labels
        from aanzet.volunteers import rules  # noqa: F401
        from aanzet.volunteers.labels import GIVEN

        labels.register(GIVEN)
