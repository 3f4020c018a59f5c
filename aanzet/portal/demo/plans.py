"""Her plan: goals with steps, and the versions she and her coach agreed to."""

from datetime import date, timedelta
from typing import Any

from aanzet.cases.models import Case, Goal, PlanVersion, Step, Wish
from aanzet.participants.models import Strength
from aanzet.portal.demo.ledger import Who
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Fate, Script

OVERDUE_SHARE = 0.12
Content = list[dict[str, Any]]


def tell(scene: Scene, case: Case, script: Script, coach: Who, begins: date) -> None:
    """Versions every seven weeks or so until her exit; goals and steps with what was done by then."""
    rng, stops = scene.rng, script.exit_on or scene.today
    begins = min(begins, stops)
    content = _goals(scene, case, script, coach, begins, stops)
    on, number = begins, 1
    while number == 1 or (on < stops - timedelta(days=20) and number < 4):
        agreed = on + timedelta(days=rng.randrange(0, 9))
        waits = number == 1 and script.fate is Fate.ACTIVE and (scene.today - on).days < 12
        row = PlanVersion(
            case=case, number=number, begun_on=on, if_then=rng.choice(scene.words["if_then"]),
            who_may_see=rng.choice(scene.words["who_may_see"]), review_on=agreed + timedelta(weeks=7),
        )  # fmt: skip
        scene.ledger.add(row)
        scene.ledger.tell(coach, on, "case.plan_begun", case, row, {"number": number})
        if waits or agreed > stops:
            return
        row.agreed_by_her_on = row.agreed_by_coach_on = agreed
        row.agreed_by_coach_id = coach.user_id
        row.content = _frozen(scene, case, content)
        scene.ledger.tell(coach, agreed, "case.plan_agreed", case, row, {"herself": False, "number": number})
        on = agreed + timedelta(days=rng.randrange(42, 80))
        number += 1
    if script.exit_on is None and not scene.chance(0.07):
        row.review_on = scene.today + timedelta(days=rng.randrange(9, 46))


def _goals(scene: Scene, case: Case, script: Script, coach: Who, begins: date, stops: date) -> Content:
    rng = scene.rng
    if script.goals:
        return [_told(scene, case, coach, begins, place, each) for place, each in enumerate(script.goals)]
    over = script.exit_on is not None or script.work is not None
    found: Content = []
    for order, shape in enumerate(rng.sample(scene.words["goals"], rng.randrange(1, 4))):
        reached = scene.day(begins, stops) if over and scene.chance(0.75) else None
        goal = Goal(
            case=case, title=shape["title"], own=scene.chance(0.7) or order == 0, order=order, reached_on=reached,
            by_when=begins + timedelta(days=rng.randrange(60, 180)),
        )  # fmt: skip
        scene.ledger.add(goal)
        scene.ledger.tell(coach, begins, "case.goal_added", case, goal, {"own": goal.own})
        found.append(_entry(goal, [_step(scene, case, coach, goal, place, what, begins, stops, over)
                                   for place, what in enumerate(shape["steps"])]))  # fmt: skip
    return found


def _step(
    scene: Scene,
    case: Case,
    coach: Who,
    goal: Goal,
    place: int,
    what: str,
    begins: date,
    stops: date,
    over: bool,
) -> Step:
    rng = scene.rng
    share = (stops - begins).days / 120
    done = goal.reached_on is not None or over or rng.random() < share * (0.9 - 0.25 * place)
    due = begins + timedelta(days=14 + place * 21 + rng.randrange(12))
    dropped = None
    if done:
        done_on = scene.day(begins, min(stops, goal.reached_on or stops))
    else:
        done_on = None
        late = not over and place < 2 and scene.chance(OVERDUE_SHARE)
        days = -rng.randrange(2, 24) if late else rng.randrange(2, 40)
        due = scene.today + timedelta(days=days)
    if over and goal.reached_on is None and place:
        done_on, dropped = None, stops
    row = Step(
        goal=goal, what=what, helper=rng.choice(scene.words["helpers"]), due_on=due, done_on=done_on,
        dropped_on=dropped, order=place,
    )  # fmt: skip
    scene.ledger.add(row)
    if done_on:
        scene.ledger.tell(coach, done_on, "case.step_done", case, row)
    return row


def _told(scene: Scene, case: Case, coach: Who, begins: date, order: int, told: Any) -> dict[str, Any]:
    title, steps = told
    goal = Goal(case=case, title=title, own=True, order=order, by_when=scene.today + timedelta(days=120))
    scene.ledger.add(goal)
    scene.ledger.tell(coach, begins, "case.goal_added", case, goal, {"own": True})
    rows = []
    for place, each in enumerate(steps):
        due = scene.today + timedelta(days=each.due_in) if each.due_in is not None else None
        done_on = (due or scene.today - timedelta(days=30)) if each.done else None
        row = Step(goal=goal, what=each.what, helper=each.helper, due_on=due, done_on=done_on, order=place)
        scene.ledger.add(row)
        rows.append(row)
        if done_on:
            scene.ledger.tell(coach, done_on, "case.step_done", case, row)
    return _entry(goal, rows)


def _entry(goal: Goal, steps: list[Step]) -> dict[str, Any]:
    return {
        "title": goal.title,
        "by_when": goal.by_when.isoformat() if goal.by_when else "",
        "steps": [
            {
                "what": step.what,
                "helper": step.helper,
                "due_on": step.due_on.isoformat() if step.due_on else "",
                "done_on": step.done_on.isoformat() if step.done_on else "",
            }
            for step in steps
        ],
    }


def _frozen(scene: Scene, case: Case, goals: Content) -> dict[str, Any]:
    """What an agreed version keeps, in the shape that the plan's own action writes."""
    wishes = [row for row in scene.ledger.rows[Wish] if isinstance(row, Wish) and row.case_id == case.pk]
    strengths = [
        [row.name, row.example]
        for row in scene.ledger.rows[Strength]
        if isinstance(row, Strength) and row.participant_id == case.participant_id
    ]
    return {"wish": wishes[-1].text if wishes else "", "strengths": strengths[:3], "goals": goals}
