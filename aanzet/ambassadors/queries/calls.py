"""Becoming an ambassador, as she and as who asked her read it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.access.actor import Actor
from aanzet.ambassadors.enums import SEEN_ICONS, Begun, CallAnswer, SeenAs
from aanzet.ambassadors.models import Call
from aanzet.cases.models import Case
from aanzet.cases.queries.plan import my_cases
from aanzet.core.money import currency_of, said
from aanzet.core.text import localised
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import Clause
from aanzet.reference.countries import country_profile
from aanzet.volunteers.enums import VolunteerRole
from aanzet.volunteers.models import Expense, Volunteer
from aanzet.volunteers.queries.ready import has_signed, volunteering_for


@dataclass(frozen=True, slots=True)
class Told:
    """What she is told before her yes. `hours`: of the training, whole hours; `most`: money in a year, empty where
    there is none."""

    hours: int
    most: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What she has not said yes to yet."""

    version: int
    clauses: tuple[Clause, ...]

    def clauses_in(self, language: str) -> tuple[str, ...]:
        return tuple(localised(each.text, language) for each in self.clauses)


@dataclass(frozen=True, slots=True)
class CallPage:
    """Where she stands. `asked`: by whom, empty when she said it herself."""

    asked: str
    answer: str
    since: date | None
    called: str
    seen_as: str
    seen_label: Any
    seen_icon: str
    name: str

    @property
    def yes(self) -> bool:
        return self.answer == CallAnswer.YES


def has_ambassadors(programme: Programme) -> bool:
    """Does the programme work with ambassadors?"""
    return blueprint_of(programme).volunteering_of(VolunteerRole.AMBASSADOR) is not None


def told_of(case: Case, on: date) -> Told:
    """The numbers on the page that asks for her yes."""
    asked = blueprint_of(case.programme).volunteering_of(VolunteerRole.AMBASSADOR)
    minutes = sum(part.minutes for part in asked.trainings) if asked else 0
    country = case.organisation.country
    allowed = country_profile(country).allowance(on.year)
    most = said(Decimal(allowed.whole_year), currency_of(country), cents=0) if allowed else ""
    return Told(hours=-(-minutes // 60), most=most)


def open_call(case: Case) -> Call | None:
    """She was asked and did not answer yet, or she said yes and did not stop."""
    rows = QuerySet(Call).filter(case=case, ended_on__isnull=True).exclude(answer=CallAnswer.NO)
    return rows.filter(_still()).select_related("volunteer").first()


def _still() -> Q:
    """Her volunteering did not end some other way."""
    return Q(volunteer__isnull=True) | Q(volunteer__end__isnull=True)


@dataclass(frozen=True, slots=True)
class Travel:
    """A cost that she told. `state`: paid, approved, refused or told."""

    on: date
    amount: str
    state: str


def travels_of(case: Case) -> tuple[Travel, ...]:
    """What she told of her travel as an ambassador, newest first."""
    rows = QuerySet(Expense).filter(volunteer__ambassador_call__case=case, withdrawn_on__isnull=True)
    return tuple(
        Travel(row.on, said(row.amount, row.currency), _state(row))
        for row in rows.order_by("-on", "-created_at")[:12]
    )


def _state(row: Expense) -> str:
    if row.paid_on is not None:
        return "paid"
    if row.decided_on is None:
        return "told"
    return "approved" if row.approved else "refused"


def agreement_of(case: Case, on: date) -> Agreement | None:
    """The agreement that waits for her yes; None when she is no ambassador, or said yes to it."""
    row = open_call(case)
    volunteer = row.volunteer if row else None
    asked = volunteering_for(volunteer) if volunteer else None
    if volunteer is None or asked is None or has_signed(volunteer, asked, on=on):
        return None
    return Agreement(asked.version, asked.clauses)


def call_page(case: Case) -> CallPage:
    """What her page says; also when nothing began."""
    row = open_call(case)
    if row is None:
        return CallPage("", "", None, "", "", "", "", "")
    seen = SeenAs(row.seen_as) if row.seen_as else SeenAs.FIRST_NAME
    return CallPage(
        asked=row.asked_by,
        answer=row.answer,
        since=row.answered_on,
        called=row.volunteer.name if row.volunteer else "",
        seen_as=row.seen_as,
        seen_label=seen.label,
        seen_icon=SEEN_ICONS[seen],
        name=row.name,
    )


def asked_line(case: Case) -> Call | None:
    """The newest call, for the coordinator who asked."""
    return QuerySet(Call).filter(case=case).select_related("volunteer").order_by("-created_at").first()


def ambassador_rows(user_id: UUID | None, on: date) -> QuerySet[Volunteer]:
    """Somebody's own rows as an ambassador that did not end."""
    rows = QuerySet(Volunteer).filter(role=VolunteerRole.AMBASSADOR).exclude(end__last_day__lt=on)
    return rows.filter(user_id=user_id) if user_id else rows.none()


def unanswered(case_id: UUID) -> bool:
    """Was she asked, and did she not answer yet?"""
    return QuerySet(Call).filter(case=case_id, ended_on__isnull=True, answer="", begun=Begun.ASKED).exists()


def programmes_of_hers(actor: Actor) -> bool:
    """Does a programme in which she takes part work with ambassadors?"""
    return any(has_ambassadors(case.programme) for case in my_cases(actor=actor))
