from django.apps import AppConfig


class AmbassadorsConfig(AppConfig):
    name = "aanzet.ambassadors"
    label = "ambassadors"

    def ready(self) -> None:
        from aanzet.ambassadors import rules  # noqa: F401
