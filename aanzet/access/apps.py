from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "aanzet.access"
    label = "access"

    def ready(self) -> None:
        from aanzet.access import checks  # noqa: F401
