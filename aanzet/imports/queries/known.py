"""Which women are known already: here, or at a partner under an agreement on sharing and with her own yes.

The rule: the same name (without order, small words, marks and case) with the same full birth date; or the same
phone with the same first name and no other birth year. A name with a birth year alone is never enough.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.alliances.models import Organisation
from aanzet.cases.models import Case
from aanzet.core.text import name_key, tokens
from aanzet.imports.enums import Outcome
from aanzet.imports.models import Erased, ImportRow
from aanzet.imports.reading import Person
from aanzet.participants.identity import Traits, fingerprints
from aanzet.participants.models import Fingerprint, NameToken, Participant
from aanzet.participants.rules import comparable, restricted_now
from aanzet.programmes.models import Programme

# Details of a known woman that a row may contradict.
COMPARED = ("phone", "email", "language", "postcode", "birth_date", "district")


@dataclass(frozen=True, slots=True)
class Seen:
    """A row that may be the woman of a row of the file."""

    participant_id: UUID
    own: bool
    first: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of the file with all it is compared by, worked out once. `digests`: its keyed fingerprints."""

    person: Person
    traits: Traits
    key: str
    digests: tuple[str, ...]


_SAID = tuple(each.name for each in fields(Person))


def asked_of(person: Person, organisation: Organisation, programme: Programme) -> Asked:
    """What a row is compared by."""
    traits = traits_of(person)
    digests = tuple(fingerprints(traits).values())
    return Asked(person, traits, row_key(person, organisation, programme), digests)


def traits_of(person: Person) -> Traits:
    return Traits(
        call_name=person.call_name,
        full_name=person.full_name,
        birth_date=person.birth_date,
        birth_year=person.birth_year,
        phone=person.phones[0] if person.phones else "",
    )


def row_key(person: Person, organisation: Organisation, programme: Programme) -> str:
    """A keyed digest of all that a row says, for one organisation and programme (HMAC-SHA-256, RFC 2104)."""
    said = {name: value for name in _SAID if (value := getattr(person, name)) not in (None, "", ())}
    text = json.dumps(
        ["import row", str(organisation.pk), str(programme.pk), said], default=str, sort_keys=True
    )
    return hmac.new(bytes.fromhex(settings.FINGERPRINT_KEY), text.encode(), hashlib.sha256).hexdigest()


