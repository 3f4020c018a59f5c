"""Where ambassadors go: planned, changed, cancelled, and told afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.alliances.models import Organisation
from aanzet.ambassadors.enums import DeploymentKind
from aanzet.ambassadors.models import Deployed, Deployment
from aanzet.ambassadors.queries.ready import why_not
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.participants.actions import without_numbers
from aanzet.programmes.models import Programme
from aanzet.volunteers.actions import hours_note, hours_withdraw
from aanzet.volunteers.enums import HoursKind, VolunteerRole
from aanzet.volunteers.models import Hours, Volunteer

FAR = timedelta(days=366)
MOST_MINUTES = 720


@dataclass(frozen=True, slots=True)
class DeploymentInput:
    """What a coordinator fills in. `minutes`: planned, per ambassador. `language`: a code of `languages.csv`."""

    on: date
    kind: str
    place: str
    volunteers: Sequence[UUID]
    at: time | None = None
    minutes: int = 60
    finding_place: str = ""
    district: str = ""
    language: str = ""


@transaction.atomic
def deployment_plan(
    *, by: Actor | None, on: date, programme: Programme, organisation: Organisation, typed: DeploymentInput
) -> Deployment:
    """Plan who goes where. Refused when somebody is not ready: the sentence names who, and what is missing."""
    who = _who(programme, organisation, typed, on, staying=frozenset())
    row = QuerySet(Deployment).create(
        programme=programme, organisation=organisation, by_id=by.user_id if by else None, **_fields(typed)
    )
    Deployed.objects.bulk_create(Deployed(deployment=row, volunteer=each) for each in who)
    _write(by, "deployment.planned", row, on)
    return row


@transaction.atomic
def deployment_change(
    *, by: Actor | None, on: date, deployment: Deployment, version: int, typed: DeploymentInput
) -> Deployment:
    """Change what was planned. What was told stays as it was told. Raises Conflict when somebody saved first."""
    if deployment.cancelled_on or deployment.told_on:
        raise Refused(_("This is over or cancelled. It cannot be changed any more."))
    there = {row.volunteer_id: row for row in deployment.who.all()}
    who = _who(deployment.programme, deployment.organisation, typed, on, staying=frozenset(there))
    fresh = deployment.save_if_unchanged(seen=version, **_fields(typed))
    wanted = {each.pk for each in who}
    for pk, row in there.items():
        if pk not in wanted:
            row.delete()
    Deployed.objects.bulk_create(
        Deployed(deployment=fresh, volunteer=each) for each in who if each.pk not in there
    )
    _write(by, "deployment.changed", fresh, on)
    return fresh


@transaction.atomic
def deployment_cancel(*, by: Actor | None, on: date, deployment: Deployment) -> None:
    """It does not take place; a second time does nothing."""
    if deployment.told_on:
        raise Refused(_("Somebody told already how it was. It cannot be cancelled any more."))
    if deployment.cancelled_on is None:
        fresh = deployment.save_if_unchanged(seen=deployment.version, cancelled_on=on)
        _write(by, "deployment.cancelled", fresh, on)


@transaction.atomic
def deployment_tell(
    *, by: Actor | None, on: date, deployment: Deployment, version: int, reached: int, minutes: int
) -> Deployment:
    """So many people, so many minutes. The minutes stand among the hours of everybody who went, once."""
    if deployment.cancelled_on:
        raise Refused(_("This was cancelled."))
    if deployment.on > on:
        raise Refused(_("This day is still to come. Tell it afterwards."))
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refused(_("Fill in how many minutes it was, from 1 to 720."), "minutes")
    fresh = deployment.save_if_unchanged(seen=version, reached=reached, minutes=minutes, told_on=on)
    for row in fresh.who.select_related("volunteer"):
        _hours(by, on, fresh, row)
    _write(by, "deployment.told", fresh, on, reached=reached, minutes=minutes)
    return fresh


def _hours(by: Actor | None, on: date, deployment: Deployment, row: Deployed) -> None:
    """The hours of one ambassador: what stands already is left, or taken back when the minutes became others."""
    there = (
        QuerySet(Hours).filter(pk=row.hours_id, withdrawn_on__isnull=True).first() if row.hours_id else None
    )
    if there is not None and there.minutes == deployment.minutes:
        return
    if there is not None:
        hours_withdraw(by=by, on=on, hours=there)
    noted = hours_note(
        by=by,
        on=on,
        volunteer=row.volunteer,
        day=deployment.on,
        minutes=deployment.minutes,
        kind=HoursKind.EVENT,
    )
    row.hours_id = noted.pk
    row.save(update_fields=["hours_id"])


def _fields(typed: DeploymentInput) -> dict[str, object]:
    names = ("on", "at", "kind", "place", "minutes", "finding_place", "district", "language")
    return {name: getattr(typed, name) for name in names}


def _who(
    programme: Programme, organisation: Organisation, typed: DeploymentInput, on: date, *, staying: frozenset[UUID]
) -> list[Volunteer]:  # fmt: skip
    """Who goes; each of them ready on the day (source S1-21)."""
    DeploymentKind(typed.kind)
    without_numbers(place=typed.place, finding_place=typed.finding_place)
    if not typed.place.strip():
        raise Refused(_("Write where it is."), "place")
    if not on - FAR <= typed.on <= on + FAR:
        raise Refused(_("Choose a day within a year from today."), "on")
    rows = QuerySet(Volunteer).filter(
        pk__in=list(typed.volunteers), programme=programme, organisation=organisation,
        role=VolunteerRole.AMBASSADOR,
    )  # fmt: skip
    who = list(rows.order_by("name", "pk"))
    if not who or len(who) != len(set(typed.volunteers)):
        raise Refused(_("Choose who goes: one ambassador or more."), "volunteers")
    said = [why_not(each, on=typed.on) for each in who if each.pk not in staying or typed.on >= on]
    if refusals := [sentence for sentence in said if sentence]:
        raise Refused(" ".join(refusals), "volunteers")
    return who


def _write(by: Actor | None, action: str, row: Deployment, on: date, **data: int) -> None:
    write(by, action, object_id=row.pk, organisation=row.organisation_id, data=data, on=on)
