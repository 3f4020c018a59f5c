"""What stands about who may see her and about her family: for her own copy, and to take away."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from aanzet.circle.models import Change, FamilyChoice, Guest, Relative
from aanzet.participants.parts import Part, Table, register


def _relative(row: Any) -> str:
    return str(row.relative.get_kin_display())


def register_parts() -> None:
    register(
        Part(
            "circle",
            _("Who may see you, and your family"),
            60,
            (
                Table(
                    Relative,
                    "participant",
                    _("Your family"),
                    {"name": _("Name"), "kin": _("Who"), "added_on": _("From"), "removed_on": _("Until")},
                ),
                Table(
                    FamilyChoice,
                    "relative__participant",
                    _("To what they may come"),
                    {
                        "relative": _("Who"),
                        "yes": _("What"),
                        "chosen_on": _("From"),
                        "replaced_on": _("Until"),
                    },
                    values={"relative": _relative},
                ),
                Table(
                    Guest,
                    "relative__participant",
                    _("Family at a meeting"),
                    {"relative": _("Who"), "about": _("When"), "withdrawn_on": _("Taken back on")},
                    values={"relative": _relative},
                ),
                Table(
                    Change,
                    "participant",
                    _("What you changed"),
                    {"kind": _("What"), "on": _("Day")},
                ),
            ),
        )
    )
