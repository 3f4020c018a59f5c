"""Writing how she may be reached, who may see her file, and her yes to others."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.alliances.models import Organisation
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.participants import vault
from aanzet.participants.actions.words import without_numbers
from aanzet.participants.enums import ConsentEvidence, ConsentTopic, LimitPart, RestrictionKind
from aanzet.participants.models import (
    Consent,
    Limit,
    Participant,
    Restriction,
    SafeContact,
)

WORDS = frozenset({"hours", "who_answers", "may_say"})
SEALED = WORDS | {"times"}


@transaction.atomic
def safe_contact_set(
    *,
    by: Actor | None,
    on: date,
    participant: Participant,
    version: int | None = None,
    **fields: Any,
) -> SafeContact:
    """Record how she may be reached. `times` (as :class:`participants.times.SafeTimes` writes them), `hours`,
    `who_answers` and `may_say` are sealed."""
    without_numbers(**{name: str(value) for name, value in fields.items() if name in WORDS})
    with unscoped("participants.duplicates"):
        row = SafeContact.objects.filter(participant=participant).first()
    if row is None:
        row = SafeContact(participant=participant)
    keys = vault.Vault(participant.pk)
    values = {
        name: keys.seal(row, name, value) if name in SEALED else value for name, value in fields.items()
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
    """Hide her file from search and lists for all but her own coach. What stands already stays as it is."""
    standing = [row for row in restrictions_now(participant=participant, on=on) if row.kind == kind]
    if standing:
        return standing[0]
    row = Restriction.objects.create(participant=participant, kind=kind, starts_on=on, by_id=by.user_id)
    action = "participant.safety_noted" if kind == RestrictionKind.UNSAFE else "participant.restricted"
    write(by, action, subject=participant.pk, object_id=row.pk, on=on)
    return row


def restrictions_now(*, participant: Participant, on: date) -> list[Restriction]:
    """Why her file is hidden on a day."""
    rows = QuerySet(Restriction).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on), participant=participant, starts_on__lte=on
    )
    return list(rows.order_by("created_at"))


@transaction.atomic
def restriction_end(*, by: Actor, on: date, restrictions: list[Restriction]) -> None:
    """These reasons to hide her file are over, from now on."""
    for row in restrictions:
        row.starts_on = min(row.starts_on, on - timedelta(days=1))
        row.ends_on = on - timedelta(days=1)
        row.save(update_fields=["starts_on", "ends_on"])
        unsafe = row.kind == RestrictionKind.UNSAFE
        action = "participant.safety_ended" if unsafe else "participant.restriction_ended"
        write(by, action, subject=row.participant_id, object_id=row.pk, on=on)


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
    until_stopped: bool = False,
    purpose: str = "",
) -> Consent:
    """Her yes for one receiver and topic; a year when no end is named, or until she stops it."""
    end = None if until_stopped else until or on + timedelta(days=365)
    if end is not None and end <= on:
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
def consents_choose(
    *,
    by: Actor,
    on: date,
    participant: Participant,
    organisation: Organisation,
    topics: Mapping[ConsentTopic, date | None],
    evidence: ConsentEvidence,
) -> bool:
    """Her yes to one receiver is from now on exactly these topics, each until its day (None: until she stops it).

    A topic that is left out, or gets another last day, is taken back; the row stays as history. Did anything change?
    """
    standing = QuerySet(Consent).filter(
        Q(until__isnull=True) | Q(until__gte=on),
        participant=participant, organisation=organisation, withdrawn_on__isnull=True,
    )  # fmt: skip
    kept: set[ConsentTopic] = set()
    changed = False
    for row in standing.order_by("given_on"):
        topic = ConsentTopic(row.topic)
        if topic in topics and row.until == topics[topic] and topic not in kept:
            kept.add(topic)
        else:
            consent_withdraw(by=by, on=on, consent=row)
            changed = True
    for topic in sorted(set(topics) - kept):
        consent_give(
            by=by, on=on, participant=participant, organisation=organisation, topic=topic, evidence=evidence,
            until=topics[topic], until_stopped=topics[topic] is None,
        )  # fmt: skip
        changed = True
    return changed


@transaction.atomic
def limits_choose(
    *, by: Actor, on: date, participant: Participant, user_id: UUID, parts: frozenset[LimitPart]
) -> bool:
    """What she keeps from somebody who walks along with her is from now on exactly this. Did anything change?"""
    standing = {
        row.part: row
        for row in QuerySet(Limit).filter(participant=participant, user=user_id, lifted_on__isnull=True)
    }
    for part, row in standing.items():
        if part not in parts:
            row.lifted_on = on
            row.save(update_fields=["lifted_on"])
            write(by, "participant.limit_lifted", subject=participant.pk, object_id=row.pk, on=on)
    for part in sorted(parts - set(standing)):
        row = Limit.objects.create(participant=participant, user_id=user_id, part=part, set_on=on)
        write(by, "participant.limit_set", subject=participant.pk, object_id=row.pk, on=on)
    return set(standing) != set(parts)
