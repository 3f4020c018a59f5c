"""Does an offer fit in her week? The rule by itself: no database, every reason apart and together."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from aanzet.questionnaires import definitions
from aanzet.work.enums import DayPart
from aanzet.work.week import (
    CARE_AT_LEAST,
    NO_CHILDCARE,
    SOME_CHILDCARE,
    YOUNG_CHILDREN,
    Offer,
    Week,
    misfits,
)
from aanzet.work.wording import for_her, for_staff, week_in_words


def week(hours: int | None = None, times: str = "", care: str = "", **fields: str) -> Week:
    can = None if hours is None else Decimal(hours)
    return Week(can, frozenset(times.split()), frozenset(care.split()), **fields)


def offer(hours: int | str | None = None, times: str = "") -> Offer:
    return Offer(None if hours is None else Decimal(hours), frozenset(times.split()))


def codes(week: Week, offer: Offer) -> list[str]:
    return [each.code for each in misfits(week, offer)]


@pytest.mark.parametrize(
    ("can", "asked", "expected"),
    [
        (24, 24, []),
        (24, "24.5", ["hours"]),
        (24, 32, ["hours"]),
        (0, 1, ["hours"]),
        (None, 40, []),  # she did not say: nothing is held against it
        (24, None, []),  # nobody knows the hours yet
    ],
)
def test_hours(can: int | None, asked: int | str | None, expected: list[str]) -> None:
    assert codes(week(can), offer(asked)) == expected


@pytest.mark.parametrize(
    ("can", "asked", "fits"),
    [
        ("morning", "morning", True),
        ("morning", "morning evening", False),
        ("school_hours", "school_hours", True),
        ("school_hours", "morning", True),
        ("school_hours", "afternoon", False),  # an afternoon is longer than a day at school
        ("morning", "school_hours", False),
        ("morning afternoon", "school_hours", True),
        ("morning afternoon evening weekend", "night", False),
        ("", "night weekend", True),  # she did not say
        ("evening", "", True),  # nobody knows the times yet
    ],
)
def test_times(can: str, asked: str, fits: bool) -> None:
    assert codes(week(times=can), offer(times=asked)) == ([] if fits else ["times"])


@pytest.mark.parametrize(
    ("care", "childcare", "hours", "times", "expected"),
    [
        ("child_0_3", "none", 16, "", ["childcare"]),
        ("child_0_3", "waiting", 16, "morning", ["childcare"]),
        ("child_0_3", "none", 16, "school_hours", ["childcare"]),  # a small child is not at school
        ("child_4_11", "none", 16, "school_hours", []),
        ("child_4_11", "none", 16, "school_hours evening", ["childcare"]),
        ("child_4_11", "none", None, "", []),  # nothing is known of the offer
        ("child_12_17", "none", 16, "evening", []),
        ("child_0_3", "enough", 20, "evening", []),
        ("child_0_3", "", 20, "", []),  # she did not say
        ("child_4_11", "some", 16, "morning", []),  # counted in the hours she named
        ("child_4_11", "some", 16, "evening", ["little_childcare"]),
        ("child_0_3", "some", 16, "weekend", ["little_childcare"]),
    ],
)
def test_childcare(care: str, childcare: str, hours: int | None, times: str, expected: list[str]) -> None:
    assert codes(week(24, care=care, childcare=childcare), offer(hours, times)) == expected


def test_little_childcare_speaks_where_she_named_no_hours() -> None:
    assert codes(week(care="child_0_3", childcare="some"), offer(16)) == ["little_childcare"]


@pytest.mark.parametrize(
    ("care", "hours", "expected"),
    [
        ("over_20", 20, []),
        ("over_20", 24, ["care"]),
        ("from_8_to_20", 32, []),
        ("from_8_to_20", 36, ["care"]),
        ("under_8", 40, []),
        ("", 40, []),
    ],
)
def test_care_for_an_adult_and_work_make_one_week(care: str, hours: int, expected: list[str]) -> None:
    assert codes(week(care="parent", care_hours=care), offer(hours)) == expected


def test_every_reason_is_told_with_what_she_said() -> None:
    hers = week(20, "school_hours", "child_0_3 parent", care_hours="over_20", childcare="none")
    found = misfits(hers, offer(32, "evening weekend"))
    assert [(each.code, each.values) for each in found] == [
        ("hours", ("20", "32")),
        ("times", ("school_hours", "|", "evening", "weekend")),
        ("childcare", ()),
        ("care", ("20", "52")),
    ]
    with translation.override("en"):
        assert [for_staff(each.code, each.values) for each in found] == [
            "She said she can do 20 hours a week. This is 32.",
            "She said when she can: while children are at school. This is also: in the evening and at the weekend.",
            "She cares for young children and has no childcare.",
            "She cares for an adult for at least 20 hours a week. With this it becomes at least 52.",
        ]
        assert [for_her(each.code, each.values) for each in found] == [
            "You said: 20 hours a week.",
            "You said when you can: while children are at school.",
            "You said: there is no childcare.",
            "You said: you care for an adult, at least 20 hours a week.",
        ]
        assert len(week_in_words(hers)) == 4
    with translation.override("nl"):
        assert for_staff("hours", ("20.5", "32")) == ("Zij zei dat zij 20,5 uur per week kan. Dit is 32 uur.")


def test_words_of_the_rule_are_the_answers_of_the_intake() -> None:
    """The rule names keys of the questionnaire: a key that is renamed there must not go silent here."""
    asked = definitions.definition("intake", 1).question_by_key
    keys = {name: {choice.key for choice in asked[name].choices} for name in asked}
    assert keys["times_possible"] <= set(DayPart.values)
    assert keys["care_for"] >= YOUNG_CHILDREN
    assert set(CARE_AT_LEAST) == keys["care_hours"]
    assert NO_CHILDCARE | {SOME_CHILDCARE} < keys["childcare"]
    assert "hours_possible" in asked


_PARTS = st.frozensets(st.sampled_from(DayPart.values))
_HOURS = st.none() | st.decimals(0, 60, places=1)


@given(hours=_HOURS, times=_PARTS, less=st.decimals(0, 1, places=2))
def test_less_of_what_fits_fits_too(hours: Decimal | None, times: frozenset[str], less: Decimal) -> None:
    hers = Week(Decimal(24), frozenset({"morning", "afternoon"}), frozenset({"child_4_11"}), "", "some")
    if misfits(hers, Offer(hours, times)) or hours is None:
        return
    assert misfits(hers, Offer(hours * less, times)) == []


@given(hours=_HOURS, times=_PARTS)
def test_nothing_is_held_against_an_offer_when_she_said_nothing(
    hours: Decimal | None, times: frozenset[str]
) -> None:
    assert misfits(Week(), Offer(hours, times)) == []
