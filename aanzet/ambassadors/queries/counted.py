"""Numbers about ambassadors for figures of a programme: only days and counts leave."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from aanzet.ambassadors.enums import CameBy
from aanzet.ambassadors.models import CameThrough, Deployment
from aanzet.ambassadors.queries.came import SOON
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import Signature, Training, Volunteer


def trained_days(programme: Programme) -> list[date]:
    """Per ambassador the day on which all parts of the training and a first yes to the agreement were there, oldest
    first. Who comes back as an ambassador counts once. Three queries."""
    asked = blueprint_of(programme).volunteering_of(VolunteerRole.AMBASSADOR)
    if asked is None:
        return []
    parts = {part.key for part in asked.trainings}
    done = _done(programme)
    signed = _signed(programme)
    first: dict[UUID, date] = {}
    for pk, user, participant in _people(programme):
        days = done.get(pk, {})
        if pk not in signed or not parts <= days.keys():
            continue
        whole = max([signed[pk], *(days[part] for part in parts)])
        person = participant or user or pk
        first[person] = min(first.get(person, whole), whole)
    return sorted(first.values())


def _people(programme: Programme) -> QuerySet[Volunteer, tuple[UUID, UUID | None, UUID | None]]:
    rows = (
        QuerySet(Volunteer).filter(programme=programme, role=VolunteerRole.AMBASSADOR).order_by("created_at")
    )
    return rows.values_list("pk", "user_id", "participant_id")


def _done(programme: Programme) -> dict[UUID, dict[str, date]]:
    """Volunteer -> part of the training -> the day."""
    found: dict[UUID, dict[str, date]] = {}
    rows = QuerySet(Training).filter(
        volunteer__programme=programme, volunteer__role=VolunteerRole.AMBASSADOR, withdrawn_on__isnull=True
    )
    for pk, module, on in rows.values_list("volunteer_id", "module", "done_on"):
        found.setdefault(pk, {})[module] = on
    return found


def _signed(programme: Programme) -> dict[UUID, date]:
    """Volunteer -> the day of the first yes to the agreement."""
    found: dict[UUID, date] = {}
    rows = QuerySet(Signature).filter(
        volunteer__programme=programme, volunteer__role=VolunteerRole.AMBASSADOR, withdrawn_on__isnull=True
    )
    for pk, on in rows.values_list("volunteer_id", "signed_on"):
        found[pk] = min(found.get(pk, on), on)
    return found


def visits_told(programme: Programme) -> list[tuple[date, int]]:
    """(day, people reached) of visits that were told, oldest first."""
    rows = QuerySet(Deployment).filter(programme=programme, told_on__isnull=False, cancelled_on__isnull=True)
    return [(on, reached or 0) for on, reached in rows.order_by("on").values_list("on", "reached")]


def came_soon(programme: Programme) -> Iterator[tuple[UUID, date]]:
    """(case, first contact) of women who came within 60 days of a visit (source S1-22)."""
    rows = QuerySet(CameThrough).filter(
        case__programme=programme,
        how=CameBy.DEPLOYMENT,
        deployment__cancelled_on__isnull=True,
        case__first_contact_on__lte=F("deployment__on") + SOON,
    )
    yield from rows.values_list("case_id", "case__first_contact_on")
