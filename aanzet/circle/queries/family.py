"""Her family as she reads it, and the one thing that staff hears."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.circle.enums import FAMILY_ICONS, KIN_ICONS, FamilyYes, Kin
from aanzet.circle.models import FamilyChoice, Relative
from aanzet.circle.rules import guests_standing
from aanzet.core import clock
from aanzet.meetings.models import Meeting
from aanzet.meetings.queries import MeetingCard, next_meetings, not_over
from aanzet.participants.vault import Vault


@dataclass(frozen=True, slots=True)
class RelativeLine:
    relative_id: UUID
    name: str
    kin: str
    icon: str
    yes: str
    yes_label: str
    yes_icon: str


@dataclass(frozen=True, slots=True)
class FamilyMeeting:
    """A meeting to come, with the names of who comes along: for her own page."""

    card: MeetingCard
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """What staff reads: family at this meeting, yes or no."""

    starts_at: datetime
    kind: str
    yes: bool


def relatives_of(*, actor: Actor, case: Case) -> tuple[RelativeLine, ...]:
    """Her family as she wrote it down, for herself. One query and her key."""
    choices = QuerySet(FamilyChoice).filter(relative=OuterRef("pk"), replaced_on__isnull=True)
    rows = (
        Relative.objects.visible_to(actor, "me.read")
        .filter(participant=case.participant_id, removed_on__isnull=True)
        .annotate(said=Subquery(choices.values("yes")[:1]))
        .order_by("added_on", "pk")
    )
    keys = Vault(case.participant_id)
    return tuple(_line(row, keys) for row in rows)


def _line(row: Relative, keys: Vault) -> RelativeLine:
    yes = FamilyYes(getattr(row, "said", None) or FamilyYes.NOTHING)
    return RelativeLine(
        row.pk, keys.open(row, "name"), str(Kin(row.kin).label), KIN_ICONS[row.kin],
        yes.value, str(yes.label), FAMILY_ICONS[yes],
    )  # fmt: skip


def her_meetings(*, case: Case, relatives: tuple[RelativeLine, ...]) -> tuple[FamilyMeeting, ...]:
    """Meetings to come, with whom of her family she wants there."""
    names = {each.relative_id: each.name for each in relatives}
    cards = next_meetings(case_id=case.pk)
    guests: dict[UUID, list[str]] = {}
    found = guests_standing().filter(meeting__in=[card.meeting_id for card in cards])
    for meeting, relative in found.values_list("meeting_id", "relative_id"):
        guests.setdefault(meeting, []).append(names.get(relative, ""))
    return tuple(FamilyMeeting(card, tuple(guests.get(card.meeting_id, ()))) for card in cards)


def guests_at(meeting_id: UUID) -> list[UUID]:
    """Relatives whom she wants at this meeting."""
    return list(guests_standing().filter(meeting=meeting_id).values_list("relative_id", flat=True))


def family_lines(*, case_id: UUID, limit: int = 5) -> tuple[FamilyLine, ...]:
    """For staff: each meeting to come, and whether family comes along. No names and no number. One query."""
    guests = guests_standing().filter(meeting=OuterRef("pk"))
    rows = QuerySet(Meeting).filter(case=case_id).annotate(family=Exists(guests))
    found = not_over(rows, moment=clock.now(), limit=limit)
    return tuple(FamilyLine(row.starts_at, row.get_kind_display(), row.family) for row in found)
