"""Filling a database with many invented women, quickly: rows are poured past the ORM, in the form it would store.

Every woman has what the pages read: keys, search words, a case with phases, a coach, four contacts with sealed notes,
a wish, a plan with a goal and steps, obstacles, signals and journal lines. All of them belong to one organisation:
the hardest case for a page of a coordinator. The share of women who need somebody is the same at every size.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.db import connection, models, transaction

from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership, Organisation
from aanzet.cases.enums import SignalReason
from aanzet.cases.models import (
    Assignment,
    Case,
    ContactMoment,
    Goal,
    PhaseChange,
    PlanVersion,
    Signal,
    Step,
    Wish,
)
from aanzet.core import sealed
from aanzet.core.ids import new_id
from aanzet.journal.chain import digest
from aanzet.journal.models import ChainHead, Entry
from aanzet.participants import vault
from aanzet.participants.identity import Traits, fingerprints, search_tokens
from aanzet.participants.models import (
    Barrier,
    Fingerprint,
    NameToken,
    Participant,
    ParticipantKey,
    SafeContact,
    Strength,
)
from aanzet.portal.demo.people import Crowd, backgrounds
from aanzet.programmes.models import Programme

BATCH = 2000
CHILDREN: tuple[type[models.Model], ...] = (
    NameToken, Fingerprint, Assignment, PhaseChange, ContactMoment, Wish, PlanVersion, Goal, Step, Barrier, Strength,
    SafeContact, Signal, ChainHead, Entry,
)  # fmt: skip
WOMEN_PER_COACH = 25
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def pour(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Insert unsaved rows: COPY on PostgreSQL, one prepared statement on SQLite."""
    own_key = (models.UUIDField, models.OneToOneField)
    fields = [
        field for field in model._meta.concrete_fields if not field.primary_key or isinstance(field, own_key)
    ]
    names = ", ".join(f'"{field.column}"' for field in fields)
    sqlite = connection.vendor == "sqlite"
    ways = [(field.attname, _way(field, sqlite)) for field in fields]
    values = ([way(getattr(row, name)) for name, way in ways] for row in rows)
    with connection.cursor() as cursor:
        if sqlite:
            marks = ", ".join("?" for _ in fields)
            insert = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})'  # noqa: S608
            connection.connection.executemany(insert, values)
        else:
            with cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
                for each in values:
                    copy.write_row(each)


def _way(field: Any, sqlite: bool) -> Callable[[Any], Any]:
    """How a value of a field goes to the driver."""
    if field.name == "created_at":
        now = str(NOW.replace(tzinfo=None)) if sqlite else NOW
        return lambda value: now
    if isinstance(field, models.JSONField):
        return json.dumps
    target = field.target_field if field.is_relation else field
    if isinstance(target, models.UUIDField):
        return (lambda value: value.hex if value else None) if sqlite else (lambda value: value)
    if isinstance(target, models.DateTimeField) and sqlite:
        return lambda value: value.strftime("%Y-%m-%d %H:%M:%S.%f") if value else None
    if isinstance(target, models.CharField | models.TextField) or (
        sqlite and isinstance(target, models.DateField | models.DecimalField)
    ):
        return lambda value: None if value is None else str(value)
    return lambda value: value


def _batches(numbers: range) -> Iterator[list[int]]:
    found = iter(numbers)
    while batch := list(islice(found, BATCH)):
        yield batch


