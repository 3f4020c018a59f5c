"""What staff do: note that it is not safe at home, open a hidden file for half an hour, read what she changed."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.enums import Role
from aanzet.cases.actions import file_hide, refresh
from aanzet.cases.models import Case
from aanzet.circle.actions.told import tell
from aanzet.circle.enums import ChangeKind
from aanzet.circle.models import Change
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import name_key
from aanzet.journal.actions import write
from aanzet.participants import actions as people
from aanzet.participants.actions import without_numbers
from aanzet.participants.enums import OpeningCause, RestrictionKind
from aanzet.participants.models import Opening, Participant
from aanzet.participants.rules import restricted_now
from aanzet.participants.vault import Vault

HALF_AN_HOUR = timedelta(minutes=30)
WORDS_AT_LEAST = 20


@transaction.atomic
def safety_set(*, by: Actor, on: date, case: Case) -> None:
    """It is not safe at her home: her file is for who accompanies her only, and nothing goes to a shared number."""
    file_hide(by=by, on=on, case=case, kind=RestrictionKind.UNSAFE)


@transaction.atomic
def safety_end(*, by: Actor, on: date, case: Case) -> None:
    """It is safe at home, or was noted by mistake."""
    standing = people.restrictions_now(participant=case.participant, on=on)
    unsafe = [row for row in standing if row.kind == RestrictionKind.UNSAFE]
    people.restriction_end(by=by, on=on, restrictions=unsafe)


@dataclass(frozen=True, slots=True)
class Sought:
    """Whose hidden file is asked for: her whole name, and her phone (E.164) or the year in which she was born."""

    name: str
    phone: str = ""
    birth_year: int | None = None


@transaction.atomic
def file_open(*, by: Actor, on: date, sought: Sought, cause: OpeningCause, words: str) -> Case:
    """Open a hidden file of one's own organisation for half an hour, with a written reason.

    She and her coach hear of it. Every asking stands in the journal, also one that found nothing; the answer to that
    says no more than that nothing fits.
    """
    without_numbers(words=words)
    if len(" ".join(words.split())) < WORDS_AT_LEAST:
        raise Refused(_("Write in a sentence why you must open it now."), "words")
    participant = _hidden_one(by, sought)
    if participant is None:
        raise Refused(
            _("No hidden file of your organisation fits this. Look at the name, and the phone or the year.")
        )
    moment = clock.now()
    row = Opening(
        participant=participant, user_id=_person(by), cause=cause, opened_at=moment, until=moment + HALF_AN_HOUR
    )  # fmt: skip
    row.words = Vault(participant.pk).seal(row, "words", words)
    row.save(force_insert=True)
    write(by, "participant.opened", subject=participant.pk, object_id=row.pk, on=on)
    tell(on=on, participant=participant, kind=ChangeKind.OPENED)
    case: Case = QuerySet(Case).filter(participant=participant).order_by("-first_contact_on")[0]
    return case


def _person(by: Actor) -> UUID:
    """Only a person who is signed in opens a hidden file."""
    if by.user_id is None:
        raise ValueError("nobody is signed in")
    return by.user_id


def opening_ask(*, by: Actor, on: date) -> None:
    """A coordinator asks for a hidden file: it stands in the journal of who asked, also when nothing fits."""
    write(by, "participant.opening_asked", on=on)


def _hidden_one(by: Actor, sought: Sought) -> Participant | None:
    """The one hidden file that fits the whole name and the phone or the year. Two that fit are none."""
    rows = QuerySet(Participant).filter(
        organisation__in=by.organisations(Role.COORDINATOR),
        erased_on=None,
        pk__in=restricted_now(by).values("participant_id"),
        cases__isnull=False,
    )
    wanted = name_key(sought.name)
    found = [
        row
        for row in rows.distinct()
        if wanted
        and wanted in {name_key(row.display_name), name_key(row.readable_name)}
        and ((sought.phone and sought.phone == row.phone) or _same_year(row, sought.birth_year))
    ]
    return found[0] if len(found) == 1 else None


def _same_year(row: Participant, year: int | None) -> bool:
    born = row.birth_date.year if row.birth_date else row.birth_year
    return year is not None and born == year


@transaction.atomic
def changes_seen(*, by: Actor, on: date, case: Case) -> None:
    """Who accompanies her read what she changed: the worklist says no more of it."""
    rows = list(QuerySet(Change).filter(participant=case.participant_id, seen_on__isnull=True))
    for row in rows:
        row.seen_on, row.seen_by_id = on, by.user_id
        row.save(update_fields=["seen_on", "seen_by_id"])
    if rows:
        write(by, "case.circle_seen", subject=case.participant_id, object_id=case.pk, on=on)
        refresh(QuerySet(Case).filter(participant=case.participant_id).select_related("programme"))
