from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlliancesConfig(AppConfig):
    name = "aanzet.alliances"
    label = "alliances"

    def ready(self) -> None:
        from aanzet.alliances import rules  # noqa: F401
        from aanzet.alliances.labels import LABELS
        from aanzet.alliances.panels import reports_due_panel
        from aanzet.journal import labels
        from aanzet.ui import panels
        from aanzet.ui.context import NavItem, register_nav

        labels.register(LABELS)
        # A coordinator begins at the worklist, a lead at the promises.
        for page in ("worklist", "targets"):
            panels.register(page, reports_due_panel, order=70)
        register_nav(NavItem("alliances:task_list", _("Your tasks"), "staff.public_name", 95, "user-circle"))
        register_nav(NavItem("alliances:alliance_list", _("Alliances"), "alliance.list", 70, "handshake"))
        register_nav(
            NavItem("alliances:organisation_list", _("Organisations"), "staff.list", 75, "buildings")
        )
