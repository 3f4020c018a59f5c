"""What a register said of a woman beyond the fields of her file."""

import json
from dataclasses import dataclass
from uuid import UUID

from aanzet.access.scope import unscoped
from aanzet.core.sealed import CannotOpen
from aanzet.imports.models import ImportRow
from aanzet.participants.vault import Vault


@dataclass(frozen=True, slots=True)
class Rest:
    """`hours`: of work a week when the register was taken over. `phones`: her other numbers."""

    children: int | None = None
    hours: float | None = None
    place: str = ""
    phones: tuple[str, ...] = ()
    remark: str = ""


def register_rest(participant_id: UUID) -> Rest | None:
    """What her register said, in two queries; None when it said no more than her file holds."""
    with unscoped("imports.run"):
        row = ImportRow.objects.filter(participant=participant_id).exclude(rest="").first()
    if row is None:
        return None
    try:
        said = json.loads(Vault(participant_id).open(row, "rest"))
    except CannotOpen:
        return None
    return Rest(
        children=said.get("children"),
        hours=said.get("hours"),
        place=said.get("place", ""),
        phones=tuple(said.get("phones", ())),
        remark=said.get("remark", ""),
    )
