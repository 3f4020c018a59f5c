"""Reading the journal."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from aanzet.journal.chain import digest
from aanzet.journal.models import ChainHead, Entry


@dataclass(frozen=True, slots=True)
class Broken:
    """A chain that does not hold: at `seq` the line is missing or was changed."""

    chain: UUID
    seq: int


def writes_about(*, subject: UUID) -> QuerySet[Entry]:
    """What was done about a person, newest first."""
    return Entry.objects.filter(subject_id=subject, is_read=False).order_by("-at", "-seq")


def reads_about(*, subject: UUID) -> QuerySet[Entry]:
    """Who opened which page about a person, newest first."""
    return Entry.objects.filter(subject_id=subject, is_read=True).order_by("-at", "-seq")


def broken_chains() -> Iterator[Broken]:
    """Verify every chain; yields the first bad line of each broken one."""
    heads = {head.chain: head for head in ChainHead.objects.all()}
    seen: dict[UUID, tuple[int, str]] = {}
    bad: set[UUID] = set()
    for entry in Entry.objects.order_by("chain", "seq").iterator(chunk_size=2000):
        if entry.chain in bad:
            continue
        seq, last = seen.get(entry.chain, (0, ""))
        if entry.seq != seq + 1 or entry.previous != last or entry.digest != digest(entry):
            bad.add(entry.chain)
            yield Broken(entry.chain, seq + 1)
            continue
        seen[entry.chain] = (entry.seq, entry.digest)
    for chain, head in heads.items():
        if chain not in bad and seen.get(chain, (0, "")) != (head.seq, head.digest):
            yield Broken(chain, seen.get(chain, (0, ""))[0] + 1)
