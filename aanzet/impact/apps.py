from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "aanzet.impact"
    label = "impact"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.impact import rules  # noqa: F401
        from aanzet.impact.labels import LABELS
        from aanzet.journal import labels
        from aanzet.ui.context import NavItem, register_nav

        labels.register(LABELS)
        for item in (
            NavItem("impact:targets", _("Promises"), "target.list", 30, "target"),
            NavItem("impact:outreach", _("Finding places"), "outreach.list", 32, "map-pin"),
            NavItem("impact:coverage", _("Districts"), "coverage.read", 34, "map-trifold"),
            NavItem("impact:caseload", _("Coaches"), "caseload.read", 36, "users"),
            NavItem("impact:company", _("Our company"), "company.read", 38, "buildings"),
        ):
            register_nav(item)
