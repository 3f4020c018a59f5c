"""Secrets of one installation: from the environment, else from a private file made at the first start.

On one laptop nobody should have to invent keys. On a server they come from the environment, so that the
key that wraps every participant's data key never lies beside the database or its backups.
"""

import json
import os
import secrets
import string
from dataclasses import dataclass
from pathlib import Path

from aanzet.config.readers import BadSetting, Reader


@dataclass(frozen=True, slots=True)
class Secrets:
    """`signing`: Django's secret key. `master`: id -> 32 byte hex key; the last id wraps new data keys."""

    signing: str
    master: dict[str, str]
    fingerprint: str


def read(reader: Reader, folder: Path) -> Secrets:
    """The secrets of this installation; `folder` is where a private file of them may lie."""
    signing = reader.text("AANZET_SECRET_KEY", "")
    master = reader.text("AANZET_MASTER_KEYS", "")
    fingerprint = reader.text("AANZET_FINGERPRINT_KEY", "")
    if signing and master and fingerprint:
        if len(signing) < 40:
            raise BadSetting("AANZET_SECRET_KEY is too short. Write at least 40 characters nobody can guess.")
        if not _is_key(fingerprint):
            raise BadSetting("AANZET_FINGERPRINT_KEY: write 64 hexadecimal digits.")
        return Secrets(signing, _master(master), fingerprint)
    if signing or master or fingerprint:
        raise BadSetting(
            "Set AANZET_SECRET_KEY, AANZET_MASTER_KEYS and AANZET_FINGERPRINT_KEY together, or none of them."
        )
    return _from_file(folder / "secrets.json")


def _master(raw: str) -> dict[str, str]:
    keys: dict[str, str] = {}
    for part in raw.split(","):
        name, _, value = part.strip().partition(":")
        if not name.isalnum() or not _is_key(value) or name in keys:
            raise BadSetting(
                "AANZET_MASTER_KEYS: write id:key pairs, each id once, each key 64 hexadecimal digits."
            )
        keys[name] = value
    return keys


def _is_key(text: str) -> bool:
    return len(text) == 64 and all(letter in string.hexdigits for letter in text)


def _from_file(path: Path) -> Secrets:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = {
            "signing": secrets.token_urlsafe(50),
            "master": {"k1": secrets.token_hex(32)},
            "fingerprint": secrets.token_hex(32),
        }
        # Written aside and linked into place, so that two processes that start together agree on one file.
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as out:
            json.dump(fresh, out)
        try:
            os.link(aside, path)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    held = json.loads(path.read_text())
    return Secrets(held["signing"], held["master"], held["fingerprint"])
