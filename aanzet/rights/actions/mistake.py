"""She says that something is not right; who is responsible answers within 30 days (GDPR articles 12(3) and 16)."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions import refresh
from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import write
from aanzet.outbox.actions import message_to_participant
from aanzet.participants import parts
from aanzet.participants.actions import without_numbers
from aanzet.participants.vault import Vault
from aanzet.rights.actions.notices import tell_of_mistake, who_answers
from aanzet.rights.enums import Outcome
from aanzet.rights.models import Mistake

ANSWER_DAYS = timedelta(days=30)


@transaction.atomic
def mistake_tell(
    *,
    by: Actor,
    on: date,
    case: Case,
    words: str = "",
    call_me: bool = False,
    about_coach: bool = False,
    table: str = "",
    row: UUID | None = None,
) -> Mistake:
    """Keep what she says is wrong, with what stood there. `table` and `row` are one of hers, or empty. Raises Refused
    where it is about her coach and nobody but that coach could answer: a complaint goes to the lead of the alliance."""
    words = words.strip()
    if not words and not call_me:
        raise Refused(_("Write what is wrong, or choose that we call you."), "words")
    without_numbers(words=words)
    answering = who_answers(case=case, on=on, about_coach=about_coach)
    if about_coach and not answering:
        raise Refused(
            _(
                "Nobody else at your organisation can answer this. Say it as a complaint: then others read it."
            ),
            "about_coach",
        )
    found = parts.item_of(case.participant, table, row) if row else None
    if row and found is None:
        raise Refused(_("This is not there any more. Say it without choosing a text."))
    mistake = Mistake(
        case=case,
        table=table if found else "",
        row=row if found else None,
        row_version=getattr(found[1], "version", None) if found else None,
        call_me=call_me,
        about_coach=about_coach,
        asked_on=on,
    )
    vault = Vault(case.participant_id)
    stood = clean(" · ".join(f"{label}: {text}" for label, text in found[0].lines)) if found else ""
    mistake.about = vault.seal(mistake, "about", stood)
    mistake.words = vault.seal(mistake, "words", words)
    mistake.save(force_insert=True)
    write(
        by,
        "right.mistake_told",
        subject=case.participant_id,
        object_id=mistake.pk,
        data={"table": mistake.table, "about_coach": about_coach},
        on=on,
    )
    refresh([case])
    tell_of_mistake(users=answering, on=on)
    return mistake


@transaction.atomic
def mistake_answer(
    *, by: Actor, on: date, mistake: Mistake, version: int, outcome: Outcome | str, reason: str
) -> Mistake:
    """Answer her once. "Changed" only when the row is another than it was; "not changed" with a reason she reads."""
    if mistake.answered_on:
        raise Refused(_("This has its answer already."))
    reason = reason.strip()
    if outcome == Outcome.NOT_CHANGED and not reason:
        raise Refused(_("Write why it stays as it is. She reads this."), "reason")
    if outcome == Outcome.CHANGED and not changed_since(mistake):
        raise Refused(_("Nothing has changed yet. Change the text first, then answer."), "outcome")
    without_numbers(reason=reason)
    vault = Vault(mistake.case.participant_id)
    fresh = mistake.save_if_unchanged(
        seen=version,
        outcome=outcome,
        answered_on=on,
        reason=vault.seal(mistake, "reason", reason),
        answered_by=by.name,
        answered_by_id=by.user_id,
    )
    write(
        by,
        "right.mistake_answered",
        subject=mistake.case.participant_id,
        object_id=mistake.pk,
        data={"outcome": str(outcome), "table": mistake.table},
        on=on,
    )
    refresh([mistake.case])
    # Her coach sees which messages went to her: one about her coach does not say that she asked something.
    kind = "something_to_read" if mistake.about_coach else "request_answered"
    message_to_participant(
        by=by, on=on, participant=mistake.case.participant_id, kind=kind, key=f"mistake:{fresh.pk}"
    )
    return fresh


def changed_since(mistake: Mistake) -> bool:
    """Is the row another one than when she spoke of it, or gone? What has no version is believed."""
    if mistake.row is None or mistake.row_version is None:
        return True
    found = parts.item_of(mistake.case.participant, mistake.table, mistake.row)
    return found is None or getattr(found[1], "version", None) != mistake.row_version


def due_on(mistake: Mistake) -> date:
    return mistake.asked_on + ANSWER_DAYS


def open_of(case_ids: list[UUID]) -> QuerySet[Mistake]:
    return QuerySet(Mistake).filter(case__in=case_ids, answered_on__isnull=True)
