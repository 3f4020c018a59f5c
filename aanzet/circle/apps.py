from django.apps import AppConfig


class CircleConfig(AppConfig):
    name = "aanzet.circle"
    label = "circle"

    def ready(self) -> None:
        from aanzet.circle import parts, rules, signals  # noqa: F401
        from aanzet.circle.labels import LABELS
        from aanzet.circle.panels import changes, opened_notice
        from aanzet.journal import labels
        from aanzet.ui import panels

        labels.register(LABELS)
        signals.register()
        parts.register_parts()
        panels.register("case", changes, order=5)
        panels.register("me", opened_notice, order=1)
