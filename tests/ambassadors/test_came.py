"""Who came through an ambassador: within 60 days or later, a woman once, and nothing too small for others."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.ambassadors import actions
from aanzet.ambassadors.enums import CameBy
from aanzet.ambassadors.models import CameThrough, Deployment
from aanzet.ambassadors.queries import came, results
from aanzet.core.errors import Refused
from aanzet.participants.actions import link_add, participant_add
from tests.ambassadors.story import an_ambassador, rahel_goes_too, ready_ambassador, visit_of, woman
from tests.cast import Cast, Word

pytestmark = pytest.mark.django_db


def a_visit(cast: Cast, ago: int, **values: Any) -> Deployment:
    """A visit of the strangers' ambassador so many days ago, told."""
    day = cast.on - timedelta(days=ago)
    first = {
        "programme": cast.other_programme,
        "organisation": cast.stranger,
        "reached": 20,
        "told_on": cast.on,
    }
    return visit_of(cast, [an_ambassador(cast)], on=day, **(first | values))


def comes(cast: Cast, visit: Deployment, days: int, **more: Any) -> None:
    case = woman(cast, visit.on + timedelta(days=days), **more)
    actions.came_say(by=None, on=cast.on, case=case, deployment=visit)


def found_by(cast: Cast, who: str = "stranger_coordinator") -> results.Results:
    return results.results_of(
        actor=cast.actor(who), on=cast.on, year=str((cast.on - timedelta(days=100)).year)
    )


def test_within_sixty_days_and_later_are_counted_apart(cast: Cast) -> None:
    """Source S1-22."""
    visit = a_visit(cast, 100)
    for days in (0, 60, 61, 90):
        comes(cast, visit, days)
    line = found_by(cast).visits[0]
    assert (line.reached, line.soon, line.later) == (20, 2, 2)


def test_a_woman_at_two_partners_counts_once(cast: Cast) -> None:
    visit = a_visit(cast, 100)
    one = participant_add(by=None, on=cast.on, organisation=cast.stranger, call_name="Een")
    two = participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name="Een")
    link_add(by=None, on=cast.on, one=one, other=two)
    for person, at in ((one, cast.stranger), (two, cast.organisation)):
        comes(cast, visit, 5, known=person, at=at)
    assert found_by(cast).total.soon == 1


@pytest.mark.parametrize("days", [-1, 400])
def test_a_visit_after_her_first_contact_or_long_before_is_refused(cast: Cast, days: int) -> None:
    visit = a_visit(cast, 450)
    case = woman(cast, visit.on + timedelta(days=days))
    with pytest.raises(Refused) as refused:
        actions.came_say(by=None, on=cast.on, case=case, deployment=visit)
    assert refused.value.field == "deployment"
    assert not QuerySet(CameThrough).exists()


def test_another_programmes_visit_is_refused(cast: Cast) -> None:
    visit = a_visit(cast, 10)
    with pytest.raises(Refused):
        actions.came_say(by=None, on=cast.on, case=cast.case, deployment=visit)


def test_a_new_answer_takes_the_place_of_the_former(cast: Cast) -> None:
    visit = a_visit(cast, 10)
    case = woman(cast, cast.on)
    for deployment in (visit, None):
        actions.came_say(by=None, on=cast.on, case=case, deployment=deployment)
    row = QuerySet(CameThrough).get()
    assert (row.how, row.deployment_id) == (CameBy.OTHER, None)


def test_near_and_recent_visits_come_first_and_a_home_stays_unnamed(cast: Cast) -> None:
    far = a_visit(cast, 5, district="Noord", place="Noorderplein")
    volunteer = far.who.get().volunteer
    common = {"programme": cast.other_programme, "organisation": cast.stranger}
    old = visit_of(cast, [volunteer], on=cast.on - timedelta(days=90), district="West", place="Oud", **common)
    near = visit_of(
        cast, [volunteer], on=cast.on - timedelta(days=20), district="West", place="Kade 1", kind="house", **common
    )  # fmt: skip
    shown = came.visits_for(case=woman(cast, cast.on, district="West"))
    assert [each.deployment_id for each in shown] == [near.pk, far.pk, old.pk]
    assert [each.place for each in shown] == ["", "Noorderplein", "Oud"]


def test_she_is_asked_in_her_first_weeks_and_once(cast: Cast) -> None:
    a_visit(cast, 30)
    old = woman(cast, cast.on - timedelta(days=70))
    case = woman(cast, cast.on - timedelta(days=3))
    assert not came.asks_her(case_id=old.pk, on=cast.on)
    assert came.asks_her(case_id=case.pk, on=cast.on)
    actions.came_say(by=None, on=cast.on, case=case, deployment=None)
    assert not came.asks_her(case_id=case.pk, on=cast.on)


