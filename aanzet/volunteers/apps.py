from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VolunteersConfig(AppConfig):
    name = "aanzet.volunteers"
    label = "volunteers"

    def ready(self) -> None:
        from aanzet.alliances.actions.staff import ON_STAFF_JOIN
        from aanzet.journal import labels
        from aanzet.ui.context import NavItem, register_nav
        from aanzet.volunteers import rules  # noqa: F401
        from aanzet.volunteers.actions import volunteer_joins
        from aanzet.volunteers.labels import GIVEN, LABELS

        labels.register(GIVEN | LABELS)
        if volunteer_joins not in ON_STAFF_JOIN:
            ON_STAFF_JOIN.append(volunteer_joins)
        register_nav(NavItem("volunteers:volunteer_list", _("Volunteers"), "volunteer.list", 45, "handshake"))
