from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "aanzet.surveys"
    label = "surveys"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.cases.queries import timeline
        from aanzet.journal import labels
        from aanzet.outbox.actions import register_maker
        from aanzet.surveys import rules, signals  # noqa: F401
        from aanzet.surveys.labels import LABELS
        from aanzet.surveys.panels import asked, shared
        from aanzet.surveys.parts import register_parts
        from aanzet.surveys.telling import later_asks
        from aanzet.ui import herlinks, panels
        from aanzet.ui.herlinks import HerLink

        labels.register(LABELS)
        # Whether she answered, and what she shows to whom, is no news for who works here.
        timeline.keep_quiet(LABELS)
        signals.register()
        register_maker("surveys", later_asks)
        register_parts()
        herlinks.register("about", HerLink("surveys:my_moments", _("How I am"), "smiley", 35))
        panels.register("me", asked, order=60)
        panels.register("case.more", shared, order=60)
