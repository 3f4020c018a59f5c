"""Her plan: her words, goals and steps, and the yes of both."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import WishForm
from aanzet.cases.models import Case, Goal, PlanVersion, Step, Wish
from aanzet.core.errors import Refused
from aanzet.core.text import localised
from aanzet.journal.actions import write
from aanzet.participants.actions import without_numbers
from aanzet.participants.models import HER_ORDER, Participant, Strength
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import PlanTemplate

STRENGTHS_NEEDED = 3


@transaction.atomic
def wish_write(
    *, by: Actor | None, on: date, case: Case, text: str, form: WishForm = WishForm.TYPED, language: str = ""
) -> Wish:
    """What I want, in her own words: a new row each time. Staff may only write down what she said, once:
    after that only she changes it."""
    author = (
        models.QuerySet(Participant).filter(pk=case.participant_id).values_list("account_id", flat=True).get()
    )
    herself = by is not None and by.user_id is not None and by.user_id == author
    without_numbers(text=text)
    if not text.strip():
        raise Refused(_("Nothing is written yet. Write what she wants, in her own words."), "text")
    standing = models.QuerySet(Wish).filter(case=case).exists()
    if standing and not herself:
        raise Refused(
            _("These are her words. Only she can change them, on her own page or by voice."), "text"
        )
    row = models.QuerySet(Wish).create(
        case=case,
        text=text.strip(),
        on=on,
        language=language,
        by_id=by.user_id if by else None,
        form=WishForm.TYPED if herself else WishForm.SPOKEN if form is WishForm.TYPED else form,
    )
    write(
        by, "case.wish_written", subject=case.participant_id, object_id=row.pk, data={"form": row.form}, on=on
    )
    return row


@transaction.atomic
def plan_begin(
    *, by: Actor | None, on: date, case: Case, template: PlanTemplate | None = None, language: str = "nl"
) -> PlanVersion:
    """Begin the next version. The first may take its goals and steps from a template of the programme."""
    last = models.QuerySet(PlanVersion).filter(case=case).order_by("-number").first()
    if last is not None and not last.agreed:
        return last
    weeks = blueprint_of(case.programme).rhythm.review_weeks
    plan = models.QuerySet(PlanVersion).create(
        case=case,
        number=(last.number if last else 0) + 1,
        begun_on=on,
        review_on=on + timedelta(weeks=weeks),
        if_then=last.if_then if last else "",
        who_may_see=last.who_may_see if last else "",
    )
    if template is not None and last is None:
        _copy(template, case, on, language)
    write(
        by,
        "case.plan_begun",
        subject=case.participant_id,
        object_id=plan.pk,
        data={"number": plan.number},
        on=on,
    )
    refresh([case])
    return plan


def _copy(template: PlanTemplate, case: Case, on: date, language: str) -> None:
    roles = blueprint_of(case.programme).role_by_key
    for order, shape in enumerate(template.goals):
        goal = models.QuerySet(Goal).create(
            case=case, title=localised(shape.title, language), order=order, own=False
        )
        models.QuerySet(Step).bulk_create(
            [
                Step(
                    goal=goal,
                    what=localised(step.what, language),
                    order=number,
                    helper=localised(roles[step.helper].name, language) if step.helper in roles else "",
                    due_on=on + timedelta(weeks=step.within_weeks) if step.within_weeks else None,
                )
                for number, step in enumerate(shape.steps)
            ]
        )


@transaction.atomic
def plan_edit(*, by: Actor, on: date, plan: PlanVersion, version: int, **changes: Any) -> PlanVersion:
    """Change review date, if-then or who may see. Only the version that is not yet agreed can change."""
    if set(changes) - {"review_on", "if_then", "who_may_see"}:
        raise ValueError("not editable")
    if plan.agreed:
        raise Refused(_("Both of you agreed to this version. Begin a new version to change the plan."))
    without_numbers(if_then=changes.get("if_then", ""), who_may_see=changes.get("who_may_see", ""))
    fresh = plan.save_if_unchanged(seen=version, **_doubted(plan, changes), **changes)
    write(by, "case.plan_edited", subject=plan.case.participant_id, object_id=plan.pk, on=on)
    refresh([plan.case])
    return fresh


def _doubted(plan: PlanVersion, changes: dict[str, Any]) -> dict[str, Any]:
    """What a change of the text does to a yes that was given before: it was a yes to another text."""
    same = all(getattr(plan, name) == value for name, value in changes.items())
    return {} if same else {"agreed_by_her_on": None, "agreed_by_coach_on": None, "agreed_by_coach_id": None}


def _reopened(*, by: Actor | None, on: date, case: Case) -> None:
    """Goals and steps change: a yes to the version at hand lapses; a version both agreed to stays as it is
    and the next one begins. Without a plan there is nothing to do."""
    last = models.QuerySet(PlanVersion).filter(case=case).order_by("-number").first()
    if last is None:
        return
    if last.agreed:
        plan_begin(by=by, on=on, case=case)
    elif last.agreed_by_her_on or last.agreed_by_coach_on:
        last.agreed_by_her_on = last.agreed_by_coach_on = last.agreed_by_coach_id = None
        last.save(update_fields=["agreed_by_her_on", "agreed_by_coach_on", "agreed_by_coach_id"])


@transaction.atomic
def plan_agree(*, by: Actor | None, on: date, plan: PlanVersion, herself: bool) -> PlanVersion:
    """One of the two says yes. With both yeses the version is frozen as it stands."""
    case = plan.case
    strengths = models.QuerySet(Strength).filter(participant=case.participant_id).exclude(example="").count()
    if strengths < STRENGTHS_NEEDED:
        raise Refused(
            _("Write three strengths with an example first. Now there are %(n)d.") % {"n": strengths}
        )
    if not models.QuerySet(Goal).filter(case=case, own=True, dropped_on__isnull=True).exists():
        raise Refused(
            _("Your plan has no goal of your own yet. Add one first. Then say yes.")
            if herself
            else _("The plan has no goal yet that she chose herself. Add one first, together. Then say yes.")
        )
    if herself:
        plan.agreed_by_her_on = plan.agreed_by_her_on or on
    else:
        plan.agreed_by_coach_on = plan.agreed_by_coach_on or on
        plan.agreed_by_coach_id = plan.agreed_by_coach_id or (by.user_id if by else None)
    if plan.agreed and not plan.content:
        plan.content = _frozen(case)
    plan.save()
    write(
        by,
        "case.plan_agreed",
        subject=case.participant_id,
        object_id=plan.pk,
        data={"herself": herself, "number": plan.number},
        on=on,
    )
    refresh([case])
    return plan


def _frozen(case: Case) -> dict[str, Any]:
    wish = models.QuerySet(Wish).filter(case=case).order_by("-on", "-created_at").first()
    goals = models.QuerySet(Goal).filter(case=case, dropped_on__isnull=True)
    strengths = models.QuerySet(Strength).filter(participant=case.participant_id).order_by(*HER_ORDER)
    return {
        "wish": wish.text if wish else "",
        "strengths": [[s.name, s.example] for s in strengths.exclude(example="")[:3]],
        "goals": [
            {
                "title": goal.title,
                "by_when": goal.by_when.isoformat() if goal.by_when else "",
                "steps": [
                    {
                        "what": step.what,
                        "helper": step.helper,
                        "due_on": step.due_on.isoformat() if step.due_on else "",
                        "done_on": step.done_on.isoformat() if step.done_on else "",
                    }
                    for step in models.QuerySet(Step)
                    .filter(goal=goal, dropped_on__isnull=True)
                    .order_by("order")
                ],
            }
            for goal in goals.order_by("order", "created_at")
        ],
    }


@transaction.atomic
def goal_add(
    *, by: Actor | None, on: date, case: Case, title: str, by_when: date | None = None, own: bool = True
) -> Goal:
    """Add a goal; `own`: she chose it herself. The plan then waits for a yes of both again."""
    without_numbers(title=title)
    _reopened(by=by, on=on, case=case)
    order = models.QuerySet(Goal).filter(case=case).count()
    row = models.QuerySet(Goal).create(case=case, title=title, by_when=by_when, own=own, order=order)
    write(by, "case.goal_added", subject=case.participant_id, object_id=row.pk, data={"own": own}, on=on)
    return row


@transaction.atomic
def goal_edit(*, by: Actor, on: date, goal: Goal, version: int, **changes: Any) -> Goal:
    """Change title, own, by_when, reached_on or dropped_on of a goal."""
    if set(changes) - {"title", "own", "by_when", "reached_on", "dropped_on"}:
        raise ValueError("not editable")
    without_numbers(title=changes.get("title", ""))
    fresh = goal.save_if_unchanged(seen=version, **changes)
    if _says_more(goal, changes, "title", "by_when", "dropped_on"):
        _reopened(by=by, on=on, case=goal.case)
    write(by, "case.goal_edited", subject=goal.case.participant_id, object_id=goal.pk, on=on)
    refresh([goal.case])
    return fresh


@transaction.atomic
def step_add(
    *,
    by: Actor | None,
    on: date,
    goal: Goal,
    what: str,
    helper: str = "",
    due_on: date | None = None,
    organisation_id: UUID | None = None,
) -> Step:
    """Add a step to a goal. The plan then waits for a yes of both again."""
    without_numbers(what=what, helper=helper)
    _reopened(by=by, on=on, case=goal.case)
    order = models.QuerySet(Step).filter(goal=goal).count()
    row = models.QuerySet(Step).create(
        goal=goal, what=what, helper=helper, due_on=due_on, order=order, organisation_id=organisation_id
    )
    write(by, "case.step_added", subject=goal.case.participant_id, object_id=row.pk, on=on)
    refresh([goal.case])
    return row


@transaction.atomic
def step_edit(*, by: Actor | None, on: date, step: Step, version: int, **changes: Any) -> Step:
    """Change what, helper, due_on, done_on or dropped_on of a step."""
    if set(changes) - {"what", "helper", "due_on", "done_on", "dropped_on", "organisation_id"}:
        raise ValueError("not editable")
    case = step.goal.case
    without_numbers(what=changes.get("what", ""), helper=changes.get("helper", ""))
    fresh = step.save_if_unchanged(seen=version, **changes)
    if _says_more(step, changes, "what", "helper", "due_on", "dropped_on"):
        _reopened(by=by, on=on, case=case)
    action = "case.step_done" if changes.get("done_on") else "case.step_edited"
    write(by, action, subject=case.participant_id, object_id=step.pk, on=on)
    refresh([case])
    return fresh


def _says_more(row: Goal | Step, changes: dict[str, Any], *names: str) -> bool:
    """Does a change touch what was agreed? Done and reached are the plan at work, not another plan."""
    return any(name in changes and changes[name] != getattr(row, name) for name in names)
