"""What stands about her in suggestions: for her own copy. Nothing of it stays as a number when she is erased."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.matching.enums import Concerned
from aanzet.matching.models import CountMe, Decision, Held, Move, MoveAnswer, Suggestion
from aanzet.participants.parts import Part, Table, register

DAY = _("Day")
FROM = _("From")
UNTIL = _("Until")


def register_parts() -> None:
    register(
        Part(
            "matching",
            _("Who could go along with you"),
            47,
            (
                Table(
                    Suggestion,
                    "want__case__participant",
                    _("A suggestion of the computer"),
                    {"fit": _("How well it fits, of 10,000")},
                    # Whom the computer named and nobody proposed to her is about the volunteer, not about her.
                    tells=Q(decisions__isnull=False),
                ),
                Table(
                    Decision,
                    "suggestion__want__case__participant",
                    _("What was decided"),
                    {"choice": _("What"), "on": DAY, "words": _("Why")},
                ),
                Table(
                    Held,
                    "case__participant",
                    _("A note about two people"),
                    {"hold": _("What"), "starts_on": FROM, "ends_on": UNTIL},
                ),
                Table(
                    Move,
                    "match__case__participant",
                    _("Asked whether somebody else could go along with you"),
                    {"asked_on": DAY, "done_on": _("All said yes on"), "closed_on": UNTIL},
                    tells=Q(asked_on__isnull=False),
                ),
                Table(
                    MoveAnswer,
                    "move__match__case__participant",
                    _("Your answer"),
                    {"said": _("Answer"), "on": DAY},
                    # What a volunteer said is the volunteer's own word.
                    tells=Q(side=Concerned.HER),
                ),
                Table(
                    CountMe,
                    "case__participant",
                    _("You may be counted"),
                    {"starts_on": FROM, "ends_on": UNTIL},
                ),
            ),
        )
    )
