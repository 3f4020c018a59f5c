"""What somebody typed in a form when her visit was over: kept for her until she signs in again, in this browser only.

It lies in the session, sealed with a key outside the database, and opens for the same account alone.
"""

import json
import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import QueryDict
from django.urls import Resolver404, resolve

from aanzet.core import sealed

KEY = "kept"
MOST_CHARACTERS = 20_000
SECONDS = 30 * 60
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "password", "number", "again", "code", "next"})
# Ways in and out: what is typed there is not hers to go on with.
_PLACES = ("account_", "mfa_", "ui:", "set_language")


@dataclass(frozen=True, slots=True)
class Kept:
    """`path`: where the form was sent. `fields`: (name, what was typed), in order."""

    path: str
    fields: tuple[tuple[str, str], ...]


def typed(path: str, data: QueryDict) -> Kept | None:
    """What is worth keeping of a form; None when nothing was typed, it is too much, or the place is not kept."""
    try:
        if resolve(path).view_name.startswith(_PLACES):
            return None
    except Resolver404:
        return None
    fields = tuple(
        (name, str(value))
        for name, values in data.lists()
        if name not in NOT_KEPT
        for value in values
        if value
    )
    fits = 0 < sum(len(value) for _name, value in fields) <= MOST_CHARACTERS
    return Kept(path, fields) if fits else None


def put_by(session: Any, user_id: UUID, found: Kept) -> None:
    """Lay it in a session that is nobody's yet."""
    key_id, key = list(settings.MASTER_KEYS.items())[-1]
    text = json.dumps([found.path, found.fields])
    session[KEY] = {"at": time.time(), "text": sealed.seal(bytes.fromhex(key), key_id, _place(user_id), text)}


def take(session: Any, user_id: UUID) -> Kept | None:
    """Take it out, for its owner and within half an hour; for everybody else it is gone."""
    found = session.pop(KEY, None)
    if found is None or time.time() - found["at"] > SECONDS:
        return None
    key = bytes.fromhex(settings.MASTER_KEYS[sealed.key_id_of(found["text"])])
    try:
        path, fields = json.loads(sealed.open_(key, _place(user_id), found["text"]))
    except sealed.CannotOpen:
        return None
    return Kept(path, tuple((name, value) for name, value in fields))


def _place(user_id: UUID) -> str:
    return f"session.kept.{user_id}"
