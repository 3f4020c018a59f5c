"""Writing how she may be reached, who may see her file, and her yes to others."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.alliances.models import Organisation
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.participants import vault
from aanzet.participants.enums import ConsentEvidence, ConsentTopic, RestrictionKind
from aanzet.participants.models import (
    Consent,
    Participant,
    Restriction,
    SafeContact,
)


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
def restriction_end(*, by: Actor, on: date, participant: Participant) -> None:
    """Her file is open to her organisation again, from today."""
    for row in participant.restrictions.filter(ends_on__isnull=True):
        row.starts_on = min(row.starts_on, on - timedelta(days=1))
        row.ends_on = on - timedelta(days=1)
        row.save(update_fields=["starts_on", "ends_on"])
        write(by, "participant.restriction_ended", subject=participant.pk, object_id=row.pk, on=on)


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
