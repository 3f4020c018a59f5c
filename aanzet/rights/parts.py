"""What stands about what she asked of the house."""

from django.utils.translation import gettext_lazy as _

from aanzet.participants.parts import Part, Table, register
from aanzet.rights.models import Farewell, Mistake


def register_parts() -> None:
    told = {
        "asked_on": _("Day"),
        "about": _("What was written"),
        "words": _("In my words"),
        "answered_on": _("Answer on"),
        "reason": _("Answer"),
        "answered_by": _("Answer of"),
    }
    asked = {"asked_on": _("Day"), "erase_on": _("Everything goes on"), "taken_back_on": _("Taken back on")}
    register(
        Part(
            "asked",
            _("What I asked"),
            75,
            (
                Table(Mistake, "case__participant", _("This is not right"), told),
                Table(Farewell, "participant", _("Erase me"), asked),
            ),
        )
    )
