"""The coordinator's list: who waits for what, whose check is over soon, who has a free place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment
from aanzet.programmes.queries import role_name
from aanzet.volunteers.enums import Lack, VolunteerRole
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.ready import (
    has_ended,
    kept,
    missing,
    missing_again,
    pause_now,
    valid_check,
    volunteering_for,
    with_rows,
)
from aanzet.volunteers.wording import languages_in_words

SOON = timedelta(days=60)
# Which rows a filter shows. "here": everybody who did not stop.
SHOWS = ("here", "talk", "busy", "soon", "ready", "free", "paused", "ended")


@dataclass(frozen=True, slots=True)
class VolunteerRow:
    """One line. `state`: talk, busy (getting ready), ready, again (runs, and misses a step), paused or ended. `lacks`:
    words of what is missing.
    `soon`: last day of a check or an agreed time that is over within 60 days; `soon_is`: "check", "check_over" (over
    already) or "time".
    """

    pk: UUID
    name: str
    role: str
    programme: str
    organisation: str
    languages: str
    state: str
    lacks: tuple[str, ...]
    since: date
    women: int
    places: int
    soon: date | None
    soon_is: str
    stand_in: bool

    @property
    def free(self) -> int:
        return max(self.places - self.women, 0) if self.state == "ready" else 0


@dataclass(frozen=True, slots=True)
class VolunteerList:
    rows: tuple[VolunteerRow, ...]
    counts: dict[str, int]
    show: str
    role: str


def volunteer_rows(*, actor: Actor, on: date, show: str = "", role: str = "") -> VolunteerList:
    """The list of her organisations. Seven queries, whatever their number."""
    show = show if show in SHOWS else "here"
    found = list(with_rows(Volunteer.objects.visible_to(actor, "volunteer.list")))
    women = women_of(found, on=on)
    every = [_row(each, women[each.pk], on) for each in found if not role or each.role == role]
    counts = {name: sum(_shows(row, name) for row in every) for name in SHOWS}
    return VolunteerList(tuple(row for row in every if _shows(row, show)), counts, show, role)


def women_of(volunteers: Iterable[Volunteer], *, on: date) -> Counter[UUID]:
    """How many women each accompanies on a day at that organisation, as coach or mentor. One query."""
    rows = list(volunteers)
    users = {row.user_id for row in rows if row.user_id}
    if not users:
        return Counter()
    running = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=on)
    held = models.QuerySet(Assignment).filter(running, user__in=users, starts_on__lte=on)
    held = held.exclude(kind=AssignmentKind.STAND_IN)
    pairs = Counter(held.values_list("user_id", "case__organisation_id", "case__programme_id"))
    return Counter(
        {row.pk: pairs[(row.user_id, row.organisation_id, row.programme_id)] for row in rows if row.user_id}
    )


def soon_over(volunteer: Volunteer, *, on: date) -> tuple[date | None, str]:
    """The first of both that is over within 60 days, or was over already: the check, or the agreed time."""
    asked, membership = volunteering_for(volunteer), volunteer.membership
    # Who became an ambassador from her own file has no task; her check may end all the same.
    runs = membership is not None or volunteer.participant_id is not None
    if not runs or getattr(volunteer, "end", None) is not None:
        return None, ""
    days: list[tuple[date, str]] = []
    if membership is not None and membership.ends_on is not None:
        days.append((membership.ends_on, "time"))
    if asked is not None and asked.check:
        good = valid_check(volunteer, asked, on=on)
        last = max((each.valid_until for each in kept(volunteer.screenings.all())), default=None)
        until = good.valid_until if good else last
        if until is not None:
            days.append((until, "check" if good else "check_over"))
    near = sorted(each for each in days if each[0] <= on + SOON)
    return near[0] if near else (None, "")


def state_of(volunteer: Volunteer, *, on: date) -> tuple[str, tuple[Lack, ...]]:
    """talk, busy, ready, again, paused or ended, and what is missing."""
    lacks = tuple(each.code for each in missing(volunteer, on=on))
    if getattr(volunteer, "end", None) is not None or Lack.ENDED in lacks:
        return "ended", lacks
    if not lacks:
        return "ready", lacks
    if lacks == (Lack.PAUSED,):
        return "paused", lacks
    if missing_again(volunteer, on=on):
        return "again", lacks
    return ("talk" if Lack.TALK in lacks else "busy"), lacks


def _row(volunteer: Volunteer, women: int, on: date) -> VolunteerRow:
    state, lacks = state_of(volunteer, on=on)
    soon, soon_is = soon_over(volunteer, on=on)
    pause = pause_now(volunteer, on=on)
    end = getattr(volunteer, "end", None)
    return VolunteerRow(
        pk=volunteer.pk,
        name=volunteer.name or _("name emptied"),
        role=role_name(volunteer.programme, volunteer.role, get_language() or "nl"),
        programme=volunteer.programme.name,
        organisation=volunteer.organisation.name,
        languages=languages_in_words(volunteer.languages),
        state=state,
        lacks=tuple(str(code.label) for code in lacks if code is not Lack.ENDED),
        since=end.last_day if end else volunteer.signed_up_on,
        women=women,
        places=0 if volunteer.role == VolunteerRole.AMBASSADOR else volunteer.places,
        soon=soon,
        soon_is=soon_is,
        stand_in=pause is not None and pause.stand_in_needed and not has_ended(volunteer, on=on),
    )


def _shows(row: VolunteerRow, show: str) -> bool:
    if show == "here":
        return row.state != "ended"
    if show == "soon":
        return row.soon is not None and row.state != "ended"
    if show == "busy":
        return row.state in ("busy", "again")
    return row.free > 0 if show == "free" else row.state == show


def who_needs_me(*, actor: Actor, on: date) -> list[VolunteerRow]:
    """For the worklist: who waits for a talk, who misses a step again, whose check or time is over soon, for
    whom somebody must stand in."""
    rows = volunteer_rows(actor=actor, on=on).rows
    return [row for row in rows if row.state in ("talk", "again") or row.soon or row.stand_in]
