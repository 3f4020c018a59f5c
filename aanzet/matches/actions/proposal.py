"""Proposals: made by a coordinator, answered by both, taken back; and what ends with them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions.signals import refresh
from aanzet.cases.models import Assignment
from aanzet.cases.models.journey import holds
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.actions.begin import match_begin
from aanzet.matches.actions.guards import free_for, locked, standing
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.hours import outside
from aanzet.matches.models import Answer, Match, Proposal, Want
from aanzet.matches.queries.places import running
from aanzet.matches.queries.refused import refused
from aanzet.matches.queries.states import SIDES, State, state_of
from aanzet.matches.telling import tell_her, tell_volunteer
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer
from aanzet.work.intake import week_told
from aanzet.work.wording import for_staff


@transaction.atomic
def proposal_make(
    *,
    by: Actor | None,
    on: date,
    want: Want,
    volunteer: Volunteer,
    run_id: UUID | None = None,
    fit: int | None = None,
    parts: Mapping[str, Any] | None = None,
    warned: bool = False,
    agreed: bool = False,
) -> Proposal:
    """Propose a volunteer to her, and her wish to the volunteer; both are told that a question waits.

    Refused for who is not ready, for a pair of which one said no, for who has no place, and for who belongs to another
    programme or organisation. Outside her hours it is refused unless `warned`: who proposes saw why; then her card says
    it too, and nothing goes on without her own yes. `agreed`: both said before that they would like to meet, and the
    place is promised by who makes room; then a day is planned next.
    """
    want = locked(want)
    _may_propose(want, volunteer, on)
    if not agreed and not free_for(volunteer=volunteer, on=on):
        raise Refused(_("This volunteer has no place left."), "volunteer")
    against = outside(week=week_told(want.case), wished=want.halfdays, offered=volunteer.halfdays)
    if against and not warned:
        words = " ".join(for_staff(each.code, each.values) for each in against)
        raise Refused(
            _("%(words)s Propose it only if she decides about it herself.") % {"words": words}, "warned"
        )
    row = QuerySet(Proposal).create(
        want=want,
        volunteer=volunteer,
        made_on=on,
        by_id=by.user_id if by else None,
        run_id=run_id,
        fit=fit,
        parts=dict(parts or {}),
        outside=[[each.code, *each.values] for each in against],
    )
    write(by, "match.proposal_made", subject=want.subject_id, object_id=row.pk, on=on)
    refresh([want.case])
    if agreed:
        for side in SIDES:
            _write_answer(None, on, row, side, Stage.MEET, Said.YES)
    for tell in (tell_her, tell_volunteer):
        tell(by=by, on=on, proposal=row, what="meet" if agreed else "asked")
    return row


def _may_propose(want: Want, volunteer: Volunteer, on: date) -> None:
    if want.ended_on is not None:
        raise Refused(_("This wish was ended. Nobody is looked for any more."))
    case = want.case
    ours = (case.programme_id, case.organisation_id, want.role)
    if (volunteer.programme_id, volunteer.organisation_id, volunteer.role) != ours:
        raise Refused(
            _("This volunteer does something else, or belongs to another organisation."), "volunteer"
        )
    if want.length not in volunteer.lengths:
        raise Refused(
            _("This volunteer does not give the time that she asks for: %(length)s.")
            % {"length": want.get_length_display()},
            "volunteer",
        )
    if not standing(volunteer=volunteer, on=on):
        raise Refused(_("This volunteer is not ready, or is away."), "volunteer")
    if QuerySet(Proposal).filter(want=want, volunteer=volunteer, ended_on__isnull=True).exists():
        raise Refused(_("This proposal is there already."), "volunteer")
    if (case.pk, volunteer.pk) in refused(cases=[case]):
        raise Refused(_("These two do not go together. It is not proposed again."), "volunteer")
    together = QuerySet(Match).filter(running(on), case=case, volunteer__user=volunteer.user_id).exists()
    if together or QuerySet(Assignment).filter(holds(on), case=case, user=volunteer.user_id).exists():
        raise Refused(_("This volunteer accompanies her already."), "volunteer")


@transaction.atomic
def proposal_withdraw(*, by: Actor | None, on: date, proposal: Proposal) -> None:
    """The coordinator takes it back; a second time does nothing. It is nobody's no: it may be proposed again."""
    locked(proposal.want)
    row = _fresh(proposal)
    if row.ended_on is None:
        _write_answer(by, on, row, Side.OFFICE, Stage.MEET, Said.WITHDRAWN)
        _over(by, on, row)


