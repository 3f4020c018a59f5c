"""A company's own volunteers: counts and hours, names only with a yes, totals rounded to five. Never a participant."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.alliances.models import AllianceMembership, Membership, Organisation
from aanzet.cases.models.journey import holds
from aanzet.impact.queries.facts import counting
from aanzet.impact.queries.targets import target_figures
from aanzet.matches.enums import Side, SurveyMoment
from aanzet.matches.models import Match
from aanzet.matches.queries.surveys import Mean, side_by_side
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.models import Programme
from aanzet.volunteers.models import EmployerYes, Quote, Talk, Volunteer
from aanzet.volunteers.periods import Period, choices, quarters
from aanzet.volunteers.queries.given import minutes_given
from aanzet.volunteers.queries.ready import has_ended

QUARTERS = 4  # shown on the page of the company
QUOTES = 3  # on one sheet
HOUR = 60
FIVE = 5  # answers by which an average may move (trust.md, "Small numbers" 5)
_RESULTS = (
    IndicatorKind.REACHED_TRAINING_OR_JOB, IndicatorKind.REACHED_JOB, IndicatorKind.REACHED_TRAINING,
    IndicatorKind.OCCUPATION,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stages:
    """How many of the company's people are where, from the first talk on. Sign-ups are not among them: who counts them
    could sign somebody up and read from the number whether that person gives time here already."""

    getting_ready: int = 0
    active: int = 0
    ended: int = 0

    @property
    def together(self) -> int:
        return self.getting_ready + self.active + self.ended


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who let the employer see the name, and since when this person gives time."""

    name: str
    since: date


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """`hours`: per quarter, whole hours of all people together. `totals`: of the programmes, rounded to five."""

    pk: UUID
    name: str
    stages: Stages
    hours: tuple[tuple[str, int], ...]
    named: tuple[Named, ...]
    totals: tuple[tuple[str, str, int], ...]

    @property
    def nameless(self) -> int:
        return self.stages.together - len(self.named)


@dataclass(frozen=True, slots=True)
class Both:
    """One question of the surveys of both sides in the whole programme: averages at the start and at the end, of `top`.
    None: fewer than five people answered."""

    question: str
    top: int
    women: tuple[float | None, float | None]
    volunteers: tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of totals over a period that is over, or a year up to its last full quarter. `women`: matches, rounded
    to five. `until`: the last day counted."""

    company: str
    programmes: tuple[str, ...]
    period: Period
    until: date
    volunteers: int
    hours: int
    women: int
    quotes: tuple[str, ...]
    both: tuple[Both, ...]


def rounded(number: int) -> int:
    """To the nearest five: public totals (trust.md, "Small numbers" 2)."""
    return 5 * ((number + 2) // 5)


def company_page(*, actor: Actor, on: date) -> list[CompanyPage]:
    """One page per company where the actor is a contact (sources S3-03, S3-27)."""
    mine = Organisation.objects.filter(pk__in=actor.organisations(Role.EMPLOYER_CONTACT)).order_by("name")
    return [_page(company, on) for company in mine]


def _page(company: Organisation, on: date) -> CompanyPage:
    rows = _staff(company)
    since = min((row.signed_up_on for row in rows), default=on)
    recent = quarters(max(since, on - timedelta(days=365)), on)[:QUARTERS] if rows else []
    return CompanyPage(
        company.pk, company.name, _stages(rows, company, on),
        tuple((each.name, _hours(company, each.starts, each.ends)) for each in recent), _named(rows, on),
        _totals(company, on),
    )  # fmt: skip


def _staff(company: Organisation) -> list[Volunteer]:
    """The company's people, of whom a talk went well or who started."""
    welcome = QuerySet(Talk).filter(volunteer=OuterRef("pk"), welcome=True)
    rows = QuerySet(Volunteer).filter(company=company).select_related("membership", "end", "user")
    return list(rows.filter(Exists(welcome) | Q(membership__isnull=False)).order_by("name"))


def _stages(rows: Sequence[Volunteer], company: Organisation, on: date) -> Stages:
    found = Counter(_stage(row, on) for row in rows)
    # Who became a mentor before sign-up had rows of its own is a member of the company's staff with that role.
    older = Membership.objects.filter(
        holds(on), organisation=company, role=Role.MENTOR, volunteer__isnull=True
    )
    known = {row.user_id for row in rows if row.user_id}
    found["active"] += older.exclude(user__in=known).count()
    return Stages(**found)


def _stage(row: Volunteer, on: date) -> str:
    if has_ended(row, on=on):
        return "ended"
    started = row.membership is not None and row.membership.starts_on <= on
    return "active" if started else "getting_ready"


