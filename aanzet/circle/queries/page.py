"""Her page "Who may see me", as frozen data."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.access.actor import Actor
from aanzet.alliances.models import Grant
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Case
from aanzet.circle.enums import TOPIC_ICONS, Topic
from aanzet.circle.queries.looks import Look, looks_at
from aanzet.circle.queries.who import Reader, readers_of
from aanzet.circle.topics import OFFERED, PARTS
from aanzet.core import clock
from aanzet.participants.enums import ConsentTopic, RestrictionKind
from aanzet.participants.models import Consent, Limit, Opening
from aanzet.participants.rules import CLOSED, open_consents, restricted_now


@dataclass(frozen=True, slots=True)
class Seen:
    """A reader under one topic. `only`: what of it, when it is not all of it."""

    reader: Reader
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicCard:
    key: str
    label: str
    icon: str
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class YesLine:
    """Her yes to one organisation: what, until when (None: until she stops it). `opens`: False while the agreement
    between partners does not let it through."""

    organisation_id: UUID
    name: str
    topics: tuple[tuple[str, str], ...]
    until: date | None
    opens: bool


@dataclass(frozen=True, slots=True)
class MentorLine:
    user_id: UUID
    name: str
    limited: bool


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """A hidden file of hers was opened, by whom and when."""

    who: str
    organisation: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WhoPage:
    """`hidden`: only who accompanies her sees her pages. `closed`: so that a mentor
    and those to whom she said yes see nothing either. `hers`: she chose that herself."""

    topics: tuple[TopicCard, ...]
    funders: tuple[str, ...]
    yeses: tuple[YesLine, ...]
    mentors: tuple[MentorLine, ...]
    hidden: bool
    closed: bool
    hers: bool
    openings: tuple[OpeningLine, ...]
    looks: tuple[Look, ...]


def who_page(*, actor: Actor, cases: list[Case], on: date) -> WhoPage:
    """Everything on her page, in a constant number of queries."""
    people = [case.participant_id for case in cases]
    readers = readers_of(cases=cases, actor=actor, on=on)
    hidden = list(restricted_now(actor).filter(participant__in=people).values_list("kind", "by_id"))
    return WhoPage(
        topics=tuple(_card(topic, readers) for topic in Topic),
        funders=funders_of(cases),
        yeses=yeses_of(people=people, on=on),
        mentors=_mentors(people, readers),
        hidden=bool(hidden),
        closed=any(kind in CLOSED for kind, _by in hidden),
        hers=(RestrictionKind.COACH_ONLY.value, actor.user_id) in hidden,
        openings=openings_of(people=people, unread=False),
        looks=looks_at(people=people, actor=actor),
    )


def _card(topic: Topic, readers: tuple[Reader, ...]) -> TopicCard:
    whole = {name for name, part in PARTS.items() if part.topic == topic and name.startswith("case.")}
    seen = []
    for reader in readers:
        parts = [name for name, part in PARTS.items() if part.topic == topic and name in reader.parts]
        if parts:
            words = tuple(dict.fromkeys(str(PARTS[name].words) for name in parts))
            seen.append(Seen(reader, () if whole <= set(parts) else words))
    return TopicCard(topic.value, str(topic.label), TOPIC_ICONS[topic], tuple(seen))


def funders_of(cases: list[Case]) -> tuple[str, ...]:
    """Who pays for her programmes: they get numbers, never her name."""
    alliances = [case.programme.alliance_id for case in cases]
    names = Grant.objects.filter(alliance__in=alliances).values_list("funder__name", flat=True)
    return tuple(sorted(set(names)))


def yeses_of(*, people: list[UUID], on: date) -> tuple[YesLine, ...]:
    """What she said yes to and did not take back, by organisation."""
    rows = QuerySet(Consent).filter(
        Q(until__isnull=True) | Q(until__gte=on), participant__in=people, withdrawn_on__isnull=True
    )
    opening = set(open_consents(on).filter(participant__in=people).values_list("pk", flat=True))
    found: dict[UUID, list[Consent]] = {}
    for row in rows.select_related("organisation").order_by("organisation__name", "given_on"):
        found.setdefault(row.organisation_id, []).append(row)
    return tuple(_yes(each, opening) for each in found.values())


def _yes(rows: list[Consent], opening: set[UUID]) -> YesLine:
    ends = [row.until for row in rows if row.until is not None]
    topics = dict.fromkeys(row.topic for row in rows)
    return YesLine(
        rows[0].organisation_id,
        rows[0].organisation.name,
        tuple(topic_words(topic) for topic in topics),
        max(ends) if len(ends) == len(rows) else None,
        any(row.pk in opening for row in rows),
    )


def topic_words(topic: str) -> tuple[str, str]:
    """(words, icon) of a topic of her yes, in her words."""
    known = OFFERED.get(ConsentTopic(topic))
    return (str(known[0]), known[1]) if known else (str(ConsentTopic(topic).label), "eye")


def _mentors(people: list[UUID], readers: tuple[Reader, ...]) -> tuple[MentorLine, ...]:
    limited = set(
        QuerySet(Limit)
        .filter(participant__in=people, lifted_on__isnull=True)
        .values_list("user_id", flat=True)
    )
    return tuple(
        MentorLine(each.reader_id, each.name, each.reader_id in limited)
        for each in readers
        if each.kind == AssignmentKind.MENTOR
    )


def openings_of(*, people: list[UUID], unread: bool) -> tuple[OpeningLine, ...]:
    """When a hidden file of hers was opened, newest first. `unread`: only what she did not read yet."""
    rows = QuerySet(Opening).filter(participant__in=people, opened_at__lte=clock.now())
    if unread:
        rows = rows.filter(seen_on__isnull=True)
    rows = rows.select_related("user", "participant__organisation").order_by("-opened_at")
    return tuple(
        OpeningLine(row.user.name, row.participant.organisation.name, row.opened_at) for row in rows[:10]
    )
