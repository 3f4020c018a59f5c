"""Where a proposal is: what each side said last, and when they meet. Derived; nothing of it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from aanzet.core import clock
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.models import Answer, Match, Proposal
from aanzet.meetings.models import Meeting

SIDES = (Side.HER, Side.VOLUNTEER)


class Step(StrEnum):
    """How far a proposal came."""

    ASKED = "asked"  # one of them, or both, did not say yes to meet yet
    TO_PLAN = "to_plan"  # both said yes to meet; no day is planned
    TO_MEET = "to_meet"  # a day is planned
    MET = "met"  # the day is there or over: both are asked whether they go on
    MATCH = "match"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class State:
    """`said`: (side, stage) -> what stands. `meeting`: the planned first meeting, if any."""

    said: dict[tuple[str, str], str] = field(default_factory=dict)
    ended_on: date | None = None
    matched: bool = False
    meeting_id: UUID | None = None
    meets_at: datetime | None = None
    place: str = ""

    def of(self, side: str, stage: str) -> str:
        return self.said.get((side, stage), "")

    def both(self, stage: str) -> bool:
        return all(self.of(side, stage) == Said.YES for side in SIDES)

    @property
    def met(self) -> bool:
        return self.both(Stage.MEET) and self.meets_at is not None and self.meets_at <= clock.now()

    @property
    def step(self) -> Step:
        if self.matched:
            return Step.MATCH
        if self.ended_on is not None:
            return Step.OVER
        if not self.both(Stage.MEET):
            return Step.ASKED
        if self.meets_at is None:
            return Step.TO_PLAN
        return Step.MET if self.met else Step.TO_MEET


def states(*, proposals: Iterable[Proposal]) -> dict[UUID, State]:
    """Three queries for any number of proposals, which must come with their want and volunteer."""
    rows = list(proposals)
    said = _said(each.pk for each in rows)
    meetings = _meetings(rows)
    matched = set(QuerySet(Match).filter(proposal__in=rows).values_list("proposal_id", flat=True))
    return {
        row.pk: _state(row, said.get(row.pk, {}), meetings.get(row.pk), row.pk in matched) for row in rows
    }


def state_of(proposal: Proposal) -> State:
    return states(proposals=[proposal])[proposal.pk]


def both_yes(*, proposals: Iterable[UUID], stage: str) -> frozenset[UUID]:
    """Those to which both sides' last word about `stage` is yes. One query."""
    found = _said(proposals)
    return frozenset(
        key for key, said in found.items() if all(said.get((side, stage)) == Said.YES for side in SIDES)
    )


def _said(proposals: Iterable[UUID]) -> dict[UUID, dict[tuple[str, str], str]]:
    """The newest of a side and stage stands."""
    found: dict[UUID, dict[tuple[str, str], str]] = {}
    rows = QuerySet(Answer).filter(proposal__in=list(proposals)).order_by("on", "created_at")
    for proposal, side, stage, said in rows.values_list("proposal_id", "side", "stage", "said"):
        found.setdefault(proposal, {})[side, stage] = said
    return found


def _meetings(rows: list[Proposal]) -> dict[UUID, Meeting]:
    """Proposal -> the last meeting of these two that was planned since it was made."""
    pairs = {(row.want.case_id, row.volunteer.user_id): row for row in rows if row.volunteer.user_id}
    planned = QuerySet(Meeting).filter(
        cancelled_on__isnull=True,
        case__in=[case for case, _user in pairs],
        with_user__in=[user for _case, user in pairs],
    )
    found: dict[UUID, Meeting] = {}
    for meeting in planned.order_by("starts_at"):
        row = pairs.get((meeting.case_id, meeting.with_user_id))
        if row is not None and meeting.created_at >= row.created_at:
            found[row.pk] = meeting
    return found


def _state(row: Proposal, said: dict[tuple[str, str], str], meeting: Meeting | None, matched: bool) -> State:
    return State(
        said=said,
        ended_on=row.ended_on,
        matched=matched,
        meeting_id=meeting.pk if meeting else None,
        meets_at=meeting.starts_at if meeting else None,
        place=meeting.place if meeting else "",
    )
