"""For figures: how the numbers of women who rated themselves twice changed. Numbers leave this file, never who.

The numbers are sealed with each woman's key and opened here, woman by woman; who was erased is not in them any more.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.core.sealed import CannotOpen
from aanzet.core.text import localised
from aanzet.participants.models import ParticipantKey
from aanzet.participants.vault import Vault
from aanzet.programmes.models import Programme
from aanzet.questionnaires.definitions import Definition, definition_or_none
from aanzet.surveys.models import Sitting

ENOUGH = 10
"""Self-ratings are a special kind of data: of fewer pairs only their number is told (design of small numbers)."""


@dataclass(frozen=True, slots=True)
class PairedChange:
    """One self-rating of one version: the first number beside the newest one, of women who gave both.

    `n`: so many women. `pairs`: sorted by their numbers, so that their order tells nothing; empty when n < ENOUGH.
    """

    rating: str
    n: int
    lowest: float
    highest: float
    pairs: tuple[tuple[float, float], ...] = ()

    def name(self, language: str) -> str:
        shape, key = _shape(self.rating)
        return localised(shape.block_by_key[key].title, language) if shape else self.rating

    @property
    def tested(self) -> bool:
        """Whether its questionnaire was tested as an instrument."""
        shape, _key = _shape(self.rating)
        return bool(shape and shape.validated)

    @property
    def mean_first(self) -> float | None:
        return _mean([first for first, _now in self.pairs])

    @property
    def mean_now(self) -> float | None:
        return _mean([now for _first, now in self.pairs])

    @property
    def mean_change(self) -> float | None:
        return _mean([now - first for first, now in self.pairs])


def paired_changes(
    *, programme: Programme, women: Mapping[UUID, UUID], until: date
) -> tuple[PairedChange, ...]:
    """Per self-rating the women who gave it at least twice by `until`.

    `women`: case id -> the id that stands for the woman, of those who count; others are left out. Call it inside the
    escape of who counts.
    """
    told: dict[tuple[str, UUID], list[float]] = defaultdict(list)
    rows = QuerySet(Sitting).filter(case__programme=programme, finished_on__lte=until).exclude(scores="")
    rows = (
        rows.select_related("case")
        .only("scores", "case__participant_id")
        .order_by("finished_on", "created_at")
    )
    found = [row for row in rows.iterator(chunk_size=2000) if row.case_id in women]
    people = {row.case.participant_id for row in found}
    keys = {row.participant_id: row for row in ParticipantKey.objects.filter(participant__in=people)}
    for row in found:
        for rating, number in _numbers(row, keys).items():
            told[rating, women[row.case_id]].append(number)
    pairs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (rating, _woman), numbers in told.items():
        if len(numbers) > 1:
            pairs[rating].append((numbers[0], numbers[-1]))
    return tuple(_change(rating, pairs.get(rating, [])) for rating in sorted({rating for rating, _ in told}))


def _numbers(row: Sitting, keys: Mapping[UUID, ParticipantKey]) -> dict[str, float]:
    person = row.case.participant_id
    if person not in keys:
        return {}
    try:
        found: dict[str, float] = json.loads(Vault(person, keys[person]).open(row, "scores"))
    except CannotOpen:
        return {}
    return found


def _change(rating: str, pairs: list[tuple[float, float]]) -> PairedChange:
    shape, key = _shape(rating)
    scoring = shape.block_by_key[key].scoring if shape else None
    low, high = (scoring.lowest, scoring.highest) if scoring else (0, 0)
    return PairedChange(rating, len(pairs), low, high, tuple(sorted(pairs)) if len(pairs) >= ENOUGH else ())


def _shape(rating: str) -> tuple[Definition | None, str]:
    slug, version, key = rating.split(".")
    return definition_or_none(slug, int(version)), key


def _mean(numbers: list[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None
