"""Writing about the person: her row, and which rows are one woman."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.accounts.actions import codes_stop
from aanzet.accounts.enums import CodeWay
from aanzet.alliances.models import Organisation
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import Line, write, write_many
from aanzet.participants import vault
from aanzet.participants.identity import Traits, fingerprints, search_tokens
from aanzet.participants.models import (
    Fingerprint,
    Link,
    NameToken,
    Participant,
    ParticipantKey,
)

EDITABLE = frozenset(
    "call_name full_name name_latin gender birth_date birth_year phone phone_shared email language "
    "reads_language reads postcode district".split()
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
def participants_add(
    *, by: Actor | None, on: date, rows: Iterable[Participant], days: Mapping[UUID, date] | None = None
) -> list[Participant]:
    """Store new, unsaved rows with keys, search words, fingerprints and journal lines: seven statements
    for any number (the importer's way). The rows' `organisation` must be set. `days`: of a row that was added on
    another day than `on`."""
    added, told = list(rows), days or {}
    for row in added:
        row.call_name = clean(row.call_name)[:120]
        if not row.call_name:
            raise Refused(_("A name is missing. Write what she wants to be called."), "call_name")
    Participant.objects.bulk_create(added, batch_size=500)
    ParticipantKey.objects.bulk_create(vault.key_rows(added), batch_size=500)
    NameToken.objects.bulk_create(_token_rows(added), batch_size=1000)
    Fingerprint.objects.bulk_create(_fingerprint_rows(added), batch_size=1000)
    write_many(
        by,
        [
            Line("participant.added", row.pk, row.pk, row.organisation_id, on=told.get(row.pk, on))
            for row in added
        ],
    )
    return added


def participant_add(*, by: Actor | None, on: date, organisation: Organisation, **fields: Any) -> Participant:
    """A new row at `organisation`; only `call_name` is needed. Fields as in EDITABLE."""
    row = Participant(organisation=organisation, **fields)
    return participants_add(by=by, on=on, rows=[row])[0]


@transaction.atomic
def participant_edit(
    *, by: Actor, on: date, participant: Participant, version: int, changes: Mapping[str, Any]
) -> Participant:
    """Change what EDITABLE names. A number or an address that is hers no longer gets no codes to log in any more:
    somebody else may have it now. Raises Conflict when somebody saved first."""
    wrong = set(changes) - EDITABLE
    if wrong:
        raise ValueError(f"not editable: {sorted(wrong)}")
    if "call_name" in changes and not clean(str(changes["call_name"])):
        raise Refused(_("A name is missing. Write what she wants to be called."), "call_name")
    former = {way: getattr(participant, way) for way in CodeWay.values}
    fresh = participant.save_if_unchanged(seen=version, **changes)
    account = fresh.account
    for way in CodeWay.values:
        held = former[way].lower()
        if account and held and held == getattr(account, way) != getattr(fresh, way).lower():
            codes_stop(by=by, on=on, user=account, way=way, subject=fresh.pk)
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