class Known:
    """Looks up whole batches in a constant number of queries, and remembers what this import itself adds."""

    def __init__(self, *, programme: Programme, organisation: Organisation, on: date) -> None:
        self.programme, self.organisation, self.on = programme, organisation, on
        self.same: dict[str, Seen] = {}
        self.phones: dict[str, list[Seen]] = {}
        # The same row was taken over before: its key -> her row.
        self.earlier: dict[str, UUID] = {}
        self.erased: set[str] = set()
        self.with_case: set[UUID] = set()
        self.rows: dict[UUID, dict[str, Any]] = {}
        self.names: dict[tuple[str, int], UUID] = {}

    def load(self, rows: Iterable[Asked]) -> None:
        """Fetch whatever the rows of one batch may match."""
        batch = list(rows)
        with unscoped("imports.run"):
            self._load_earlier([row.key for row in batch])
            new = [row for row in batch if row.key not in self.earlier]
            self._load_same([digest for row in new for digest in row.digests])
            self._load_erased([digest for row in new for digest in (row.key, *row.digests)])
            self._load_phones([row.traits.phone for row in new if row.traits.phone])
            self._load_names([row.traits for row in new if row.person.birth_date is None and row.traits.year])
            found = [self.same[digest] for row in new for digest in row.digests if digest in self.same]
            found += [seen for row in new for seen in self.phones.get(row.traits.phone, ())]
            own = {seen.participant_id for seen in found if seen.own}
            self._load_rows(own - self.rows.keys())

    def _people(self) -> QuerySet[Participant]:
        """Rows that may be compared. What is hidden at a partner stays unseen; here it is her own file."""
        hidden = restricted_now(Actor(None, on=self.on)).exclude(participant__organisation=self.organisation)
        rows = Participant.objects.filter(comparable(self.organisation, self.on), erased_on__isnull=True)
        return rows.exclude(pk__in=hidden.values("participant_id"))

    def _load_earlier(self, keys: list[str]) -> None:
        rows = ImportRow.objects.filter(
            row_key__in=keys,
            participant__isnull=False,
            run__undone_on__isnull=True,
            run__organisation=self.organisation,
        ).exclude(outcome=Outcome.REFUSED)
        self.earlier |= dict(rows.values_list("row_key", "participant_id"))

    def _load_erased(self, digests: list[str]) -> None:
        rows = Erased.objects.filter(organisation=self.organisation, digest__in=digests)
        self.erased |= set(rows.values_list("digest", flat=True))

    def _load_same(self, digests: list[str]) -> None:
        wanted = [digest for digest in digests if digest not in self.same]
        found = (
            Fingerprint.objects.filter(digest__in=wanted, participant__in=self._people().values("pk"))
            .order_by("-participant_id")
            .values_list("digest", "participant_id", "participant__organisation_id")
        )
        for digest, participant, organisation in found:
            own = organisation == self.organisation.pk
            if own or digest not in self.same or not self.same[digest].own:
                self.same[digest] = Seen(participant, own, "", None)

    def _load_phones(self, phones: list[str]) -> None:
        wanted = [phone for phone in phones if phone not in self.phones]
        for row in self._people().filter(phone__in=wanted).order_by("pk"):
            self._remember_phone(row, own=row.organisation_id == self.organisation.pk)

    def _remember_phone(self, row: Participant, *, own: bool) -> None:
        traits = Traits(row.call_name, row.full_name, row.birth_date, row.birth_year, row.phone)
        self.phones.setdefault(row.phone, []).append(Seen(row.pk, own, traits.first, traits.year))

    def _load_names(self, traits: list[Traits]) -> None:
        """Own rows with the same name and year, for people of whom only the year is known."""
        words = {tokens(each.full_name or each.call_name)[0] for each in traits if each.name}
        if not words:
            return
        having = NameToken.objects.filter(organisation=self.organisation, token__in=words).values(
            "participant_id"
        )
        years = {each.year for each in traits}
        for row in Participant.objects.filter(
            organisation=self.organisation, pk__in=having, birth_year__in=years, erased_on__isnull=True
        ):
            if row.birth_year:
                self.names.setdefault((name_key(row.display_name), row.birth_year), row.pk)

    def _load_rows(self, ids: set[UUID]) -> None:
        for row in Participant.objects.filter(pk__in=ids).values("pk", *COMPARED):
            self.rows[row["pk"]] = row
        self.with_case |= set(
            Case.objects.filter(participant__in=ids, programme=self.programme).values_list(
                "participant_id", flat=True
            )
        )

    def match(self, row: Asked) -> Seen | None:
        """The woman this is: one of our own rows first, else one of a partner that may be compared."""
        traits = row.traits
        found = [self.same[digest] for digest in row.digests if digest in self.same]
        found += [
            seen
            for seen in self.phones.get(traits.phone, ()) if traits.phone
            if seen.first == traits.first and traits.first
            and (seen.year is None or traits.year is None or seen.year == traits.year)
        ]  # fmt: skip
        return min(found, key=lambda seen: not seen.own, default=None)

    def was_erased(self, row: Asked) -> bool:
        """Was a woman erased here whom this row, or another with her name and birth or phone, would bring back?"""
        return not self.erased.isdisjoint((row.key, *row.digests))

    def probable(self, traits: Traits) -> bool:
        """A row of our own has this name and this birth year, and no more is sure."""
        return bool(traits.name and traits.year and (traits.name, traits.year) in self.names)

    def add(self, row: Participant, asked: Asked) -> None:
        """Remember a row that this import stores."""
        self.rows[row.pk] = {name: getattr(row, name) for name in COMPARED}
        traits = asked.traits
        seen = Seen(row.pk, True, traits.first, traits.year)
        for digest in asked.digests:
            self.same[digest] = seen
        if traits.phone:
            self._remember_phone(row, own=True)
        if traits.name and traits.year:
            self.names.setdefault((traits.name, traits.year), row.pk)
