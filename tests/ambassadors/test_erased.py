"""What goes when a woman who was an ambassador is erased, and what stays as a number."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet

from aanzet.ambassadors import actions
from aanzet.ambassadors.models import Call, CameThrough, Deployed, Deployment
from aanzet.ambassadors.queries.counted import came_soon, trained_days
from aanzet.participants.parts import erase, parts
from aanzet.volunteers.models import Volunteer
from tests.ambassadors.story import an_ambassador, visit_of, woman
from tests.cast import Cast, make_ready

pytestmark = pytest.mark.django_db


def test_erasing_an_ambassador_takes_her_name_and_leaves_the_visit(cast: Cast) -> None:
    call = actions.call_yes(
        by=cast.actor("other_participant"),
        on=cast.on,
        case=cast.other_case,
        seen_as="other_name",
        name="Noor",
    )
    row = QuerySet(Volunteer).get(ambassador_call=call)
    make_ready(row, cast.actor("stranger_coordinator"), cast.actor("other_participant"), cast.on, start=False)
    common = {"programme": cast.other_programme, "organisation": cast.stranger}
    past = visit_of(cast, [row], on=cast.on - timedelta(days=9), reached=7, told_on=cast.on, **common)
    ahead = visit_of(cast, [row], on=cast.on + timedelta(days=9), **common)
    erase(cast.other_case.participant, on=cast.on, counted=True)
    assert not QuerySet(Call).exists()
    assert not QuerySet(Volunteer).filter(name="Noor").exists()
    assert QuerySet(Deployment).get(pk=past.pk).reached == 7
    assert QuerySet(Deployment).get(pk=ahead.pk).cancelled_on is not None
    assert not QuerySet(Deployed).filter(deployment=ahead).exists()


def test_that_she_came_through_a_visit_stays_as_a_number(cast: Cast) -> None:
    volunteer = an_ambassador(cast)
    visit = visit_of(
        cast, [volunteer], programme=cast.other_programme, organisation=cast.stranger,
        on=cast.on - timedelta(days=30),
    )  # fmt: skip
    case = woman(cast, cast.on - timedelta(days=5))
    actions.came_say(by=None, on=cast.on, case=case, deployment=visit)
    before = QuerySet(CameThrough).get().pk
    erase(case.participant, on=cast.on, counted=True)
    row = QuerySet(CameThrough).get()
    assert (row.deployment_id, row.by_id) == (visit.pk, None)
    assert row.pk != before
    assert len(list(came_soon(cast.other_programme))) == 1
    assert trained_days(cast.other_programme) == []


def test_her_copy_tells_how_she_heard_of_us_and_what_she_answered(cast: Cast) -> None:
    actions.call_yes(by=cast.actor("other_participant"), on=cast.on, case=cast.other_case, seen_as="story")
    part = next(each for each in parts() if each.name == "ambassadors")
    told = part.read(cast.other_case.participant)
    assert [item.table for item in told.items] == ["ambassadors.call"]
