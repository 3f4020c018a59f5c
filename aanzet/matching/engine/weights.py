"""What counts how much. The fit of a pair is the exact sum of its parts: whole numbers, 10,000 at most."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from aanzet.matching.engine.faults import BadProblem

WHOLE = 10_000
PARTS = ("language", "time", "travel", "sector", "asks")


@dataclass(frozen=True, slots=True)
class Weights:
    """The parts of the fit (together 10,000), and what else decides who is served and whom.

    `waiting`: for who waits `waiting_cap` days or longer, in proportion for who waits less; `deadline`: for whose
    place in the programme ends within `deadline_days`, in proportion; `scarce`: for who has hardly any possible
    coach, by how many women compete for the places within her reach; it counts more the fewer women stay without, since
    then it costs the others less; `keep`: for a proposal that stood yesterday;
    `load`: what each further place of the same coach costs. In the units of the fit.
    """

    language: int = 3_000
    time: int = 1_500
    travel: int = 2_000
    sector: int = 2_000
    asks: int = 1_500
    waiting: int = 6_000
    waiting_cap: int = 90
    deadline: int = 3_000
    deadline_days: int = 60
    scarce: int = 1_100
    keep: int = 500
    load: int = 100

    def changed(self, more: Mapping[str, Any]) -> "Weights":
        """These with some others. Raises BadProblem."""
        known = {each.name for each in fields(self)}
        for name, value in more.items():
            if name not in known:
                raise BadProblem(f"weights: “{name}” is not known. Choose from {', '.join(sorted(known))}.")
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000:
                raise BadProblem(f"weights: “{name}” is {value!r}. Give a whole number from 0 to 1,000,000.")
        made = replace(self, **more)
        total = sum(getattr(made, name) for name in PARTS)
        if total != WHOLE:
            raise BadProblem(
                f"weights: {', '.join(PARTS)} make {total:,} together. Change them so that they make {WHOLE:,}."
            )
        if not made.waiting_cap or not made.deadline_days:
            raise BadProblem("weights: waiting_cap and deadline_days are numbers of days. Give 1 or more.")
        return made

    def told(self) -> dict[str, int]:
        """As they are written down with a run."""
        return asdict(self)
