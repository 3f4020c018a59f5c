"""A play in which the first moment is open: her intake is ready today."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db.models import QuerySet

from aanzet.cases.actions import intake_finish
from aanzet.cases.models import Intake
from aanzet.surveys import actions
from aanzet.surveys.models import Sitting
from aanzet.surveys.queries.moments import asked_in, questions_of
from tests.cast import Cast

Fill = Callable[..., Sitting]


@pytest.fixture
def told(cast: Cast) -> Cast:
    intake_finish(by=None, on=cast.on, intake=QuerySet(Intake).get(case=cast.case))
    return cast


@pytest.fixture
def fill(told: Cast) -> Fill:
    """She answers every question of the moment that is open on a day: step `step` of five, `rung` of the ladder."""

    def sit(on: date, moment: str, *, step: int = 3, rung: int = 5, ready: bool = True) -> Sitting:
        her = told.actor("participant")
        sitting = actions.sitting_begin(by=her, on=on, case=told.case, moment=moment)
        for question in questions_of(asked_in(sitting)):
            value = rung if question.kind == "ladder" else f"s{step}"
            actions.answer_set(by=her, on=on, sitting=sitting, question=question.key, answer={"value": value})
        return actions.sitting_finish(by=her, on=on, sitting=sitting) if ready else sitting

    return sit
