"""Erasing: asked, taken back, and done when the days of grace are over (GDPR article 17)."""

import hashlib
import secrets
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.cases.actions import refresh
from aanzet.cases.models import Case
from aanzet.core.clock import months_later
from aanzet.core.errors import Refused
from aanzet.core.retention import MONTHS, Retention
from aanzet.journal.actions import write
from aanzet.participants import parts
from aanzet.participants.actions import restriction_add, restriction_end
from aanzet.participants.enums import RestrictionKind
from aanzet.participants.models import Participant, Restriction
from aanzet.participants.queries import same_woman_elsewhere
from aanzet.participants.rules import closed_on
from aanzet.rights.actions.notices import tell_of_farewell
from aanzet.rights.enums import Why
from aanzet.rights.models import Certificate, Farewell

# Without letters and digits that look alike; 12 of them are 58 bits.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 12


def digest(code: str) -> str:
    """What is kept of a code: it is long and random, so a plain hash is enough."""
    plain = "".join(c for c in code.upper() if c in ALPHABET)
    return hashlib.sha256(f"paper:{plain}".encode()).hexdigest() if len(plain) == LENGTH else ""


def _new_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))


def standing(participant: Participant | UUID) -> Farewell | None:
    """The erasure that is on its way."""
    rows = QuerySet(Farewell).filter(
        participant=participant, taken_back_on__isnull=True, done_on__isnull=True
    )
    found: Farewell | None = rows.first()
    return found


@transaction.atomic
def farewell_ask(*, by: Actor, on: date, participant: Participant) -> tuple[Farewell, str]:
    """She wants to be erased. From now her file is closed to all but her coach. Returns the code of her paper, shown
    once. What the house itself had planned gives way to her wish."""
    former = standing(participant)
    if former is not None and former.why == Why.ASKED:
        raise Refused(_("You asked this already."))
    if former is not None:
        QuerySet(Farewell).filter(pk=former.pk).update(taken_back_on=on)
    code = _new_code()
    # A protected identity hides her from search alone: mentors and employers with her yes go on reading.
    hidden = closed_on(on).filter(participant=participant, ends_on__isnull=True).exists()
    closed = (
        None
        if hidden
        else restriction_add(by=by, on=on, participant=participant, kind=RestrictionKind.COACH_ONLY)
    )
    row = QuerySet(Farewell).create(
        participant=participant,
        why=Why.ASKED,
        asked_on=on,
        erase_on=on + timedelta(days=settings.ERASE_DAYS),
        code=digest(code),
        by_id=by.user_id,
        restriction_id=closed.pk if closed else None,
    )
    write(by, "right.farewell_asked", subject=participant.pk, object_id=row.pk, on=on)
    _refresh(participant)
    tell_of_farewell(participant=participant, on=on, erase_on=row.erase_on, why=Why.ASKED)
    return row, code


@transaction.atomic
def farewell_take_back(*, by: Actor, on: date, participant: Participant) -> None:
    """She stays. Her file is open to her organisation again; a protected identity stays protected."""
    row = standing(participant)
    if row is None or row.why != Why.ASKED:
        return
    QuerySet(Farewell).filter(pk=row.pk).update(taken_back_on=on, code="")
    if row.restriction_id is not None:
        hidden = QuerySet(Restriction).filter(pk=row.restriction_id, ends_on__isnull=True)
        restriction_end(by=by, on=on, restrictions=list(hidden))
    write(by, "right.farewell_taken_back", subject=participant.pk, object_id=row.pk, on=on)
    _refresh(participant)


def _refresh(participant: Participant) -> None:
    refresh(list(QuerySet(Case).filter(participant=participant).select_related("programme")))


@transaction.atomic
def erase(*, on: date, farewell: Farewell) -> Certificate | None:
    """Take her away for ever: key and rows, what was queued, her sign-in. None when it was done or taken back before.

    Numbers stay, under new random ids, unless the same woman counts by a row of a partner: then she counts there."""
    rows = QuerySet(Farewell).select_for_update(of=("self",)).select_related("participant__organisation")
    row = rows.filter(pk=farewell.pk, taken_back_on__isnull=True, done_on__isnull=True).first()
    if row is None:
        return None
    person = row.participant
    counted = not same_woman_elsewhere(participant=person)
    write(None, "right.erased", subject=person.pk, on=on)
    with unscoped("participants.retention"):
        gone = parts.erase(person, on=on, counted=counted)
    kept = any(each.kept for each in gone)
    paper = Certificate.objects.create(
        organisation=person.organisation,
        why=row.why,
        asked_on=row.asked_on,
        erased_on=on,
        parts=[[each.part, each.erased, each.kept] for each in gone if each.erased],
        counted=counted,
        until=months_later(on, MONTHS[Retention.RESULT] or 0) if kept else None,
        code=row.code,
    )
    write(
        None,
        "right.certificate_made",
        object_id=paper.pk,
        organisation=person.organisation_id,
        data={
            "why": row.why,
            "rows": sum(each.erased for each in gone),
            "kept": sum(each.kept for each in gone),
        },
        on=on,
    )
    return paper


@transaction.atomic
def certificate_open(*, on: date, code: str) -> Certificate | None:
    """Her paper, once: the code works no second time. None for a code that opens nothing."""
    wanted = digest(code)
    if not wanted:
        return None
    row = Certificate.objects.select_for_update().filter(code=wanted).first()
    if row is None:
        return None
    row.code, row.read_on = "", on
    row.save(update_fields=["code", "read_on"])
    write(None, "right.certificate_read", object_id=row.pk, organisation=row.organisation_id, on=on)
    return row
