"""Who can see something about her now: persons and organisations, with what each of them sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from aanzet.access import scope
from aanzet.access.actor import Actor, Held
from aanzet.access.enums import Role
from aanzet.accounts.queries import photo_of
from aanzet.alliances.models import Membership
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import holds
from aanzet.circle import rules
from aanzet.circle.topics import card_parts
from aanzet.journal.queries import reads_about
from aanzet.participants.enums import ConsentTopic, LimitPart
from aanzet.participants.models import Consent, Limit
from aanzet.participants.rules import open_consents

# Who is named first.
ORDER = (AssignmentKind.COACH, AssignmentKind.STAND_IN, AssignmentKind.MENTOR, "coordinator", "organisation")


@dataclass(frozen=True, slots=True)
class Reader:
    """A person, or an organisation (`kind` "organisation"). `parts`: keys of `topics.PARTS`. `looked`: when last."""

    reader_id: UUID
    name: str
    kind: str
    organisation: str
    photo_id: UUID | None
    looked: datetime | None
    parts: frozenset[str]


@dataclass(slots=True)
class _Person:
    """Somebody who might see something: her memberships of today, as the doors read them."""

    actor: Actor
    name: str
    kind: str
    organisation: str
    photo_id: UUID | None


def readers_of(*, cases: list[Case], actor: Actor, on: date) -> tuple[Reader, ...]:
    """Everybody who can see something of these journeys of one woman (the `actor`), in seven queries."""
    people = [case.participant_id for case in cases]
    consents = list(open_consents(on).filter(participant__in=people).select_related("organisation"))
    persons = _persons(cases, consents, actor, on)
    held = _held(cases, [each.actor for each in persons])
    withheld = _withheld(people)
    looked = dict(
        reads_about_all(people).order_by().values("actor_id").annotate(at=Max("at")).values_list("actor_id", "at")
    )  # fmt: skip
    found = [
        Reader(pk, each.name, each.kind, each.organisation, each.photo_id, looked.get(pk), parts)
        for each, relations in zip(persons, held, strict=True)
        if (pk := each.actor.user_id)
        and (parts := rules.parts_shown(each.actor, relations, withheld=withheld.get(pk, ())))
    ]
    found += _organisations(consents, persons, looked)
    return tuple(sorted(found, key=lambda each: (ORDER.index(each.kind), each.name)))


def reads_about_all(people: list[UUID]) -> QuerySet[Any]:
    """Who opened which page about her, whichever of her rows it was about."""
    rows = reads_about(subject=people[0])
    for pk in people[1:]:
        rows = rows | reads_about(subject=pk)
    return rows


def _persons(cases: list[Case], consents: list[Consent], actor: Actor, on: date) -> list[_Person]:
    kinds: dict[UUID, str] = {}
    guides = QuerySet(Assignment).filter(holds(on), case__in=cases)
    for user, kind in guides.values_list("user_id", "kind"):
        kinds[user] = min(kind, kinds.get(user, kind), key=ORDER.index)
    here = Q(role=Role.COORDINATOR, organisation__in=[case.organisation_id for case in cases])
    there = Q(role=Role.EMPLOYER_CONTACT, organisation__in=[row.organisation_id for row in consents])
    others = Membership.objects.filter(holds(on)).filter(here | there).values("user_id")
    rows = (
        Membership.objects.filter(holds(on), Q(user__in=list(kinds)) | Q(user__in=others), user__is_active=True)
        .select_related("user", "organisation")
        .annotate(photo_id=photo_of(actor))
        .order_by("user_id", "starts_on")
    )  # fmt: skip
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.user_id, []).append(row)
    return [_person(mine, kinds.get(user), on) for user, mine in found.items()]


def _person(memberships: list[Any], kind: str | None, on: date) -> _Person:
    first = memberships[0]
    held = tuple(Held(Role(row.role), row.organisation_id, row.alliance_id) for row in memberships)
    roles = {row.role for row in memberships}
    other = "coordinator" if Role.COORDINATOR in roles else "organisation"
    actor = Actor(first.user_id, first.user.name, on=on, held=held)
    return _Person(actor, first.user.name, kind or other, first.organisation.name, first.photo_id)


def _held(cases: list[Case], actors: list[Actor]) -> list[frozenset[str]]:
    """The relations of each actor to these cases, of all of them in one query."""
    names = {
        f"a{at}_{name}": rule
        for at, each in enumerate(actors)
        for name, rule in scope.flags(each, Case).items()
    }
    rows = list(QuerySet(Case).filter(pk__in=[case.pk for case in cases]).annotate(**names).values(*names))
    held: list[set[str]] = [set() for _ in actors]
    for row in rows:
        for key in (key for key, yes in row.items() if yes):
            at, _, name = key.partition("_rel_")
            held[int(at[1:])].add(name)
    return [frozenset(each) for each in held]


def _withheld(people: list[UUID]) -> dict[UUID, list[LimitPart]]:
    rows = QuerySet(Limit).filter(participant__in=people, lifted_on__isnull=True)
    found: dict[UUID, list[LimitPart]] = {}
    for user, part in rows.values_list("user_id", "part"):
        found.setdefault(user, []).append(LimitPart(part))
    return found


def _organisations(
    consents: list[Consent], persons: Iterable[_Person], looked: dict[Any, datetime]
) -> list[Reader]:
    """An organisation is one reader: what she said yes to, and when one of its people looked last."""
    topics: dict[UUID, set[str]] = {}
    names: dict[UUID, str] = {}
    for row in consents:
        topics.setdefault(row.organisation_id, set()).add(row.topic)
        names[row.organisation_id] = row.organisation.name
    found = []
    for pk, said in topics.items():
        parts = card_parts(said) | ({"known"} if ConsentTopic.MATCH in said else frozenset())
        times = [
            looked[each.actor.user_id]
            for each in persons
            if pk in each.actor.organisations(Role.EMPLOYER_CONTACT) and each.actor.user_id in looked
        ]
        found.append(Reader(pk, names[pk], "organisation", "", None, max(times, default=None), parts))
    return found