def test_where_no_ambassador_went_nobody_asks(cast: Cast) -> None:
    assert not came.asks_her(case_id=cast.case.pk, on=cast.on)


def test_she_answers_on_her_own_page(cast: Cast) -> None:
    visit = visit_of(cast, [cast.volunteer("ambassador")])
    client = cast.client("participant")
    assert reverse("ambassadors:my_came") in client.get(reverse("portal:me")).content.decode()
    answer = client.post(reverse("ambassadors:my_came"), {"visit": str(visit.pk)})
    assert answer.status_code == 302
    row = QuerySet(CameThrough).get()
    assert (row.deployment_id, row.typed_by) == (visit.pk, "herself")
    assert reverse("ambassadors:my_came") not in client.get(reverse("portal:me")).content.decode()


def test_a_worker_writes_it_down_and_no_name_of_an_ambassador_is_there(cast: Cast) -> None:
    visit = visit_of(cast, [cast.volunteer("ambassador")])
    client, url = cast.client("coach"), reverse("ambassadors:came_note", args=[cast.case.pk])
    page = client.get(url).content.decode()
    assert (Word.VISIT in page, "Ambassador<" in page) == (True, False)
    assert client.post(url, {"visit": "other"}).status_code == 302
    assert QuerySet(CameThrough).get().how == CameBy.OTHER
    assert client.post(url, {"visit": str(visit.pk)}).status_code == 302
    assert Word.VISIT in client.get(reverse("cases:case_more", args=[cast.case.pk])).content.decode()


def test_an_ambassador_reads_no_name_of_who_came(cast: Cast) -> None:
    rahel_goes_too(cast)
    client = cast.client("ambassador")
    for url in (reverse("ambassadors:time_list"), "/volunteering/"):
        page = client.get(url).content.decode()
        assert [word for word in (Word.CALL, Word.FULL, Word.OTHER_NAME) if word in page] == []


def test_the_table_to_take_along_begins_no_formula(cast: Cast) -> None:
    a_visit(cast, 100, place="=SUM(A1)")
    client = cast.client("stranger_coordinator")
    year = (cast.on - timedelta(days=100)).year
    answer = client.get(reverse("ambassadors:results_csv") + f"?year={year}")
    line = answer.content.decode("utf-8-sig").splitlines()[1]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert ("'=SUM(A1)" in line, ",20,0,0" in line) == (True, True)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ([12, 9], [12, 9]),
        ([12, 3], [None, None]),
        ([12, 3, 7], [12, None, None]),
        ([20, 2, 1, 8], [20, None, None, None]),
        ([3, 3, 9], [None, None, 9]),
        ([0, 2, 9], [0, None, None]),
        ([0, 2], [None, None]),
        ([0, 0], [0, 0]),
        ([4], [None]),
        ([], []),
    ],
)
def test_small_cells_cannot_be_computed_back(cells: list[int], shown: list[int | None]) -> None:
    assert results.shown_cells(cells) == shown


def test_whoever_leads_the_alliance_sees_numbers_only(cast: Cast) -> None:
    Membership.objects.create(
        user=cast.users["lead"], organisation=cast.stranger, role=Role.ALLIANCE_LEAD,
        alliance=cast.other_programme.alliance, starts_on=cast.on - timedelta(days=900),
    )  # fmt: skip
    visit = a_visit(cast, 100, district="Zuidoost")
    for days in range(3):
        comes(cast, visit, days)
    found = found_by(cast, "lead")
    assert (found.whole, found.visits, found.ambassadors) == (True, (), ())
    assert [(line.label, line.reached, line.soon) for line in found.districts] == [("Zuidoost", 20, None)]
    assert found.total.soon == 5
    page = cast.client("lead").get(reverse("ambassadors:results") + f"?year={visit.on.year}").content.decode()
    assert [word for word in (Word.VISIT, visit.who.get().volunteer.name) if word in page] == []


@pytest.mark.parametrize("number", [1, 3])
def test_results_ask_as_much_for_three_visits_as_for_one(
    cast: Cast, number: int, django_assert_max_num_queries: Any
) -> None:
    who = ready_ambassador(cast)
    for _each in range(number):
        row = visit_of(
            cast, [who], programme=cast.other_programme, organisation=cast.stranger, on=cast.on, reached=4
        )
        comes(cast, row, 0)
    with django_assert_max_num_queries(8):
        found = found_by_now(cast)
    assert len(found.visits) == number
    assert found.total.soon == number


def found_by_now(cast: Cast) -> results.Results:
    return results.results_of(actor=cast.actor("stranger_coordinator"), on=cast.on)
