"""Groups: the list of an organisation, one group with its women, and where one lands after starting it."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases import actions
from aanzet.cases.models import Case, Cohort
from aanzet.cases.queries.cohort import cohort_list, cohort_page
from aanzet.core.errors import Refused
from aanzet.participants.actions import participant_add, restriction_add
from aanzet.participants.enums import RestrictionKind
from aanzet.programmes.queries import blueprint_of
from tests.cast import Cast


def women(cast: Cast, *names: str) -> list[Case]:
    people = [
        participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name=name) for name in names
    ]
    return [
        actions.case_open(by=None, on=cast.on, participant=each, programme=cast.programme) for each in people
    ]


def group(cast: Cast, name: str, cases: list[Case]) -> Cohort:
    return actions.cohort_start(
        by=cast.actor("coordinator"), on=cast.on, programme=cast.programme, organisation=cast.organisation,
        template=blueprint_of(cast.programme).trajectories[0], name=name, cases=cases,
    )  # fmt: skip


def test_after_starting_a_group_one_lands_on_its_page(cast: Cast) -> None:
    selam, hodan = women(cast, "Selam", "Hodan")
    template = blueprint_of(cast.programme).trajectories[0]
    typed = {
        "name": "Dinsdag", "programme": str(cast.programme.pk), "members": [str(selam.pk), str(hodan.pk)],
        "template": f"{cast.programme.pk}:{template.key}",
        "starts_on_day": str(cast.on.day), "starts_on_month": str(cast.on.month), "starts_on_year": str(cast.on.year),
    }  # fmt: skip
    client = cast.client("coordinator")
    answer = client.post(reverse("cases:cohort_start"), typed, follow=True)
    started = QuerySet(Cohort).get(name="Dinsdag")
    assert answer.redirect_chain[-1][0] == reverse("cases:cohort_detail", args=[started.pk])
    page = answer.content.decode()
    for case in (selam, hodan):
        assert reverse("cases:case_detail", args=[case.pk]) in page
    assert "2 vrouwen" in page
    assert (
        reverse("cases:cohort_detail", args=[started.pk])
        in client.get(reverse("cases:cohort_list")).content.decode()
    )


def test_list_tells_start_women_and_coaches_and_only_of_the_own_house(cast: Cast) -> None:
    group(cast, "Dinsdag", [cast.case, *women(cast, "Selam")])
    found = cohort_list(actor=cast.actor("coordinator"), on=cast.on)
    line = next(each for each in found if each.name == "Dinsdag")
    assert (line.women, line.starts_on, line.programme) == (2, cast.on, cast.programme.name)
    assert "Coach" in line.coaches
    assert line.trajectory
    assert cohort_list(actor=cast.actor("sister_coordinator"), on=cast.on) == ()
    assert cohort_list(actor=cast.actor("coach"), on=cast.on) == ()


def test_hidden_file_is_neither_counted_nor_named(cast: Cast) -> None:
    selam, hodan = women(cast, "Selam", "Hodan")
    dinsdag = group(cast, "Dinsdag", [selam, hodan])
    restriction_add(
        by=cast.actor("coordinator"),
        on=cast.on,
        participant=selam.participant,
        kind=RestrictionKind.COACH_ONLY,
    )
    page = cohort_page(actor=cast.actor("coordinator"), cohort=dinsdag, on=cast.on)
    assert [row.name for row in page.rows] == ["Hodan"]
    line = next(e for e in cohort_list(actor=cast.actor("coordinator"), on=cast.on) if e.name == "Dinsdag")
    assert line.women == 1


def test_woman_who_joined_another_group_meanwhile_is_not_moved(cast: Cast) -> None:
    (selam,) = women(cast, "Selam")
    group(cast, "Dinsdag", [selam])
    with pytest.raises(Refused) as refused:
        group(cast, "Woensdag", [selam])
    assert refused.value.field == "members"
    assert not QuerySet(Cohort).filter(name="Woensdag").exists()


@pytest.mark.parametrize("number", [1, 3])
def test_list_and_page_take_three_queries(cast: Cast, number: int, django_assert_num_queries: Any) -> None:
    for each in range(number):
        last = group(cast, f"Groep {each}", women(cast, *[f"Selam{each}{n}" for n in range(number)]))
    actor = cast.actor("coordinator")
    cohort_page(actor=actor, cohort=last, on=cast.on)
    with django_assert_num_queries(3):
        assert len(cohort_list(actor=actor, on=cast.on)) == number + 1
    last = QuerySet(Cohort).select_related("programme").get(pk=last.pk)
    with django_assert_num_queries(3):
        assert len(cohort_page(actor=actor, cohort=last, on=cast.on).rows) == number
