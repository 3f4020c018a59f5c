"""What this part of the room registers: the log, how it goes, the end, introductions."""

from collections.abc import Callable
from typing import Any


def register() -> None:
    """Called from AppConfig.ready."""
    from django.utils.translation import gettext_lazy as _

    from aanzet.cases.queries import timeline
    from aanzet.journal import labels
    from aanzet.matches import signals, together_panels
    from aanzet.matches.actions.digest import digests_make
    from aanzet.matches.asking import asks_tell
    from aanzet.matches.log_labels import LABELS, QUIET
    from aanzet.matches.together_parts import register_parts
    from aanzet.outbox.actions import register_maker
    from aanzet.ui import herlinks, panels
    from aanzet.ui.context import NavItem, register_nav
    from aanzet.ui.herlinks import HerLink

    labels.register(LABELS)
    timeline.keep_quiet(QUIET)
    signals.register()
    register_parts()
    register_maker("matches", asks_tell)
    register_maker("matches_week", digests_make)
    for known, follow in _follows():
        if follow not in known:
            known.append(follow)
    register_nav(NavItem("matches:together_list", _("Together"), "match.list", 28, "handshake"))
    herlinks.register("about", HerLink("matches:my_times", _("Who helps me"), "hand-heart", 37))
    panels.register("me", together_panels.asked_of_her, order=45)
    panels.register("her.match", together_panels.her_log, order=50)
    panels.register("match", together_panels.how_long, order=20)
    panels.register("match", together_panels.log, order=50)
    panels.register("match", together_panels.told, order=60)
    panels.register("volunteering", together_panels.given, order=40)
    panels.register("volunteer", together_panels.beside, order=60)
    panels.register("case.more", together_panels.network, order=48)
    panels.register("worklist", together_panels.without, order=20)


def _follows() -> list[tuple[list[Any], Callable[..., object]]]:
    """Registries of rooms below, with what follows here: a contact is hours given, an end elsewhere ends a match."""
    from aanzet.cases.actions.care import ON_CONTACT
    from aanzet.cases.actions.guide import ON_GUIDE_END
    from aanzet.cases.actions.journey import ON_CASE_CLOSE
    from aanzet.matches.actions.ending import case_closed, guide_ended, volunteer_ended
    from aanzet.matches.actions.meeting import contact_hours
    from aanzet.volunteers.actions import ON_VOLUNTEER_END

    return [
        (ON_CONTACT, contact_hours),
        (ON_GUIDE_END, guide_ended),
        (ON_CASE_CLOSE, case_closed),
        (ON_VOLUNTEER_END, volunteer_ended),
    ]
