"""Adding lines to the journal. No log, no page: a line is written in the transaction of what it tells."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from aanzet.core import clock
from aanzet.core.ids import new_id
from aanzet.journal.chain import digest
from aanzet.journal.models import ASSISTED, ChainHead, Entry

SYSTEM_CHAIN = UUID(int=0)


class By(Protocol):
    """Anything that acts: it has a user id, or None for the command line and visitors."""

    @property
    def user_id(self) -> UUID | None: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be written; see :class:`Entry` for the meaning of each part."""

    action: str
    subject: UUID | None = None
    object_id: UUID | None = None
    organisation: UUID | None = None
    data: dict[str, Any] = field(default_factory=dict)
    is_read: bool = False
    on: date | None = None


def write(
    by: By | None,
    action: str,
    *,
    subject: UUID | None = None,
    object_id: UUID | None = None,
    organisation: UUID | None = None,
    data: dict[str, Any] | None = None,
    on: date | None = None,
) -> Entry:
    """Write one line and return it. `on` dates a line in the past (imports, paper typed back)."""
    line = Line(action, subject, object_id, organisation, data or {}, on=on)
    return write_many(by, [line])[0]


def record_read(by: By | None, subject: UUID, what: str, *, object_id: UUID | None = None) -> Entry:
    """Log that `by` opened a page about `subject`; `what` is the right that opened it."""
    return write_many(by, [Line(what, subject, object_id, is_read=True)])[0]


@transaction.atomic
def write_many(by: By | None, lines: Iterable[Line]) -> list[Entry]:
    """Write lines of any number of chains in three statements. Order within a chain is kept."""
    actor = by.user_id if by is not None else None
    helper = getattr(by, "assisted_by", None)
    planned = [(line.subject or line.organisation or actor or SYSTEM_CHAIN, line) for line in lines]
    heads = _locked_heads({chain for chain, _ in planned})
    entries = [_entry(actor, _assisted(line, helper), heads[chain]) for chain, line in planned]
    Entry.objects.bulk_create(entries, batch_size=500)
    # The rows are there and locked: this only writes, many at a time, where bulk_update would build a CASE per row.
    ChainHead.objects.bulk_create(
        heads.values(),
        update_conflicts=True,
        unique_fields=["chain"],
        update_fields=["seq", "digest"],
        batch_size=300,
    )
    return entries


def _assisted(line: Line, helper: UUID | None) -> Line:
    """On a device that a worker lent her each line says whose device it was: see `access.together`."""
    return replace(line, data=line.data | {ASSISTED: str(helper)}) if helper else line


def _locked_heads(chains: set[UUID]) -> dict[UUID, ChainHead]:
    ordered = sorted(chains)  # one order for everybody: no deadlock between two batches
    heads = {
        h.chain: h for h in ChainHead.objects.select_for_update().filter(chain__in=ordered).order_by("chain")
    }
    missing = [ChainHead(chain=chain) for chain in ordered if chain not in heads]
    if missing:
        ChainHead.objects.bulk_create(missing, ignore_conflicts=True, batch_size=500)
        wanted = [head.chain for head in missing]
        heads |= {h.chain: h for h in ChainHead.objects.select_for_update().filter(chain__in=wanted)}
    return heads


def _entry(actor: UUID | None, line: Line, head: ChainHead) -> Entry:
    entry = Entry(
        id=new_id(),
        at=_moment(line.on),
        actor_id=actor,
        action=line.action,
        subject_id=line.subject,
        object_id=line.object_id,
        organisation_id=line.organisation,
        data=line.data,
        is_read=line.is_read,
        chain=head.chain,
        seq=head.seq + 1,
        previous=head.digest,
    )
    entry.digest = digest(entry)
    head.seq, head.digest = entry.seq, entry.digest
    return entry


def _moment(on: date | None) -> datetime:
    now = clock.now()
    if on is None or on == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(on, time(12)))
