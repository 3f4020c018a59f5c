"""What staff see of her wish: what she asked, how far each proposal is, and who could be proposed. Never what she
wishes for herself alone: it is not read here at all."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanzet.cases.models import Case
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.hours import outside
from aanzet.matches.models import Match, Proposal, Want
from aanzet.matches.queries.cards import Fact, helps_in_words, shared
from aanzet.matches.queries.places import free_places
from aanzet.matches.queries.refused import refused
from aanzet.matches.queries.states import State, Step, states
from aanzet.matches.words import halfdays_in_words, languages_in_words, sectors_in_words
from aanzet.programmes.queries import role_name
from aanzet.volunteers.queries.ready import proposable
from aanzet.work.intake import week_told
from aanzet.work.wording import for_staff


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """`hers`, `theirs`: what each side said last about the present stage, in words."""

    proposal_id: UUID
    name: str
    made_on: date
    step: Step
    words: str
    hers: str
    theirs: str
    meets_at: datetime | None
    outside: tuple[str, ...]

    @property
    def open(self) -> bool:
        return self.step not in (Step.OVER, Step.MATCH)


@dataclass(frozen=True, slots=True)
class WantCard:
    want_id: UUID
    role: str
    length: str
    asked_on: date
    when: tuple[str, ...]
    languages: tuple[str, ...]
    helps: tuple[str, ...]
    sector: str
    travel: str
    most_minutes: int
    proposals: tuple[ProposalLine, ...]


@dataclass(frozen=True, slots=True)
class MatchLine:
    match_id: UUID
    name: str
    role: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class CaseMatches:
    wants: tuple[WantCard, ...]
    matches: tuple[MatchLine, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ready volunteer with what fits, and what speaks against it."""

    volunteer_id: UUID
    name: str
    facts: tuple[Fact, ...]
    outside: tuple[str, ...]
    free: int


def case_matches(*, case: Case, language: str) -> CaseMatches:
    """Her open wishes with their proposals, and her matches. A fixed number of queries."""
    wants = QuerySet(Want).filter(case=case, ended_on__isnull=True)
    rows = list(wants.select_related("case__programme").order_by("asked_on", "created_at"))
    proposals = list(
        QuerySet(Proposal)
        .filter(want__in=rows)
        .select_related("volunteer", "want__case")
        .order_by("made_on", "created_at")
    )
    known = states(proposals=proposals)
    found = QuerySet(Match).filter(case=case).select_related("volunteer__programme").order_by("-starts_on")
    return CaseMatches(
        tuple(
            _want(want, [_line(row, known[row.pk]) for row in proposals if row.want_id == want.pk], language)
            for want in rows
        ),
        tuple(
            MatchLine(
                row.pk,
                row.volunteer.name,
                role_name(row.volunteer.programme, row.volunteer.role, language),
                row.starts_on,
                row.ends_on,
            )
            for row in found
        ),
    )


def candidates(*, want: Want, on: date) -> tuple[Candidate, ...]:
    """Ready volunteers of her own organisation with a place and the time she asks for, who are not proposed
    yet and of whom nobody said no: first who can at her times, then by what they have in common."""
    case = want.case
    people = proposable(programme=case.programme, organisation=case.organisation, role=want.role, on=on)
    free = free_places(volunteers=people, on=on)
    no = {volunteer for _case, volunteer in refused(cases=[case])}
    there = set(
        QuerySet(Proposal).filter(want=want, ended_on__isnull=True).values_list("volunteer_id", flat=True)
    )
    week = week_told(case)
    found = [
        Candidate(
            person.pk,
            person.name,
            shared(want=want, volunteer=person),
            tuple(
                for_staff(each.code, each.values)
                for each in outside(week=week, wished=want.halfdays, offered=person.halfdays)
            ),
            free[person.pk],
        )
        for person in people
        if free[person.pk] and want.length in person.lengths and person.pk not in no | there
    ]
    return tuple(sorted(found, key=lambda each: (bool(each.outside), -len(each.facts), each.name)))


def _want(want: Want, lines: list[ProposalLine], language: str) -> WantCard:
    return WantCard(
        want_id=want.pk,
        role=role_name(want.case.programme, want.role, language),
        length=want.get_length_display(),
        asked_on=want.asked_on,
        when=halfdays_in_words(want.halfdays),
        languages=languages_in_words(want.languages),
        helps=helps_in_words(want, want.helps_with),
        sector="".join(sectors_in_words([want.sector])),
        travel=want.get_mode_display(),
        most_minutes=want.most_minutes,
        proposals=tuple(lines),
    )


def _line(row: Proposal, state: State) -> ProposalLine:
    stage = Stage.GO_ON if state.step == Step.MET else Stage.MEET
    return ProposalLine(
        proposal_id=row.pk,
        name=row.volunteer.name,
        made_on=row.made_on,
        step=state.step,
        words=step_in_words(state),
        hers=_said(state.of(Side.HER, stage)),
        theirs=_said(state.of(Side.VOLUNTEER, stage)),
        meets_at=state.meets_at,
        outside=tuple(for_staff(code, values) for code, *values in row.outside),
    )


def _said(said: str) -> str:
    return str(Said(said).label) if said else _("No answer yet")


def step_in_words(state: State) -> str:
    """How far it is, for staff and volunteers; an end says nobody's no."""
    return {
        Step.ASKED: _("Both are asked whether they want to meet"),
        Step.TO_PLAN: _("Both said yes: plan a day"),
        Step.TO_MEET: _("A day is planned"),
        Step.MET: _("They met and decide"),
        Step.MATCH: _("They go on together"),
        Step.OVER: _("It did not go on"),
    }[state.step]


def lines_of(*, case: Case, language: str) -> tuple[str, ...]:
    """A line for each wish and each match that goes on, for her page."""
    page = case_matches(case=case, language=language)
    wanted = [f"{want.role}: {_many(want)}" for want in page.wants]
    together = [f"{each.role}: {each.name}" for each in page.matches if each.ends_on is None]
    return tuple(wanted + together)


def _many(want: WantCard) -> str:
    open_ones = sum(line.open for line in want.proposals)
    if not open_ones:
        return _("asked for, nobody proposed yet")
    return ngettext("%(n)d proposal", "%(n)d proposals", open_ones) % {"n": open_ones}
