"""Her data key: made with her row, wrapped by the installation's master key, opened for the time of a request."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import models

from aanzet.core import sealed
from aanzet.core.sealed import CannotOpen
from aanzet.participants.models import Participant, ParticipantKey


def key_rows(participants: Iterable[Participant]) -> list[ParticipantKey]:
    """Unsaved key rows for new participants."""
    return [ParticipantKey(participant=p, key_id=_current(), wrapped=_wrap(p.pk)) for p in participants]


def _current() -> str:
    return str(list(settings.MASTER_KEYS)[-1])


def _wrap(participant_id: UUID, key: bytes | None = None) -> str:
    name = _current()
    data = (key or sealed.new_key()).hex()
    return sealed.seal(bytes.fromhex(settings.MASTER_KEYS[name]), name, f"key:{participant_id}", data)


def unwrap(row: ParticipantKey) -> bytes:
    """The 32 bytes of a data key. Raises CannotOpen when its master key is not configured."""
    master = settings.MASTER_KEYS.get(row.key_id)
    if master is None:
        raise CannotOpen(f"master key {row.key_id} is not configured")
    return bytes.fromhex(sealed.open_(bytes.fromhex(master), f"key:{row.participant_id}", row.wrapped))


class Vault:
    """Seals and opens the fields of one participant. Make one per page or action: it holds the open key."""

    def __init__(self, participant_id: UUID, row: ParticipantKey | None = None) -> None:
        """`row`: her key row when it was read already; else it is read when first needed."""
        self.participant_id = participant_id
        self._row = row
        self._key: bytes | None = None

    def _open_key(self) -> bytes:
        if self._key is None:
            row = self._row or ParticipantKey.objects.filter(participant_id=self.participant_id).first()
            if row is None:
                raise CannotOpen("this person's key was erased")
            self._key = unwrap(row)
        return self._key

    def seal(self, row: models.Model, field: str, text: str) -> str:
        """The sealed form of `text` for `field` of `row` (whose pk must be set)."""
        return sealed.seal(self._open_key(), "p", _place(row, field), text) if text else ""

    def open(self, row: models.Model, field: str) -> str:
        """The text of a sealed field. Raises CannotOpen when it was erased or moved."""
        value = getattr(row, field)
        return sealed.open_(self._open_key(), _place(row, field), value) if value else ""

    def seal_bytes(self, row: models.Model, field: str, data: bytes) -> bytes:
        """The sealed form of `data` for a binary `field` of `row` (whose pk must be set)."""
        return sealed.seal_bytes(self._open_key(), "p", _place(row, field), data)

    def open_bytes(self, row: models.Model, field: str) -> bytes:
        """The bytes of a sealed field. Raises CannotOpen when it was erased or moved."""
        return sealed.open_bytes(self._open_key(), _place(row, field), bytes(getattr(row, field)))


def _place(row: models.Model, field: str) -> str:
    return f"{row._meta.label_lower}.{field}:{row.pk}"


def rewrap(row: ParticipantKey) -> bool:
    """Wrap a data key by the newest master key; False when it already is. What it sealed stays as it is."""
    if row.key_id == _current():
        return False
    key = unwrap(row)
    row.key_id, row.wrapped = _current(), _wrap(row.participant_id, key)
    row.save(update_fields=["key_id", "wrapped"])
    return True
