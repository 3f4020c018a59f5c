"""What somebody whom a change concerns reads before the answer. Before all said yes a volunteer reads no name of a
woman who is not known to her or him."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from aanzet.matches.hours import outside
from aanzet.matches.models import Want
from aanzet.matches.queries.cards import first_name, for_her, helps_in_words, shared
from aanzet.matches.words import halfdays_in_words, languages_in_words, part_of_town, sectors_in_words
from aanzet.matching.enums import Concerned
from aanzet.matching.models import Move
from aanzet.matching.queries.moves import Asked
from aanzet.work.intake import week_told
from aanzet.work.wording import for_her as outside_for_her


@dataclass(frozen=True, slots=True)
class Hers:
    """`now`, `then`: first names; `then` empty where nobody is in mind yet. `serves`: another woman waits for who
    accompanies her now."""

    move_id: UUID
    now: str
    then: str
    serves: bool
    reasons: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theirs:
    """`name`: hers, for who accompanies her now; empty for who would come. `somebody`: who would come is named
    already."""

    move_id: UUID
    side: str
    name: str
    somebody: bool
    facts: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())


def hers(*, move: Move) -> Hers | None:
    """The question to her; None when it is not asked, or answered."""
    if (move.pk, Concerned.HER) not in _waits(move):
        return None
    now, volunteer = first_name(move.match.volunteer.name), move.volunteer
    if volunteer is None:
        return Hers(move.pk, now, "", False)
    want = _wish(move)
    misfits = outside(week=week_told(move.match.case), wished=want.halfdays, offered=volunteer.halfdays)
    return Hers(
        move_id=move.pk,
        now=now,
        then=first_name(volunteer.name),
        serves=move.serves_id is not None,
        reasons=tuple((fact.icon, for_her(fact)) for fact in shared(want=want, volunteer=volunteer, parts=move.parts)),
        languages=languages_in_words(volunteer.languages),
        helps=helps_in_words(want, volunteer.helps_with),
        sectors=sectors_in_words(volunteer.sectors),
        when=halfdays_in_words(volunteer.halfdays),
        outside=tuple(outside_for_her(each.code, each.values) for each in misfits),
    )  # fmt: skip


def theirs(*, move: Move, side: Concerned) -> Theirs | None:
    """The question to a volunteer; None when it is not asked yet, or answered."""
    if (move.pk, side) not in _waits(move):
        return None
    if side == Concerned.NOW:
        return Theirs(move.pk, side, move.match.case.participant.call_name, move.volunteer_id is not None)
    want, person = _wish(move), move.match.case.participant
    return Theirs(
        move.pk, side, "", True,
        (
            ("languages", languages_in_words(want.languages)),
            ("when", halfdays_in_words(want.halfdays)),
            ("sector", sectors_in_words([want.sector])),
            ("helps", helps_in_words(want, want.helps_with)),
            ("district", tuple(filter(None, [part_of_town(person.postcode) or person.district]))),
        ),
    )  # fmt: skip


def _waits(move: Move) -> list[tuple[UUID, Concerned]]:
    rows = list(QuerySet(Move).filter(group=move.group).select_related("match"))
    return [] if any(row.match.ends_on for row in rows) else Asked(rows).waits()


def _wish(move: Move) -> Want:
    """What she asked for when the two were brought together."""
    want: Want = QuerySet(Want).select_related("case__programme").get(proposals__match=move.match_id)
    return want
