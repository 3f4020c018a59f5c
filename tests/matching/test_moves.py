"""A running match changes only with the yes of everybody concerned; a no closes it, for good and without a reason."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matches.actions import answer_say, proposal_make
from aanzet.matches.enums import MatchEnd, Said, Side, Stage
from aanzet.matches.models import Match, Proposal, Want
from aanzet.matches.queries.states import Step, state_of
from aanzet.matching import actions
from aanzet.matching.enums import Concerned, Hold
from aanzet.matching.models import Held, Move
from aanzet.meetings.actions import MeetingInput, meeting_plan
from aanzet.meetings.models import Meeting
from aanzet.outbox.models import Message
from aanzet.volunteers.actions import pause_add
from aanzet.volunteers.models import Volunteer
from tests.cast import Cast, make_cast
from tests.matching.people import a_coach, a_run, a_woman, her_wish
from tests.matching.test_board import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    pause_add(by=None, on=made.on, volunteer=made.volunteer("coach"), starts_on=made.on)
    return made


def together(cast: Cast, want: Want, volunteer: Volunteer) -> Match:
    """A match as it stands after both said yes to go on."""
    QuerySet(Assignment).filter(case=want.case, kind=AssignmentKind.COACH).delete()
    proposal = QuerySet(Proposal).create(want=want, volunteer=volunteer, made_on=cast.on, ended_on=cast.on)
    QuerySet(Want).filter(pk=want.pk).update(ended_on=cast.on)
    assert volunteer.user is not None
    door = QuerySet(Assignment).create(
        case=want.case, user=volunteer.user, kind=AssignmentKind.COACH, starts_on=cast.on
    )
    return QuerySet(Match).create(
        case=want.case, volunteer=volunteer, proposal=proposal, assignment=door, starts_on=cast.on
    )


def room(cast: Cast) -> tuple[Match, Volunteer, Want]:
    """Rahel is with Els, and Joke would fit her as well; only Els can on the day of Hiwet, who waits."""
    els, joke = a_coach(cast, "Els", halfdays=["tue-am"]), a_coach(cast, "Joke", halfdays=["mon-am"])
    match = together(cast, her_wish(cast, cast.case, halfdays=["mon-am", "tue-am"]), els)
    waits = a_woman(cast, "Hiwet", halfdays=["tue-am"], waited=30)
    a_run(cast)
    return match, joke, waits


def crossed(cast: Cast) -> tuple[Match, Match]:
    """Each of two women is with the coach who knows the other's field of work and helps with what the other asks."""
    care = {"sectors": ["care_welfare"], "helps_with": ["diploma_not_recognised"]}
    shop = {"sectors": ["retail"], "helps_with": ["no_network"]}
    els, joke = a_coach(cast, "Els", **care), a_coach(cast, "Joke", **shop)
    hers = her_wish(cast, cast.case, sector="care_welfare", helps_with=["diploma_not_recognised"])
    other = a_woman(cast, "Selam", sector="retail", helps_with=["no_network"])
    found = together(cast, hers, joke), together(cast, other, els)
    a_run(cast)
    return found


def say(cast: Cast, move: Move, side: str, said: str = Said.YES) -> bool:
    return actions.move_say(by=None, on=cast.on, move=move, side=side, said=said)


def all_yes(cast: Cast, moves: list[Move]) -> None:
    actions.move_ask(by=cast.actor("coordinator"), on=cast.on, move=moves[0])
    for side in Concerned:
        for move in moves:
            say(cast, move, side)


def go_on(cast: Cast, proposal: Proposal) -> None:
    """They met, and both say that they go on."""
    user = proposal.volunteer.user_id
    assert user is not None
    typed = MeetingInput(clock.now() + timedelta(days=1), user, place="Buurthuis")
    meeting = meeting_plan(by=cast.actor("coordinator"), on=cast.on, case=proposal.case, typed=typed)
    QuerySet(Meeting).filter(pk=meeting.pk).update(starts_at=clock.now() - timedelta(hours=3))
    for side in (Side.HER, Side.VOLUNTEER):
        answer_say(by=None, on=cast.on, proposal=proposal, side=side, stage=Stage.GO_ON, said=Said.YES)


def test_plan_offers_the_place_of_somebody_who_fits_as_well_elsewhere(cast: Cast) -> None:
    match, joke, waits = room(cast)
    move = QuerySet(Move).get()
    assert (move.match, move.volunteer, move.serves, move.asked_on) == (match, joke, waits, None)
    assert move.fit == sum(move.parts.values())
    assert move.fit >= move.before
    shown = words(page(cast))
    assert "heeft Els een plek voor Hiwet" in shown
    assert re.search(r"ja zeggen: [^.]*, Els, Joke", shown)


def test_nobody_is_moved_to_somebody_who_fits_less(cast: Cast) -> None:
    els = a_coach(cast, "Els", halfdays=["tue-am"])
    a_coach(cast, "Joke", halfdays=["mon-am"], languages=["nl"])
    together(cast, her_wish(cast, cast.case, halfdays=["mon-am", "tue-am"]), els)
    a_woman(cast, "Hiwet", halfdays=["tue-am"], waited=30)
    a_run(cast)
    assert not QuerySet(Move).exists()


