"""How ambassadors are looked after: hours, training, talks, and what was paid against the most in a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils.formats import number_format

from aanzet.access.actor import Actor
from aanzet.ambassadors.models import Deployed, Supervision
from aanzet.ambassadors.queries.ready import lacking
from aanzet.core.money import ZERO, currency_of, said
from aanzet.reference.countries import country_profile
from aanzet.volunteers.enums import ExpenseKind, VolunteerRole
from aanzet.volunteers.models import Expense, Hours, Training, Volunteer
from aanzet.volunteers.queries.ready import volunteering_for, with_rows

# Longer than this without a talk is too long (practice.md, section 6: supervision).
WITHOUT_TALK = timedelta(weeks=10)
Sums = dict[UUID, Any]


@dataclass(frozen=True, slots=True)
class AmbassadorLine:
    """One ambassador. `lacking`: what must come before she goes. `overdue`: no talk for more than ten weeks.
    `most`: how much she may get in a year without receipts, empty where the country has no such scheme."""

    volunteer_id: UUID
    name: str
    lacking: tuple[str, ...]
    minutes: int
    times: int
    reached: int
    trained: int
    trainings: int
    last_talk: date | None
    overdue: bool
    paid: str
    most: str
    over: bool

    @property
    def hours(self) -> str:
        """Hours with one decimal, as the reader's language writes them."""
        return number_format(self.minutes / 60, 1, use_l10n=True)


@dataclass(frozen=True, slots=True)
class _Given:
    """What was counted for all of them, by volunteer."""

    minutes: Sums
    went: dict[UUID, tuple[int, int]]
    trained: Sums
    talked: Sums
    paid: Sums


def ambassadors_of(*, actor: Actor, on: date) -> tuple[AmbassadorLine, ...]:
    """The ambassadors of her organisation who did not stop, by name; as many queries for one as for a hundred."""
    rows = Volunteer.objects.visible_to(actor, "ambassador.list").filter(role=VolunteerRole.AMBASSADOR)
    found = list(with_rows(rows.exclude(end__last_day__lt=on).order_by("name", "pk")))
    given = _given([row.pk for row in found], on)
    return tuple(_line(row, given, on) for row in found)


def overdue(volunteer: Volunteer, last_talk: date | None, on: date) -> bool:
    """Is it more than ten weeks since the last talk, or since she signed up?"""
    return on - (last_talk or volunteer.signed_up_on) > WITHOUT_TALK


def without_talk(*, actor: Actor, on: date) -> list[tuple[Volunteer, date]]:
    """Ambassadors of her organisation who began and had no talk for more than ten weeks, with the day of the last one,
    or of the sign-up; who waits longest first. One query."""
    rows = Volunteer.objects.visible_to(actor, "ambassador.list").filter(role=VolunteerRole.AMBASSADOR)
    began = Q(membership__starts_on__lte=on) | Q(participant__isnull=False, signed_up_on__lte=on)
    left = Q(end__last_day__lt=on) | Q(membership__ends_on__lt=on)
    found = rows.filter(began).exclude(left).annotate(talked=Max("supervisions__held_on"))
    late = [(row, row.talked or row.signed_up_on) for row in found if overdue(row, row.talked, on)]
    return sorted(late, key=lambda each: (each[1], each[0].name))


def _given(ids: list[UUID], on: date) -> _Given:
    year = date(on.year, 1, 1)
    hours = QuerySet(Hours).filter(volunteer__in=ids, on__gte=year, withdrawn_on__isnull=True)
    went = QuerySet(Deployed).filter(
        volunteer__in=ids,
        deployment__told_on__isnull=False,
        deployment__on__gte=year,
        deployment__cancelled_on__isnull=True,
    )
    counted = went.values_list("volunteer").annotate(n=Count("pk"), heads=Sum("deployment__reached"))
    paid = QuerySet(Expense).filter(
        volunteer__in=ids, on__gte=year, kind=ExpenseKind.FIXED, approved=True, withdrawn_on__isnull=True
    )
    return _Given(
        minutes=_pairs(hours.order_by().values_list("volunteer").annotate(n=Sum("minutes"))),
        went={pk: (times, reached or 0) for pk, times, reached in counted.order_by()},
        trained=_pairs(
            QuerySet(Training)
            .filter(volunteer__in=ids, withdrawn_on__isnull=True)
            .order_by()
            .values_list("volunteer")
            .annotate(n=Count("pk"))
        ),
        talked=_pairs(
            QuerySet(Supervision)
            .filter(volunteer__in=ids)
            .order_by()
            .values_list("volunteer")
            .annotate(last=Max("held_on"))
        ),
        paid=_pairs(paid.order_by().values_list("volunteer").annotate(n=Sum("amount"))),
    )


def _pairs(rows: Iterable[Any]) -> Sums:
    return dict(rows)


def _line(row: Volunteer, given: _Given, on: date) -> AmbassadorLine:
    times, reached = given.went.get(row.pk, (0, 0))
    last = given.talked.get(row.pk)
    asked = volunteering_for(row)
    paid: Decimal = given.paid.get(row.pk, ZERO)
    country = row.organisation.country
    allowed = country_profile(country).allowance(on.year)
    currency = currency_of(country)
    return AmbassadorLine(
        volunteer_id=row.pk,
        name=row.name,
        lacking=lacking(row, on=on),
        minutes=given.minutes.get(row.pk, 0),
        times=times,
        reached=reached,
        trained=given.trained.get(row.pk, 0),
        trainings=len(asked.trainings) if asked else 0,
        last_talk=last,
        overdue=overdue(row, last, on),
        paid=said(paid, currency, cents=0) if paid == int(paid) else said(paid, currency),
        most=said(Decimal(allowed.whole_year), currency, cents=0) if allowed else "",
        over=allowed is not None and paid > allowed.whole_year,
    )
