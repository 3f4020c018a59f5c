"""The timeline of a case: the journal's lines about her, with the words of contacts for who may read them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.cases.enums import ContactKind
from aanzet.cases.models import Case, ContactMoment
from aanzet.journal import labels
from aanzet.journal.models import ASSISTED, Entry
from aanzet.journal.queries import writes_about
from aanzet.participants.vault import Vault

LINES = 40
# Lines that would only repeat each other on a page; they stay in the journal.
_QUIET = {"case.intake_answered", "case.note_drafted", "participant.edited", "case.edited"}


# (case, her keys, rows) -> row -> her own words that stand beside it; a room above tells them.
Beside = Callable[[Case, Vault, Iterable[UUID]], dict[UUID, str]]
_BESIDE: dict[str, Beside] = {}


def register_beside(name: str, source: Beside) -> None:
    """Let a room above put her own words beside what was written (from AppConfig.ready)."""
    _BESIDE[name] = source


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line: the day, what happened, who did it. For a contact also minutes, note and next step.

    `beside`: what she says about the note herself, where it was not changed. `helper`: who sat beside her when she did
    this herself, on a device that was lent to her."""

    when: date
    title: str
    who: str
    text: str = ""
    next_step: str = ""
    minutes: int = 0
    contact_id: UUID | None = None
    own: bool = False
    times: int = 1
    beside: str = ""
    helper: str = ""


def keep_quiet(actions: Iterable[str]) -> None:
    """Let a room above keep lines of its own out of timelines (from AppConfig.ready)."""
    _QUIET.update(actions)


def timeline(*, case: Case, keys: Vault, actor: Actor, notes: bool) -> tuple[TimelineEntry, ...]:
    """The newest lines about her, at most `LINES`. `notes`: may this reader see the words of contacts."""
    lines = [
        line
        for line in _named(writes_about(subject=case.participant_id).exclude(action__in=_QUIET))[: LINES * 2]
        if labels.known(line.action)
    ][:LINES]
    contacts = {
        row.pk: row
        for row in QuerySet(ContactMoment).filter(
            pk__in=[line.object_id for line in lines if line.action == "case.note_added"], is_draft=False
        )
    }
    beside = _beside(case, keys, contacts) if notes else {}
    helpers = names_of_helpers(lines)
    entries: list[TimelineEntry] = []
    for line in lines:
        contact = contacts.get(line.object_id) if line.object_id else None
        who = line.who or ""  # type: ignore[attr-defined]
        day = timezone.localdate(line.at)
        if contact is None:
            if line.action != "case.note_added":
                helper = helpers.get(line.data.get(ASSISTED, ""), "")
                _append(entries, TimelineEntry(day, labels.label(line.action), who, helper=helper))
            continue
        told = _contact(contact, who, keys if notes else None, actor)
        entries.append(replace(told, beside=beside.get(contact.pk, "")))
    return tuple(entries)


def _beside(case: Case, keys: Vault, rows: Iterable[UUID]) -> dict[UUID, str]:
    ids, found = list(rows), {}
    for source in _BESIDE.values() if ids else ():
        found.update(source(case, keys, ids))
    return found


def _named(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """The journal has no foreign keys: the name of who did it comes along by a look-up per line."""
    return rows.annotate(who=Subquery(User.objects.filter(pk=OuterRef("actor_id")).values("name")[:1]))


def names_of_helpers(lines: Iterable[Entry]) -> dict[str, str]:
    """Id -> name of everybody who sat beside her in one of these lines; asks nothing when nobody did."""
    found = {line.data[ASSISTED] for line in lines if ASSISTED in line.data}
    rows = User.objects.filter(pk__in=found).values_list("pk", "name") if found else ()
    return {str(pk): name for pk, name in rows}


def _append(entries: list[TimelineEntry], entry: TimelineEntry) -> None:
    """Three strengths noted on one day are one line."""
    last = entries[-1] if entries else None
    if last is not None and replace(last, times=1) == entry:
        entries[-1] = replace(last, times=last.times + 1)
    else:
        entries.append(entry)


def _contact(row: ContactMoment, who: str, keys: Vault | None, actor: Actor) -> TimelineEntry:
    return TimelineEntry(
        when=row.on,
        title=str(ContactKind(row.kind).label),
        who=who or row.by_name,
        text=keys.open(row, "note") if keys else "",
        next_step=row.next_step if keys else "",
        minutes=row.minutes,
        contact_id=row.pk,
        own=row.by_id == actor.user_id,
    )


def open_draft(*, actor: Actor, case: Case) -> ContactMoment | None:
    """What this writer began to log about her and did not save yet: the newest."""
    begun = QuerySet(ContactMoment).filter(case=case, is_draft=True, by_id=actor.user_id)
    return begun.order_by("created_at").last()
