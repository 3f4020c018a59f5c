"""Writing what women say, and the answers."""

import hashlib
import secrets
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.core.clock import months_later
from aanzet.core.errors import Refused
from aanzet.core.retention import MONTHS, Retention
from aanzet.feedback import house
from aanzet.feedback.models import Done, Remark
from aanzet.feedback.queries import group_hides_her
from aanzet.journal.actions import write
from aanzet.participants.actions import without_numbers
from aanzet.speech import sounds
from aanzet.speech.bare import bare

# Without letters and digits that look alike.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 12


def digest(code: str) -> str:
    """What is kept of a code: it is long and random, so a plain hash is enough. Empty for what cannot be one."""
    plain = "".join(c for c in code.upper() if c in ALPHABET)
    return hashlib.sha256(f"remark:{plain}".encode()).hexdigest() if len(plain) == LENGTH else ""


@transaction.atomic
def remark_say(
    *,
    by: Actor,
    on: date,
    case: Case,
    kind: str,
    about: str,
    theme: str,
    named: bool,
    words: str = "",
    sound: bytes = b"",
    may_show: bool = False,
) -> tuple[Remark, str]:
    """Keep what she says. Named: hers, with its line in the journal. Unnamed: nothing leads to her, so no line may tell
    the moment (the nightly round writes how many came); returns the code by which she finds the answer."""
    words = words.strip()
    if not words and not sound:
        raise Refused(_("Write something, or record your voice."), "words")
    without_numbers(words=words)
    row = Remark(
        programme=case.programme,
        organisation=case.organisation,
        cohort=case.cohort if named or group_hides_her(case) else None,
        participant=case.participant if named else None,
        kind=kind,
        about=about,
        theme=theme,
        may_show=may_show,
        on=on,
    )
    code = "" if named else "-".join(_letters() for _part in range(LENGTH // 4))
    row.code = digest(code)
    row.words = house.seal(row, "words", words)
    if sound:
        row.sound_kind = sounds.kind_of(sound)
        # A phone writes its owner's name, the place and the minute into a recording.
        row.sound = house.seal_sound(row, bare(sound, row.sound_kind))
    row.save(force_insert=True)
    if named:
        write(by, "remark.said", subject=case.participant_id, object_id=row.pk, data={"kind": kind}, on=on)
    return row, code


def _letters() -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(4))


@transaction.atomic
def remark_answer(*, by: Actor, on: date, remark: Remark, answer: str, theme: str) -> Remark:
    """Answer what was said; once. She reads it on her page, or with her code."""
    row = QuerySet(Remark).select_for_update(of=("self",)).get(pk=remark.pk)
    if row.answered_on:
        raise Refused(_("This has its answer already."))
    if not answer.strip():
        raise Refused(_("Write an answer. She reads it."), "answer")
    without_numbers(answer=answer)
    row.answer, row.theme, row.answered_on = house.seal(row, "answer", answer.strip()), theme, on
    row.answered_by, row.answered_by_id = by.name, by.user_id
    row.save(update_fields=["answer", "theme", "answered_on", "answered_by", "answered_by_id"])
    write(
        by,
        "remark.answered",
        subject=row.participant_id,
        object_id=row.pk,
        organisation=row.organisation_id,
        data={"theme": theme},
        on=on,
    )
    return row


@transaction.atomic
def remarks_clean(*, on: date) -> tuple[int, int]:
    """Every night: words, voices and answers go a year after the answer, and what was told to all a year after it was
    taken back; and how many came without a name on the day
    before goes into the journal, as a number. Returns (cleaned, came)."""
    months = MONTHS[Retention.SENSITIVE] or 0
    rows = QuerySet(Remark).filter(answered_on__isnull=False).filter(~Q(words="") | Q(sound__isnull=False))
    answered = rows.values_list("pk", "answered_on")
    over: list[UUID] = [pk for pk, day in answered if day and months_later(day, months) <= on]
    cleaned = (
        QuerySet(Remark).filter(pk__in=over).update(words="", answer="", sound=None, sound_kind="", code="")
    )
    cleaned += _cleaned_told(on, months)
    came = QuerySet(Remark).filter(participant__isnull=True, on=date.fromordinal(on.toordinal() - 1)).count()
    if cleaned or came:
        write(None, "remark.cleaned", data={"cleaned": cleaned, "unnamed_yesterday": came}, on=on)
    return cleaned, came


def _cleaned_told(on: date, months: int) -> int:
    rows = QuerySet(Done).filter(withdrawn_on__isnull=False).exclude(did="").values_list("pk", "withdrawn_on")
    over: list[UUID] = [pk for pk, day in rows if day and months_later(day, months) <= on]
    return QuerySet(Done).filter(pk__in=over).update(did="")
