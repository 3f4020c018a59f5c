"""Who may say what, and when; what follows from two yesses, from a no, and from what happens meanwhile."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet

from aanzet.cases import actions as journey
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment
from aanzet.core.errors import Refused
from aanzet.matches import actions
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.models import Answer, Match, Proposal, Want
from aanzet.matches.queries.places import free_places
from aanzet.matches.queries.refused import refused
from aanzet.matches.queries.states import Step, state_of
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer, VolunteerPause
from tests.cast import Cast
from tests.matches.people import a_volunteer, a_want, both_meet, met, propose, say


def _free(cast: Cast, volunteer: Volunteer) -> int:
    return free_places(volunteers=[volunteer], on=cast.on)[volunteer.pk]


def _go_on(cast: Cast, row: Proposal) -> None:
    for side in (Side.VOLUNTEER, Side.HER):
        say(cast, row, side, Said.YES, Stage.GO_ON)


def test_two_yesses_after_the_first_meeting_begin_a_match_that_opens_the_door(cast: Cast) -> None:
    want, volunteer = a_want(cast), a_volunteer(cast, "Mart Visser")
    row = propose(cast, want, volunteer)
    met(cast, row)
    assert not QuerySet(Assignment).filter(user=volunteer.user).exists()
    _go_on(cast, row)
    match = QuerySet(Match).get(proposal=row)
    assert match.assignment is not None
    assert (match.assignment.user, match.assignment.kind) == (volunteer.user, AssignmentKind.MENTOR)
    assert QuerySet(Want).get(pk=want.pk).ended_on == cast.on
    assert state_of(row).step == Step.MATCH
    assert _free(cast, volunteer) == 0


def test_one_talk_begins_with_the_first_yesses_and_opens_nothing(cast: Cast) -> None:
    volunteer = a_volunteer(cast, "Mart Visser")
    row = propose(cast, a_want(cast, length=Length.DOOR_OPENER), volunteer)
    both_meet(cast, row)
    match = QuerySet(Match).get(proposal=row)
    assert match.assignment is None
    assert match.planned_until == cast.on + timedelta(days=28)


def test_an_ambassador_gets_no_assignment(cast: Cast) -> None:
    volunteer = a_volunteer(cast, "Mart Visser", role="ambassador")
    row = propose(cast, QuerySet(Want).get(role="ambassador"), volunteer)
    met(cast, row)
    _go_on(cast, row)
    assert QuerySet(Match).get(proposal=row).assignment is None


def test_nobody_decides_before_the_meeting_began(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    both_meet(cast, row)
    assert state_of(row).step == Step.TO_PLAN
    with pytest.raises(Refused):
        say(cast, row, Side.HER, Said.YES, Stage.GO_ON)


def test_one_yes_begins_nothing(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    met(cast, row)
    say(cast, row, Side.HER, Said.YES, Stage.GO_ON)
    say(cast, row, Side.VOLUNTEER, Said.THINKING, Stage.GO_ON)
    assert not QuerySet(Match).exists()
    with pytest.raises(Refused):
        actions.match_begin(by=None, on=cast.on, proposal=row)


def test_the_same_answer_twice_is_one_row(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    for _again in range(2):
        say(cast, row, Side.HER, Said.YES)
    assert QuerySet(Answer).filter(proposal=row).count() == 1


def test_the_newest_answer_stands(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    say(cast, row, Side.HER, Said.YES)
    say(cast, row, Side.HER, Said.THINKING)
    say(cast, row, Side.VOLUNTEER, Said.YES)
    assert not state_of(row).both(Stage.MEET)


@pytest.mark.parametrize("side", [Side.HER, Side.VOLUNTEER])
def test_a_pair_of_which_one_said_no_is_not_proposed_again(cast: Cast, side: Side) -> None:
    want, volunteer = a_want(cast), a_volunteer(cast, "Mart Visser")
    row = propose(cast, want, volunteer)
    say(cast, row, side, Said.NO)
    assert refused(cases=[cast.case]) == {(cast.case.pk, volunteer.pk)}
    with pytest.raises(Refused):
        propose(cast, want, volunteer)
    actions.want_end(by=None, on=cast.on, want=want)
    with pytest.raises(Refused):
        propose(cast, a_want(cast), volunteer)


def test_what_is_taken_back_may_be_proposed_again_and_is_answered_no_more(cast: Cast) -> None:
    want, volunteer = a_want(cast), a_volunteer(cast, "Mart Visser")
    row = propose(cast, want, volunteer)
    for _twice in range(2):
        actions.proposal_withdraw(by=cast.actor("coordinator"), on=cast.on, proposal=row)
    assert QuerySet(Answer).filter(proposal=row).count() == 1
    with pytest.raises(Refused):
        say(cast, row, Side.HER, Said.YES)
    assert refused(cases=[cast.case]) == frozenset()
    assert propose(cast, want, volunteer).pk != row.pk


def test_two_volunteers_say_yes_and_the_first_match_ends_the_other_kindly(cast: Cast) -> None:
    want = a_want(cast)
    one, other = (propose(cast, want, a_volunteer(cast, name)) for name in ("Mart Visser", "Els Boom"))
    for row in (one, other):
        met(cast, row)
        say(cast, row, Side.VOLUNTEER, Said.YES, Stage.GO_ON)
        say(cast, row, Side.HER, Said.THINKING, Stage.GO_ON)
    assert (_free(cast, one.volunteer), _free(cast, other.volunteer)) == (0, 0)
    say(cast, one, Side.HER, Said.YES, Stage.GO_ON)
    assert state_of(QuerySet(Proposal).get(pk=other.pk)).step == Step.OVER
    with pytest.raises(Refused):
        say(cast, other, Side.HER, Said.YES, Stage.GO_ON)
    assert QuerySet(Match).count() == 1
    assert _free(cast, other.volunteer) == 1
    assert refused(cases=[cast.case]) == frozenset()


def test_a_full_volunteer_is_not_proposed(cast: Cast) -> None:
    volunteer = a_volunteer(cast, "Mart Visser", places=0)
    with pytest.raises(Refused):
        propose(cast, a_want(cast), volunteer)


def test_who_became_full_meanwhile_gets_no_yes(cast: Cast) -> None:
    volunteer = a_volunteer(cast, "Mart Visser")
    row = propose(cast, a_want(cast), volunteer)
    QuerySet(Volunteer).filter(pk=volunteer.pk).update(places=0)
    with pytest.raises(Refused):
        say(cast, row, Side.HER, Said.YES)
    say(cast, row, Side.HER, Said.THINKING)


def test_who_pauses_meanwhile_begins_nobody(cast: Cast) -> None:
    volunteer = a_volunteer(cast, "Mart Visser")
    row = propose(cast, a_want(cast), volunteer)
    met(cast, row)
    say(cast, row, Side.HER, Said.YES, Stage.GO_ON)
    QuerySet(VolunteerPause).create(volunteer=volunteer, starts_on=cast.on)
    with pytest.raises(Refused):
        say(cast, row, Side.VOLUNTEER, Said.YES, Stage.GO_ON)
    assert not QuerySet(Match).exists()


def test_who_leaves_ends_what_was_proposed(cast: Cast) -> None:
    volunteer = a_volunteer(cast, "Mart Visser")
    row = propose(cast, a_want(cast), volunteer)
    assert actions.proposals_end_of(by=None, on=cast.on, volunteer=volunteer) == 1
    assert state_of(QuerySet(Proposal).get(pk=row.pk)).step == Step.OVER


def test_who_accompanies_her_already_is_not_proposed(cast: Cast) -> None:
    there = a_volunteer(cast, "Mentor", user=cast.users["mentor"])
    with pytest.raises(Refused):
        propose(cast, a_want(cast), there)
    assert _free(cast, there) == 0


def test_outside_her_hours_a_proposal_needs_a_warning(cast: Cast) -> None:
    want, volunteer = (
        a_want(cast, halfdays=["tue-am"]),
        a_volunteer(cast, "Mart Visser", halfdays=["wed-eve"]),
    )
    with pytest.raises(Refused):
        propose(cast, want, volunteer)
    row = propose(cast, want, volunteer, warned=True)
    assert row.outside == [["times", "morning", "|", "evening"]]
    assert not QuerySet(Match).exists()


def test_half_days_outside_her_intake_are_hers_to_say(cast: Cast) -> None:
    intake = journey.intake_start(by=None, on=cast.on, case=cast.case, definition="intake", version=1)
    journey.answer_set(by=None, on=cast.on, intake=intake, question="times_possible", value=["morning"])
    with pytest.raises(Refused):
        a_want(cast, halfdays=["wed-eve"], own_yes=False)
    assert a_want(cast, halfdays=["wed-eve"]).halfdays == ["wed-eve"]


def test_a_closed_journey_ends_her_wish(cast: Cast) -> None:
    want = a_want(cast)
    actions.wants_end_with(by=None, on=cast.on, case=cast.case)
    assert QuerySet(Want).get(pk=want.pk).ended_on == cast.on


@pytest.mark.parametrize("many", [1, 3])
def test_places_take_four_queries(cast: Cast, many: int, django_assert_num_queries: object) -> None:
    rows = [a_volunteer(cast, f"V {n}") for n in range(many)]
    row = propose(cast, a_want(cast), rows[0])
    both_meet(cast, row)
    with django_assert_num_queries(4):  # type: ignore[operator]
        free = free_places(volunteers=rows, on=cast.on)
    assert list(free.values()) == [0, 1, 1][:many]
