from django.apps import AppConfig


class MatchesConfig(AppConfig):
    name = "aanzet.matches"
    label = "matches"

    def ready(self) -> None:
        from aanzet.cases.actions.journey import ON_CASE_CLOSE
        from aanzet.journal import labels
        from aanzet.matches import rules, together  # noqa: F401
        from aanzet.matches.actions import wants_end_with
        from aanzet.matches.labels import LABELS

        labels.register(LABELS)
        together.register()
        if wants_end_with not in ON_CASE_CLOSE:
            ON_CASE_CLOSE.append(wants_end_with)
