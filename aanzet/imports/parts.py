"""The rows of registers from which she was taken over: told to her, and emptied when she is erased."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from aanzet.imports.models import ImportRow
from aanzet.participants.models import Participant
from aanzet.participants.parts import Part, Table, register


def _empty(participant: Participant, on: date) -> int:
    """The row stays as "taken over", so that the count of a register is right; it says nothing about her."""
    rows = QuerySet(ImportRow).filter(participant=participant.pk)
    return rows.update(participant=None, case_id=None, link_id=None, values=[], notes=[], rest="", row_key="")


def register_parts() -> None:
    shown = {"file": _("File"), "number": _("Row")}
    register(
        Part(
            "registers",
            _("From an earlier list"),
            70,
            (Table(ImportRow, "participant", _("From an earlier list"), shown),),
            take=_empty,
        )
    )
