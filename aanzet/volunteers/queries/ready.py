"""Who may be proposed to a woman or be sent out today, and what is still missing for the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from aanzet.alliances.models import Organisation
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import Volunteering
from aanzet.volunteers.enums import Lack, VolunteerRole
from aanzet.volunteers.models import Screening, TakeableBack, Volunteer, VolunteerPause

Step = TypeVar("Step", bound=TakeableBack)
RELATED = ("programme", "organisation", "membership", "end")
ROWS = ("talks", "screenings", "trainings", "signatures", "pauses")
# What the coordinator can do nothing about here and now, and what is the start itself.
BEFORE_START = frozenset({Lack.TALK, Lack.CHECK, Lack.TRAINING, Lack.AGREEMENT, Lack.ACCOUNT, Lack.ENDED})


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there. `which`: keys of the trainings that are still to do."""

    code: Lack
    which: tuple[str, ...] = ()


def kept(rows: Iterable[Step]) -> list[Step]:
    """Those that nobody took back."""
    return [each for each in rows if each.withdrawn_on is None]


def with_rows(rows: "models.QuerySet[Volunteer]") -> "models.QuerySet[Volunteer]":
    """Volunteers with everything that `missing` looks at: six queries, whatever their number."""
    return rows.select_related(*RELATED).prefetch_related(*ROWS)


def volunteering_for(volunteer: Volunteer) -> Volunteering | None:
    """What the programme asks of this volunteer; None when the file has this role no more."""
    return blueprint_of(volunteer.programme).volunteering_of(volunteer.role)


def missing(volunteer: Volunteer, *, on: date) -> tuple[Missing, ...]:
    """What is not there on a day, in the order of the steps. Empty: ready. No query for rows of `with_rows`."""
    asked = volunteering_for(volunteer)
    undone = trainings_to_do(volunteer, asked, on=on)
    looks = (
        (Lack.TALK, not any(each.welcome and each.held_on <= on for each in kept(volunteer.talks.all()))),
        (Lack.CHECK, asked is not None and bool(asked.check) and valid_check(volunteer, asked, on=on) is None),
        (Lack.TRAINING, bool(undone)),
        (Lack.AGREEMENT, asked is not None and not has_signed(volunteer, asked, on=on)),
        (Lack.ACCOUNT, volunteer.user_id is None),
        (Lack.NOT_STARTED, not has_started(volunteer, on=on)),
        (Lack.PAUSED, pause_now(volunteer, on=on) is not None),
        (Lack.ENDED, has_ended(volunteer, on=on)),
    )  # fmt: skip
    return tuple(Missing(code, undone if code is Lack.TRAINING else ()) for code, lacks in looks if lacks)


def ready(*, programme: Programme, organisation: Organisation, role: str, on: date) -> list[Volunteer]:
    """Volunteers of an organisation who may be proposed or sent out on a day. Seven queries, whatever their number."""
    rows = (
        models.QuerySet(Volunteer)
        .filter(programme=programme, organisation=organisation, role=role)
        .filter(Q(membership__isnull=False) | Q(participant__isnull=False))
    )
    not_over = Q(end__isnull=True) | Q(end__last_day__gte=on)
    return [row for row in with_rows(rows.filter(not_over)) if not missing(row, on=on)]


def proposable(*, programme: Programme, organisation: Organisation, role: str, on: date) -> list[Volunteer]:
    """Who of them may be proposed to one woman: a participant who is an ambassador speaks to groups, and her own space
    has no page on which she would answer."""
    found = ready(programme=programme, organisation=organisation, role=role, on=on)
    return [row for row in found if row.participant_id is None]


def coaches_not_now(*, organisation: Organisation, programme: Programme, on: date) -> set[UUID]:
    """Users who coach there as volunteers and may not begin with a woman on a day: something is missing, or there is a
    pause. Who is staff has no such row, who stopped has none any more. Six queries, whatever their number."""
    rows = models.QuerySet(Volunteer).filter(
        programme=programme, organisation=organisation, role=VolunteerRole.COACH, user__isnull=False
    )
    lacking = {
        each.user_id for each in with_rows(rows) if not has_ended(each, on=on) and missing(each, on=on)
    }
    return {user for user in lacking if user is not None}


def valid_check(volunteer: Volunteer, asked: Volunteering, *, on: date) -> Screening | None:
    """The check that is good on a day and stays good longest."""
    good = [
        each
        for each in kept(volunteer.screenings.all())
        if each.kind == asked.check and each.seen_on <= on <= each.valid_until
    ]
    return max(good, key=lambda each: each.valid_until, default=None)


def trainings_to_do(volunteer: Volunteer, asked: Volunteering | None, *, on: date) -> tuple[str, ...]:
    """Keys of the parts that are still to do, in the order of the programme."""
    done = {each.module for each in kept(volunteer.trainings.all()) if each.done_on <= on}
    return tuple(part.key for part in (asked.trainings if asked else ()) if part.key not in done)


def has_signed(volunteer: Volunteer, asked: Volunteering, *, on: date) -> bool:
    """Was yes said to the clauses as they stand now?"""
    yesses = kept(volunteer.signatures.all())
    return any(each.version == asked.version and each.signed_on <= on for each in yesses)


def pause_now(volunteer: Volunteer, *, on: date) -> VolunteerPause | None:
    return next(
        (
            each
            for each in volunteer.pauses.all()
            if each.starts_on <= on and (each.ends_on is None or on <= each.ends_on)
        ),
        None,
    )


def missing_again(volunteer: Volunteer, *, on: date) -> tuple[Lack, ...]:
    """What somebody who runs misses all the same: the check is over, a step was taken back, the text changed."""
    if not has_started(volunteer, on=on) or has_ended(volunteer, on=on):
        return ()
    return tuple(each.code for each in missing(volunteer, on=on) if each.code in BEFORE_START)


def has_ended(volunteer: Volunteer, *, on: date) -> bool:
    """Is the last day over? By its own row, or because the task at the organisation ended."""
    end, membership = getattr(volunteer, "end", None), volunteer.membership
    if end is not None and end.last_day < on:
        return True
    return membership is not None and membership.ends_on is not None and membership.ends_on < on


def has_started(volunteer: Volunteer, *, on: date) -> bool:
    """Did the task begin by a day?"""
    # A participant who became an ambassador gets no task that opens doors: her role hangs on her own yes.
    if volunteer.participant_id is not None:
        return volunteer.signed_up_on <= on
    return volunteer.membership is not None and volunteer.membership.starts_on <= on
