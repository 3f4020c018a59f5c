from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VolunteersConfig(AppConfig):
    name = "aanzet.volunteers"
    label = "volunteers"

    def ready(self) -> None:
        from aanzet.alliances.actions.staff import ON_STAFF_JOIN
        from aanzet.cases.queries.people import HELD_BACK
        from aanzet.journal import labels
        from aanzet.ui import panels
        from aanzet.ui.context import NavItem, register_nav
        from aanzet.volunteers import given_parts, parts, rules  # noqa: F401
        from aanzet.volunteers.actions import volunteer_joins
        from aanzet.volunteers.labels import GIVEN, LABELS
        from aanzet.volunteers.panels import (
            costs_waiting,
            given_office,
            given_own,
            look_for_volunteers,
            my_volunteering,
            office_links,
            volunteers_wait,
        )
        from aanzet.volunteers.queries.ready import coaches_not_now

        if coaches_not_now not in HELD_BACK:
            HELD_BACK.append(coaches_not_now)
        panels.register("programme", look_for_volunteers)
        panels.register("worklist", volunteers_wait, order=60)
        panels.register("worklist", my_volunteering, order=90)
        parts.register_parts()
        given_parts.register_parts()
        labels.register(GIVEN | LABELS)
        if volunteer_joins not in ON_STAFF_JOIN:
            ON_STAFF_JOIN.append(volunteer_joins)
        panels.register("volunteer", given_office, order=60)
        panels.register("volunteering", given_own, order=40)
        panels.register("volunteers", office_links, order=40)
        panels.register("worklist", costs_waiting, order=75)
        register_nav(NavItem("volunteers:me", _("My volunteering"), "volunteering.start", 20, "hand-heart"))
        register_nav(NavItem("volunteers:volunteer_list", _("Volunteers"), "volunteer.list", 45, "handshake"))
