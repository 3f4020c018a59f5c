"""What she told without a pen, for her plan: her ladder and her voice."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.cases.enums import LadderMoment, TypedBy
from aanzet.cases.models import Case, LadderStep, Voice
from aanzet.cases.models.told import LADDER_TOP

# The small line in the drawing: a step of the ladder is so many units high, an answer so many wide.
RISE, STRIDE, EDGE = 6, 40, 8


@dataclass(frozen=True, slots=True)
class Told:
    """One answer on the ladder, 0 to 10."""

    on: date
    step: int
    moment: str
    typed_by: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Her answers, oldest first."""

    told: tuple[Told, ...] = ()

    @property
    def newest(self) -> Told | None:
        return self.told[-1] if self.told else None

    @property
    def earlier(self) -> tuple[Told, ...]:
        return self.told[:-1]

    @property
    def width(self) -> int:
        return 2 * EDGE + STRIDE * max(0, len(self.told) - 1)

    @property
    def height(self) -> int:
        return 2 * EDGE + RISE * LADDER_TOP

    @property
    def base(self) -> int:
        """Where the lowest step lies; the highest lies at EDGE."""
        return EDGE + RISE * LADDER_TOP

    @property
    def points(self) -> tuple[tuple[int, int], ...]:
        """Where each answer stands in the small line."""
        return tuple(
            (EDGE + STRIDE * place, EDGE + RISE * (LADDER_TOP - each.step))
            for place, each in enumerate(self.told)
        )

    @property
    def line(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """Her recording. `herself`: she made it on her own page."""

    voice_id: UUID
    on: date
    herself: bool


def ladder_of(case: Case) -> Ladder:
    """How much she decides herself, as she told it."""
    rows = QuerySet(LadderStep).filter(case=case).order_by("on", "created_at")
    return Ladder(
        tuple(
            Told(row.on, row.step, str(LadderMoment(row.moment).label), str(TypedBy(row.typed_by).label))
            for row in rows
        )
    )


def voice_of(case: Case) -> VoiceLine | None:
    """Whether she recorded what she wants; the sound stays where it is."""
    row = QuerySet(Voice).filter(case=case).values_list("pk", "on", "kept_by").first()
    return VoiceLine(row[0], row[1], row[2] == TypedBy.HERSELF) if row else None
