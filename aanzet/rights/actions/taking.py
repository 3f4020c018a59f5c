"""She took along what stands about her."""

from datetime import date
from uuid import UUID

from django.db import transaction

from aanzet.access.actor import Actor
from aanzet.journal.actions import write


@transaction.atomic
def copy_taken(*, by: Actor, on: date, participant_id: UUID, files: int, size: int) -> None:
    """A line in her chain: how many files, how many bytes; nothing of it is kept here."""
    write(by, "right.copy_taken", subject=participant_id, data={"files": files, "bytes": size}, on=on)
