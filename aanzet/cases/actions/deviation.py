"""Less contact than the norm of her phase: somebody says why."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions.signals import refresh
from aanzet.cases.models import Case, Deviation
from aanzet.cases.queries.rhythm import rhythms
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.participants.actions import without_numbers
from aanzet.participants.vault import Vault
from aanzet.reference.lists import reasons

# For so long nobody is reminded again.
QUIET = timedelta(weeks=4)
NEEDS_WORDS = "other_reason"


@transaction.atomic
def deviation_add(*, by: Actor | None, on: date, case: Case, reason: str, words: str = "") -> Deviation:
    """Say why she had less contact than planned, or will have. She reads it too. `words`: at most 300 characters."""
    without_numbers(words=words)
    if reason not in {each.key for each in reasons(on, "deviation")}:
        raise Refused(_("This reason is no longer used. Choose one of the list."), "reason")
    if reason == NEEDS_WORDS and not words.strip():
        raise Refused(_("You chose “Something else”. Write in a few words what it is."), "words")
    rhythm = rhythms(cases=[case]).get(case.pk)
    if rhythm is None:
        raise Refused(
            _("Her phase asks for no number of talks, or she has a pause. There is nothing to explain.")
        )
    row = Deviation(
        case=case,
        phase=rhythm.phase,
        since=min(rhythm.due_on, on),
        on=on,
        reason=reason,
        quiet_until=on + QUIET,
        by_id=by.user_id if by else None,
    )
    row.words = Vault(case.participant_id).seal(row, "words", words.strip())
    row.save(force_insert=True)
    # The reason may be illness: it stays out of the journal, which outlives her file.
    write(by, "case.deviation_added", subject=case.participant_id, object_id=row.pk, on=on)
    refresh([case])
    return row
