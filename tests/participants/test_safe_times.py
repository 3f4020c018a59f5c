"""The times she tapped, on the clock of the installation, also on the days when clocks change."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from aanzet.participants.times import PARTS, SafeTimes

AMSTERDAM, HELSINKI = ZoneInfo("Europe/Amsterdam"), ZoneInfo("Europe/Helsinki")
MONDAY = date(2026, 11, 23)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("days", "parts", "kept"),
    [
        ((), (), ""),
        ((1, 2), (), "12"),
        ((), ("evening", "morning"), " morning evening"),
        (("7", "1"), ("afternoon",), "17 afternoon"),
        (("8", "x", "0", "3"), ("night", "morning"), "3 morning"),
    ],
)
def test_times_are_kept_and_read_again(days: tuple[object, ...], parts: tuple[str, ...], kept: str) -> None:
    times = SafeTimes.of(days, parts)
    assert str(times) == kept
    assert SafeTimes.read(kept) == times
    assert times.chosen is bool(kept)


def test_nothing_tapped_is_every_day_from_nine_to_twenty() -> None:
    assert SafeTimes().windows(MONDAY) == [(time(9), time(20))]


def test_parts_that_touch_are_one_window_and_others_stay_apart() -> None:
    assert SafeTimes.of([], ["morning", "afternoon"]).windows(MONDAY) == [(time(9), time(17))]
    assert SafeTimes.of([], ["morning", "evening"]).windows(MONDAY) == [
        (time(9), time(12)),
        (time(17), time(20)),
    ]


def test_other_days_have_no_window() -> None:
    assert SafeTimes.of([2], ["morning"]).windows(MONDAY) == []


@pytest.mark.parametrize(
    ("days", "parts", "now", "first"),
    [
        # inside: now; the last moment counts, the hour itself no more
        ((1,), ("morning",), "2026-11-23T10:00+01:00", "2026-11-23T10:00+01:00"),
        ((1,), ("morning",), "2026-11-23T11:59:59+01:00", "2026-11-23T11:59:59+01:00"),
        ((1,), ("morning",), "2026-11-23T12:00+01:00", "2026-11-30T09:00+01:00"),
        # before, between and after
        ((1,), ("morning",), "2026-11-23T06:00+01:00", "2026-11-23T09:00+01:00"),
        ((), ("morning", "evening"), "2026-11-23T13:00+01:00", "2026-11-23T17:00+01:00"),
        ((), (), "2026-11-23T20:00+01:00", "2026-11-24T09:00+01:00"),
        # from Friday evening to Monday
        ((1, 2, 3, 4, 5), ("evening",), "2026-11-27T20:00+01:00", "2026-11-30T17:00+01:00"),
        # a server counts in UTC: 23:30 there is half past midnight on Tuesday here
        ((2,), ("morning",), "2026-11-23T23:30+00:00", "2026-11-24T09:00+01:00"),
        # summer begins in the night to Sunday 29 March 2026: nine is nine, one hour earlier in UTC
        ((7,), ("morning",), "2026-03-28T12:00+01:00", "2026-03-29T09:00+02:00"),
        ((), ("morning",), "2026-03-29T07:30+02:00", "2026-03-29T09:00+02:00"),
        # and ends in the night to Sunday 25 October 2026
        ((7,), ("morning",), "2026-10-24T12:00+02:00", "2026-10-25T09:00+01:00"),
        ((), ("evening",), "2026-10-25T18:59:59+00:00", "2026-10-25T18:59:59+00:00"),
        ((), ("evening",), "2026-10-25T19:00+00:00", "2026-10-26T17:00+01:00"),
    ],
)
def test_next_allowed_moment(days: tuple[int, ...], parts: tuple[str, ...], now: str, first: str) -> None:
    assert SafeTimes.of(days, parts).next_allowed(at(now), AMSTERDAM) == at(first)


def test_hours_are_those_of_the_zone_of_the_installation() -> None:
    morning = SafeTimes.of([1], ["morning"])
    assert morning.next_allowed(at("2026-11-23T00:00+00:00"), HELSINKI) == at("2026-11-23T07:00+00:00")


def test_every_hour_of_a_year_is_answered_with_an_allowed_one() -> None:
    """Also in the two nights in which an hour is missing or there twice."""
    times = SafeTimes.of([1, 6, 7], ["morning", "evening"])
    for hour in range(0, 365 * 24, 5):
        now = datetime.fromtimestamp(1_767_225_600 + hour * 3600, UTC)
        first = times.next_allowed(now, AMSTERDAM)
        here = first.astimezone(AMSTERDAM)
        assert first >= now
        assert here.isoweekday() in {1, 6, 7}
        assert any(start <= here.time() < end for start, end in (PARTS["morning"], PARTS["evening"]))
