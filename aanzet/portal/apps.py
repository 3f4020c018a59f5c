from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "aanzet.portal"
    label = "portal"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.ui.context import NavItem, register_nav

        for item in (
            NavItem("portal:now", _("Now"), "worklist.read", 1),
            NavItem("cases:case_list", _("Women"), "case.list", 2),
            NavItem("cases:cohort_list", _("Groups"), "case.cohort.list", 3),
            NavItem("portal:mentee_list", _("My mentees"), "mentee.list", 4),
            NavItem("portal:candidate_list", _("Candidates"), "candidate.list", 5),
        ):
            register_nav(item)
