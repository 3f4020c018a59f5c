from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "aanzet.feedback"
    label = "feedback"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.cases.queries import timeline
        from aanzet.feedback import parts, rules  # noqa: F401
        from aanzet.feedback.labels import LABELS
        from aanzet.feedback.panels import unanswered
        from aanzet.journal import labels
        from aanzet.ui import herlinks, panels
        from aanzet.ui.context import NavItem, register_nav

        labels.register(LABELS)
        # Her coach reads the timeline, and never what she says about her coach: not that she said something either.
        timeline.keep_quiet(LABELS)
        parts.register_parts()
        panels.register("worklist", unanswered, order=20)
        panels.register("targets", unanswered, order=5)
        register_nav(NavItem("feedback:remark_list", _("What women say"), "remark.list", 55, "chat-circle"))
        herlinks.register(
            "start", herlinks.HerLink("feedback:my_say", _("Say what you think"), "chat-circle", 80)
        )
