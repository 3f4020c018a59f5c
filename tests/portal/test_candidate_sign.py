"""An employer or school says yes to its own step of her plan, and to no other."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases import actions
from aanzet.cases.models import Case, Step, StepYes
from aanzet.cases.queries.plan import goals_of
from aanzet.journal.models import Entry
from aanzet.participants.actions import consent_withdraw
from aanzet.participants.models import Consent
from tests.cast import Cast, Word

pytestmark = pytest.mark.django_db


def _own(cast: Cast) -> Step:
    return QuerySet(Step).select_related("goal__case").get(what=Word.OWN_STEP)


def _address(cast: Cast, step: Step) -> str:
    return reverse("portal:candidate_sign", args=[cast.case.pk, step.pk])


def _yes_on(cast: Cast) -> object:
    lines = [line for goal in goals_of(QuerySet(Case).get(pk=cast.case.pk), cast.on) for line in goal.steps]
    return next(line for line in lines if line.what.startswith(Word.OWN_STEP)).party_yes_on


def test_yes_stands_on_her_plan_and_on_that_of_her_coach(cast: Cast) -> None:
    assert cast.client("school").post(_address(cast, _own(cast))).status_code == 302
    row = QuerySet(StepYes).get()
    assert (row.organisation_id, row.by_id) == (cast.school.pk, cast.users["school"].pk)
    assert Entry.objects.filter(action="case.step_agreed", subject_id=cast.participant.pk).count() == 1
    plan = cast.client("coach").get(
        reverse("cases:plan", args=[cast.case.pk]), headers={"accept-language": "en"}
    )
    assert f"{cast.school.name} said yes on" in plan.content.decode()
    hers = cast.client("participant").get(reverse("cases:my_plan"), headers={"accept-language": "en"})
    assert f"<bdi>{cast.school.name}</bdi> does this with you" in hers.content.decode()


def test_two_yeses_are_one_and_it_can_be_taken_back(cast: Cast) -> None:
    client, address = cast.client("school"), _address(cast, _own(cast))
    client.post(address)
    client.post(address)
    assert QuerySet(StepYes).count() == 1
    client.post(address, {"back": "1"})
    assert QuerySet(StepYes).get().taken_back_on is not None
    assert _yes_on(cast) is None


def test_a_yes_does_not_hold_for_other_words_or_another_day(cast: Cast) -> None:
    cast.client("school").post(_address(cast, _own(cast)))
    assert _yes_on(cast) is not None
    step = _own(cast)
    later = cast.on + timedelta(days=30)
    actions.step_edit(by=cast.actor("coach"), on=cast.on, step=step, version=step.version, due_on=later)
    assert _yes_on(cast) is None
    cast.client("school").post(_address(cast, step))
    assert _yes_on(cast) is not None
    assert QuerySet(StepYes).filter(taken_back_on__isnull=True).count() == 1


def test_nobody_says_yes_to_a_step_of_somebody_else_or_without_her_yes(cast: Cast) -> None:
    other = QuerySet(Step).exclude(organisation_id=cast.school.pk).filter(goal__case=cast.case)[0]
    assert cast.client("school").post(_address(cast, other)).status_code == 404
    assert cast.client("other_employer").post(_address(cast, _own(cast))).status_code == 404
    for consent in QuerySet(Consent).filter(topic="plan_steps"):
        consent_withdraw(by=cast.actor("participant"), on=cast.on, consent=consent)
    assert cast.client("school").post(_address(cast, _own(cast))).status_code == 404
    assert QuerySet(StepYes).count() == 0
