"""Both are asked how it goes; the coordinator's list is sorted by what may break, and nothing is told to the other."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet

from aanzet.cases.actions.signals import refresh
from aanzet.cases.enums import SignalReason
from aanzet.cases.models import Signal
from aanzet.core.errors import Refused
from aanzet.matches.actions.check import check_note, check_say
from aanzet.matches.actions.stand_in import stand_in_name
from aanzet.matches.asks import asks
from aanzet.matches.enums import CheckMoment, Feeling, Side
from aanzet.matches.queries.asked import asked_now
from aanzet.matches.queries.risk import Worry, lines
from aanzet.volunteers.models import VolunteerPause
from tests.cast import Cast
from tests.matches.together import day_ago, giver, met, together

START = date(2026, 1, 10)


def _moments(on: date, first_met: date | None = None, length: str = "together") -> list[tuple[str, date]]:
    found = asks(starts_on=START, first_met=first_met, length=length, on=on)
    return [(each.moment.value, each.due_on) for each in found]


def test_the_moments_follow_from_the_match() -> None:
    assert _moments(date(2026, 1, 20)) == []
    assert _moments(date(2026, 1, 20), date(2026, 1, 15)) == [("first", date(2026, 1, 15))]
    late = _moments(date(2026, 8, 10), date(2026, 1, 15))
    assert late == [
        ("first", date(2026, 1, 15)),
        ("day_14", date(2026, 1, 24)),
        ("day_30", date(2026, 2, 9)),
        ("month_3", date(2026, 4, 10)),
        ("later", date(2026, 6, 9)),
        ("later", date(2026, 8, 8)),
    ]


def test_one_talk_is_asked_about_once() -> None:
    assert _moments(date(2026, 8, 10), None, "door_opener") == []
    assert _moments(date(2026, 8, 10), date(2026, 1, 15), "door_opener") == [("first", date(2026, 1, 15))]


def test_the_newest_answer_of_a_side_stands_and_the_other_side_is_apart(cast: Cast) -> None:
    match = together(cast, days=15)
    herself = cast.actor("participant")
    for feeling in (Feeling.GOOD, Feeling.NOT_GOOD):
        check_say(by=herself, on=cast.on, match=match, side=Side.HER, feeling=feeling)
    found = asked_now(match=match, on=cast.on)
    assert found is not None
    assert found.ask.moment == CheckMoment.DAY_14
    assert found.said == {Side.HER: Feeling.NOT_GOOD}
    assert found.last_not_good == {Side.HER: cast.on}


def test_nothing_is_asked_before_its_day_nor_after_the_end(cast: Cast) -> None:
    herself = cast.actor("participant")
    early = together(cast, days=3)
    with pytest.raises(Refused):
        check_say(by=herself, on=cast.on, match=early, side=Side.HER, feeling="good")
    over = together(cast, "Ans Prins", days=40, ends_on=cast.on)
    with pytest.raises(Refused):
        check_say(by=herself, on=cast.on, match=over, side=Side.HER, feeling="good")


def test_the_list_of_the_coordinator_begins_with_what_may_break(cast: Cast) -> None:
    well = together(cast, "Wil", days=5)
    silent = together(cast, "Stil", days=60)
    sad = together(cast, "Bea", days=60)
    ends = together(cast, "Els", days=20, planned_until=cast.on + timedelta(days=9))
    for match in (well, sad, ends):
        met(cast, match, ago=2)
    met(cast, silent, ago=24)
    for match in (silent, sad):
        check_say(by=giver(cast, match), on=cast.on, match=match, side=Side.VOLUNTEER, feeling="good")
    check_say(by=cast.actor("participant"), on=cast.on, match=silent, side=Side.HER, feeling="good")
    check_say(by=cast.actor("participant"), on=cast.on, match=sad, side=Side.HER, feeling="not_good")
    for side, by in ((Side.HER, cast.actor("participant")), (Side.VOLUNTEER, giver(cast, ends))):
        check_say(by=by, on=cast.on, match=ends, side=side, feeling="good")
    found = lines(actor=cast.actor("coordinator"), on=cast.on)
    assert [each.volunteer for each in found] == ["Bea", "Stil", "Els", "Wil"]
    assert [[reason.worry for reason in each.reasons] for each in found] == [
        [Worry.NOT_GOOD_HER],
        [Worry.NOT_MET],
        [Worry.ENDS],
        [],
    ]
    assert found[1].reasons[0].days == 24


def test_a_coordinator_who_is_the_volunteer_reads_nothing_of_what_she_said(cast: Cast) -> None:
    match = together(cast, days=60, user=cast.users["coordinator"])
    met(cast, match, ago=2)
    check_say(by=cast.actor("participant"), on=cast.on, match=match, side=Side.HER, feeling="not_good")
    (line,) = lines(actor=cast.actor("coordinator"), on=cast.on)
    assert line.reasons == ()


def test_no_answer_for_a_week_stands_on_the_list(cast: Cast) -> None:
    match = together(cast, days=37)
    met(cast, match, ago=20)
    check_say(by=cast.actor("participant"), on=day_ago(cast, 5), match=match, side=Side.HER, feeling="good")
    (line,) = lines(actor=cast.actor("coordinator"), on=cast.on)
    assert [reason.worry for reason in line.reasons] == [Worry.NO_ANSWER]
    (line,) = lines(actor=cast.actor("coordinator"), on=day_ago(cast, 1))
    assert line.reasons == ()


def test_the_list_of_one_and_of_three_costs_the_same(cast: Cast, django_assert_num_queries: object) -> None:
    actor = cast.actor("coordinator")
    together(cast, "Een")
    with django_assert_num_queries(7):  # type: ignore[operator]
        assert len(lines(actor=actor, on=cast.on)) == 1
    together(cast, "Twee")
    together(cast, "Drie")
    with django_assert_num_queries(7):  # type: ignore[operator]
        assert len(lines(actor=actor, on=cast.on)) == 3


@pytest.mark.parametrize("name", ["sister_coordinator", "stranger_coordinator", "coach", "mentor", "lead"])
def test_nobody_else_sees_the_list(cast: Cast, name: str) -> None:
    together(cast)
    assert lines(actor=cast.actor(name), on=cast.on) == ()


def _speaks(cast: Cast, reason: SignalReason, on: date) -> bool:
    refresh([cast.case])
    return QuerySet(Signal).filter(case=cast.case, reason=reason, shows_from__lte=on).exists()


def test_a_mentor_who_does_not_meet_her_speaks_on_the_worklist_after_three_weeks(cast: Cast) -> None:
    match = together(cast, days=60)
    met(cast, match, ago=20)
    assert not _speaks(cast, SignalReason.NOT_MET, cast.on)
    assert _speaks(cast, SignalReason.NOT_MET, cast.on + timedelta(days=1))


def test_who_waits_for_a_volunteer_who_is_away_is_no_alarm(cast: Cast) -> None:
    match = together(cast, days=60)
    VolunteerPause.objects.create(volunteer=match.volunteer, starts_on=cast.on, stand_in_needed=True)
    (line,) = lines(actor=cast.actor("coordinator"), on=cast.on)
    assert line.reasons[0].worry == Worry.WITHOUT
    stand_in_name(
        by=cast.actor("coordinator"), on=cast.on, case=match.case, volunteer=match.volunteer, user=None
    )
    assert not _speaks(cast, SignalReason.NOT_MET, cast.on)
    worries = [r.worry for r in lines(actor=cast.actor("coordinator"), on=cast.on)[0].reasons]
    assert not {Worry.WITHOUT, Worry.NOT_MET} & set(worries)


def test_the_talk_at_three_months_stands_on_the_worklist_until_it_is_noted(cast: Cast) -> None:
    match = together(cast, days=100)
    assert _speaks(cast, SignalReason.MID_TALK, cast.on)
    check_note(by=cast.actor("coordinator"), on=cast.on, match=match, feeling="good")
    assert not _speaks(cast, SignalReason.MID_TALK, cast.on)


def test_what_she_says_of_a_coach_is_on_no_worklist(cast: Cast) -> None:
    """A coach reads the worklist too."""
    match = together(cast, role="coach", days=15)
    check_say(by=cast.actor("participant"), on=cast.on, match=match, side=Side.HER, feeling="not_good")
    before = set(QuerySet(Signal).filter(case=cast.case).values_list("reason", "words"))
    check_say(by=cast.actor("participant"), on=cast.on, match=match, side=Side.HER, feeling="good")
    assert before == set(QuerySet(Signal).filter(case=cast.case).values_list("reason", "words"))
