"""An ambassador stops: she is taken out of what is still to come."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from aanzet.ambassadors.models import Call, Deployed, Deployment
from aanzet.journal.actions import By, write
from aanzet.volunteers.models import Volunteer


@transaction.atomic
def ambassador_leaves(*, by: By | None, on: date, volunteer: Volunteer, reason: str) -> None:
    """From `on` she goes nowhere; a visit to which nobody else goes is cancelled. Her call ends with it."""
    rows = QuerySet(Deployed).filter(
        volunteer=volunteer, deployment__on__gte=on, deployment__told_on__isnull=True
    )
    visits = set(rows.values_list("deployment_id", flat=True))
    rows.delete()
    alone = QuerySet(Deployment).filter(pk__in=visits, cancelled_on__isnull=True, who__isnull=True)
    for row in alone:
        row.save_if_unchanged(seen=row.version, cancelled_on=on)
        write(by, "deployment.cancelled", object_id=row.pk, organisation=row.organisation_id, on=on)
    QuerySet(Call).filter(volunteer=volunteer, ended_on__isnull=True).update(ended_on=on)
