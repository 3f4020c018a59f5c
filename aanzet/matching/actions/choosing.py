"""What a coordinator does with a suggestion: propose, propose somebody else, or not now. A person decides."""

from collections.abc import Sequence
from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matching.enums import Choice
from aanzet.matching.kinds import kind_of
from aanzet.matching.models import Decision, Suggestion
from aanzet.volunteers.models import Volunteer


@transaction.atomic
def suggestion_propose(
    *,
    by: Actor | None,
    on: date,
    suggestion: Suggestion,
    volunteers: Sequence[Volunteer],
    warned: bool = False,
    words: str = "",
) -> list[Decision]:
    """Propose one or more volunteers to her. `warned`: the coordinator saw that somebody only can outside the hours she
    gave; without it such a proposal is refused, with it her own yes decides (source S1-33)."""
    if not volunteers:
        raise Refused(_("Choose who is proposed to her."), "volunteers")
    lines = {
        row.volunteer_id: row
        for row in models.QuerySet(Suggestion).filter(run=suggestion.run_id, want=suggestion.want_id)
    }
    made = []
    for each in volunteers:
        line = lines.get(each.pk)
        kind_of(suggestion.want.role).propose(
            by=by, on=on, want=suggestion.want, volunteer=each, run_id=suggestion.run_id,
            fit=line.fit if line else None, parts=line.parts if line else None, warned=warned,
        )  # fmt: skip
        choice = Choice.PROPOSED if each.pk == suggestion.volunteer_id else Choice.CHANGED
        made.append(_decide(by, on, suggestion, choice, each, words))
    return made


@transaction.atomic
def suggestion_leave(*, by: By | None, on: date, suggestion: Suggestion, words: str = "") -> Decision:
    """Not now: nobody is proposed from this line of this plan."""
    return _decide(by, on, suggestion, Choice.LEFT, None, words)


def _decide(
    by: By | None, on: date, suggestion: Suggestion, choice: Choice, volunteer: Volunteer | None, words: str
) -> Decision:  # fmt: skip
    row = models.QuerySet(Decision).create(
        suggestion=suggestion, choice=choice, volunteer=volunteer, on=on, by_id=by.user_id if by else None,
        words=words.strip()[:200],
    )  # fmt: skip
    write(
        by,
        "matching.decided",
        subject=suggestion.subject_id,
        object_id=row.pk,
        data={"choice": choice},
        on=on,
    )
    return row
