"""Roles x urls x methods against the reviewed table; not yours and not there are the same answer."""

from copy import deepcopy
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.urls import URLPattern, reverse

from aanzet.access.doors import Right
from tests.access.crawl import doors
from tests.access.matrix import MATRIX
from tests.access.objects import address, complete
from tests.cast import Cast


def guarded() -> dict[str, tuple[URLPattern, Right]]:
    return {name: (pattern, right) for name, pattern, right in doors() if isinstance(right, Right)}


@pytest.mark.parametrize("method", ["get", "post"])
def test_doors_open_for_whom_the_table_names(cast: Cast, plain_pdf: None, method: str) -> None:
    complete(cast)
    clients = {who: cast.client(who) for who in cast.everybody}
    wrong = []
    for name, (pattern, right) in guarded().items():
        place = address(cast, name, pattern, right)
        for who in cast.everybody:
            # Each knock is taken back: a post that did something must not change who may knock next.
            cookies = deepcopy(clients[who].cookies)
            with transaction.atomic():
                response = getattr(clients[who], method)(place)
                transaction.set_rollback(True)
            clients[who].cookies = cookies
            # A door sends a visitor to sign in and then back to it; who lends a device is sent to sign in for good.
            shut = "/login/?next=" in response.headers.get("Location", "")
            through = response.status_code != 404 and not shut
            if through != (who in MATRIX.get(name, "").split()):
                wrong.append((name, method, who, response.status_code))
    assert not wrong, "\n".join(map(str, wrong))


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
