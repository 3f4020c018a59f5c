from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "aanzet.work"
    label = "work"

    def ready(self) -> None:
        from aanzet.journal import labels
        from aanzet.ui import panels
        from aanzet.work import parts, rules, signals  # noqa: F401
        from aanzet.work.labels import LABELS
        from aanzet.work.panels import questions, results

        labels.register(LABELS)
        signals.register()
        parts.register_parts()
        panels.register("case", results, order=40)
        panels.register("me", questions, order=10)
