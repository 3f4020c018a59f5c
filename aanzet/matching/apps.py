from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "aanzet.matching"
    label = "matching"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from aanzet.journal import labels
        from aanzet.matches import ways
        from aanzet.matches.actions import proposal_make
        from aanzet.matches.actions.begin import ON_MATCH_BEGIN
        from aanzet.matching import kinds, parts, rules  # noqa: F401
        from aanzet.matching.actions import released_end
        from aanzet.matching.labels import LABELS
        from aanzet.matching.panels import (
            asked_volunteer,
            how_for_her,
            how_for_volunteers,
            moves_for_her,
            moves_start,
        )
        from aanzet.matching.queries.volunteers import there
        from aanzet.matching.queries.women import waiting
        from aanzet.matching.ways import about_minutes
        from aanzet.ui import panels
        from aanzet.ui.context import NavItem, register_nav
        from aanzet.volunteers.enums import VolunteerRole

        labels.register(LABELS)
        parts.register_parts()
        kinds.register(kinds.Kind("volunteer", tuple(VolunteerRole.values), waiting, there, proposal_make))
        if about_minutes not in ways.ABOUT:
            ways.ABOUT.append(about_minutes)
        register_nav(NavItem("matching:board", _("Suggestions"), "matching.read", 37, "users"))
        panels.register("me", moves_start, order=21)
        panels.register("her.people", moves_for_her, order=10)
        panels.register("her.people", how_for_her, order=90)
        panels.register("volunteering", asked_volunteer, order=11)
        panels.register("volunteering", how_for_volunteers, order=90)
        if released_end not in ON_MATCH_BEGIN:
            ON_MATCH_BEGIN.append(released_end)
