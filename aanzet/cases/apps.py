from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "aanzet.cases"
    label = "cases"

    def ready(self) -> None:
        from aanzet.cases import rules  # noqa: F401
        from aanzet.cases.labels import LABELS
        from aanzet.journal import labels

        labels.register(LABELS)
