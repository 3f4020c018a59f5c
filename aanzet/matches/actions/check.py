"""How it goes: three answers of both, and the talk at three months."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.cases.actions.signals import refresh
from aanzet.core.clock import months_later
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.enums import CheckMoment, Feeling, Side
from aanzet.matches.models import Check, Match
from aanzet.matches.queries.asked import asked_now
from aanzet.matches.queries.running import over


@transaction.atomic
def check_say(*, by: By, on: date, match: Match, side: Side, feeling: str) -> Check:
    """She or the volunteer says how it goes; the newest answer stands. Refused when nothing is asked."""
    asked = asked_now(match=match, on=on)
    if over(match, on) or asked is None:
        raise Refused(_("This question is not asked now."))
    return _keep(by, on, match, side, asked.ask.moment, asked.ask.due_on, feeling)


@transaction.atomic
def check_note(
    *, by: By, on: date, match: Match, feeling: str, her: str = "", volunteer: str = ""
) -> tuple[Check, ...]:
    """The coordinator talked with both: what each of them said, as far as they were there, and how it looks. The talk
    may be earlier than three months and held again later; nothing that was said before is written over."""
    moment, due = _talk_of(match, on)
    said = ((Side.HER, her), (Side.VOLUNTEER, volunteer), (Side.OFFICE, feeling))
    return tuple(_keep(by, on, match, side, moment, due, word) for side, word in said if word)


def _talk_of(match: Match, on: date) -> tuple[CheckMoment, date]:
    """The talk at three months, or the later question that is open on the day of another talk."""
    first, asked = months_later(match.starts_on, 3), asked_now(match=match, on=on)
    if asked is not None and asked.ask.due_on > first:
        return asked.ask.moment, asked.ask.due_on
    return CheckMoment.MONTH_3, first


def _keep(
    by: By, on: date, match: Match, side: Side, moment: CheckMoment, due_on: date, feeling: str
) -> Check:
    row = Check.objects.create(
        match=match,
        side=side,
        moment=moment,
        due_on=due_on,
        feeling=Feeling(feeling),
        on=on,
        by_id=by.user_id,
    )
    write(
        by, "match.talk_noted" if side == Side.OFFICE else "match.how_it_goes", subject=match.subject_id,
        object_id=row.pk, data={"side": side, "moment": moment}, on=on,
    )  # fmt: skip
    refresh([match.case])
    return row