def test_two_who_gain_by_an_exchange_are_offered_it_together(cast: Cast) -> None:
    crossed(cast)
    one, two = QuerySet(Move).order_by("match__volunteer__name")
    assert one.group == two.group
    assert one.fit - one.before > 1_500
    assert "Het past bij elk van hen veel beter" in words(page(cast))


def test_who_is_held_together_is_left_in_peace(cast: Cast) -> None:
    match, _other = crossed(cast)
    QuerySet(Move).delete()
    actions.hold_begin(by=None, on=cast.on, case=match.case, volunteer=match.volunteer, hold=Hold.PIN)
    a_run(cast)
    assert not QuerySet(Move).exists()


def test_offer_reaches_nobody_before_it_is_asked(cast: Cast) -> None:
    match, _joke, _waits = room(cast)
    move = QuerySet(Move).get()
    said = QuerySet(Message).count()
    her = cast.client("participant")
    assert her.get(reverse("matching:my_move", args=[move.pk])).status_code == 404
    assert reverse("matching:my_move", args=[move.pk]) not in her.get("/my/person/").content.decode()
    assert QuerySet(Message).count() == said
    with pytest.raises(Refused):
        say(cast, move, Concerned.HER)
    match.refresh_from_db()
    assert match.ends_on is None


def test_she_is_asked_first_on_her_own_page(cast: Cast) -> None:
    room(cast)
    move = QuerySet(Move).get()
    client = cast.client("coordinator")
    assert client.post(reverse("matching:move_ask", args=[move.pk])).status_code == 302
    with pytest.raises(Refused):
        say(cast, move, Concerned.NOW)
    her, address = cast.client("participant"), reverse("matching:my_move", args=[move.pk])
    for place in (reverse("portal:me"), "/my/person/"):
        assert address in her.get(place).content.decode(), place
    shown = words(her.get(address).content.decode())
    assert "Joke" in shown
    assert "Hiwet" not in shown
    assert her.post(address, {"said": "yes"}).status_code == 302
    assert her.get(address).status_code == 404
    assert say(cast, move, Concerned.NOW) is False


def test_all_yes_opens_her_wish_and_plans_a_first_meeting_while_the_match_runs_on(cast: Cast) -> None:
    match, joke, _waits = room(cast)
    all_yes(cast, [QuerySet(Move).get()])
    match.refresh_from_db()
    assert match.ends_on is None
    wish = QuerySet(Want).get(case=match.case, role="coach", ended_on=None)
    proposal = QuerySet(Proposal).get(want=wish, ended_on=None)
    assert (proposal.volunteer, state_of(proposal).step) == (joke, Step.TO_PLAN)
    go_on(cast, proposal)
    over = QuerySet(Match).get(pk=match.pk)
    assert (over.ends_on, over.end_reason) == (cast.on, MatchEnd.MOVED)
    assert QuerySet(Match).get(case=match.case, ends_on=None).volunteer == joke
    assert not QuerySet(Held).filter(ends_on=None).exists()


def test_exchange_between_two_who_are_full_goes_on_with_everybodys_yes(cast: Cast) -> None:
    first, second = crossed(cast)
    moves = list(QuerySet(Move).order_by("created_at", "pk"))
    all_yes(cast, moves)
    for match in (first, second):
        proposal = QuerySet(Proposal).get(want__case=match.case, want__role="coach", ended_on=None)
        go_on(cast, proposal)
    for match, other in ((first, second), (second, first)):
        match.refresh_from_db()
        assert match.end_reason == MatchEnd.MOVED
        assert QuerySet(Match).get(case=match.case, ends_on=None).volunteer == other.volunteer


@pytest.mark.parametrize("side", list(Concerned))
def test_a_no_closes_it_and_it_is_not_asked_again(cast: Cast, side: Concerned) -> None:
    match, _joke, _waits = room(cast)
    move = QuerySet(Move).get()
    actions.move_ask(by=None, on=cast.on, move=move)
    for each in Concerned:
        if each == side:
            say(cast, move, each, Said.NO)
            break
        say(cast, move, each)
    move.refresh_from_db()
    assert move.closed_on == cast.on
    assert "het blijft zoals het is" in words(page(cast))
    assert not QuerySet(Want).filter(case=match.case, role="coach", ended_on=None).exists()
    for again in (Concerned.HER, Concerned.NEXT):
        with pytest.raises(Refused):
            say(cast, move, again)
    a_run(cast)
    assert QuerySet(Move).count() == 1
    with pytest.raises(Refused, match="eerder"):
        actions.release_ask(by=None, on=cast.on, match=match)


def test_her_page_says_that_it_stays_and_not_why(cast: Cast) -> None:
    room(cast)
    move = QuerySet(Move).get()
    actions.move_ask(by=None, on=cast.on, move=move)
    say(cast, move, Concerned.HER)
    say(cast, move, Concerned.NEXT, Said.NO)
    assert "Er verandert niets" in words(cast.client("participant").get("/my/person/").content.decode())


