from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "aanzet.surveys"
    label = "surveys"

    def ready(self) -> None:
        from aanzet.cases.queries import timeline
        from aanzet.journal import labels
        from aanzet.surveys import rules, signals  # noqa: F401
        from aanzet.surveys.labels import LABELS
        from aanzet.surveys.panels import asked, shared
        from aanzet.surveys.parts import register_parts
        from aanzet.ui import panels

        labels.register(LABELS)
        # Whether she answered, and what she shows to whom, is no news for who works here.
        timeline.keep_quiet(LABELS)
        signals.register()
        register_parts()
        panels.register("me", asked, order=60)
        panels.register("case", shared, order=60)
