"""Reading meetings: those to come, for her and for who accompanies her."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from aanzet.access.actor import Actor
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import holds
from aanzet.core import clock
from aanzet.meetings.enums import ICONS, PRIVATE, Answer, Childcare
from aanzet.meetings.models import Meeting, MeetingAnswer

LONGEST = timedelta(hours=12)
# So many of those that began lately may be over.
AROUND = 5


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A meeting as a page shows it. `answer`: what she said about this very time, or empty."""

    meeting_id: UUID
    kind: str
    icon: str
    who: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    route: str
    childcare: str
    childcare_words: str
    interpreter: bool
    answer: str
    answer_label: Any
    over: bool

    @property
    def comes(self) -> bool:
        return self.answer == Answer.COMES

    @property
    def childcare_missing(self) -> bool:
        return self.childcare in {Childcare.MISSING, Childcare.UNKNOWN}

    @property
    def childcare_label(self) -> Any:
        return Childcare(self.childcare).label


def standing() -> QuerySet[Meeting]:
    """Meetings that were not cancelled."""
    return QuerySet(Meeting).filter(cancelled_on__isnull=True)


def coming(*, cases: Iterable[Case], moment: datetime) -> QuerySet[Meeting]:
    """Meetings that did not begin yet, soonest first."""
    return standing().filter(case__in=list(cases), starts_at__gte=moment).order_by("starts_at")


def cards(rows: QuerySet[Meeting]) -> tuple[MeetingCard, ...]:
    """One query for any number of meetings."""
    moment = clock.now()
    return tuple(_card(row, moment) for row in with_card(rows))


def with_card(rows: QuerySet[Meeting]) -> QuerySet[Any]:
    """Meetings with all that a card shows."""
    return rows.select_related("with_user").annotate(said=_said())


def card_of(meeting: Meeting) -> MeetingCard:
    return cards(QuerySet(Meeting).filter(pk=meeting.pk))[0]


def _said() -> Coalesce:
    """What she said last about the time that a meeting has now; empty when nothing."""
    said = QuerySet(MeetingAnswer).filter(meeting=OuterRef("pk"), about=OuterRef("starts_at"))
    return Coalesce(Subquery(said.order_by("-answered_at").values("answer")[:1]), Value(""))


def _card(row: Any, moment: datetime) -> MeetingCard:
    return MeetingCard(
        meeting_id=row.pk,
        kind=row.get_kind_display(),
        icon=ICONS[row.kind],
        who=row.with_user.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        address=row.address,
        route=row.route,
        childcare=row.childcare,
        childcare_words=row.childcare_words,
        interpreter=row.interpreter,
        answer=row.said,
        answer_label=Answer(row.said).label if row.said else "",
        over=row.ends_at < moment,
    )


def in_doubt(*, cases: Iterable[Case], moment: datetime) -> Iterable[tuple[UUID, UUID, datetime, str, str]]:
    """(case, meeting, beginning, childcare, what she said) of meetings to come. One query."""
    rows = coming(cases=cases, moment=moment).annotate(said=_said())
    return rows.values_list("case_id", "pk", "starts_at", "childcare", "said")


def next_meetings(*, case_id: UUID, limit: int = 5) -> tuple[MeetingCard, ...]:
    """What is planned from now on; a meeting that is going on counts until it ends."""
    moment = clock.now()
    rows = with_card(QuerySet(Meeting).filter(case=case_id))
    return tuple(_card(row, moment) for row in not_over(rows, moment=moment, limit=limit))


def not_over(rows: QuerySet[Meeting], *, moment: datetime, limit: int) -> list[Any]:
    """The first of these meetings that stand and did not end yet, soonest first, with what is annotated. One query."""
    lately = rows.filter(cancelled_on__isnull=True, starts_at__gte=moment - LONGEST).order_by("starts_at")
    return [row for row in lately[: limit + AROUND] if row.ends_at >= moment][:limit]


def people_of(*, case: Case, actor: Actor) -> list[tuple[str, str]]:
    """Whom she can meet: who accompanies her today, and who plans it. (account, name)."""
    guides = QuerySet(Assignment).filter(
        holds(actor.on),
        case=case,
        kind__in=[AssignmentKind.COACH, AssignmentKind.STAND_IN, AssignmentKind.MENTOR],
    )
    found = {str(row.user_id): row.user.name for row in guides.select_related("user").order_by("kind")}
    if actor.user_id and case.participant.account_id != actor.user_id:
        found.setdefault(str(actor.user_id), actor.name)
    return list(found.items())


def places_of(*, case: Case, limit: int = 20) -> list[tuple[str, str, str]]:
    """(place, address, route) as this organisation wrote them last, newest first: nobody types a route twice. Where a
    woman lives is nobody else's business, so meetings at a home and with family are left out."""
    rows = (
        QuerySet(Meeting)
        .filter(case__organisation=case.organisation_id)
        .exclude(kind__in=PRIVATE)
        .exclude(place="")
        .order_by("-created_at")
        .values_list("place", "address", "route")[:200]
    )
    seen: dict[str, tuple[str, str, str]] = {}
    for row in rows:
        seen.setdefault(row[0].casefold(), row)
    return list(seen.values())[:limit]