def test_withdrawn_is_nobodys_no_and_may_be_asked_again(cast: Cast) -> None:
    match, _joke, _waits = room(cast)
    move = QuerySet(Move).get()
    actions.move_ask(by=None, on=cast.on, move=move)
    client = cast.client("coordinator")
    assert client.post(reverse("matching:move_withdraw", args=[move.pk])).status_code == 302
    a_run(cast)
    assert QuerySet(Move).count() == 2
    assert actions.release_ask(by=None, on=cast.on, match=match).asked_on == cast.on


def test_who_would_come_fell_ill_and_nothing_changes(cast: Cast) -> None:
    match, joke, _waits = room(cast)
    pause_add(by=None, on=cast.on, volunteer=joke, starts_on=cast.on)
    move = QuerySet(Move).get()
    all_yes(cast, [move])
    move.refresh_from_db()
    assert move.done_on is None
    assert move.closed_on == cast.on
    assert not QuerySet(Held).exists()
    assert not QuerySet(Want).filter(case=match.case, role="coach", ended_on=None).exists()


def test_match_that_ended_meanwhile_asks_nobody_any_more(cast: Cast) -> None:
    match, _joke, _waits = room(cast)
    move = QuerySet(Move).get()
    actions.move_ask(by=None, on=cast.on, move=move)
    QuerySet(Match).filter(pk=match.pk).update(ends_on=cast.on, end_reason=MatchEnd.HER_WISH)
    with pytest.raises(Refused):
        say(cast, move, Concerned.HER)
    assert cast.client("participant").get(reverse("matching:my_move", args=[move.pk])).status_code == 404


def released(cast: Cast) -> tuple[Match, Volunteer]:
    els, joke = a_coach(cast, "Els"), a_coach(cast, "Joke")
    match = together(cast, her_wish(cast, cast.case), els)
    move = actions.release_ask(by=cast.actor("coordinator"), on=cast.on, match=match)
    with pytest.raises(Refused):
        say(cast, move, Concerned.NEXT)
    assert say(cast, move, Concerned.HER) is False
    assert say(cast, move, Concerned.NOW) is True
    return match, joke


def test_released_match_opens_her_wish_so_that_somebody_can_be_proposed(cast: Cast) -> None:
    match, joke = released(cast)
    wish = QuerySet(Want).get(case=match.case, role="coach", ended_on=None)
    made = proposal_make(by=cast.actor("coordinator"), on=cast.on, want=wish, volunteer=joke)
    assert made.ended_on is None
    run = a_run(cast)
    assert run.women == 1


def test_released_match_taken_back_ends_the_wish_that_opened_with_it(cast: Cast) -> None:
    match, _joke = released(cast)
    held = QuerySet(Held).select_related("want", "case", "volunteer").get(hold=Hold.RELEASE)
    actions.hold_end(by=None, on=cast.on, held=held)
    assert not QuerySet(Want).filter(case=match.case, role="coach", ended_on=None).exists()
    match.refresh_from_db()
    assert match.ends_on is None


def test_wish_she_has_herself_stays_when_the_release_is_taken_back(cast: Cast) -> None:
    els = a_coach(cast, "Els")
    match = together(cast, her_wish(cast, cast.case), els)
    own = her_wish(cast, cast.case)
    held = actions.match_release(by=None, on=cast.on, match=match)
    actions.hold_end(by=None, on=cast.on, held=held)
    own.refresh_from_db()
    assert own.ended_on is None


def test_volunteer_reads_no_name_of_a_woman_who_might_come(cast: Cast) -> None:
    _match, joke, _waits = room(cast)
    move = QuerySet(Move).get()
    actions.move_ask(by=None, on=cast.on, move=move)
    address = reverse("matching:move_read", args=[move.pk])
    client = _signed_in(joke)
    assert client.get(address).status_code == 404
    say(cast, move, Concerned.HER)
    shown = client.get(address).content.decode()
    assert "Tigrinya" in shown
    assert cast.participant.call_name not in shown
    assert address in client.get("/volunteering/").content.decode()
    assert client.post(address, {"said": "no"}).status_code == 302
    move.refresh_from_db()
    assert move.closed_on == cast.on


def _signed_in(volunteer: Volunteer) -> Any:
    from django.test import Client

    from tests.accounts.signin import sign_in

    client = Client()
    assert volunteer.user is not None
    sign_in(client, volunteer.user)
    return client


def test_board_asks_as_often_for_three_changes_as_for_one(cast: Cast) -> None:
    def asked() -> int:
        page(cast)
        with CaptureQueriesContext(connection) as seen:
            page(cast)
        return len(seen)

    match, _joke, _waits = room(cast)
    one = asked()
    for name in ("Two", "Three"):
        other = together(cast, a_woman(cast, name), a_coach(cast, f"Coach {name}"))
        actions.release_ask(by=None, on=cast.on, match=other)
    assert match.pk
    assert asked() == one
