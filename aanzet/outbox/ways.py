"""How one person may be reached: a room above finds it, this room keeps to it.

Levels: what a message may show. `none`: nothing is sent. `neutral`: a sender, a subject and a text that tell nothing.
`full`: it says what it is about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

NONE, NEUTRAL, FULL = "none", "neutral", "full"


@dataclass(frozen=True, slots=True)
class Way:
    """`held`: why nothing goes to her, as a code of :mod:`aanzet.outbox.reasons`; empty: it may go. `not_before`: the
    first moment from now that she chose."""

    level: str = NONE
    channel: str = ""
    to: str = ""
    language: str = "nl"
    not_before: datetime | None = None
    held: str = ""


# (participant or account, moment) -> the way to her; None: this is no participant.
Finder = Callable[[UUID, datetime], Way | None]
_FINDERS: list[Finder] = []


def use(finder: Finder) -> None:
    """Called once at the start by the room that knows how women chose to be reached."""
    _FINDERS[:] = [finder]


def way_to(recipient: UUID, moment: datetime) -> Way | None:
    """The way to this person at this moment, or None for who is no participant."""
    return next((way for finder in _FINDERS if (way := finder(recipient, moment))), None)
