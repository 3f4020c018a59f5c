"""Sealed values: AES-256-GCM per field (NIST SP 800-38D), key id in the value, row and field as associated data.

A sealed value reads `1.<key id>.<base64 of 12 byte nonce + ciphertext + 16 byte tag>`. It opens only with the
key it names and in the very field and row it was written for, so it cannot be moved to another row.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

NONCE = 12


class CannotOpen(Exception):
    """The value was sealed with another key, for another row, or was changed."""


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """Text at rest that only a participant's data key opens. Empty text stays empty."""


class SealedBinaryField(models.BinaryField):  # type: ignore[type-arg]
    """Bytes at rest (a voice) that only a participant's data key opens."""


def new_key() -> bytes:
    """A fresh 32 byte key."""
    return os.urandom(32)


def seal(key: bytes, key_id: str, place: str, text: str) -> str:
    """Seal `text` for `place` (table, field and row); empty text stays empty."""
    if not text:
        return ""
    nonce = os.urandom(NONCE)
    body = AESGCM(key).encrypt(nonce, text.encode(), place.encode())
    return f"1.{key_id}.{urlsafe_b64encode(nonce + body).decode()}"


def key_id_of(value: str) -> str:
    """The id of the key a sealed value names; empty for an empty value."""
    return value.split(".", 2)[1] if value else ""


def open_(key: bytes, place: str, value: str) -> str:
    """The text of a sealed value. Raises CannotOpen."""
    if not value:
        return ""
    try:
        _, _, body = value.split(".", 2)
        raw = urlsafe_b64decode(body)
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], place.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise CannotOpen(place) from error


def seal_bytes(key: bytes, key_id: str, place: str, data: bytes) -> bytes:
    """As :func:`seal`, for bytes: `1.<key id>.` and then nonce, ciphertext and tag as they are."""
    nonce = os.urandom(NONCE)
    return f"1.{key_id}.".encode() + nonce + AESGCM(key).encrypt(nonce, data, place.encode())


def open_bytes(key: bytes, place: str, value: bytes) -> bytes:
    """The bytes of a sealed value. Raises CannotOpen."""
    try:
        _, _, raw = value.split(b".", 2)
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise CannotOpen(place) from error
