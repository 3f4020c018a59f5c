"""Letters that sign-in has to send. The room that carries them lies above and says here who it is."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Letter:
    """`channel`: mail or sms. Without `to` nothing is sent, but it takes as long as a real one. `secret`: the text
    is thrown away once it has been sent; such a letter was asked for at that moment."""

    channel: str
    to: str
    language: str
    subject: str
    body: str
    recipient: UUID | None = None
    secret: bool = True


Deliver = Callable[[Letter], None]
_carriers: list[Deliver] = []


def use(deliver: Deliver) -> None:
    """Called once at the start by the room that carries letters."""
    _carriers[:] = [deliver]


def send(letter: Letter) -> None:
    for deliver in _carriers:
        deliver(letter)
