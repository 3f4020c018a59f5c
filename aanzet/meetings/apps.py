from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "aanzet.meetings"
    label = "meetings"

    def ready(self) -> None:
        from aanzet.journal import labels
        from aanzet.meetings import rules, signals  # noqa: F401
        from aanzet.meetings.labels import LABELS
        from aanzet.meetings.panels import meetings, next_day
        from aanzet.meetings.parts import register_parts
        from aanzet.meetings.telling import meetings_remind
        from aanzet.outbox.actions import register_maker
        from aanzet.ui import panels

        labels.register(LABELS)
        signals.register()
        register_parts()
        register_maker("meetings", meetings_remind)
        panels.register("case", meetings, order=10)
        panels.register("me.day", next_day)
