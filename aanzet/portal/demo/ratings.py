"""How the women of two programmes say they are, at the start and later. Most keep it to themselves."""

import json
from datetime import date, timedelta
from random import Random
from uuid import UUID

from aanzet.cases.enums import AnswerState, TypedBy
from aanzet.cases.models import Case
from aanzet.portal.demo.cast import KK, VW
from aanzet.portal.demo.ledger import Ledger, Who
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Script
from aanzet.questionnaires.definitions import Answer, Question
from aanzet.questionnaires.enums import Kind, Moment
from aanzet.questionnaires.ratings import scores
from aanzet.surveys.models import Showing, Sitting, SittingAnswer
from aanzet.surveys.moments import Window, windows
from aanzet.surveys.queries.moments import facts_of, questions_of

WHERE = (VW, KK)
TELLS_SHARE, SHOWS_SHARE, SKIPS_SHARE = 0.4, 0.5, 0.04
FACES = 5


def rate(scene: Scene, told: list[tuple[Script, Case]]) -> int:
    """Sittings of the past. Who signs in told it at the start and shows it; her middle waits for her."""
    if scene.programme.slug not in WHERE:
        return 0
    ledger, facts = Ledger(), facts_of([case for _script, case in told])
    for script, case in told:
        rng = Random(f"ratings/{scene.organisation.slug}/{script.first_contact}/{script.wish}")
        signs_in = script.account_id is not None
        if not signs_in and rng.random() > TELLS_SHARE:
            continue
        mood = rng.uniform(0.15, 0.6)
        for window in windows(facts[case.pk], scene.blueprint):
            last = min(window.closes_on, scene.today)
            if window.opens_on > last or (signs_in and window.moment != Moment.START):
                continue
            on = window.opens_on + timedelta(days=rng.randrange((last - window.opens_on).days + 1))
            _sit(ledger, case, window, min(on, last), rng, mood, script.account_id)
            mood = min(0.95, mood + rng.uniform(-0.05, 0.3))
    return ledger.store()


def _sit(
    ledger: Ledger, case: Case, window: Window, on: date, rng: Random, mood: float, account: UUID | None
) -> None:
    row = Sitting(
        case=case, moment=window.moment, begun_on=on, finished_on=on, typed_by=TypedBy.HERSELF, by_id=account,
        asked=[[each.slug, each.version] for each in window.asked],
    )  # fmt: skip
    answers: dict[str, Answer] = {}
    for question in questions_of(window.asked):
        answer = _answer(question, rng, mood) if rng.random() > SKIPS_SHARE else None
        said = SittingAnswer(
            sitting=row, question=question.key, answered_on=on,
            state=AnswerState.ANSWERED if answer else AnswerState.SKIPPED,
        )  # fmt: skip
        if answer:
            answers[question.key] = answer
            ledger.seal(case.participant_id, said, "value", json.dumps(answer["value"]))
        ledger.add(said)
    found: dict[str, float] = {}
    for shape in window.asked:
        found |= scores(shape, answers)
    ledger.seal(case.participant_id, row, "scores", json.dumps(found))
    ledger.add(row)
    data = {"moment": window.moment.value, "typed_by": TypedBy.HERSELF.value}
    for action in ("survey.begun", "survey.ready"):
        ledger.tell(Who(account), on, action, case, row, data)
    if account is not None or rng.random() < SHOWS_SHARE:
        ledger.add(Showing(sitting=row, starts_on=on, by_id=account))
        ledger.tell(Who(account), on, "survey.shown", case, row, data)


def _answer(question: Question, rng: Random, mood: float) -> Answer:
    height = min(1.0, max(0.0, rng.gauss(mood, 0.13)))
    if question.kind == Kind.LADDER:
        return {"value": round(height * 10)}
    return {"value": f"s{1 + round(height * (FACES - 1))}"}
