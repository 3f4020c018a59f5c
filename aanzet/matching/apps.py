from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "aanzet.matching"
    label = "matching"

    def ready(self) -> None:
        from aanzet.matching import rules  # noqa: F401
