"""Every night: who is over by date stops, whose check ends soon is told, and what is known of who stopped is emptied
when its time is over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from aanzet.accounts.actions import account_forget
from aanzet.alliances.actions.staff import invitations_forget
from aanzet.alliances.enums import Role
from aanzet.core import clock
from aanzet.core.retention import MONTHS, Retention
from aanzet.journal.actions import write
from aanzet.volunteers.actions.checks import checks_tell
from aanzet.volunteers.actions.ending import end_keep
from aanzet.volunteers.enums import VolunteerEnding
from aanzet.volunteers.models import (
    EmployerYes,
    Expense,
    Hours,
    Quote,
    Screening,
    Signature,
    Talk,
    Training,
    Volunteer,
    VolunteerEnd,
    VolunteerPause,
)

AT_ONCE = 200
EMPTY: dict[str, object] = {
    "languages": [],
    "sectors": [],
    "halfdays": [],
    "helps_with": [],
    "lengths": [],
    "is_woman": None,
}
# A row of these is nothing but a trace: it goes whole. Hours and costs stay as long, as what funders ask.
TRACES = (Talk, Screening, Training, Signature, VolunteerPause, EmployerYes)
RESULTS = (Hours, Expense)


@dataclass(frozen=True, slots=True)
class Night:
    """How many were over by date, were told that the check ends, and of how many something was emptied."""

    ended: int
    told: int
    emptied: int


def volunteers_due(*, on: date) -> Night:
    """Do all three; may be stopped and run again."""
    return Night(ended=_end_by_date(on), told=checks_tell(on=on), emptied=_empty(on))


def forget(rows: "models.QuerySet[Volunteer]", on: date) -> None:
    """Empty all of it now: for who asked for it."""
    for empty in (_contact, _told, _traces):
        empty(rows, on)


def _end_by_date(on: date) -> int:
    """Whose task ended with the day that was agreed, and who wrote no other end."""
    rows = models.QuerySet(Volunteer).filter(end__isnull=True, membership__ends_on__lt=on)
    found = list(rows.select_related("membership", "programme"))
    for row in found:
        last = row.membership.ends_on if row.membership else None
        if last is None:
            continue
        with transaction.atomic():
            end_keep(by=None, on=on, volunteer=row, last_day=last, reason=VolunteerEnding.TERM_OVER)
    return len(found)


def _empty(on: date) -> int:
    """Contact first, then name and what was told, then every trace, each class counted from the last day."""
    done = 0
    for months, empty in (
        (MONTHS[Retention.CONTACT], _contact),
        (MONTHS[Retention.IDENTITY], _told),
        (MONTHS[Retention.TRACE], _traces),
    ):
        before = clock.months_later(on, -(months or 0))
        rows = models.QuerySet(Volunteer).filter(end__last_day__lt=before)
        done += empty(rows, on)
    if done:
        write(None, "volunteer.forgotten", data={"volunteers": done}, on=on)
    return done


def _contact(rows: "models.QuerySet[Volunteer]", on: date) -> int:
    for row in rows.filter(user__isnull=False).select_related("user"):
        if row.user is not None:
            account_forget(by=None, on=on, user=row.user)
    for home, mail in rows.exclude(email="").values_list("organisation_id", "email"):
        invitations_forget(organisation=home, email=mail, role=Role.VOLUNTEER)
    full = rows.exclude(email="", phone="", postcode="")
    return full.update(email="", phone="", postcode="")


def _told(rows: "models.QuerySet[Volunteer]", on: date) -> int:
    models.QuerySet(VolunteerPause).filter(volunteer__in=rows).update(reason="")
    models.QuerySet(VolunteerEnd).filter(volunteer__in=rows).update(reason="")
    models.QuerySet(Quote).filter(volunteer__in=rows).delete()
    named = rows.exclude(name="", user__isnull=True)
    return named.update(
        name="", background="", motivation="", heard_at="", user=None, participant=None, **EMPTY
    )


def _traces(rows: "models.QuerySet[Volunteer]", on: date) -> int:
    """Nothing but the bare row is left then, because matches and figures hang on it."""
    keys = list(rows.filter(_has(TRACES + RESULTS)).values_list("pk", flat=True).distinct())
    for part in _parts(keys):
        for model in TRACES + RESULTS:
            models.QuerySet(model).filter(volunteer__in=part).delete()
        models.QuerySet(VolunteerEnd).filter(volunteer__in=part).update(by_id=None)
    return len(keys)


def _has(tables: Iterable[type[models.Model]]) -> Q:
    found = Q(pk__isnull=True)
    for model in tables:
        found |= Q(pk__in=models.QuerySet(model).values("volunteer_id"))
    return found


def _parts(keys: Sequence[UUID]) -> Iterable[Sequence[UUID]]:
    return (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE))
