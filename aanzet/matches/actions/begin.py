"""Both said yes: they begin. Doors open by the dated assignment of her case, from this day."""

from datetime import date, timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions import coach_assign
from aanzet.cases.models import Assignment
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.actions.guards import free_for, locked, standing
from aanzet.matches.actions.want import want_end
from aanzet.matches.enums import Stage
from aanzet.matches.models import Match, Proposal
from aanzet.matches.queries.places import KINDS
from aanzet.matches.queries.states import state_of
from aanzet.matches.telling import tell_her, tell_volunteer
from aanzet.volunteers.lengths import Length


class Beginning(Protocol):
    """What a room above does when two people begin together."""

    def __call__(self, *, by: By | None, on: date, proposal: Proposal) -> object: ...


# What somebody new takes over ends here: the rooms above register that.
ON_MATCH_BEGIN: list[Beginning] = []
# One talk has a month; what is longer has the months of the programme.
ONE_TALK = timedelta(days=28)
HALF_A_YEAR = timedelta(days=182)


@transaction.atomic
def match_begin(*, by: Actor | None, on: date, proposal: Proposal) -> Match:
    """Begin together. Refused unless both said yes (for one talk: to meet; else: to go on) and the volunteer is there.
    Her wish ends, and with it what else was proposed for it: those volunteers hear it kindly."""
    want = locked(proposal.want)
    row = QuerySet(Proposal).select_related("volunteer__user").get(pk=proposal.pk)
    row.want = want
    there = QuerySet(Match).filter(proposal=row).first()
    if there is not None:
        return there
    short = want.length == Length.DOOR_OPENER
    _may_begin(row, short, on)
    for follow in ON_MATCH_BEGIN:
        follow(by=by, on=on, proposal=row)
    match = QuerySet(Match).create(
        case=want.case,
        volunteer=row.volunteer,
        proposal=row,
        assignment=None if short else _opened(by, on, row),
        length=want.length,
        starts_on=on,
        planned_until=on + (ONE_TALK if short else HALF_A_YEAR),
        by_id=by.user_id if by else None,
    )
    write(by, "match.begun", subject=want.subject_id, object_id=match.pk, data={"role": want.role}, on=on)
    _others_end(by, on, row)
    want_end(by=by, on=on, want=want)
    tell_her(by=by, on=on, proposal=row, what="match")
    tell_volunteer(by=by, on=on, proposal=row, what="match")
    return match


def _may_begin(row: Proposal, short: bool, on: date) -> None:
    if row.ended_on is not None or row.want.ended_on is not None:
        raise Refused(_("This is over. You do not have to answer any more."))
    if not state_of(row).both(Stage.MEET if short else Stage.GO_ON):
        raise Refused(_("They did not both say yes."))
    if not standing(volunteer=row.volunteer, on=on) or not free_for(
        volunteer=row.volunteer, on=on, reserved=True
    ):
        raise Refused(_("This volunteer is not ready, or is away."))


def _opened(by: Actor | None, on: date, row: Proposal) -> Assignment | None:
    """The assignment by which the volunteer sees what this role may see; none for an ambassador, nor for one talk."""
    kind, user = KINDS.get(row.volunteer.role), row.volunteer.user
    if kind is None or user is None:
        return None
    return coach_assign(by=by, on=on, case=row.want.case, user=user, kind=kind)


def _others_end(by: Actor | None, on: date, chosen: Proposal) -> None:
    """The other proposals of this wish end; nobody was refused, so they may meet again another time."""
    others = QuerySet(Proposal).filter(want=chosen.want, ended_on__isnull=True).exclude(pk=chosen.pk)
    for row in others.select_related("volunteer", "want__case"):
        tell_volunteer(by=by, on=on, proposal=row, what="over")
    QuerySet(Proposal).filter(want=chosen.want, ended_on__isnull=True).update(ended_on=on)
