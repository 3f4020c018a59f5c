"""The forecast, worked out by hand."""

from datetime import date, timedelta

from aanzet.impact.queries.forecast import forecast

STARTS, ENDS = date(2025, 1, 1), date(2026, 12, 31)


def evenly(number: int, every: int) -> list[tuple[date, int]]:
    return [(STARTS + timedelta(days=every * step), 1) for step in range(number)]


def test_pace_of_the_last_year_goes_on() -> None:
    on = date(2026, 7, 1)
    # 36 events in 365 days, 183 days to go: 18.05 more, give or take 6.67
    found = forecast(steps=evenly(55, 10), starts=STARTS, ends=ENDS, on=on)
    assert found is not None
    assert (found.low, found.high) == (55 + 11, 55 + 25)


def test_nothing_lately_leaves_room_for_a_little() -> None:
    found = forecast(steps=[(STARTS, 5)], starts=STARTS, ends=ENDS, on=date(2026, 7, 1))
    assert found is not None
    assert (found.low, found.high) == (5, 6)


def test_too_early_open_and_over() -> None:
    assert forecast(steps=[], starts=STARTS, ends=ENDS, on=STARTS + timedelta(days=59)) is None
    assert forecast(steps=[], starts=STARTS, ends=None, on=date(2026, 7, 1)) is None
    assert forecast(steps=[], starts=STARTS, ends=ENDS, on=ENDS) is None
