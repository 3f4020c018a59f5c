"""Groups: the list of an organisation, and one group with its women."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.cases.models import Case, Cohort
from aanzet.cases.queries.worklist import coach_names, phase_name, with_facts
from aanzet.core.text import localised
from aanzet.programmes.queries import blueprint_of


@dataclass(frozen=True, slots=True)
class CohortLine:
    """One group in the list. `women`: those whose file the reader may see; `coaches`: who accompanies them."""

    cohort_id: UUID
    name: str
    trajectory: str
    programme: str
    starts_on: date
    women: int
    coaches: str


@dataclass(frozen=True, slots=True)
class Member:
    """One woman of a group."""

    case_id: UUID
    name: str
    script_name: str
    phase: str
    coach: str
    last_on: date | None


@dataclass(frozen=True, slots=True)
class CohortPage:
    """One group: what it does and its women by call name."""

    name: str
    trajectory: str
    programme: str
    programme_slug: str
    starts_on: date
    modules: tuple[str, ...]
    rows: tuple[Member, ...]


def cohort_list(*, actor: Actor, on: date) -> tuple[CohortLine, ...]:
    """The groups of her organisation, the newest first, in three queries."""
    seen = scope.visibility(Cohort, actor, "case.cohort.list")
    rows = Cohort.objects.none() if seen is None else Cohort.objects.filter(seen)
    cohorts = list(rows.select_related("programme").order_by("-starts_on", "-created_at"))
    women: dict[UUID, list[UUID]] = defaultdict(list)
    members = Case.objects.visible_to(actor, "case.cohort.list").filter(cohort__in=cohorts)
    for cohort, case in members.values_list("cohort_id", "pk") if cohorts else []:
        if cohort is not None:
            women[cohort].append(case)
    coaches = coach_names([pk for each in women.values() for pk in each], on)
    return tuple(
        CohortLine(
            cohort_id=row.pk,
            name=row.name,
            trajectory=_trajectory(row),
            programme=row.programme.name,
            starts_on=row.starts_on,
            women=len(women[row.pk]),
            coaches=", ".join(sorted({coaches[pk] for pk in women[row.pk] if pk in coaches})),
        )
        for row in cohorts
    )


def cohort_page(*, actor: Actor, cohort: Cohort, on: date) -> CohortPage:
    """One group with the women whose file the reader may see, in three queries."""
    members = Case.objects.visible_to(actor, "case.cohort.read").filter(cohort=cohort)
    wanted = list(members.order_by("participant__call_name", "pk").values_list("pk", flat=True))
    facts = {case.pk: case for case in with_facts(QuerySet(Case).filter(pk__in=wanted))} if wanted else {}
    coaches = coach_names(wanted, on)
    return CohortPage(
        name=cohort.name,
        trajectory=_trajectory(cohort),
        programme=cohort.programme.name,
        programme_slug=cohort.programme.slug,
        starts_on=cohort.starts_on,
        modules=tuple(each["name"] for each in cohort.content.get("modules", [])),
        rows=tuple(_member(facts[pk], coaches.get(pk, "")) for pk in wanted),
    )


def _member(case: Case, coach: str) -> Member:
    return Member(
        case_id=case.pk,
        name=case.participant.readable_name,
        script_name=case.participant.script_name,
        phase=phase_name(case, getattr(case, "phase_now", None)),
        coach=coach,
        last_on=getattr(case, "last_on", None),
    )


def _trajectory(cohort: Cohort) -> str:
    """The name of its template in the reader's language; empty when the blueprint has it no more."""
    language = get_language() or "nl"
    shapes = {each.key: each.name for each in blueprint_of(cohort.programme).trajectories}
    return localised(shapes[cohort.template], language) if cohort.template in shapes else ""
