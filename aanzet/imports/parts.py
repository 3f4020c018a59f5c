"""The rows of registers from which she was taken over: told to her, and emptied when she is erased."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from aanzet.core.clock import months_later
from aanzet.core.retention import MONTHS, Retention
from aanzet.imports.models import Erased, ImportRow
from aanzet.participants.actions import traits_of
from aanzet.participants.identity import fingerprints
from aanzet.participants.models import Participant
from aanzet.participants.parts import Part, Table, register


def _empty(participant: Participant, on: date) -> int:
    """The row stays as "taken over", so that the count of a register is right; it says nothing about her. Keyed
    digests stay, so that no register brings her back unseen."""
    rows = QuerySet(ImportRow).filter(participant=participant.pk)
    brought = rows.filter(run__organisation=participant.organisation_id).exclude(row_key="")
    digests = {*fingerprints(traits_of(participant)).values(), *brought.values_list("row_key", flat=True)}
    until = months_later(on, MONTHS[Retention.RESULT] or 0)
    Erased.objects.bulk_create(
        [
            Erased(organisation=participant.organisation, digest=digest, until=until)
            for digest in sorted(digests)
        ],
        update_conflicts=True,
        unique_fields=["organisation", "digest"],
        update_fields=["until"],
    )
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