@transaction.atomic
def answer_say(
    *, by: Actor | None, on: date, proposal: Proposal, side: str, stage: str, said: str
) -> Proposal:
    """One side says yes, still thinking or no, to meet or to go on. No reason is asked. The same word twice is one
    row. Both yes: a day is planned, or, after the first meeting, they begin. One talk begins with the first yesses."""
    want = locked(proposal.want)
    row = _fresh(proposal)
    row.want = want
    state = state_of(row)
    _may_say(row, state, side, stage, said)
    if state.of(side, stage) == said:
        return row
    if said == Said.YES:
        _still_possible(row, state, side, on)
    _write_answer(by, on, row, Side(side), Stage(stage), Said(said))
    if said == Said.NO:
        _over(by, on, row, tell=side == Side.HER)
        return row
    _go_on(by, on, row, Stage(stage))
    row.refresh_from_db(fields=["ended_on"])
    return row


def _fresh(proposal: Proposal) -> Proposal:
    return QuerySet(Proposal).select_related("volunteer", "want__case__participant").get(pk=proposal.pk)


def _may_say(row: Proposal, state: State, side: str, stage: str, said: str) -> None:
    if side not in SIDES or stage not in Stage.values or said not in (Said.YES, Said.THINKING, Said.NO):
        raise Refused(_("Choose one of the answers."))
    if row.ended_on is not None:
        raise Refused(_("This is over. You do not have to answer any more."))
    if stage == Stage.GO_ON and not state.met:
        raise Refused(_("You did not meet yet. Say it after you met."))
    if stage == Stage.MEET and state.both(Stage.MEET) and said == Said.THINKING:
        raise Refused(_("You both said yes to meet. If you do not want it, say: not this one."))


def _still_possible(row: Proposal, state: State, side: str, on: date) -> None:
    """A yes is kept only while the volunteer is there and has a place; hers names nobody's reason."""
    reserved = state.both(Stage.MEET)
    if standing(volunteer=row.volunteer, on=on) and free_for(
        volunteer=row.volunteer, on=on, reserved=reserved
    ):
        return
    if side == Side.HER:
        raise Refused(_("This person cannot come now. We look further with you."))
    raise Refused(_("You have no place now, or a pause. Talk with your coordinator."))


def _write_answer(by: By | None, on: date, row: Proposal, side: Side, stage: Stage, said: Said) -> None:
    QuerySet(Answer).create(
        proposal=row, side=side, stage=stage, said=said, on=on, by_id=by.user_id if by else None
    )
    data = {"side": side, "stage": stage, "said": said}
    write(by, "match.answer_said", subject=row.subject_id, object_id=row.pk, data=data, on=on)


def _go_on(by: Actor | None, on: date, row: Proposal, stage: Stage) -> None:
    """What follows when both said yes."""
    if not state_of(row).both(stage):
        return
    if stage == Stage.GO_ON or row.want.length == Length.DOOR_OPENER:
        match_begin(by=by, on=on, proposal=row)
    else:
        tell_her(by=by, on=on, proposal=row, what="meet")
        tell_volunteer(by=by, on=on, proposal=row, what="meet")


def _over(by: By | None, on: date, row: Proposal, *, tell: bool = True) -> None:
    """It ends kindly; who was asked hears that it did not go on, never why."""
    QuerySet(Proposal).filter(pk=row.pk).update(ended_on=on)
    row.ended_on = on
    refresh([row.want.case])
    if tell:
        tell_volunteer(by=by, on=on, proposal=row, what="over")


def proposals_end_of(*, by: By | None, on: date, volunteer: Volunteer, reason: str = "") -> int:
    """A volunteer leaves: what was proposed with her or him ends. `on`: the first day without. How many."""
    rows = QuerySet(Proposal).filter(volunteer=volunteer, ended_on__isnull=True)
    done = list(rows.select_related("volunteer", "want__case"))
    for row in done:
        _write_answer(by, on, row, Side.OFFICE, Stage.MEET, Said.WITHDRAWN)
        _over(by, on, row, tell=False)
    return len(done)
