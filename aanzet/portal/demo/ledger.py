"""Many rows at once: gathers what happened, then stores it with few statements and journal lines in their order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from aanzet.cases.models import (
    Assignment,
    Case,
    ContactMoment,
    Deviation,
    Exit,
    Goal,
    Intake,
    IntakeAnswer,
    LadderStep,
    OutreachContact,
    Pause,
    PhaseChange,
    PlanVersion,
    Referral,
    Step,
    Wish,
)
from aanzet.journal.actions import Line, write_many
from aanzet.participants.models import Barrier, Consent, Restriction, SafeContact, Skill, Strength
from aanzet.participants.vault import Vault
from aanzet.surveys.models import Showing, Sitting, SittingAnswer
from aanzet.work.models import AfterCareCheck, IndependenceStatement, Placement, StartSituation

# Parents before children.
ORDER: tuple[type[models.Model], ...] = (
    SafeContact, Restriction, Consent, Barrier, Strength, Skill, Assignment, PhaseChange, Pause, Exit, Intake,
    IntakeAnswer, Wish, PlanVersion, Goal, Step, LadderStep, ContactMoment, Deviation, Referral,
    OutreachContact, Placement, AfterCareCheck,
    IndependenceStatement, StartSituation, Sitting, SittingAnswer, Showing,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who wrote a row: what the journal and "by" fields need."""

    user_id: UUID | None
    name: str = ""


SYSTEM = Who(None)


@dataclass
class Ledger:
    """Rows and lines of one organisation. The clear text of sealed fields never leaves this object."""

    rows: dict[type[models.Model], list[models.Model]] = field(default_factory=lambda: defaultdict(list))
    lines: list[tuple[date, int, Who, Line]] = field(default_factory=list)
    _vaults: dict[UUID, Vault] = field(default_factory=dict)

    def add(self, row: models.Model) -> None:
        self.rows[type(row)].append(row)

    def seal(self, participant_id: UUID, row: models.Model, name: str, text: str) -> None:
        """Put the sealed form of `text` into a field of a row whose pk is set."""
        vault = self._vaults.setdefault(participant_id, Vault(participant_id))
        setattr(row, name, vault.seal(row, name, text))

    def tell(
        self, by: Who, on: date, action: str, case: Case, row: models.Model | None = None,
        data: dict[str, Any] | None = None, *, is_read: bool = False,
    ) -> None:  # fmt: skip
        """A journal line about the woman of `case`; the object is `row`, else the case."""
        line = Line(action, case.participant_id, (row or case).pk, data=data or {}, is_read=is_read, on=on)
        self.lines.append((on, len(self.lines), by, line))

    def store(self) -> int:
        """Write everything; the number of rows."""
        count = 0
        for model in ORDER:
            found = self.rows.pop(model, [])
            models.QuerySet(model).bulk_create(found, batch_size=400)
            count += len(found)
        if self.rows:
            raise TypeError(f"no place in the order for {sorted(model.__name__ for model in self.rows)}")
        for who, lines in _rounds(self.lines):
            write_many(who if who.user_id else None, lines)
        return count + len(self.lines)


def _rounds(told: list[tuple[date, int, Who, Line]]) -> Iterable[tuple[Who, list[Line]]]:
    """Batches of one writer each, so that within each woman's chain the lines stay in the order of their days.

    The first round holds every chain's first run of lines by one writer, the second round the next run, and so on.
    """
    chains: dict[UUID | None, list[tuple[Who, list[Line]]]] = defaultdict(list)
    for _, _, who, line in sorted(told, key=lambda each: each[:2]):
        runs = chains[line.subject]
        if not runs or runs[-1][0] != who:
            runs.append((who, []))
        runs[-1][1].append(line)
    place = 0
    while True:
        batch: dict[Who, list[Line]] = defaultdict(list)
        for runs in chains.values():
            if place < len(runs):
                batch[runs[place][0]] += runs[place][1]
        if not batch:
            return
        yield from batch.items()
        place += 1
