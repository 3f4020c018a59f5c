from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "aanzet.meetings"
    label = "meetings"

    def ready(self) -> None:
        from aanzet.journal import labels
        from aanzet.meetings import rules, signals  # noqa: F401
        from aanzet.meetings.labels import LABELS
        from aanzet.meetings.panels import meetings
        from aanzet.ui import panels

        labels.register(LABELS)
        signals.register()
        panels.register("case", meetings, order=10)
