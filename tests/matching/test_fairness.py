"""Nothing that is protected moves a pair; the monitor counts only who said yes, and never few."""

from dataclasses import asdict, replace
from typing import Any

import pytest
from django.db.models import QuerySet

from aanzet.cases import actions as journey
from aanzet.core.errors import Refused
from aanzet.matching.actions import count_me_begin, count_me_end, fair_reading_make
from aanzet.matching.models import CountMe
from aanzet.matching.queries.fair import ENOUGH, SMALLEST, Woman, countable, figures
from aanzet.matching.queries.problem import problem_of
from aanzet.matching.queries.weights import weights_of
from aanzet.matching.suggesting import solve
from aanzet.participants.models import Participant
from tests.cast import Cast, make_cast
from tests.matching.people import a_coach, a_run, a_woman
from tests.matching.test_run import pairs


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.django_db
def test_flipping_what_is_protected_changes_no_pair(cast: Cast) -> None:
    for place in range(3):
        a_coach(cast, f"Coach {place}", places=2, languages=["nl", "ti"] if place else ["nl"])
    wants = [a_woman(cast, f"Woman {place}", waited=place, birth_year=1990) for place in range(5)]
    before, was = a_run(cast), {}
    was = pairs(before)
    ids = [want.subject_id for want in wants]
    QuerySet(Participant).filter(pk__in=ids).update(
        birth_year=1955, birth_date=None, gender="man", reads=False
    )
    for want in wants:
        intake = journey.intake_start(by=None, on=cast.on, case=want.case, definition="intake", version=1)
        for question, value in (
            ("residence", "protection"),
            ("parents_abroad", "yes"),
            ("functional_needs", ["other"]),
        ):
            journey.answer_set(by=None, on=cast.on, intake=intake, question=question, value=value)
    after = a_run(cast)
    assert after.digest == before.digest
    assert pairs(after) == was
    assert len(set(was.values()) - {""}) > 1


@pytest.mark.django_db
def test_what_is_protected_is_in_no_input(cast: Cast) -> None:
    a_coach(cast, "Els")
    a_woman(cast, "Selam", birth_year=1971)
    inputs = problem_of(programme=cast.programme, organisation=cast.organisation, role="coach", on=cast.on)
    allowed = {
        "id", "languages", "halfdays", "max_minutes", "mode", "only_woman", "waiting_days", "asks", "sector",
        "deadline_days", "lat", "lon", "blocked",
    }  # fmt: skip
    assert {key for record in inputs.women for key in record} <= allowed
    assert "1971" not in str(inputs.women)
    assert "Selam" not in str(inputs.women)


@pytest.mark.django_db
def test_being_counted_is_hers_and_changes_no_plan(cast: Cast) -> None:
    a_coach(cast, "Els")
    want = a_woman(cast, "Selam")
    before = a_run(cast).digest
    assert countable(programme=cast.programme, organisation=cast.organisation, on=cast.on) == []
    count_me_begin(by=None, on=cast.on, case=want.case)
    count_me_begin(by=None, on=cast.on, case=want.case)
    assert QuerySet(CountMe).count() == 1
    found = countable(programme=cast.programme, organisation=cast.organisation, on=cast.on)
    assert [each.groups["language"] for each in found] == ["ti"]
    assert a_run(cast).digest == before
    count_me_end(by=None, on=cast.on, case=want.case)
    assert countable(programme=cast.programme, organisation=cast.organisation, on=cast.on) == []


@pytest.mark.django_db
def test_readings_are_a_week_apart(cast: Cast) -> None:
    where: dict[str, Any] = {"programme": cast.programme, "organisation": cast.organisation}
    fair_reading_make(by=None, on=cast.on, **where)
    with pytest.raises(Refused):
        fair_reading_make(by=None, on=cast.on, **where)


ONE = Woman({"language": "ti", "district": "Oost", "level": "a1"}, 20, True, 7_000, 2, 0)


def women(**counts: int) -> list[Woman]:
    """So many women of each language, half of them with somebody."""
    return [
        replace(ONE, groups={**ONE.groups, "language": language}, served=bool(place % 2))
        for language, number in counts.items()
        for place in range(number)
    ]


def test_few_women_are_told_nothing_of() -> None:
    assert figures(women(ti=SMALLEST - 1)) == {"counted": 10, "all": None, "groups": {}}
    assert figures(women(ti=ENOUGH - 1))["groups"] == {}


def test_small_group_is_hidden_and_cannot_be_subtracted() -> None:
    told = figures(women(ti=30, ar=20, so=4))["groups"]["language"]
    # Somali women alone are left over: the smallest row that could be shown goes with them.
    assert [row["group"] for row in told] == ["ti"]
    told = figures(women(ti=30, ar=20, so=6, uk=6))["groups"]["language"]
    assert [row["group"] for row in told] == ["ti", "ar"]


def test_all_of_a_small_group_is_not_told() -> None:
    everybody = [replace(each, served=True) for each in women(ti=12, ar=45)]
    told = {row["group"]: row["served"] for row in figures(everybody)["groups"]["language"]}
    assert told == {"ti": None, "ar": 100}


def test_nothing_for_a_whole_small_group_is_not_told() -> None:
    nothing = [replace(each, offers=0, refusals=0) for each in women(ti=12)]
    told = {row["group"]: row for row in figures([*nothing, *women(ar=45)])["groups"]["language"]}
    assert (told["ti"]["offers"], told["ti"]["refusals"]) == (None, None)
    assert (told["ar"]["offers"], told["ar"]["refusals"]) == (2.0, 0.0)


def test_numbers_are_rounded() -> None:
    row = figures(women(ti=53))["groups"]["language"][0]
    assert row["women"] == 55
    assert row["served"] == 50
    assert set(row) == set(asdict(ONE)) - {"groups"} | {"group", "women"}


@pytest.mark.django_db
def test_unknown_postcode_is_held_against_nobody(cast: Cast) -> None:
    a_coach(cast, "Els", languages=["ti"])
    a_woman(cast, "Selam", postcode="", most_minutes=5)
    inputs = problem_of(programme=cast.programme, organisation=cast.organisation, role="coach", on=cast.on)
    line = next(each for each in solve(inputs, weights_of(programme=cast.programme, on=cast.on)).lines)
    assert line.offer
    assert line.reasons["unsaid"] == ["place"]
