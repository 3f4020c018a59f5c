"""Her plan as frozen data, her next step, and what stands in her way."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from aanzet.access import policy, scope
from aanzet.access.actor import Actor
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case, Goal, Intake, PlanVersion, Step, Wish
from aanzet.cases.models.journey import holds
from aanzet.cases.queries.cosign import party_of, with_party
from aanzet.core.text import localised
from aanzet.participants.models import HER_ORDER, Strength
from aanzet.programmes.queries import blueprint_of

STRENGTHS_NEEDED = 3


@dataclass(frozen=True, slots=True)
class StrengthLine:
    strength_id: UUID
    name: str
    example: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step. `late`: its day has passed and it is not done. `party`: the employer or school whose step it is too,
    and the day on which it said yes to these words."""

    step_id: UUID
    what: str
    helper: str
    due_on: date | None
    done_on: date | None
    late: bool
    party: str
    party_yes_on: date | None


@dataclass(frozen=True, slots=True)
class GoalBlock:
    goal_id: UUID
    title: str
    own: bool
    by_when: date | None
    reached_on: date | None
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of the plan; `agreed_on`: the day of the second yes."""

    plan_id: UUID
    number: int
    begun_on: date
    agreed_by_her_on: date | None
    agreed_by_coach_on: date | None
    review_on: date | None
    if_then: str
    who_may_see: str

    @property
    def agreed(self) -> bool:
        return bool(self.agreed_by_her_on and self.agreed_by_coach_on)

    @property
    def agreed_on(self) -> date | None:
        days = [day for day in (self.agreed_by_her_on, self.agreed_by_coach_on) if day]
        return max(days) if self.agreed else None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan of one case as this reader may see it. `plan` is the newest version, None before the first."""

    case_id: UUID
    programme_slug: str
    programme: str
    name: str
    call_name: str
    coach: str
    wish: str
    wish_on: date | None
    wish_language: str
    strengths: tuple[StrengthLine, ...]
    plan: VersionLine | None
    versions: tuple[VersionLine, ...]
    goals: tuple[GoalBlock, ...]
    templates: tuple[tuple[str, str], ...]
    may: frozenset[str]

    @property
    def strengths_missing(self) -> int:
        return max(0, STRENGTHS_NEEDED - sum(1 for each in self.strengths if each.example))

    @property
    def own_goal_missing(self) -> bool:
        return not any(goal.own for goal in self.goals)

    @property
    def can_edit(self) -> bool:
        return "case.plan.edit" in self.may


def rights_on(*, actor: Actor, case: Case) -> frozenset[str]:
    """Every right on a case that `actor` has, in one query."""
    held = scope.held(actor, case)
    return frozenset(a for a in policy.TABLE if a.startswith("case.") and policy.allows(actor.roles, a, held))


def my_cases(*, actor: Actor) -> list[Case]:
    """Her own journeys, the newest first."""
    rows = Case.objects.visible_to(actor, "me.read").select_related(
        "participant", "programme", "organisation"
    )
    return list(rows.order_by("-first_contact_on", "-created_at"))


def newest_wish(case: Case) -> Wish | None:
    """What she wants, as she said it last."""
    found: Wish | None = QuerySet(Wish).filter(case=case).order_by("-on", "-created_at").first()
    return found


def plan_page(*, actor: Actor, case: Case, on: date) -> PlanPage:
    """The plan of a case that the door let through."""
    row = QuerySet(Case).select_related("participant", "programme").get(pk=case.pk)
    wish = newest_wish(row)
    versions = tuple(_version(each) for each in QuerySet(PlanVersion).filter(case=row).order_by("-number"))
    language = get_language() or "nl"
    coach = coaches_of(case=row, on=on)
    return PlanPage(
        case_id=row.pk,
        programme_slug=row.programme.slug,
        programme=row.programme.name,
        name=row.participant.readable_name,
        call_name=row.participant.call_name,
        coach=coach[0].name if coach else "",
        wish=wish.text if wish else "",
        wish_on=wish.on if wish else None,
        wish_language=wish.language if wish else "",
        strengths=strengths_of(row),
        plan=versions[0] if versions else None,
        versions=versions,
        goals=goals_of(row, on),
        templates=tuple(
            (each.key, localised(each.name, language)) for each in blueprint_of(row.programme).plans
        ),
        may=rights_on(actor=actor, case=row),
    )


