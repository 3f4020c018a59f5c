"""Roles x urls x methods against the reviewed table; not yours and not there are the same answer."""

from uuid import uuid4

import pytest
from django.db.models import Model, QuerySet
from django.urls import reverse

from aanzet.access.doors import Right
from aanzet.cases.models import Case
from aanzet.participants.actions import link_add, participant_add
from tests.access.crawl import doors
from tests.access.matrix import MATRIX
from tests.cast import Cast


def _object(cast: Cast, model: type[Model]) -> Model:
    """The row of `model` that belongs to Rahel's story."""
    if model is Case:
        return cast.case
    found = [row for row in QuerySet(model) if _hers(cast, row)]
    return found[0]


def _hers(cast: Cast, row: Model) -> bool:
    subject = getattr(row, "subject_id", None)
    return subject is None or subject == cast.participant.pk


def _address(cast: Cast, name: str, right: Right) -> str:
    if right.model is None:
        return reverse(name)
    return reverse(name, kwargs={"pk": _object(cast, right.model).pk})


def guarded() -> dict[str, Right]:
    return {name: right for name, _pattern, right in doors() if isinstance(right, Right)}


@pytest.fixture
def linked(cast: Cast) -> Cast:
    other = participant_add(by=None, on=cast.on, organisation=cast.sister, call_name="Rahel")
    link_add(by=None, on=cast.on, one=cast.participant, other=other)
    return cast


@pytest.mark.parametrize("method", ["get", "post"])
def test_doors_open_for_whom_the_table_names(linked: Cast, method: str) -> None:
    wrong = []
    for name, right in guarded().items():
        if name not in MATRIX:
            continue
        address = _address(linked, name, right)
        for who in linked.everybody:
            response = getattr(linked.client(who), method)(address)
            through = response.status_code != 404 and "/login/" not in response.headers.get("Location", "")
            if through != (who in MATRIX[name].split()):
                wrong.append((name, method, who, response.status_code))
    assert not wrong


def test_every_guarded_url_is_in_the_table() -> None:
    assert set(guarded()) - set(MATRIX) == set()
    assert set(MATRIX) - set(guarded()) == set()


def test_not_yours_and_not_there_are_byte_for_byte_the_same(cast: Cast) -> None:
    for who in ("sister_coach", "stranger_coordinator", "funder", "other_participant", "mentor"):
        client = cast.client(who)
        hers = client.get(reverse("cases:case_detail", args=[cast.case.pk]))
        nowhere = client.get(reverse("cases:case_detail", args=[uuid4()]))
        assert hers.status_code == nowhere.status_code == 404
        assert hers.content == nowhere.content
        assert dict(hers.headers) == dict(nowhere.headers)


def test_an_expired_assignment_closes_the_door(cast: Cast) -> None:
    from aanzet.cases.actions import coach_end
    from aanzet.cases.enums import AssignmentEnd
    from aanzet.cases.models import Assignment

    address = reverse("cases:case_detail", args=[cast.case.pk])
    assert cast.client("coach").get(address).status_code == 200
    assignment = QuerySet(Assignment).get(user=cast.users["coach"])
    coach_end(by=None, on=cast.on, assignment=assignment, reason=AssignmentEnd.STOPPED)
    QuerySet(Assignment).filter(pk=assignment.pk).update(starts_on="2020-01-01", ends_on="2020-02-01")
    assert cast.client("coach").get(address).status_code == 404


def test_a_withdrawn_yes_closes_the_employers_door(cast: Cast) -> None:
    from aanzet.participants.actions import consent_withdraw
    from aanzet.participants.models import Consent

    address = reverse("portal:candidate_read", args=[cast.case.pk])
    assert cast.client("school").get(address).status_code == 200
    for consent in QuerySet(Consent):
        consent_withdraw(by=cast.actor("participant"), on=cast.on, consent=consent)
    assert cast.client("school").get(address).status_code == 404
