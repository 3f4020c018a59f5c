"""Writing about the person. Each action is one transaction with its journal line."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.alliances.models import Organisation
from aanzet.core.errors import Conflict, Refused
from aanzet.core.text import clean
from aanzet.journal.actions import Line, write, write_many
from aanzet.participants import vault
from aanzet.participants.enums import BarrierStatus, ConsentEvidence, ConsentTopic, RestrictionKind, Source
from aanzet.participants.identity import Traits, fingerprints, search_tokens
from aanzet.participants.models import (
    Barrier,
    BarrierType,
    Consent,
    Fingerprint,
    Link,
    NameToken,
    Participant,
    ParticipantKey,
    Restriction,
    SafeContact,
    Skill,
    Strength,
)
from aanzet.reference.identity import find_numbers

EDITABLE = frozenset(
    "call_name full_name name_latin gender birth_date birth_year phone phone_shared email language "
    "reads_language reads postcode district".split()
)


def without_numbers(**texts: str) -> None:
    """Refuse a citizen service number in a free text: field name -> what was typed."""
    for field, text in texts.items():
        if find_numbers(text):
            raise Refused(
                _("This looks like a citizen service number. Leave it out: we may not keep it."), field
            )


def traits_of(row: Participant) -> Traits:
    return Traits(
        call_name=row.call_name,
        full_name=row.full_name,
        birth_date=row.birth_date,
        birth_year=row.birth_year,
        phone=row.phone,
    )


@transaction.atomic
def participants_add(*, by: Actor | None, on: date, rows: Iterable[Participant]) -> list[Participant]:
    """Store new, unsaved rows with keys, search words, fingerprints and journal lines: seven statements
    for any number (the importer's way). The rows' `organisation` must be set."""
    added = list(rows)
    for row in added:
        row.call_name = clean(row.call_name)[:120]
        if not row.call_name:
            raise Refused(_("A name is missing. Write what she wants to be called."), "call_name")
    Participant.objects.bulk_create(added, batch_size=500)
    ParticipantKey.objects.bulk_create(vault.key_rows(added), batch_size=500)
    NameToken.objects.bulk_create(_token_rows(added), batch_size=1000)
    Fingerprint.objects.bulk_create(_fingerprint_rows(added), batch_size=1000)
    lines = (Line("participant.added", row.pk, row.pk, row.organisation_id, on=on) for row in added)
    write_many(by, lines)
    return added


def participant_add(*, by: Actor | None, on: date, organisation: Organisation, **fields: Any) -> Participant:
    """A new row at `organisation`; only `call_name` is needed. Fields as in EDITABLE."""
    row = Participant(organisation=organisation, **fields)
    return participants_add(by=by, on=on, rows=[row])[0]


@transaction.atomic
def participant_edit(
    *, by: Actor, on: date, participant: Participant, version: int, changes: Mapping[str, Any]
) -> Participant:
    """Change what EDITABLE names. Raises Conflict when somebody saved first."""
    wrong = set(changes) - EDITABLE
    if wrong:
        raise ValueError(f"not editable: {sorted(wrong)}")
    if "call_name" in changes and not clean(str(changes["call_name"])):
        raise Refused(_("A name is missing. Write what she wants to be called."), "call_name")
    fresh = participant.save_if_unchanged(seen=version, **changes)
    reindex([fresh])
    write(
        by,
        "participant.edited",
        subject=fresh.pk,
        object_id=fresh.pk,
        data={"fields": sorted(changes)},
        on=on,
    )
    return fresh


def reindex(rows: list[Participant]) -> None:
    """Derive search words and fingerprints again from the rows."""
    ids = [row.pk for row in rows]
    with unscoped("participants.fingerprint"):
        NameToken.objects.filter(participant__in=ids).delete()
        Fingerprint.objects.filter(participant__in=ids).delete()
    NameToken.objects.bulk_create(_token_rows(rows), batch_size=1000)
    Fingerprint.objects.bulk_create(_fingerprint_rows(rows), batch_size=1000)


def _token_rows(rows: list[Participant]) -> list[NameToken]:
    return [
        NameToken(participant=row, organisation_id=row.organisation_id, token=token, rough=rough)
        for row in rows
        for token, rough in search_tokens(
            names=(row.call_name, row.full_name, row.name_latin), phone=row.phone
        ).items()
    ]


def _fingerprint_rows(rows: list[Participant]) -> list[Fingerprint]:
    return [
        Fingerprint(participant=row, kind=kind, digest=digest)
        for row in rows
        for kind, digest in fingerprints(traits_of(row)).items()
    ]


@transaction.atomic
def link_add(
    *,
    by: Actor | None,
    on: date,
    one: Participant,
    other: Participant,
    same: bool = True,
    source: str = "worker",
) -> Link:
    """Say that two rows are one woman (or, with `same=False`, that they are not). Undoable; nothing moves."""
    first, second = sorted((one, other), key=lambda row: row.pk)
    if first.pk == second.pk:
        raise Refused(_("This is one and the same row. Choose two different rows."))
    with unscoped("participants.duplicates"):
        standing = Link.objects.filter(one=first, other=second, undone_on__isnull=True).first()
        if standing is not None and standing.same == same:
            return standing
        if standing is not None:
            _undo(standing, by, on)
    link = Link.objects.create(
        one=first, other=second, same=same, linked_on=on, by_id=by.user_id if by else None, source=source
    )
    action = "participant.linked" if same else "participant.told_apart"
    write_many(by, [Line(action, row.pk, link.pk, row.organisation_id, on=on) for row in (first, second)])
    return link


def _undo(link: Link, by: Actor | None, on: date) -> None:
    link.undone_on, link.undone_by_id = on, by.user_id if by else None
    link.save(update_fields=["undone_on", "undone_by_id"])


@transaction.atomic
def link_undo(*, by: Actor | None, on: date, link: Link) -> None:
    """Take a link back. Both rows stand as they stood."""
    if link.undone_on:
        return
    _undo(link, by, on)
    write_many(by, [Line("participant.unlinked", pk, link.pk, on=on) for pk in (link.one_id, link.other_id)])


@transaction.atomic
def safe_contact_set(
    *,
    by: Actor | None,
    on: date,
    participant: Participant,
    version: int | None = None,
    **fields: Any,
) -> SafeContact:
    """Record how she may be reached. `hours`, `who_answers` and `may_say` are sealed."""
    with unscoped("participants.duplicates"):
        row = SafeContact.objects.filter(participant=participant).first()
    if row is None:
        row = SafeContact(participant=participant)
    keys = vault.Vault(participant.pk)
    values = {
        name: keys.seal(row, name, value) if name in {"hours", "who_answers", "may_say"} else value
        for name, value in fields.items()
    } | {"asked_on": on}
    if row._state.adding:
        for name, value in values.items():
            setattr(row, name, value)
        row.save(force_insert=True)
    else:
        row = row.save_if_unchanged(seen=row.version if version is None else version, **values)
    write(
        by,
        "participant.safe_contact_set",
        subject=participant.pk,
        object_id=row.pk,
        data={"discretion": row.discretion},
        on=on,
    )
    return row


@transaction.atomic
def restriction_add(*, by: Actor, on: date, participant: Participant, kind: RestrictionKind) -> Restriction:
    """Hide her file from search and lists for all but her own coach."""
    row = Restriction.objects.create(participant=participant, kind=kind, starts_on=on)
    write(by, "participant.restricted", subject=participant.pk, object_id=row.pk, on=on)
    return row


@transaction.atomic
def consent_give(
    *,
    by: Actor | None,
    on: date,
    participant: Participant,
    organisation: Organisation,
    topic: ConsentTopic,
    evidence: ConsentEvidence,
    until: date | None = None,
    purpose: str = "",
) -> Consent:
    """Her yes for one receiver and topic; a year when no end is named."""
    end = until or on + timedelta(days=365)
    if end <= on:
        raise Refused(_("The last day lies before today. Choose a later day."), "until")
    row = Consent.objects.create(
        participant=participant,
        organisation=organisation,
        topic=topic,
        evidence=evidence,
        given_on=on,
        until=end,
        purpose=purpose,
        recorded_by_id=by.user_id if by else None,
    )
    write(
        by,
        "participant.consent_given",
        subject=participant.pk,
        object_id=row.pk,
        organisation=organisation.pk,
        data={"topic": topic},
        on=on,
    )
    return row


@transaction.atomic
def consent_withdraw(*, by: Actor, on: date, consent: Consent) -> None:
    """Take a yes back: it holds from the next request on."""
    if consent.withdrawn_on is None:
        consent.withdrawn_on = on
        consent.save(update_fields=["withdrawn_on"])
        write(
            by,
            "participant.consent_withdrawn",
            subject=consent.participant_id,
            object_id=consent.pk,
            data={"topic": consent.topic},
            on=on,
        )


@transaction.atomic
def barrier_add(
    *,
    by: Actor | None,
    on: date,
    participant: Participant,
    kind: str,
    restricted: bool,
    source: Source,
    words: str = "",
    rank: int | None = None,
    owner_id: UUID | None = None,
) -> Barrier:
    """Note what stands in her way. `restricted` comes from the catalogue; `words` are sealed."""
    without_numbers(words=words)
    row = Barrier(
        participant=participant,
        kind=kind,
        restricted=restricted,
        since=on,
        source=source,
        rank=rank,
        owner_id=owner_id,
    )
    row.words = vault.Vault(participant.pk).seal(row, "words", words)
    row.save(force_insert=True)
    # The kind of a restricted barrier is itself sensitive: the journal is read by more people than she is.
    data = {} if restricted else {"kind": kind}
    write(by, "participant.barrier_added", subject=participant.pk, object_id=row.pk, data=data, on=on)
    return row


@transaction.atomic
def barrier_change(*, by: Actor, on: date, barrier: Barrier, version: int, **changes: Any) -> Barrier:
    """Change status, rank, owner or words of a barrier. A Conflict holds their words opened."""
    keys = vault.Vault(barrier.participant_id)
    if "words" in changes:
        without_numbers(words=changes["words"])
        changes["words"] = keys.seal(barrier, "words", changes["words"])
    if "status" in changes:
        changes["solved_on"] = on if changes["status"] == BarrierStatus.SOLVED else None
    try:
        fresh = barrier.save_if_unchanged(seen=version, **changes)
    except Conflict as error:
        if "words" in error.theirs:
            barrier.words = error.theirs["words"]
            error.theirs["words"] = keys.open(barrier, "words")
        raise
    write(
        by,
        "participant.barrier_changed",
        subject=barrier.participant_id,
        object_id=barrier.pk,
        data={"status": str(fresh.status)},
        on=on,
    )
    return fresh


@transaction.atomic
def barrier_type_add(
    *, by: Actor, on: date, programme_slug: str, key: str, names: dict[str, str], icon: str, restricted: bool
) -> BarrierType:
    """Add a barrier to a programme's catalogue, with its name in nl, sv and en. Old data stay as they are."""
    missing = [code for code in ("nl", "sv", "en") if not names.get(code, "").strip()]
    if missing:
        raise Refused(_("Write the name in Dutch, Swedish and English."), f"name_{missing[0]}")
    if BarrierType.objects.filter(programme_slug=programme_slug, key=key).exists():
        raise Refused(_("This barrier stands in the list already. Choose another name."), "name_en")
    row = BarrierType.objects.create(
        programme_slug=programme_slug, key=key, names=names, icon=icon, restricted=restricted
    )
    write(by, "barrier_type.added", object_id=row.pk, data={"key": key}, on=on)
    return row


@transaction.atomic
def strength_add(
    *, by: Actor | None, on: date, participant: Participant, name: str, example: str, source: Source
) -> Strength:
    """Note a strength with an example of when she showed it."""
    without_numbers(name=name, example=example)
    row = Strength.objects.create(
        participant=participant, name=clean(name), example=example, noted_on=on, source=source
    )
    write(by, "participant.strength_added", subject=participant.pk, object_id=row.pk, on=on)
    return row


@transaction.atomic
def strength_edit(
    *, by: Actor | None, on: date, strength: Strength, version: int, name: str, example: str
) -> Strength:
    """Change the words of a strength, or add the example."""
    without_numbers(name=name, example=example)
    fresh = strength.save_if_unchanged(seen=version, name=clean(name), example=example)
    write(by, "participant.strength_edited", subject=strength.participant_id, object_id=strength.pk, on=on)
    return fresh


@transaction.atomic
def barriers_order(*, by: Actor, on: date, participant: Participant, barriers: list[Barrier]) -> None:
    """Her own order, heaviest first: ranks 1, 2, 3 … in the order of `barriers`."""
    for rank, barrier in enumerate(barriers, start=1):
        if barrier.rank != rank:
            barrier.save_if_unchanged(seen=barrier.version, rank=rank)
    write(by, "participant.barriers_ordered", subject=participant.pk, object_id=participant.pk, on=on)


@transaction.atomic
def skill_add(
    *, by: Actor | None, on: date, participant: Participant, name: str, year_last_used: int | None
) -> Skill:
    """Note a skill and the year she last used it."""
    if year_last_used and year_last_used > on.year:
        raise Refused(_("This year is still to come. Write the year she last did this."), "year_last_used")
    row = Skill.objects.create(participant=participant, name=clean(name), year_last_used=year_last_used)
    write(by, "participant.skill_added", subject=participant.pk, object_id=row.pk, on=on)
    return row
