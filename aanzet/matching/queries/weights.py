"""Which weights hold in a programme on a day: those the lead decided, else those of its blueprint."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from aanzet.accounts.models import User
from aanzet.cases.models.journey import holds
from aanzet.matching.models import WeightSet
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of

# The parts of a fit, in the order in which they are shown; then what decides who comes first.
PARTS = ("language", "time", "travel", "sector", "asks")
FIRST = ("waiting", "waiting_cap", "deadline", "deadline_days", "scarce", "keep", "load")
WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Decided:
    """One set of weights that was decided, newest first; `here`: it holds now."""

    since: date
    until: date | None
    words: str
    by: str
    here: bool


def weights_of(*, programme: Programme, on: date) -> dict[str, int]:
    """All weights by name."""
    newest = (
        WeightSet.objects.filter(holds(on), programme=programme).order_by("-starts_on", "-created_at").first()
    )
    base: dict[str, int] = asdict(blueprint_of(programme).matching)
    return base | (newest.weights if newest else {})


def decided(*, programme: Programme, on: date) -> list[Decided]:
    """Who changed them, when and why."""
    rows = list(WeightSet.objects.filter(programme=programme).order_by("-starts_on", "-created_at"))
    names: dict[UUID | None, str] = dict(
        User.objects.filter(pk__in=[row.by_id for row in rows]).values_list("pk", "name")
    )
    return [
        Decided(
            row.starts_on, row.ends_on, row.words, names.get(row.by_id, ""),
            row.starts_on <= on and (row.ends_on is None or row.ends_on >= on),
        )
        for row in rows
    ]  # fmt: skip


def fault_in(weights: Mapping[str, int]) -> str:
    """The name of what is wrong with weights, "sum" for parts that do not make a whole; empty when nothing is."""
    for name in (*PARTS, *FIRST):
        least = 1 if name in ("waiting_cap", "deadline_days") else 0
        if not least <= weights[name] <= 1_000_000:
            return name
    return "" if sum(weights[name] for name in PARTS) == WHOLE else "sum"
