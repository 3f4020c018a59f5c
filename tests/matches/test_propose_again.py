"""After a no the coordinator is asked for a new proposal; whose no it was is told nowhere."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases import actions as journey
from aanzet.cases.enums import PauseReason, SignalReason
from aanzet.cases.models import Signal
from aanzet.cases.queries import worklist
from aanzet.cases.queries.worklist import Reason
from aanzet.cases.templatetags.cases import act_url, act_words
from aanzet.matches import actions
from aanzet.matches.enums import Said, Side
from aanzet.matches.models import Proposal
from aanzet.matches.signals import proposed
from tests.cast import Cast
from tests.matches.people import a_volunteer, a_want, both_meet, met, propose, say


def asked(cast: Cast, who: str = "coordinator") -> list[Reason]:
    found = worklist(actor=cast.actor(who), on=cast.on)
    return [
        reason
        for row in [*found.now, *found.week]
        for reason in row.reasons
        if reason.reason == SignalReason.PROPOSE
    ]


@pytest.mark.parametrize("side", [Side.HER, Side.VOLUNTEER])
def test_a_no_of_either_asks_for_a_new_proposal_with_the_way_to_it(cast: Cast, side: Side) -> None:
    want = a_want(cast)
    row = propose(cast, want, a_volunteer(cast, "Mart Visser"))
    assert asked(cast) == []
    say(cast, row, side, Said.NO)
    (reason,) = asked(cast)
    assert (reason.on, reason.weight, reason.object_id, reason.words) == (cast.on, 2, want.pk, "")
    assert act_url(reason, cast.case.pk) == reverse("matches:case_match", args=[cast.case.pk])
    assert act_words(reason)
    propose(cast, want, a_volunteer(cast, "Els de Wit"))
    assert asked(cast) == []


def test_while_another_proposal_is_open_nobody_is_asked(cast: Cast) -> None:
    want = a_want(cast)
    one, other = (propose(cast, want, a_volunteer(cast, name)) for name in ("Mart Visser", "Els de Wit"))
    say(cast, one, Side.HER, Said.NO)
    assert asked(cast) == []
    actions.proposal_withdraw(by=cast.actor("coordinator"), on=cast.on, proposal=other)
    assert len(asked(cast)) == 1


def test_a_volunteer_who_leaves_and_a_wish_that_ends(cast: Cast) -> None:
    want = a_want(cast)
    volunteer = a_volunteer(cast, "Mart Visser")
    propose(cast, want, volunteer)
    actions.proposals_end_of(by=None, on=cast.on, volunteer=volunteer)
    assert len(asked(cast)) == 1
    actions.want_end(by=cast.actor("participant"), on=cast.on, want=want)
    assert asked(cast) == []


def test_who_goes_on_together_needs_no_proposal(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    met(cast, row)
    for side in (Side.HER, Side.VOLUNTEER):
        say(cast, row, side, Said.YES, "go_on")
    assert QuerySet(Proposal).get(pk=row.pk).match is not None
    assert asked(cast) == []


def test_a_no_after_the_first_meeting_counts_too(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    met(cast, row)
    say(cast, row, Side.HER, Said.NO, "go_on")
    assert len(asked(cast)) == 1


def test_while_her_journey_rests_nobody_is_asked(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    say(cast, row, Side.HER, Said.NO)
    journey.pause_add(by=cast.actor("coach"), on=cast.on, case=cast.case, reason=PauseReason.OTHER)
    assert asked(cast) == []
    journey.pause_end(by=cast.actor("coach"), on=cast.on + timedelta(days=1), case=cast.case)
    assert len(asked(cast)) == 1


def test_it_is_derived_in_two_queries(cast: Cast, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert proposed([cast.case]) == {cast.case.pk: []}
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    both_meet(cast, row)
    say(cast, row, Side.VOLUNTEER, Said.NO)
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(proposed([cast.case])[cast.case.pk]) == 1
    assert QuerySet(Signal).filter(reason=SignalReason.PROPOSE).count() == 1
