"""What the women of the demo tell about themselves, and what their coaches say about less contact than planned."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from django.db.models import QuerySet

from aanzet.cases.actions.deviation import QUIET
from aanzet.cases.enums import AssignmentKind, LadderMoment, TypedBy
from aanzet.cases.models import Assignment, Case, Deviation, LadderStep
from aanzet.cases.models.told import LADDER_TOP
from aanzet.cases.queries.rhythm import rhythms
from aanzet.portal.demo.ledger import Ledger, Who
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Fate, Script

ASKED_SHARE = 0.7
SAID_SHARE = 0.6
REASONS = ("asked_less", "illness", "busy_with_work", "coach_could_not")


def climb(scene: Scene, case: Case, script: Script, coach: Who) -> None:
    """How much she decides herself, told at the start and some months later. Dice of her own: the rest of the
    demo comes out the same with and without."""
    name = script.person.call_name if script.person else ""
    rng = Random(f"ladder/{scene.organisation.slug}/{name}/{script.first_contact}")
    started, last = script.started, script.exit_on or scene.today
    if started is None or script.fate is Fate.NEW or rng.random() > ASKED_SHARE:
        return
    on, step, moment = started + timedelta(days=rng.randrange(0, 15)), rng.randrange(1, 7), LadderMoment.START
    while on <= last:
        herself = script.account_id is not None
        row = LadderStep(
            case=case, step=step, moment=moment, on=on, by_id=script.account_id or coach.user_id,
            typed_by=TypedBy.HERSELF if herself else TypedBy.WORKER,
        )  # fmt: skip
        scene.ledger.add(row)
        by = Who(script.account_id) if herself else coach
        scene.ledger.tell(by, on, "case.ladder_told", case, row, {"moment": moment})
        on += timedelta(days=rng.randrange(45, 110))
        step = min(LADDER_TOP, max(0, step + rng.choice([-1, 0, 1, 1, 2, 2, 3])))
        moment = LadderMoment.MIDDLE


def explain(scene: Scene, cases: Iterable[Case]) -> int:
    """Why some had less contact than their phase asks, said by who accompanies them; the number of rows."""
    rows = {case.pk: case for case in cases}
    coaches = {
        case_id: Who(user_id, name)
        for case_id, user_id, name in QuerySet(Assignment)
        .filter(case__in=rows, kind=AssignmentKind.COACH, ends_on__isnull=True)
        .values_list("case_id", "user_id", "user__name")
    }
    ledger, rng = Ledger(), Random(f"rhythm/{scene.organisation.slug}")
    for case_id, rhythm in rhythms(cases=list(rows.values())).items():
        if case_id not in coaches or not rhythm.short(scene.today) or rng.random() > SAID_SHARE:
            continue
        case, reason = rows[case_id], rng.choice(REASONS)
        on = max(rhythm.due_on, scene.today - timedelta(days=rng.randrange(20)))
        said = Deviation(
            case=case, phase=rhythm.phase, since=rhythm.due_on, on=on, reason=reason, quiet_until=on + QUIET,
            by_id=coaches[case_id].user_id,
        )  # fmt: skip
        ledger.seal(case.participant_id, said, "words", scene.words["less_contact"][reason])
        ledger.add(said)
        ledger.tell(coaches[case_id], on, "case.deviation_added", case, said)
    return ledger.store()
