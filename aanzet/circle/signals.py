"""What this room says to the worklist: she changed who may see her; her hidden file was opened."""

from uuid import UUID

from django.db import models

from aanzet.cases.actions import register_source
from aanzet.cases.actions.signals import Spec
from aanzet.cases.enums import SignalReason, Weight
from aanzet.cases.models import Case
from aanzet.circle.enums import ChangeKind
from aanzet.circle.models import Change


def unread_changes(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """One query. What nobody who accompanies her read yet, once per reason, with the first day."""
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    rows = models.QuerySet(Change).filter(
        participant__in=[case.participant_id for case in cases], seen_on__isnull=True
    )
    first: dict[tuple[UUID, str], Change] = {}
    for row in rows.order_by("on", "created_at"):
        kind = SignalReason.OPENED if row.kind == ChangeKind.OPENED else SignalReason.CIRCLE
        first.setdefault((row.participant_id, kind.value), row)
    for (person, name), row in first.items():
        reason = SignalReason(name)
        weight = Weight.URGENT if reason is SignalReason.OPENED else Weight.SOON
        for case in (case for case in cases if case.participant_id == person):
            specs[case.pk].append(Spec(reason, row.on, row.on, weight, row.pk))
    return specs


def register() -> None:
    register_source("circle", unread_changes)