class Filler:
    """Grows one organisation to a number of women; what is there already stays."""

    def __init__(self, programme: Programme, organisation: Organisation, today: date) -> None:
        self.programme, self.organisation, self.today = programme, organisation, today
        self.rng = Random("bench")
        self.crowd = Crowd(self.rng, today, first_phone=0)
        self.kinds = sorted(backgrounds())
        self.coach: User | None = None
        self.women = 0

    def grow_to(self, women: int) -> None:
        """Add women until there are `women`."""
        for batch in _batches(range(self.women, women)):
            with transaction.atomic():
                self._add(batch)
        self.women = women
        if connection.vendor == "postgresql":  # which does so by itself; an SQLite installation does not
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _add(self, numbers: list[int]) -> None:
        people, cases = [], []
        rows: dict[type[models.Model], list[models.Model]] = {model: [] for model in CHILDREN}
        keys = []
        for number in numbers:
            if self.coach is None or number % WOMEN_PER_COACH == 0:
                self.coach = self._coach(number)
            person = self._person(number)
            people.append(person)
            key = sealed.new_key()
            keys.append(
                ParticipantKey(
                    participant=person, key_id=vault._current(), wrapped=vault._wrap(person.pk, key)
                )
            )
            case = self._case(person, number)
            cases.append(case)
            self._journey(case, key, number, rows)
        pour(Participant, people)
        pour(ParticipantKey, keys)
        pour(Case, cases)
        for model, found in rows.items():
            pour(model, found)

    def _coach(self, number: int) -> User:
        name = f"Coach {number // WOMEN_PER_COACH}"
        user = User.objects.create(email=f"coach{number // WOMEN_PER_COACH}@example.org", name=name)
        Membership.objects.create(
            user=user,
            organisation=self.organisation,
            role=Role.COACH,
            starts_on=self.today - timedelta(days=900),
        )
        return user

    def _person(self, number: int) -> Participant:
        self.crowd._seen.clear()  # among so many, names do come twice
        drawn = self.crowd.draw(self.kinds[number % len(self.kinds)], "nl", "nl")
        fields = drawn.fields() | {"phone": f"+3161{number:07d}"}
        return Participant(organisation=self.organisation, district="Zuidoost", gender="woman", **fields)

    def _case(self, person: Participant, number: int) -> Case:
        started = self.today - timedelta(days=30 + number % 300)
        return Case(
            participant=person, programme=self.programme, organisation=self.organisation, finding_place="Buurthuis",
            first_contact_on=started - timedelta(days=5), started_on=started, channel="in_person",
        )  # fmt: skip

    def _journey(
        self, case: Case, key: bytes, number: int, rows: dict[type[models.Model], list[models.Model]]
    ) -> None:
        person, today, started = case.participant, self.today, case.started_on or self.today
        assert self.coach
        names = (person.call_name, person.full_name, person.name_latin)
        rows[NameToken] += [
            NameToken(participant=person, organisation=self.organisation, token=token, rough=rough)
            for token, rough in search_tokens(names=names, phone=person.phone).items()
        ]
        traits = Traits(
            person.call_name, person.full_name, person.birth_date, person.birth_year, person.phone
        )
        rows[Fingerprint] += [
            Fingerprint(participant=person, kind=kind, digest=each)
            for kind, each in fingerprints(traits).items()
        ]
        rows[Assignment].append(Assignment(case=case, user=self.coach, kind="coach", starts_on=started))
        for place, phase in enumerate(("intake", "orientation", "preparation")):
            rows[PhaseChange].append(
                PhaseChange(case=case, phase=phase, on=started + timedelta(days=place * 9))
            )
        for place in range(4):
            contact = ContactMoment(
                case=case, kind="phone", on=today - timedelta(days=2 + place * 7), minutes=20, by_id=self.coach.pk,
                by_name=self.coach.name, next_step="Belt zelf",
            )  # fmt: skip
            contact.note = sealed.seal(
                key, "p", vault._place(contact, "note"), "Samen naar vacatures gekeken."
            )
            rows[ContactMoment].append(contact)
        rows[Wish].append(Wish(case=case, text="Ik wil werken in de zorg.", form="spoken", on=started))
        rows[PlanVersion].append(
            PlanVersion(
                case=case, number=1, begun_on=started, agreed_by_her_on=started, agreed_by_coach_on=started
            )
        )
        goal = Goal(case=case, title="Mijn Nederlands naar B1")
        rows[Goal].append(goal)
        rows[Step] += [
            Step(goal=goal, what="Proefexamen doen", due_on=today, order=place) for place in range(3)
        ]
        rows[Barrier] += [
            Barrier(participant=person, kind=kind, since=started, source="intake", rank=1)
            for kind in ("language_level", "no_childcare")
        ]
        rows[Strength] += [
            Strength(
                participant=person,
                name="Ik geef niet op",
                example="Drie keer examen.",
                noted_on=started,
                source="herself",
            )
            for _ in range(3)
        ]
        rows[SafeContact].append(
            SafeContact(participant=person, discretion="neutral", channel="phone", asked_on=started)
        )
        self._signals(case, number, rows)
        self._journal(person, rows)

    def _signals(self, case: Case, number: int, rows: dict[type[models.Model], list[models.Model]]) -> None:
        """Of every ten women four need somebody now, four this week, two are well."""
        turn, today = number % 10, self.today
        silent = (
            today - timedelta(days=1 + number % 20) if turn < 2 else today + timedelta(days=3 + number % 11)
        )
        rows[Signal].append(self._signal(case, SignalReason.SILENCE, silent, 1))
        if 2 <= turn < 4:
            rows[Signal].append(
                self._signal(case, SignalReason.STEP, today - timedelta(days=1 + number % 30), 2)
            )
        soon = today + timedelta(days=number % 7) if 4 <= turn < 8 else today + timedelta(days=30)
        rows[Signal].append(self._signal(case, SignalReason.REVIEW, soon, 3))

    def _signal(self, case: Case, reason: SignalReason, shows: date, weight: int) -> Signal:
        return Signal(
            case=case, organisation=self.organisation, source="cases", reason=reason, shows_from=shows, since=shows,
            weight=weight, words="Proefexamen doen" if reason is SignalReason.STEP else "",
        )  # fmt: skip

    def _journal(self, person: Participant, rows: dict[type[models.Model], list[models.Model]]) -> None:
        before = ""
        actions = (
            "participant.added",
            "case.opened",
            "case.coach_assigned",
            "case.note_added",
            "case.note_added",
            "case.note_added",
        )
        for seq, action in enumerate(actions, 1):
            entry = Entry(
                id=new_id(), at=NOW + timedelta(days=seq), actor_id=self.coach.pk if self.coach else None,
                action=action, subject_id=person.pk, object_id=person.pk, organisation_id=self.organisation.pk,
                chain=person.pk, seq=seq, previous=before, data={},
            )  # fmt: skip
            entry.digest = before = digest(entry)
            rows[Entry].append(entry)
        rows[ChainHead].append(ChainHead(chain=person.pk, seq=len(actions), digest=before))
