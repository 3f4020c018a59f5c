"""How it goes, as it was said over time: every answer stays, with its day and who wrote it down."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from aanzet.accounts.models import User
from aanzet.matches.enums import CheckMoment, Feeling, Side
from aanzet.matches.models import Check, Match


@dataclass(frozen=True, slots=True)
class Told:
    """One answer. `told_to`: who wrote it down for the one who said it; "" where that was she or he. `talk`: it was
    a talk of the coordinator with both."""

    on: date
    side: str
    talk: bool
    moment: str
    feeling: str
    icon: str
    told_to: str


ICONS = {Feeling.GOOD: "smiley", Feeling.THINKING: "smiley-meh", Feeling.NOT_GOOD: "smiley-sad"}


def told_of(*, match: Match, side: Side | None = None) -> tuple[Told, ...]:
    """All answers of a match, the newest first; of one side alone where it is named. Two queries."""
    rows = QuerySet(Check).filter(match=match, **({"side": side} if side else {}))
    found = list(rows.order_by("-on", "-created_at"))
    names = dict(User.objects.filter(pk__in={row.by_id for row in found}).values_list("pk", "name"))
    own = {match.case.participant.account_id, match.volunteer.user_id}
    return tuple(
        Told(
            row.on,
            str(Side(row.side).label),
            row.side == Side.OFFICE,
            str(CheckMoment(row.moment).label),
            str(Feeling(row.feeling).label),
            ICONS[Feeling(row.feeling)],
            names.get(row.by_id, "") if row.by_id and row.by_id not in own else "",
        )
        for row in found
    )
