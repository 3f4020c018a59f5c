"""The hash that ties a line to the line before it."""

import hashlib
import json

from aanzet.journal.models import Entry


def digest(entry: Entry) -> str:
    """SHA-256 over the line and the digest before it: changing or removing a line breaks the chain."""
    parts = [
        entry.previous,
        str(entry.chain),
        str(entry.seq),
        entry.at.timestamp(),
        str(entry.actor_id),
        entry.action,
        str(entry.subject_id),
        str(entry.object_id),
        str(entry.organisation_id),
        entry.data,
        entry.is_read,
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
