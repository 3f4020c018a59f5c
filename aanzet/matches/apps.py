from django.apps import AppConfig


class MatchesConfig(AppConfig):
    name = "aanzet.matches"
    label = "matches"

    def ready(self) -> None:
        from aanzet.matches import rules  # noqa: F401
