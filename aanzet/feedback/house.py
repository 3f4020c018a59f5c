"""Words and voices sealed with the key of the house: who wrote them is nobody's to say."""

from django.conf import settings

from aanzet.core import sealed
from aanzet.core.sealed import CannotOpen
from aanzet.feedback.models import Remark
from aanzet.participants.models import Participant


def _place(row: Remark, field: str) -> str:
    return f"feedback.remark.{field}:{row.pk}"


def _newest() -> tuple[str, bytes]:
    name = str(list(settings.MASTER_KEYS)[-1])
    return name, bytes.fromhex(settings.MASTER_KEYS[name])


def _key(name: str) -> bytes:
    if name not in settings.MASTER_KEYS:
        raise CannotOpen(f"master key {name} is not configured")
    return bytes.fromhex(settings.MASTER_KEYS[name])


def seal(row: Remark, field: str, text: str) -> str:
    name, key = _newest()
    return sealed.seal(key, name, _place(row, field), text)


def seal_sound(row: Remark, sound: bytes) -> bytes:
    name, key = _newest()
    return sealed.seal_bytes(key, name, _place(row, "sound"), sound)


def words(row: Remark, field: str) -> str:
    """The text of a field; empty when it was cleaned or its key is gone."""
    value = getattr(row, field)
    try:
        return sealed.open_(_key(sealed.key_id_of(value)), _place(row, field), value) if value else ""
    except CannotOpen:
        return ""


def sound(row: Remark) -> bytes:
    """The recording. Raises CannotOpen."""
    value = bytes(row.sound or b"")
    name = value.split(b".", 2)[1].decode() if value.count(b".") > 1 else ""
    return sealed.open_bytes(_key(name), _place(row, "sound"), value)


class HouseKey:
    """Opens remarks for a woman's own copy, as her own key opens the rest."""

    def __init__(self, participant: Participant) -> None:
        self.participant_id = participant.pk

    def open(self, row: Remark, field: str) -> str:
        return words(row, field)

    def open_bytes(self, row: Remark, field: str) -> bytes:
        return sound(row)
