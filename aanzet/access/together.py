"""A visit on the device of a worker: she signs in herself, and who lent the device stands in every line of it.

Nobody acts in her place: the worker's own visit ends first, in the same browser, before she signs in.
"""

import time
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

KEY = "together"
# So long (seconds) a lent device waits for her to sign in; after that a visit on it is an ordinary one.
WAITS = 10 * 60


class Lender(Protocol):
    """Who lends: somebody signed in, with a name."""

    @property
    def user_id(self) -> UUID | None: ...

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Beside:
    """Who sits beside her. `language`: what the device speaks again when she leaves."""

    user_id: UUID
    name: str
    language: str = ""


def begin(session: Any, by: Lender, language: str) -> None:
    """Note in a fresh session that the device is lent now."""
    session[KEY] = {"by": str(by.user_id), "name": by.name, "language": language, "at": time.time()}


def signed_in(session: Any) -> None:
    """She came in: the device counts as lent for this visit when it was lent just now, else no longer."""
    kept = session.get(KEY)
    if kept is None:
        return
    if time.time() - kept["at"] > WAITS:
        del session[KEY]
    else:
        session[KEY] = kept | {"entered": True}


def end(session: Any) -> None:
    """The device is nobody's to lend any more: who lent it signed in herself."""
    session.pop(KEY, None)


def waiting(session: Any) -> Beside | None:
    """Who lent this device, whether she signed in already or not."""
    kept = session.get(KEY)
    return Beside(UUID(kept["by"]), kept["name"], kept["language"]) if kept else None


def beside(session: Any) -> Beside | None:
    """Who sits beside her in this visit; None in an ordinary one."""
    return waiting(session) if (session.get(KEY) or {}).get("entered") else None
