"""Whom a programme lacks: "three Tigrinya-speaking coaches in Zuidoost would free 41 women" (source S4-30)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median_low
from uuid import UUID

from aanzet.matching import wording
from aanzet.matching.models import Suggestion
from aanzet.matching.queries.facts import Facts


@dataclass(frozen=True, slots=True)
class Gap:
    """`volunteers`: how many more are needed; `women`: how many would have somebody then."""

    language: str
    district: str
    volunteers: int
    women: int


# Nothing stands between them but one talk or half a year.
LENGTH = "LENGTH"


def _only(line: Suggestion) -> set[str]:
    """Single conditions that keep everybody from her; none where the places are what is missing."""
    return set(line.reasons.get("only", {})) if line.reasons.get("kind") == "none" else set()


def other_length(first: Iterable[Suggestion]) -> int:
    """For how many women there are people who fit, and who only give another length of time than they ask for."""
    return sum(_only(line) == {LENGTH} for line in first)


def gaps_of(facts: Facts, first: Mapping[UUID, Suggestion]) -> tuple[Gap, ...]:
    """Women for whom nobody is possible, by the language they like best and their part of town; most women first.
    Only those for whom another language, day or way would do it: what stays between two people is in no number, and
    another length of time is told apart (`other_length`)."""
    usual = median_low([row.places for row in facts.ready] or [1]) or 1
    groups: dict[tuple[str, str], int] = {}
    for want in facts.wants:
        line = first.get(want.pk)
        lacks = line is not None and bool(_only(line) - {LENGTH})
        if lacks and want.languages:
            key = want.languages[0], want.case.participant.district
            groups[key] = groups.get(key, 0) + 1
    found = [
        Gap(wording.language_name(language), district, -(-women // usual), women)
        for (language, district), women in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.women, each.language, each.district)))