def _version(row: PlanVersion) -> VersionLine:
    return VersionLine(
        row.pk,
        row.number,
        row.begun_on,
        row.agreed_by_her_on,
        row.agreed_by_coach_on,
        row.review_on,
        row.if_then,
        row.who_may_see,
    )


def strengths_of(case: Case) -> tuple[StrengthLine, ...]:
    rows = QuerySet(Strength).filter(participant=case.participant_id).order_by(*HER_ORDER)
    return tuple(StrengthLine(row.pk, row.said_in(get_language() or "nl"), row.example) for row in rows)


def goals_of(case: Case, on: date) -> tuple[GoalBlock, ...]:
    """Goals that stand, each with the steps that stand."""
    steps = with_party(QuerySet(Step).filter(dropped_on__isnull=True)).order_by("order", "created_at")
    goals = QuerySet(Goal).filter(case=case, dropped_on__isnull=True).order_by("order", "created_at")
    return tuple(
        GoalBlock(
            goal.pk,
            goal.title,
            goal.own,
            goal.by_when,
            goal.reached_on,
            tuple(_step(step, on) for step in goal.steps.all()),
        )
        for goal in goals.prefetch_related(Prefetch("steps", queryset=steps))
    )


def _step(step: Step, on: date) -> StepLine:
    late = bool(step.due_on and step.due_on < on and not step.done_on)
    return StepLine(step.pk, step.what, step.helper, step.due_on, step.done_on, late, *party_of(step))


@dataclass(frozen=True, slots=True)
class FrozenPlan:
    """A version as both agreed to it: nothing of it changes any more."""

    line: VersionLine
    wish: str
    strengths: tuple[tuple[str, str], ...]
    goals: tuple[dict[str, Any], ...]


def frozen_plan(*, plan: PlanVersion) -> FrozenPlan:
    """The content of an agreed version; empty for one that is not agreed yet."""
    content = plan.content
    goals = [
        {
            "title": goal["title"],
            "by_when": _day(goal["by_when"]),
            "steps": [
                step | {"due_on": _day(step["due_on"]), "done_on": _day(step["done_on"])}
                for step in goal["steps"]
            ],
        }
        for goal in content.get("goals", [])
    ]
    strengths = tuple((name, example) for name, example in content.get("strengths", []))
    return FrozenPlan(_version(plan), content.get("wish", ""), strengths, tuple(goals))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class CoachLine:
    """Who accompanies her, as she sees it."""

    user_id: UUID
    name: str
    phone: str
    email: str
    stands_in: bool


def coaches_of(*, case: Case, on: date) -> tuple[CoachLine, ...]:
    """Her coach, then the stand-in."""
    rows = (
        QuerySet(Assignment)
        .filter(holds(on), case=case)
        .exclude(kind=AssignmentKind.MENTOR)
        .select_related("user")
        .order_by("kind", "starts_on")
    )
    return tuple(
        CoachLine(
            r.user_id, r.user.name, r.user.phone or "", r.user.email or "", r.kind == AssignmentKind.STAND_IN
        )
        for r in rows
    )


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one biggest thing on her start page.

    `kind`: "questions" (the intake is open), "agree" (the plan waits for her yes), "wish" (nothing written yet),
    or "step". `title` and `helper` are words of her plan, only for a step. `url_name`: where its button goes.
    """

    kind: str
    url_name: str
    title: str = ""
    helper: str = ""
    due_on: date | None = None
    late: bool = False
    step_id: UUID | None = None


def next_step(*, actor: Actor, on: date | None = None, case: Case | None = None) -> NextStep | None:
    """What she does next in her newest journey (or in `case`); None when all is done."""
    if case is None:
        mine = my_cases(actor=actor)
        if not mine:
            return None
        case = mine[0]
    plan = QuerySet(PlanVersion).filter(case=case).order_by("-number").first()
    if plan is not None and not plan.agreed_by_her_on and plan.agreed_by_coach_on:
        return NextStep("agree", "cases:my_plan")
    day = on or actor.on
    steps = [
        step for goal in goals_of(case, day) if not goal.reached_on for step in goal.steps if not step.done_on
    ]
    if steps:
        first = min(steps, key=lambda each: (each.due_on is None, each.due_on or day))
        return NextStep(
            "step", "cases:my_plan", first.what, first.helper, first.due_on, first.late, first.step_id
        )
    if not QuerySet(Intake).filter(case=case, finished_on__isnull=False).exists():
        return NextStep("questions", "cases:my_questions")
    if newest_wish(case) is None:
        return NextStep("wish", "cases:my_wish")
    return None
