"""What an import would do with each row: decided without writing anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from aanzet.alliances.models import Organisation
from aanzet.imports.enums import Outcome
from aanzet.imports.queries.known import Asked, Known, asked_of
from aanzet.imports.reading import Fault, FileRead, Person, RowRead
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme

BATCH = 500


@dataclass(frozen=True, slots=True)
class Source:
    """One file by its name, and what was understood of it."""

    name: str
    read: FileRead


@dataclass(slots=True)
class Planned:
    """One row of a file and what becomes of it. `participant_id`: her row at this organisation. `fresh`: that
    row, unsaved. `twin_id`: her row at a partner, to be linked. `opens_case`: she has none in this programme."""

    file: str
    row: RowRead
    outcome: Outcome
    participant_id: UUID | None = None
    fresh: Participant | None = None
    twin_id: UUID | None = None
    opens_case: bool = False
    row_key: str = ""
    fault: Fault | None = None
    notes: list[Fault] = field(default_factory=list)


class Planner:
    """Plans the rows of one import, file after file; women of earlier rows are known to later ones."""

    def __init__(self, *, programme: Programme, organisation: Organisation, on: date) -> None:
        self.programme, self.organisation = programme, organisation
        self.known = Known(programme=programme, organisation=organisation, on=on)

    def batches(self, source: Source) -> Iterator[list[Planned]]:
        """The planned rows of a file, at most BATCH at a time."""
        rows = source.read.rows
        for start in range(0, len(rows), BATCH):
            yield self._batch(source.name, rows[start : start + BATCH])

    def _batch(self, file: str, rows: Sequence[RowRead]) -> list[Planned]:
        asked = [asked_of(row.person, self.organisation, self.programme) for row in rows if row.person]
        self.known.load(asked)
        coming = iter(asked)
        return [
            self._plan(file, row, next(coming)) if row.person else self._refused(file, row) for row in rows
        ]

    def _refused(self, file: str, row: RowRead) -> Planned:
        return Planned(file, row, Outcome.REFUSED, fault=row.fault)

    def _plan(self, file: str, row: RowRead, asked: Asked) -> Planned:
        key, person = asked.key, asked.person
        notes = list(row.notes)
        earlier = self.known.earlier.get(key)
        if earlier is not None:
            return Planned(file, row, Outcome.UNCHANGED, earlier, row_key=key, notes=notes)
        if person.started_on is None:
            notes.append(Fault("no_start"))
        seen = self.known.match(asked)
        if seen is not None and seen.own:
            notes += self._differences(seen.participant_id, person)
            opens = seen.participant_id not in self.known.with_case
            self.known.with_case.add(seen.participant_id)
            return Planned(
                file, row, Outcome.MATCHED, seen.participant_id, opens_case=opens, row_key=key, notes=notes
            )
        if self.known.was_erased(asked):
            return Planned(file, row, Outcome.REFUSED, fault=Fault("erased"))
        if seen is None and self.known.probable(asked.traits):
            notes.append(Fault("probable"))
        fresh = participant_of(person, self.organisation)
        self.known.add(fresh, asked)
        self.known.with_case.add(fresh.pk)
        outcome = Outcome.STORED if seen is None else Outcome.MATCHED
        twin = None if seen is None else seen.participant_id
        return Planned(file, row, outcome, fresh.pk, fresh, twin, True, key, notes=notes)

    def _differences(self, participant_id: UUID, person: Person) -> list[Fault]:
        """Which details of the row contradict what we have, and which are new: said, never taken over unseen."""
        row = self.known.rows.get(participant_id)
        if row is None:
            return []
        told = {
            "phone": person.phones[0] if person.phones else "",
            "email": person.email,
            "language": person.language,
            "postcode": person.postcode,
            "birth_date": person.birth_date,
            "district": person.district,
        }
        code = {"birth_date": "birth"}
        other = [
            code.get(name, name) for name, value in told.items() if value and row[name] and row[name] != value
        ]
        new = [code.get(name, name) for name, value in told.items() if value and not row[name]]
        found = [Fault("differs", tuple(other))] if other else []
        return found + ([Fault("new_details", tuple(new))] if new else [])


def participant_of(person: Person, organisation: Organisation) -> Participant:
    """An unsaved row of a woman as this organisation now knows her."""
    return Participant(
        organisation=organisation,
        call_name=person.call_name,
        full_name=person.full_name,
        gender=person.gender,
        birth_date=person.birth_date,
        birth_year=person.birth_year,
        phone=person.phones[0] if person.phones else "",
        email=person.email,
        language=person.language,
        reads=person.reads,
        postcode=person.postcode,
        district=person.district,
    )


def rest_of(person: Person) -> dict[str, object]:
    """What the row says beyond the fields of her file: kept with the row of the import."""
    rest = {
        "children": person.children,
        "hours": person.hours,
        "place": person.place,
        "phones": list(person.phones[1:]),
        "remark": person.remark,
    }
    return {name: value for name, value in rest.items() if value not in (None, "", [])}
