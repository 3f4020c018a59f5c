"""The map of people around her, opened for her, or for who accompanies her when she shows it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.cases.models import Case
from aanzet.participants.vault import Vault
from aanzet.sheets.models import PeopleMap
from aanzet.sheets.people import CLOSE, Person, load
from aanzet.sheets.pictures import Picture, chosen, pictures


@dataclass(frozen=True, slots=True)
class PersonChip:
    """Somebody on the map. `name`: her word, else that of the picture; `kind`: the word of the picture."""

    key: str
    icon: str
    name: str
    kind: str
    bearings: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Bearing:
    """Everybody who helps, or makes it hard, or has a say, or with whom she talks."""

    picture: Picture
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapPage:
    """The map: two rings around her."""

    map_id: UUID
    begun_on: date
    shown_on: date | None
    close: tuple[PersonChip, ...]
    further: tuple[PersonChip, ...]
    bearings: tuple[Bearing, ...]

    @property
    def everybody(self) -> tuple[PersonChip, ...]:
        return self.close + self.further


def map_of(case: Case) -> PeopleMap | None:
    found: PeopleMap | None = QuerySet(PeopleMap).filter(case=case).select_related("case").first()
    return found


def people_on(row: PeopleMap) -> tuple[Person, ...]:
    return load(Vault(row.case.participant_id).open(row, "body"))


def map_page(*, row: PeopleMap) -> MapPage:
    """The whole map, for a reader whom the door let through."""
    people = people_on(row)
    chips = [(each, _chip(each)) for each in people]
    return MapPage(
        row.pk, row.begun_on, row.shown_on,
        tuple(chip for each, chip in chips if each.ring == CLOSE),
        tuple(chip for each, chip in chips if each.ring != CLOSE),
        tuple(
            Bearing(picture, names) for key, picture in pictures("bearings").items()
            if (names := tuple(chip.name for each, chip in chips if key in each.bearings))
        ),
    )  # fmt: skip


def _chip(person: Person) -> PersonChip:
    picture = pictures("people")[person.picture]
    kind = picture.name if person.word else ""
    return PersonChip(
        person.key, picture.icon, person.word or picture.name, kind, chosen("bearings", person.bearings)
    )
