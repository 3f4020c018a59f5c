"""Two presses in the same moment: one is done, the other is told so in words, and no place is given twice."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import QuerySet

from aanzet.matches import actions
from aanzet.matches.actions import Agreed
from aanzet.matches.actions.survey import survey_answer
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.models import MatchSurvey, Want
from aanzet.matches.queries.places import free_places
from aanzet.matches.questions import moment_now, questions, shape_of
from aanzet.volunteers.actions import SignUp, agreement_sign, volunteer_sign_up
from aanzet.volunteers.models import Signature, Volunteer
from aanzet.volunteers.queries.ready import volunteering_for
from tests.alliances.test_costs_at_once import at_once
from tests.cast import Cast
from tests.matches.people import a_volunteer
from tests.matches.together import giver, together
from tests.matching.people import a_coach, a_woman

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _two_writers() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time (IMMEDIATE transactions)")


def _twice(act: Callable[[], object]) -> list[str]:
    return at_once(act, act)


def test_one_place_is_given_once(cast: Cast) -> None:
    coach = a_coach(cast, "Els", places=1)
    rows = [
        actions.proposal_make(by=None, on=cast.on, want=a_woman(cast, name), volunteer=coach)
        for name in ("Selam", "Hiwet")
    ]

    def say(at: int, side: Side) -> object:
        return actions.answer_say(
            by=None, on=cast.on, proposal=rows[at], side=side, stage=Stage.MEET, said=Said.YES
        )

    for at in (0, 1):
        say(at, Side.HER)
    assert at_once(lambda: say(0, Side.VOLUNTEER), lambda: say(1, Side.VOLUNTEER)) == ["done", "refused"]
    assert free_places(volunteers=[coach], on=cast.on) == {coach.pk: 0}


def test_a_wish_pressed_twice_is_one(cast: Cast) -> None:
    assert _twice(
        lambda: actions.want_open(by=None, on=cast.on, case=cast.case, role="coach", languages=["ti"])
    ) == ["done", "role"]
    assert QuerySet(Want).filter(case=cast.case, role="coach", ended_on__isnull=True).count() == 1


def test_both_write_the_first_agreement_and_one_reads_the_other(cast: Cast) -> None:
    match = together(cast)

    def write(side: Side) -> object:
        return actions.agreement_write(
            by=None, on=cast.on, match=match, side=side, typed=Agreed(goal=f"as {side} says")
        )

    assert at_once(lambda: write(Side.HER), lambda: write(Side.VOLUNTEER)) == ["conflict", "done"]


def test_an_answer_pressed_twice_is_one(cast: Cast) -> None:
    match = together(cast, days=3)
    moment = moment_now(match, cast.on)
    assert moment is not None
    key, by = questions(shape_of(Side.VOLUNTEER), moment)[0].key, giver(cast, match)
    assert _twice(
        lambda: survey_answer(
            by=by,
            on=cast.on,
            match=match,
            side=Side.VOLUNTEER,
            moment=moment,
            question=key,
            answer={"value": "3"},
        )
    ) == ["done", "done"]
    assert QuerySet(MatchSurvey).filter(match=match, side=Side.VOLUNTEER).count() == 1


def test_a_yes_to_the_agreement_pressed_twice_is_one(cast: Cast) -> None:
    volunteer = a_volunteer(cast, "Mart Visser", role="coach")
    asked = volunteering_for(volunteer)
    assert asked is not None
    QuerySet(Signature).filter(volunteer=volunteer).delete()
    by = giver(cast, together(cast, volunteer=volunteer))
    assert _twice(lambda: agreement_sign(by=by, on=cast.on, volunteer=volunteer, version=asked.version)) == [
        "done",
        "refused",
    ]


def test_a_sign_up_sent_twice_is_one(cast: Cast) -> None:
    typed = SignUp("Wim de Boer", "wim@example.org")
    assert _twice(
        lambda: volunteer_sign_up(
            by=None,
            on=cast.on,
            programme=cast.programme,
            organisation=cast.organisation,
            role="coach",
            typed=typed,
        )
    ) == ["done", "done"]
    assert QuerySet(Volunteer).filter(email="wim@example.org").count() == 1
