from django.apps import AppConfig


class AmbassadorsConfig(AppConfig):
    name = "aanzet.ambassadors"
    label = "ambassadors"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.ambassadors import panels as shown
        from aanzet.ambassadors import rules  # noqa: F401
        from aanzet.ambassadors.actions.leaving import ambassador_leaves
        from aanzet.ambassadors.labels import CAME, HERS
        from aanzet.ambassadors.labels_office import LABELS
        from aanzet.ambassadors.parts import register_parts
        from aanzet.ambassadors.shown import may_become, went_out
        from aanzet.cases.queries import timeline
        from aanzet.journal import labels
        from aanzet.ui import herlinks, panels
        from aanzet.ui.context import NavItem, register_nav
        from aanzet.ui.herlinks import HerLink
        from aanzet.volunteers.actions.ending import ON_VOLUNTEER_END

        labels.register(LABELS | CAME | HERS)
        timeline.keep_quiet(HERS)
        register_parts()
        if ambassador_leaves not in ON_VOLUNTEER_END:
            ON_VOLUNTEER_END.append(ambassador_leaves)
        panels.register("case.more", shown.how_she_came, order=40)
        panels.register("case.more", shown.becoming, order=45)
        panels.register("me", shown.asked, order=20)
        panels.register("me", shown.who_told, order=60)
        panels.register("volunteering", shown.my_times, order=20)
        panels.register("volunteer", shown.looked_after, order=30)
        panels.register("worklist", shown.wait_for_a_talk, order=65)
        herlinks.register(
            "start", HerLink("ambassadors:time_list", _("Where I go"), "microphone-stage", 30, went_out)
        )
        herlinks.register(
            "about", HerLink("ambassadors:my_others", _("Tell other women"), "chats", 40, may_become)
        )
        register_nav(NavItem("ambassadors:deployment_list", _("Ambassadors"), "deployment.list", 33, "chats"))