def _named(rows: Sequence[Volunteer], on: date) -> tuple[Named, ...]:
    said = set(
        QuerySet(EmployerYes)
        .filter(volunteer__in=[row.pk for row in rows], ends_on__isnull=True, starts_on__lte=on)
        .values_list("volunteer_id", flat=True)
    )
    here = [row for row in rows if row.pk in said and not has_ended(row, on=on)]
    return tuple(Named(row.name, row.signed_up_on) for row in here)


def _hours(company: Organisation, starts: date, ends: date) -> int:
    people = QuerySet(Volunteer).filter(company=company)
    return sum(minutes_given(volunteers=people, starts=starts, ends=ends).values()) // HOUR


def _programmes(company: Organisation, on: date) -> list[Programme]:
    here = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    members = AllianceMembership.objects.filter(here, organisation=company, starts_on__lte=on)
    return list(Programme.objects.filter(alliance__in=members.values("alliance")).order_by("name").distinct())


def _totals(company: Organisation, on: date) -> tuple[tuple[str, str, int], ...]:
    language, found = get_language() or "nl", []
    for programme in _programmes(company, on):
        figures = target_figures(programme=programme, on=on, language=language, wanted=None)
        found += [
            (programme.name, figure.name, rounded(figure.reached))
            for figure in figures
            if figure.kind in (IndicatorKind.STARTED, *_RESULTS) and figure.window.until >= figure.starts
            if not figure.uncounted
        ]
    return tuple(found)


def sheet_periods(*, company: Organisation, on: date) -> list[Period]:
    """Years and quarters of which a sheet can be made. A quarter that goes on is not among them: a total that moves
    by one on a day tells who began that day."""
    first = QuerySet(Volunteer).filter(company=company).order_by("signed_up_on").first()
    full = [each for each in quarters(first.signed_up_on, on) if each.ends < on] if first else []
    return choices(full[-1].starts, full[0].ends) if full else []


def sheet(*, company: Organisation, period: Period, on: date) -> Sheet:
    """Totals of one company over a period of `sheet_periods` (source S3-30)."""
    until = next(each.ends for each in quarters(period.starts, period.ends) if each.ends < on)
    people = QuerySet(Volunteer).filter(company=company)
    took_part = people.filter(
        Q(membership__starts_on__lte=until),
        Q(membership__ends_on__isnull=True) | Q(membership__ends_on__gte=period.starts),
    )
    still = Q(ends_on__isnull=True) | Q(ends_on__gte=period.starts)
    with counting():
        women = QuerySet(Match).filter(still, volunteer__company=company, starts_on__lte=until)
        number = women.values("case__participant").distinct().count()
    return Sheet(
        company=company.name,
        programmes=tuple(
            Programme.objects.filter(pk__in=people.values("programme")).order_by("name").values_list("name", flat=True)
        ),
        period=period,
        until=until,
        volunteers=took_part.values("user").distinct().count(),
        hours=_hours(company, period.starts, until),
        women=rounded(number),
        quotes=_quotes(company, until, on),
        both=_both(people, until),
    )  # fmt: skip


def _quotes(company: Organisation, until: date, on: date) -> tuple[str, ...]:
    """Words of who is still there: who left cannot take them back any more."""
    there = Q(volunteer__end__isnull=True) | Q(volunteer__end__last_day__gte=on)
    rows = QuerySet(Quote).filter(
        there, volunteer__company=company, shown=True, withdrawn_on__isnull=True, said_on__lte=until
    )
    return tuple(rows.values_list("words", flat=True)[:QUOTES])


def _both(people: QuerySet[Volunteer], until: date) -> tuple[Both, ...]:
    """Of each programme in which the company's people are, and of everybody in it: never of the company alone."""
    language, found = get_language() or "nl", []
    with counting():
        for programme in Programme.objects.filter(pk__in=people.values("programme")).order_by("name"):
            told = side_by_side(programme=programme, language=language, until=until, step=FIVE)
            found += [
                Both(pair.her, pair.top, _means(pair.cells[Side.HER]), _means(pair.cells[Side.VOLUNTEER]))
                for pair in told.pairs
            ]
    return tuple(each for each in found if {*each.women, *each.volunteers} != {None})


def _means(cells: Mapping[str, Mean]) -> tuple[float | None, float | None]:
    return cells[SurveyMoment.START].mean, cells[SurveyMoment.END].mean


def women_words(number: int) -> str:
    """A rounded number in words that do not say more than it knows."""
    return _("about %(number)s") % {"number": number} if number else _("no more than a few")
