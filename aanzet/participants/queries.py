"""Reading about the person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.alliances.models import Organisation
from aanzet.core.text import name_key, skeleton, tokens
from aanzet.participants.identity import Traits, fingerprints
from aanzet.participants.models import Fingerprint, Link, NameToken, Participant
from aanzet.participants.rules import choosable, comparable, known_to

OUTDATED_AFTER_YEARS = 5


@dataclass(frozen=True, slots=True)
class Probable:
    """A row that may be the same woman: initials, birth year, last digits, where she is known.

    `masked_name` is the whole name for a row of the own organisation (`own`): its staff see her anyway.
    """

    participant_id: UUID
    organisation_id: UUID
    organisation: str
    masked_name: str
    birth_year: int | None
    phone_end: str
    sure: bool
    own: bool


def probable_duplicates(
    *, traits: Traits, organisation: Organisation, on: date, limit: int = 5
) -> list[Probable]:
    """Rows that may be this woman, surest first: of the organisation itself, and of partners only those that said
    yes under an agreement on sharing."""
    reach = Participant.objects.filter(comparable(organisation, on))
    digests = list(fingerprints(traits).values())
    with unscoped("participants.duplicates"):
        sure = set(
            Fingerprint.objects.filter(digest__in=digests, participant__in=reach.values("pk")).values_list(
                "participant_id", flat=True
            )
        )
        likely = set(_likely(traits, reach, organisation, on)) - sure
        rows = {
            row.pk: row
            for row in Participant.objects.filter(
                choosable(organisation, on), pk__in=sure | likely
            ).select_related("organisation")
        }
    ordered = sorted(
        rows.values(), key=lambda row: (row.pk not in sure, row.organisation_id != organisation.pk)
    )
    return [_masked(row, row.pk in sure, organisation) for row in ordered[:limit]]


def _likely(
    traits: Traits, reach: QuerySet[Participant], organisation: Organisation, on: date
) -> Iterable[UUID]:
    """Same name with no contradicting birth year, or the same phone."""
    found: set[UUID] = set()
    if traits.phone:
        found |= set(reach.filter(phone=traits.phone).values_list("pk", flat=True)[:20])
    words = tokens(traits.full_name or traits.call_name)
    if words and traits.name:
        said_yes = known_to(organisation, on).values("participant_id")
        own = NameToken.objects.filter(organisation=organisation, token=words[0])
        away = NameToken.objects.filter(participant__in=said_yes, token=words[0])
        # Apart, so that the words of the own organisation are found through their index.
        rows = [
            row for named in (own, away) for row in reach.filter(pk__in=named.values("participant_id"))[:50]
        ]
        found |= {
            row.pk
            for row in rows
            if name_key(row.display_name) == traits.name
            and (not traits.year or not row.birth_year or row.birth_year == traits.year)
        }
    return found


def _masked(row: Participant, sure: bool, organisation: Organisation) -> Probable:
    own = row.organisation_id == organisation.pk
    words = tokens(row.readable_name)
    initials = " ".join(f"{word[:1].upper()}{'•' * 4}" for word in words) or "•"
    return Probable(
        participant_id=row.pk,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        masked_name=row.readable_name if own else initials,
        birth_year=row.birth_date.year if row.birth_date else row.birth_year,
        phone_end=row.phone[-2:] if row.phone else "",
        sure=sure,
        own=own,
    )


def search(*, actor: Actor, text: str, action: str = "case.search", limit: int = 20) -> QuerySet[Participant]:
    """Participants of whom every typed word begins a word of a name (own script or Latin) or a phone number."""
    rows = Participant.objects.visible_to(actor, action)
    words = tokens(text)
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) >= 4 and len(digits) >= len(text.replace(" ", "")) - 3:
        words = [digits.removeprefix("00")]
    for word in words:
        rows = rows.filter(pk__in=_having(actor, Q(token__prefix=word)))
    if words and not rows[:1]:
        rows = Participant.objects.visible_to(actor, action)
        for word in words:
            rows = rows.filter(pk__in=_having(actor, Q(token__prefix=f"~{skeleton(word)}", rough=True)))
    return rows.select_related("organisation").order_by("call_name", "pk")[:limit] if words else rows.none()


def _having(actor: Actor, condition: Q) -> QuerySet[NameToken, Any]:
    return NameToken.objects.visible_to(actor, "case.search").filter(condition).values("participant_id")


def distinct_women(participant_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Participant id -> the id that stands for the woman: equal for rows that are one woman.

    Rows are one woman by a standing link or an equal fingerprint, unless a worker told two rows apart.
    Everything is decided inside; callers get ids to count, nothing to show.
    """
    ids = list(participant_ids)
    parent = {pk: pk for pk in ids}

    def top(pk: UUID) -> UUID:
        while parent[pk] != pk:
            parent[pk] = parent[parent[pk]]
            pk = parent[pk]
        return pk

    wanted = set(ids)
    with unscoped("participants.fingerprint"):
        links = list(Link.objects.filter(undone_on__isnull=True).values_list("one_id", "other_id", "same"))
        prints = list(
            Fingerprint.objects.order_by("digest", "participant_id").values_list("digest", "participant_id")
        )
    apart = {frozenset((a, b)) for a, b, same in links if not same}
    pairs = [(a, b) for a, b, same in links if same]
    last: dict[str, UUID] = {}
    for digest, pk in prints:
        if pk not in wanted:
            continue
        if digest in last and frozenset((last[digest], pk)) not in apart:
            pairs.append((last[digest], pk))
        last[digest] = pk
    for one, other in pairs:
        if one in wanted and other in wanted:
            low, high = sorted((top(one), top(other)))
            parent[high] = low
    return {pk: top(pk) for pk in ids}


def same_woman_elsewhere(*, participant: Participant) -> bool:
    """Does another row count as this woman: by a standing link, or by an equal fingerprint that nobody told apart?"""
    with unscoped("participants.fingerprint"):
        links = Link.objects.filter(Q(one=participant.pk) | Q(other=participant.pk), undone_on__isnull=True)
        pairs = list(links.values_list("one_id", "other_id", "same"))
        apart = {pk for one, other, same in pairs if not same for pk in (one, other)}
        digests = Fingerprint.objects.filter(participant=participant.pk).values("digest")
        equal = Fingerprint.objects.filter(digest__in=digests).exclude(
            participant__in={participant.pk, *apart}
        )
        return any(same for _one, _other, same in pairs) or equal.exists()
