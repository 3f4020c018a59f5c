"""The end of a match, by whoever wishes it, at once and without blame; what follows only by a yes."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.cases.actions.guide import coach_end
from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import AssignmentEnd
from aanzet.cases.models import Assignment, Case
from aanzet.core.errors import Refused
from aanzet.core.turns import in_turn
from aanzet.journal.actions import By, write
from aanzet.matches.actions.stand_in import stand_ins_end_of
from aanzet.matches.enums import MatchEnd, Side
from aanzet.matches.models import Match, Want
from aanzet.matches.queries.running import over
from aanzet.outbox.actions import message_to_participant
from aanzet.participants.vault import Vault
from aanzet.volunteers.models import Volunteer

AS_GUIDE: dict[str, AssignmentEnd] = {
    MatchEnd.DONE: AssignmentEnd.TIME_OVER,
    MatchEnd.NO_CLICK: AssignmentEnd.NO_CLICK,
    MatchEnd.HER_WISH: AssignmentEnd.HER_WISH,
    MatchEnd.VOLUNTEER_WISH: AssignmentEnd.STOPPED,
    MatchEnd.VOLUNTEER_LEFT: AssignmentEnd.STOPPED,
    MatchEnd.MOVED: AssignmentEnd.HANDED_OVER,
    MatchEnd.CASE_CLOSED: AssignmentEnd.CASE_CLOSED,
}
OF_GUIDE: dict[str, MatchEnd] = {
    AssignmentEnd.NO_CLICK: MatchEnd.NO_CLICK,
    AssignmentEnd.HER_WISH: MatchEnd.HER_WISH,
    AssignmentEnd.TIME_OVER: MatchEnd.DONE,
    AssignmentEnd.CASE_CLOSED: MatchEnd.CASE_CLOSED,
}
WISH_OF = {Side.HER: MatchEnd.HER_WISH, Side.VOLUNTEER: MatchEnd.VOLUNTEER_WISH}


@transaction.atomic
def match_end(*, by: By | None, on: date, match: Match, reason: MatchEnd | str, side: Side | str) -> Match:
    """The last day. The volunteer's access ends with it, at the next request; a stand-in's too. A match that is over
    stays as it is. She hears of it when it was not her own word."""
    row = QuerySet(Match).select_for_update(of=("self",)).select_related("volunteer", "case").get(pk=match.pk)
    if row.ends_on is not None and row.ends_on <= max(on, row.starts_on):
        return row
    row.ends_on, row.end_reason, row.stopped_by = max(on, row.starts_on), MatchEnd(reason), Side(side)
    row.save(update_fields=["ends_on", "end_reason", "stopped_by"])
    write(by, "match.ended", subject=row.subject_id, object_id=row.pk, data={"reason": row.end_reason}, on=on)
    _doors(by, on, row)
    refresh([row.case])
    if side != Side.HER and reason != MatchEnd.CASE_CLOSED:
        message_to_participant(by=by, on=on, participant=row.subject_id, kind="something_to_read", values={})
    return row


def _doors(by: By | None, on: date, match: Match) -> None:
    """Access ends with the match (source S4-11)."""
    reason = AS_GUIDE[match.end_reason]
    if match.assignment is not None:
        coach_end(by=by, on=on, assignment=match.assignment, reason=reason)
    stand_ins_end_of(by=by, on=on, case=match.case, volunteer=match.volunteer, reason=reason)


@transaction.atomic
def match_stop(*, by: By, on: date, match: Match, side: Side) -> Match:
    """One button, no reason asked."""
    return match_end(by=by, on=on, match=match, reason=WISH_OF[side], side=side)


@transaction.atomic
def want_again(*, by: By | None, on: date, match: Match) -> Want:
    """She asks for somebody else, as she asked before."""
    in_turn(match.case)
    if not over(match, on) and _standing(match) is None:
        raise Refused(_("You can ask for somebody else when this time together is over."))
    return want_release(by=by, on=on, match=match)


def _standing(match: Match) -> Want | None:
    wants = QuerySet(Want).filter(case=match.case, role=match.volunteer.role, ended_on__isnull=True)
    return wants.first()


@transaction.atomic
def want_release(*, by: By | None, on: date, match: Match) -> Want:
    """Her wish opens again, as it was. The match may run on: whoever lets it be looked at again asks both first. Her
    days of waiting count from the first day she asked."""
    in_turn(match.case)
    standing, role = _standing(match), match.volunteer.role
    if standing is not None:
        return standing
    before = match.proposal.want if match.proposal else None
    row = Want(case=match.case, role=role, length=match.length, by_id=by.user_id if by else None)
    row.asked_on = before.asked_on if before else match.starts_on
    if before is not None:
        for name in ("halfdays", "languages", "helps_with", "sector", "mode", "most_minutes"):
            setattr(row, name, getattr(before, name))
        vault = Vault(match.subject_id)
        row.wish = vault.seal(row, "wish", vault.open(before, "wish"))
    row.save(force_insert=True)
    write(by, "match.asked_again", subject=match.subject_id, object_id=row.pk, data={"role": role}, on=on)
    refresh([match.case])
    return row


@transaction.atomic
def touch_say(*, by: By, on: date, match: Match, yes: bool) -> None:
    """After the end she alone says whether the volunteer may hear from her."""
    if not over(match, on):
        raise Refused(_("You are still together. You can say this afterwards."))
    if yes:
        match.touch_on, match.touch_ended_on = on, None
    else:
        match.touch_ended_on = on if match.touch_on else None
    match.save(update_fields=["touch_on", "touch_ended_on"])
    write(by, "match.touch_said", subject=match.subject_id, object_id=match.pk, data={"yes": yes}, on=on)


@transaction.atomic
def again_say(*, by: By, on: date, match: Match, yes: bool) -> None:
    """The volunteer may be asked for another woman, or not."""
    if yes:
        match.again_on, match.again_ended_on = on, None
    else:
        match.again_ended_on = on if match.again_on else None
    match.save(update_fields=["again_on", "again_ended_on"])
    home = match.volunteer.organisation_id
    write(by, "match.again_said", object_id=match.pk, organisation=home, data={"yes": yes}, on=on)


def _open() -> QuerySet[Match]:
    return QuerySet(Match).filter(ends_on__isnull=True).select_related("volunteer", "case")


def volunteer_ended(*, by: By | None, on: date, volunteer: Volunteer, reason: str) -> int:
    """The volunteer stops: all that runs ends on `on`, the first day without. `reason`: of the volunteer, which stays
    with the volunteer. Returns how many matches that are."""
    rows = list(_open().filter(volunteer=volunteer))
    for row in rows:
        match_end(by=by, on=on, match=row, reason=MatchEnd.VOLUNTEER_LEFT, side=Side.VOLUNTEER)
    return len(rows)


def case_closed(*, by: By | None, on: date, case: Case) -> None:
    """She finished or left."""
    for row in _open().filter(case=case):
        match_end(by=by, on=on, match=row, reason=MatchEnd.CASE_CLOSED, side=Side.OFFICE)


def guide_ended(*, by: By | None, on: date, assignment: Assignment) -> None:
    """Somebody else became her coach, or the coach left: the match that opened this door ends with it."""
    reason = OF_GUIDE.get(assignment.end_reason, MatchEnd.VOLUNTEER_LEFT)
    for row in _open().filter(assignment=assignment):
        match_end(by=by, on=on, match=row, reason=reason, side=Side.OFFICE)
