"""What she is good at, by picture."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from aanzet.cases.models import Case
from aanzet.participants.models import HER_ORDER, Strength
from aanzet.reference.lists import strength, strengths
from aanzet.sheets.pictures import Picture, pictures

OWN_WORDS = "star"


@dataclass(frozen=True, slots=True)
class GoodLine:
    """One thing she is good at. `names`: how the list says it, by language; empty for her own words."""

    strength_id: UUID
    version: int
    icon: str
    name: str
    example: str
    picture: str


@dataclass(frozen=True, slots=True)
class GoodGroup:
    """Pictures she may point at, of one group."""

    picture: Picture
    choices: tuple[tuple[str, str, str], ...]


def good_lines(*, case: Case, language: str = "") -> tuple[GoodLine, ...]:
    """What she is good at in her own order, said in `language` (the reader's when empty)."""
    told = language or get_language() or "nl"
    rows = QuerySet(Strength).filter(participant=case.participant_id).order_by(*HER_ORDER)
    return tuple(
        GoodLine(row.pk, row.version, icon_of(row), row.said_in(told), row.example, row.picture)
        for row in rows
    )


def icon_of(row: Strength) -> str:
    known = strength(row.picture) if row.picture else None
    return known.icon if known else OWN_WORDS


def good_groups(*, case: Case) -> tuple[GoodGroup, ...]:
    """The pictures she did not choose yet, group by group."""
    language = get_language() or "nl"
    have = {line.picture for line in good_lines(case=case)}
    return tuple(
        GoodGroup(picture, found)
        for key, picture in pictures("groups").items()
        if (found := tuple(
            (each.code, each.name(language), each.icon)
            for each in strengths() if each.group == key and each.code not in have
        ))
    )  # fmt: skip
