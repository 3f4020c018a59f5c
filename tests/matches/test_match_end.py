"""The end: at once, by whoever wishes it, and all access goes with it (source S4-11)."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from aanzet.alliances.actions import membership_add
from aanzet.alliances.models import Membership
from aanzet.cases import actions as journey
from aanzet.cases.enums import AssignmentEnd, AssignmentKind, ExitKind, SignalReason
from aanzet.cases.models import Assignment, Case, Signal
from aanzet.core.errors import Refused
from aanzet.matches import actions as wants
from aanzet.matches.actions import ending
from aanzet.matches.enums import MatchEnd, Side
from aanzet.matches.models import Match, Want
from aanzet.volunteers.actions import volunteer_end
from aanzet.volunteers.models import VolunteerEnd
from tests.accounts.signin import sign_in
from tests.cast import Cast
from tests.matches.people import a_volunteer, a_want, propose
from tests.matches.together import giver, together


def test_s4_11_a_volunteers_access_ends_with_the_match(cast: Cast) -> None:
    match = together(cast)
    actor = giver(cast, match)
    assert Case.objects.visible_to(actor, "mentee.read").filter(pk=cast.case.pk).exists()
    assert Match.objects.visible_to(actor, "match.meeting.add").filter(pk=match.pk).exists()
    ending.match_end(by=None, on=cast.on, match=match, reason=MatchEnd.DONE, side=Side.OFFICE)
    assert not Case.objects.visible_to(actor, "mentee.read").filter(pk=cast.case.pk).exists()
    assert not Match.objects.visible_to(actor, "match.meeting.add").filter(pk=match.pk).exists()
    assert Match.objects.visible_to(actor, "match.after.read").filter(pk=match.pk).exists()
    row = QuerySet(Assignment).get(pk=str(match.assignment_id))
    assert row.end_reason == AssignmentEnd.TIME_OVER


def test_thanks_and_last_questions_are_there_for_two_months(cast: Cast) -> None:
    recent = together(cast, "Nu", days=200, ends_on=cast.on - timedelta(days=59))
    old = together(cast, "Toen", days=200, ends_on=cast.on - timedelta(days=60))
    for match, there in ((recent, True), (old, False)):
        rows = Match.objects.visible_to(giver(cast, match), "match.survey.fill")
        assert rows.filter(pk=match.pk).exists() == there


@pytest.mark.parametrize(
    ("side", "reason"), [(Side.HER, MatchEnd.HER_WISH), (Side.VOLUNTEER, MatchEnd.VOLUNTEER_WISH)]
)
def test_both_stop_with_one_button_and_the_office_hears_it(cast: Cast, side: Side, reason: MatchEnd) -> None:
    match = together(cast)
    by = cast.actor("participant") if side == Side.HER else giver(cast, match)
    done = ending.match_stop(by=by, on=cast.on, match=match, side=side)
    assert (done.ends_on, done.end_reason, done.stopped_by) == (cast.on, reason, side)
    signals = QuerySet(Signal).filter(case=cast.case, reason=SignalReason.STOPPED, shows_from__lte=cast.on)
    assert signals.count() == 1


def test_a_second_end_changes_nothing(cast: Cast) -> None:
    match = together(cast)
    ending.match_stop(by=cast.actor("participant"), on=cast.on, match=match, side=Side.HER)
    again = ending.match_end(
        by=None, on=cast.on + timedelta(days=3), match=match, reason=MatchEnd.DONE, side=Side.OFFICE
    )
    assert (again.ends_on, again.end_reason) == (cast.on, MatchEnd.HER_WISH)


def test_she_asks_again_and_her_waiting_counts_from_the_first_day(cast: Cast) -> None:
    first = a_want(cast)
    QuerySet(Want).filter(pk=first.pk).update(asked_on=cast.on - timedelta(days=80))
    match = together(cast, days=40)
    proposal = first.proposals.create(volunteer=match.volunteer, made_on=cast.on)
    wants.want_end(by=None, on=cast.on, want=QuerySet(Want).get(pk=first.pk))
    QuerySet(Match).filter(pk=match.pk).update(proposal=proposal)
    match = (
        QuerySet(Match).select_related("volunteer", "case", "assignment", "proposal__want").get(pk=match.pk)
    )
    herself = cast.actor("participant")
    with pytest.raises(Refused):
        ending.want_again(by=herself, on=cast.on, match=match)
    match = ending.match_stop(by=herself, on=cast.on, match=match, side=Side.HER)
    again = ending.want_again(by=herself, on=cast.on, match=match)
    assert again.asked_on == cast.on - timedelta(days=80)
    assert (again.languages, again.halfdays, again.role) == (first.languages, first.halfdays, "mentor")
    assert ending.want_again(by=herself, on=cast.on, match=match).pk == again.pk
    assert not QuerySet(Signal).filter(case=cast.case, reason=SignalReason.STOPPED).exists()


def test_a_volunteer_who_stops_ends_every_match_on_the_first_day_without(cast: Cast) -> None:
    match = together(cast)
    last = cast.on + timedelta(days=10)
    volunteer_end(by=None, on=cast.on, volunteer=match.volunteer, last_day=last, reason="moved")
    match.refresh_from_db()
    assert match.ends_on == last + timedelta(days=1)
    assert match.end_reason == MatchEnd.VOLUNTEER_LEFT
    assert QuerySet(Assignment).get(pk=str(match.assignment_id)).ends_on == last


def test_a_closed_journey_ends_the_match(cast: Cast) -> None:
    match = together(cast)
    journey.case_close(by=cast.actor("coach"), on=cast.on, case=cast.case, kind=ExitKind.HER_CHOICE)
    match.refresh_from_db()
    assert (match.ends_on, match.end_reason) == (cast.on, MatchEnd.CASE_CLOSED)


def test_another_coach_ends_the_match_of_the_first(cast: Cast) -> None:
    match = together(cast, role="coach")
    journey.coach_assign(
        by=None, on=cast.on, case=cast.case, user=cast.users["idle_coach"], kind=AssignmentKind.COACH,
        end_reason=AssignmentEnd.NO_CLICK,
    )  # fmt: skip
    match.refresh_from_db()
    assert (match.ends_on, match.end_reason) == (cast.on, MatchEnd.NO_CLICK)


def test_staying_in_touch_is_only_her_own_yes_and_only_afterwards(cast: Cast) -> None:
    match = together(cast)
    herself = cast.actor("participant")
    with pytest.raises(Refused):
        ending.touch_say(by=herself, on=cast.on, match=match, yes=True)
    match = ending.match_stop(by=herself, on=cast.on, match=match, side=Side.HER)
    ending.touch_say(by=herself, on=cast.on, match=match, yes=True)
    assert (match.touch_on, match.touch_ended_on) == (cast.on, None)
    ending.touch_say(by=herself, on=cast.on, match=match, yes=False)
    assert match.touch_ended_on == cast.on


@pytest.mark.parametrize("over", ["membership", "end"])
def test_another_task_opens_nothing_of_a_task_that_is_over(cast: Cast, over: str) -> None:
    """Her days as a mentor are over by date, the night did not write it yet, and she is a coach elsewhere."""
    volunteer = a_volunteer(cast, "Mart Visser")
    row = propose(cast, a_want(cast), volunteer)
    match = together(cast, volunteer=volunteer)
    assert volunteer.user is not None
    yesterday = cast.on - timedelta(days=1)
    if over == "end":
        QuerySet(VolunteerEnd).create(volunteer=volunteer, last_day=yesterday, reason="own_wish")
    else:
        Membership.objects.filter(pk=str(volunteer.membership_id)).update(ends_on=yesterday)
    client = sign_in(Client(), volunteer.user)
    pages = [
        reverse("matches:match_read", args=[match.pk]),
        reverse("matches:match_log", args=[match.pk]),
        reverse("matches:agreement_pdf", args=[match.pk]),
        reverse("matches:proposal_read", args=[row.pk]),
    ]
    membership_add(
        by=None, on=cast.on, user=volunteer.user, organisation=cast.sister, role="coach", starts_on=cast.on
    )
    assert [client.get(page).status_code for page in pages] == [404] * len(pages)
