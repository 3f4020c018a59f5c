"""What is due: who asked to be erased, whose time is over, numbers whose time is over. May be run again any time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import QuerySet

from aanzet.access.scope import unscoped
from aanzet.cases.models import Case, Exit
from aanzet.core.clock import months_later
from aanzet.core.retention import MONTHS, Retention
from aanzet.journal.actions import write
from aanzet.participants import parts
from aanzet.participants.models import NameToken, Participant, ParticipantKey
from aanzet.rights.actions.farewell import erase, standing
from aanzet.rights.actions.notices import tell_herself, tell_of_farewell
from aanzet.rights.enums import Why
from aanzet.rights.models import Farewell
from aanzet.rights.terms import ended_on, until

# What goes first, a year after the end; the rest goes as a whole.
THIN = (Retention.CONTACT, Retention.SENSITIVE)
_QUIET = {Retention.NONE, Retention.TRACE}


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did, in numbers."""

    announced: int = 0
    given_up: int = 0
    thinned: int = 0
    erased: int = 0
    numbers: int = 0


def rights_due(*, on: date, tell: Callable[[str], None] = lambda line: None) -> Round:
    """One woman per transaction: stopped in the middle, the next round goes on. `tell` gets a line per paper."""
    given_up = sum(_give_up(row, on) for row in _planned())
    announced = sum(_announce(person, on) for person in _ended(on))
    thinned = erased = 0
    due = QuerySet(Farewell).filter(taken_back_on__isnull=True, done_on__isnull=True, erase_on__lte=on)
    for row in list(due.order_by("erase_on", "pk").select_related("participant")):
        if row.why == Why.THIN:
            thinned += thin(on=on, farewell=row)
        elif paper := erase(on=on, farewell=row):
            erased += 1
            tell(f"{paper.pk} {paper.why} {sum(rows for _name, rows, _kept in paper.parts)} rows erased")
    numbers = _forget_numbers(on)
    return Round(announced, given_up, thinned, erased, numbers)


def _planned() -> list[Farewell]:
    """What the house itself planned and did not do yet."""
    rows = QuerySet(Farewell).filter(taken_back_on__isnull=True, done_on__isnull=True).exclude(why=Why.ASKED)
    return list(rows.select_related("participant"))


@transaction.atomic
def _give_up(row: Farewell, on: date) -> bool:
    """She came back: nothing is over."""
    if ended_on(row.participant) is not None:
        return False
    QuerySet(Farewell).filter(pk=row.pk).update(taken_back_on=on)
    write(None, "right.term_given_up", subject=row.participant_id, object_id=row.pk, on=on)
    return True


def _ended(on: date) -> list[Participant]:
    """People whose journeys all ended so long ago that a time is almost over."""
    months = min(MONTHS[kind] or 0 for kind in THIN)
    latest = on + timedelta(days=settings.TERM_NOTICE_DAYS)
    ended = QuerySet(Exit).filter(undone_on__isnull=True)
    going = QuerySet(Case).exclude(pk__in=ended.values("case"))
    rows = QuerySet(Participant).filter(cases__exits__in=ended, erased_on__isnull=True)
    rows = rows.exclude(pk__in=going.values("participant")).distinct()
    return [
        person
        for person in rows.order_by("pk")
        if (day := ended_on(person)) is not None and months_later(day, months) <= latest
    ]


@transaction.atomic
def _announce(person: Participant, on: date) -> bool:
    """Plan what is over soon, and say so before: never sooner than the days of notice from now."""
    ended = ended_on(person)
    if ended is None or standing(person) is not None:
        return False
    thinned = QuerySet(Farewell).filter(participant=person, why=Why.THIN, done_on__gt=ended).exists()
    why = Why.TERM if thinned else Why.THIN
    kinds = (Retention.IDENTITY, Retention.SITUATION) if thinned else THIN
    over = max(until(ended, kind) for kind in kinds)
    notice = timedelta(days=settings.TERM_NOTICE_DAYS)
    if over > on + notice:
        return False
    row = QuerySet(Farewell).create(participant=person, why=why, asked_on=on, erase_on=max(over, on + notice))
    write(None, "right.term_announced", subject=person.pk, object_id=row.pk, data={"why": why}, on=on)
    tell_of_farewell(participant=person, on=on, erase_on=row.erase_on, why=why)
    tell_herself(participant=person, on=on)
    return True


@transaction.atomic
def thin(*, on: date, farewell: Farewell) -> bool:
    """Notes, voices, addresses and her sign-in go; her name and what she reached stay for the rest of their time."""
    row = (
        QuerySet(Farewell)
        .select_for_update()
        .filter(pk=farewell.pk, taken_back_on=None, done_on=None)
        .first()
    )
    if row is None:
        return False
    person = farewell.participant
    with unscoped("participants.retention"):
        for part in parts.parts():
            for table in part.tables:
                _empty(table, person)
            if part.name in {"messages", "account"}:
                part.take(person, on)
        words = NameToken.objects.filter(participant=person)
        words.filter(pk__in=[row.pk for row in words if row.token.isdigit()]).delete()
    QuerySet(Farewell).filter(pk=row.pk).update(done_on=on)
    write(None, "right.thinned", subject=person.pk, object_id=row.pk, on=on)
    return True


def _empty(table: parts.Table, person: Participant) -> None:
    """Blank the fields whose time is over; a row that says nothing else goes as a whole."""
    told: dict[str, Retention] = getattr(table.model, "retention", {})
    if not told or table.model in (Farewell, ParticipantKey):
        return
    over = [name for name, kind in told.items() if kind in THIN]
    rows = models.QuerySet(table.model).filter(**{table.path: person.pk})
    nothing_else = all(kind in THIN or kind in _QUIET for kind in told.values())
    # A voice cannot be blank: the row is the voice.
    sounds = any(isinstance(each, models.BinaryField) and not each.null for each in _fields(table, over))
    if over and (nothing_else or sounds):
        rows.delete()
    elif over:
        blank = {name: _blank(table.model._meta.get_field(name)) for name in over}
        # A join cannot be updated through: first which rows, then change them.
        ids = list(rows.values_list("pk", flat=True))
        values = {name: value for name, value in blank.items() if value is not _KEEP}
        if ids and values:
            models.QuerySet(table.model).filter(pk__in=ids).update(**values)


def _fields(table: parts.Table, names: list[str]) -> list[Any]:
    return [table.model._meta.get_field(name) for name in names]


_KEEP: Any = object()


def _blank(field: Any) -> Any:
    if field.null:
        return None
    if isinstance(field, models.CharField | models.TextField):
        return ""
    if isinstance(field, models.JSONField):
        return []
    return _KEEP  # a yes or no without words


@transaction.atomic
def _forget_numbers(on: date) -> int:
    """Rows without a name whose time for the funder is over as well."""
    months = MONTHS[Retention.RESULT] or 0
    rows = QuerySet(Participant).filter(erased_on__isnull=False).values_list("pk", "erased_on")
    over = [pk for pk, day in rows if day and months_later(day, months) <= on]
    if over:
        QuerySet(Participant).filter(pk__in=over).delete()
        write(None, "right.numbers_forgotten", data={"rows": len(over)}, on=on)
    return len(over)
