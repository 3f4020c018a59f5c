"""From participant to ambassador: her own yes first, no new file, and nobody else hears of it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.alliances.models import Membership
from aanzet.ambassadors import actions
from aanzet.ambassadors.models import Call, Supervision
from aanzet.ambassadors.queries.calls import call_page, open_call, travels_of
from aanzet.ambassadors.queries.people import ambassadors_of
from aanzet.ambassadors.queries.ready import lacking
from aanzet.ambassadors.queries.rung import rung_of
from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.outbox.models import Message
from aanzet.participants.models import Participant
from aanzet.volunteers import actions as giving
from aanzet.volunteers.enums import Lack
from aanzet.volunteers.models import Expense, Volunteer, VolunteerEnd
from aanzet.volunteers.queries.ready import proposable, ready
from tests.ambassadors.story import an_ambassador, rahel_goes_too, ready_ambassador
from tests.cast import Cast, Word, make_ready

pytestmark = pytest.mark.django_db


def says_yes(cast: Cast, seen_as: str = "first_name", name: str = "") -> Volunteer:
    """Amina, whose programme has ambassadors."""
    call = actions.call_yes(
        by=cast.actor("other_participant"), on=cast.on, case=cast.other_case, seen_as=seen_as, name=name
    )
    assert call.volunteer is not None
    return call.volunteer


def test_her_yes_begins_no_new_file_and_no_task_of_staff(cast: Cast) -> None:
    people, tasks = QuerySet(Participant).count(), Membership.objects.count()
    row = says_yes(cast)
    assert (row.role, row.name, row.participant_id) == ("ambassador", "Amina", cast.other_case.participant_id)
    assert row.user_id == cast.users["other_participant"].pk
    assert (QuerySet(Participant).count(), Membership.objects.count()) == (people, tasks)
    # She logs in as before: no second factor, and her own pages.
    assert cast.client("other_participant").get(reverse("portal:me")).status_code == 200


def test_asking_begins_nothing_before_her_answer(cast: Cast) -> None:
    before = Message.objects.count()
    actions.call_ask(by=cast.actor("stranger_coordinator"), on=cast.on, case=cast.other_case)
    assert not QuerySet(Volunteer).filter(participant=cast.other_case.participant).exists()
    assert Message.objects.count() >= before
    page = cast.client("other_participant").get(reverse("portal:me")).content.decode()
    assert reverse("ambassadors:my_others") in page
    with pytest.raises(Refused):
        actions.call_ask(by=cast.actor("stranger_coordinator"), on=cast.on, case=cast.other_case)


def test_her_no_is_kept_and_nobody_asks_again(cast: Cast) -> None:
    by = cast.actor("stranger_coordinator")
    actions.call_ask(by=by, on=cast.on, case=cast.other_case)
    cast.client("other_participant").post(reverse("ambassadors:my_others_no"))
    assert QuerySet(Call).get().answer == "no"
    with pytest.raises(Refused):
        actions.call_ask(by=by, on=cast.on, case=cast.other_case)
    assert says_yes(cast).pk, "she may still say it herself"


def test_a_programme_without_ambassadors_asks_nobody(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.call_ask(by=cast.actor("coordinator"), on=cast.on, case=cast.case)
    with pytest.raises(Refused):
        actions.call_yes(by=cast.actor("participant"), on=cast.on, case=cast.case, seen_as="story")


@pytest.mark.parametrize(
    ("seen_as", "name", "called"),
    [("story", "", "Amina"), ("other_name", "Noor", "Noor"), ("first_name", "x", "Amina")],
)
def test_others_hear_the_name_she_chose(cast: Cast, seen_as: str, name: str, called: str) -> None:
    assert says_yes(cast, seen_as, name).name == called
    assert call_page(cast.other_case).called == called


@pytest.mark.parametrize("name", ["", " ", "111222333"])
def test_another_name_has_to_be_a_name(cast: Cast, name: str) -> None:
    with pytest.raises(Refused) as refused:
        says_yes(cast, "other_name", name)
    assert refused.value.field == "name"
    assert not QuerySet(Call).exists()


def test_she_changes_her_name_and_stops_any_day(cast: Cast) -> None:
    row = says_yes(cast)
    client = cast.client("other_participant")
    client.post(reverse("ambassadors:my_others_name"), {"seen_as": "other_name", "name": "Noor"})
    row.refresh_from_db()
    assert row.name == "Noor"
    client.post(reverse("ambassadors:my_others_stop"))
    assert QuerySet(VolunteerEnd).get(volunteer=row).reason == "own_wish"
    assert open_call(cast.other_case) is None
    assert QuerySet(Case).filter(pk=cast.other_case.pk, exits__isnull=True).exists()
    assert says_yes(cast).pk != row.pk


def test_when_her_coordinator_ends_it_she_can_begin_again(cast: Cast) -> None:
    row = says_yes(cast)
    giving.volunteer_end(by=None, on=cast.on, volunteer=row, last_day=cast.on, reason="moved")
    assert open_call(cast.other_case) is None
    assert says_yes(cast).pk != row.pk


def test_she_says_yes_to_the_agreement_on_her_own_page(cast: Cast) -> None:
    row = says_yes(cast)
    assert str(Lack.AGREEMENT.label) in lacking(row, on=cast.on)
    assert str(Lack.NOT_STARTED.label) not in lacking(row, on=cast.on)
    client, url = cast.client("other_participant"), reverse("ambassadors:my_others_agree")
    assert client.get(url).status_code == 200
    client.post(url)
    row = QuerySet(Volunteer).get(pk=row.pk)
    assert str(Lack.AGREEMENT.label) not in lacking(row, on=cast.on)
    assert client.get(url).status_code == 302


def test_she_tells_what_her_travel_cost_and_reads_what_became_of_it(cast: Cast) -> None:
    row = says_yes(cast)
    client, url = cast.client("other_participant"), reverse("ambassadors:my_others_travel")
    day = {"day_day": cast.on.day, "day_month": cast.on.month, "day_year": cast.on.year}
    assert client.post(url, day | {"amount": "bus"}).status_code == 422
    assert client.post(url, day | {"amount": "3,60"}).status_code == 302
    cost = QuerySet(Expense).get(volunteer=row)
    assert (cost.kind, cost.amount) == ("travel", Decimal("3.60"))
    by = cast.actor("stranger_coordinator")
    giving.expense_decide(by=by, on=cast.on, expense=cost, seen=cost.version, approved=True)
    assert [(each.state, "3,60" in each.amount) for each in travels_of(cast.other_case)] == [
        ("approved", True)
    ]


def test_an_active_ambassador_stands_on_the_fourth_rung(cast: Cast) -> None:
    row = says_yes(cast)
    assert rung_of(open_call(cast.other_case), on=cast.on) is None
    make_ready(row, cast.actor("stranger_coordinator"), cast.actor("other_participant"), cast.on, start=False)
    assert rung_of(open_call(cast.other_case), on=cast.on) == 4
    giving.pause_add(by=None, on=cast.on, volunteer=row, starts_on=cast.on)
    assert rung_of(open_call(cast.other_case), on=cast.on) is None


def test_her_coach_hears_nothing_of_it(cast: Cast) -> None:
    rahel_goes_too(cast)
    client = cast.client("coach")
    for name in ("cases:case_detail", "cases:case_more"):
        page = client.get(reverse(name, args=[cast.case.pk])).content.decode()
        assert (Word.OTHER_NAME in page, reverse("ambassadors:ambassador_ask", args=[cast.case.pk]) in page) == (
            False, False,
        )  # fmt: skip
    assert client.get(reverse("ambassadors:ambassador_ask", args=[cast.case.pk])).status_code == 404


def test_her_lines_stand_on_no_timeline(cast: Cast) -> None:
    says_yes(cast)
    page = cast.client("stranger_coordinator").get(reverse("cases:case_detail", args=[cast.other_case.pk]))
    assert "ambassadeur" not in page.content.decode().split("</nav>")[-1].lower()


def test_a_talk_is_a_day_and_no_words(cast: Cast) -> None:
    row = an_ambassador(cast)
    url = reverse("ambassadors:supervision_add", args=[row.pk])
    day = {"held_on_day": cast.on.day, "held_on_month": cast.on.month, "held_on_year": cast.on.year}
    client = cast.client("stranger_coordinator")
    assert client.post(url, day | {"minutes": "45"}).status_code == 302
    assert QuerySet(Supervision).get().minutes == 45
    assert client.post(url, day | {"minutes": "45"}).status_code == 422
    assert client.post(url, day | {"minutes": "45", "held_on_year": cast.on.year + 1}).status_code == 422


@pytest.mark.parametrize(("weeks", "overdue"), [(9, False), (10, False), (11, True)])
def test_more_than_ten_weeks_without_a_talk_is_said(cast: Cast, weeks: int, overdue: bool) -> None:
    row = an_ambassador(cast)
    day = cast.on - timedelta(weeks=weeks)
    actions.supervision_note(by=None, on=cast.on, volunteer=row, held_on=day)
    found = ambassadors_of(actor=cast.actor("stranger_coordinator"), on=cast.on)
    assert [(line.last_talk, line.overdue) for line in found] == [(day, overdue)]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_much_for_three_as_for_one(
    cast: Cast, number: int, django_assert_max_num_queries: object
) -> None:
    for name in ("stranger_coach", "other_employer", "mentor")[:number]:
        ready_ambassador(cast, name)
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        found = ambassadors_of(actor=cast.actor("stranger_coordinator"), on=cast.on)
    assert [(line.lacking, line.trained, line.trainings) for line in found] == [((), 3, 3)] * number


def test_the_allowance_of_a_year_stands_beside_its_limit(cast: Cast) -> None:
    row = ready_ambassador(cast)
    coordinator = cast.actor("stranger_coordinator")
    cost = giving.expense_tell(
        by=cast.actor("stranger_coach"), on=cast.on, volunteer=row,
        typed=giving.ExpenseInput(cast.on, "fixed", Decimal(2200)),
    )  # fmt: skip
    giving.expense_decide(by=coordinator, on=cast.on, expense=cost, seen=cost.version, approved=True)
    line = ambassadors_of(actor=coordinator, on=cast.on)[0]
    assert line.over
    assert "2.200" in line.paid
    assert "2.100" in line.most


def test_who_became_one_is_sent_out_and_proposed_to_nobody(cast: Cast) -> None:
    row = says_yes(cast)
    make_ready(row, cast.actor("stranger_coordinator"), cast.actor("other_participant"), cast.on, start=False)
    place: dict[str, Any] = {
        "programme": row.programme,
        "organisation": row.organisation,
        "role": "ambassador",
        "on": cast.on,
    }
    assert row in ready(**place)
    assert row not in proposable(**place)
