"""Her pages name one person as her coach: whom she can call today."""

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.accounts.models import User
from aanzet.cases.models import Assignment
from aanzet.cases.queries.asking import coach_named
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("reachable", ["coach", "stand_in"])
def test_her_pages_name_whom_she_can_call(cast: Cast, reachable: str) -> None:
    User.objects.filter(pk__in=[cast.users["coach"].pk, cast.users["stand_in"].pk]).update(phone=None)
    User.objects.filter(pk=cast.users[reachable].pk).update(phone="+31201234567")
    name, client = cast.users[reachable].name, cast.client("participant")
    assert coach_named(case=cast.case, on=cast.on) == name
    for page in ("sheets:my_people", "rights:my_farewell_ask"):
        assert client.get(reverse(page)).context["coach"] == name, page


def test_nobody_is_named_when_nobody_helps_her(cast: Cast) -> None:
    QuerySet(Assignment).filter(case=cast.case).delete()
    assert coach_named(case=cast.case, on=cast.on) == ""
