"""The ticket of a speaker button: the words of its block, signed when the page was made.

It travels in the page and comes back in the body of a request: no words in an address, none in a table, and nobody can
make this server read what it did not show. The script reads it too, so that a phone speaks exactly the same words.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing
from django.urls import reverse

from aanzet.speech.parts import Order, Part

SALT = "aanzet.speech.ticket"
# A visit of hers lasts two hours at most.
SECONDS = 2 * 60 * 60


class NotOurs(ValueError):
    """Not signed here, or changed."""


class TooOld(ValueError):
    """Signed longer than `SECONDS` ago."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """`machine`: whether the server speaks this language. `back`: the page it was made for."""

    language: str
    machine: bool
    back: str
    parts: list[Part]

    @property
    def heard(self) -> bool:
        """Whether anything can be heard without a voice in the phone."""
        return bool(self.parts) and (self.machine or any(part.recordings for part in self.parts))


def sealed(ticket: Ticket) -> str:
    """The ticket as text: base64 of JSON, the moment, the signature."""
    data = {
        "l": ticket.language,
        "e": int(ticket.machine),
        "b": ticket.back,
        "p": [
            [part.words, [_address(pk) for pk in part.recordings], int(part.order)] for part in ticket.parts
        ],
    }
    return signing.dumps(data, salt=SALT)


def _address(recording: UUID) -> str:
    return reverse("speech:recording_play", args=[recording])


def opened(text: str) -> Ticket:
    """The ticket again. Raises TooOld and NotOurs."""
    try:
        data: dict[str, Any] = signing.loads(text, salt=SALT, max_age=SECONDS)
    except signing.SignatureExpired as sorry:
        raise TooOld from sorry
    except signing.BadSignature as sorry:
        raise NotOurs from sorry
    parts = [Part(words, tuple(map(_recording, urls)), Order(order)) for words, urls, order in data["p"]]
    return Ticket(data["l"], bool(data["e"]), data["b"], parts)


def _recording(address: str) -> UUID:
    return UUID(address.strip("/").rpartition("/")[2])
