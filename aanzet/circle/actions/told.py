"""Telling who accompanies her that something changed."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.cases.actions import refresh
from aanzet.cases.models import Case
from aanzet.circle.enums import ChangeKind
from aanzet.circle.models import Change
from aanzet.participants.models import Participant


def tell(
    *, on: date, participant: Participant, kind: ChangeKind, organisation_id: UUID | None = None
) -> Change:
    """Keep a notice for her coach, and put it on the worklist. Call it in the transaction of the change."""
    row = Change.objects.create(participant=participant, kind=kind, on=on, organisation_id=organisation_id)
    refresh(QuerySet(Case).filter(participant=participant).select_related("programme"))
    return row
