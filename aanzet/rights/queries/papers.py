"""How long it is kept, and where else she is known."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanzet.core.retention import Retention
from aanzet.participants import parts
from aanzet.participants.models import Participant
from aanzet.rights.terms import terms_of


@dataclass(frozen=True, slots=True)
class TermLine:
    """`what` in her words; `until` when her journey ended, else `after`: how long after its end."""

    what: str
    until: date | None
    after: str


def _words() -> dict[Retention, str]:
    return {
        Retention.CONTACT: _("Your phone, your mail and how we reach you"),
        Retention.SENSITIVE: _("Notes, your voice and what only your coach sees"),
        Retention.IDENTITY: _("Your name and the day you were born"),
        Retention.SITUATION: _("Your plan, your home, school and work"),
        Retention.RESULT: _("What you reached, as a number without your name"),
    }


def term_lines(*, participant: Participant) -> tuple[TermLine, ...]:
    words = _words()
    return tuple(
        TermLine(
            words[term.kind],
            term.until,
            ngettext(
                "%(n)d year after you leave the programme",
                "%(n)d years after you leave the programme",
                term.months // 12,
            )
            % {"n": term.months // 12},
        )
        for term in terms_of(participant)
    )


@dataclass(frozen=True, slots=True)
class Elsewhere:
    name: str
    website: str


def also_at(*, participant: Participant, account: UUID | None) -> tuple[Elsewhere, ...]:
    """Other organisations where she signs in with this account: each answers for its own papers."""
    if account is None:
        return ()
    rows = QuerySet(Participant).filter(account=account, erased_on__isnull=True).exclude(pk=participant.pk)
    return tuple(
        Elsewhere(row.organisation.name, row.organisation.website)
        for row in rows.select_related("organisation").order_by("organisation__name")
    )


def part_titles() -> dict[str, str]:
    """Name of a part -> her words for it, for the paper about an erasure."""
    return {part.name: str(part.title) for part in parts.parts()}
