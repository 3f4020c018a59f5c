"""Where ambassadors go: who may go, what is told afterwards, and whose hours it becomes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.ambassadors import actions
from aanzet.ambassadors.actions import DeploymentInput
from aanzet.ambassadors.models import Deployed, Deployment
from aanzet.ambassadors.queries.mine import my_times
from aanzet.core.errors import Conflict, Refused
from aanzet.journal.models import Entry
from aanzet.volunteers import actions as giving
from aanzet.volunteers.enums import Lack
from aanzet.volunteers.models import Hours, Volunteer
from tests.ambassadors.story import an_ambassador, ready_ambassador, visit_of
from tests.cast import Cast, Word

pytestmark = pytest.mark.django_db


def plan(cast: Cast, *who: Volunteer, on: date | None = None, **more: Any) -> Deployment:
    typed = DeploymentInput(
        on=on or cast.on, kind="talk", place="Buurtkamer", volunteers=[each.pk for each in who], **more
    )
    return actions.deployment_plan(
        by=cast.actor("stranger_coordinator"), on=cast.on, programme=cast.other_programme,
        organisation=cast.stranger, typed=typed,
    )  # fmt: skip


def minutes_of(volunteer: Volunteer) -> list[int]:
    rows = QuerySet(Hours).filter(volunteer=volunteer, withdrawn_on__isnull=True)
    return list(rows.values_list("minutes", flat=True))


def test_an_ambassador_goes_only_after_training_and_agreement(cast: Cast) -> None:
    """Source S1-21: refused in a sentence that names her and what is missing; let through when it is there."""
    row = an_ambassador(cast)
    with pytest.raises(Refused) as refused:
        plan(cast, row)
    assert refused.value.field == "volunteers"
    named = (row.name, str(Lack.TRAINING.label), str(Lack.AGREEMENT.label))
    assert [word for word in named if word not in refused.value.message] == []
    assert not QuerySet(Deployment).exists()
    coordinator, herself, on = cast.actor("stranger_coordinator"), cast.actor("stranger_coach"), cast.on
    giving.talk_note(by=coordinator, on=on, volunteer=row, held_on=on, welcome=True)
    for part in ("my_story", "listening_and_limits", "the_way"):
        giving.training_note(by=coordinator, on=on, volunteer=row, module=part, done_on=on)
    fresh = QuerySet(Volunteer).get(pk=row.pk)
    with pytest.raises(Refused) as again:
        plan(cast, fresh)
    assert str(Lack.TRAINING.label) not in again.value.message
    giving.agreement_sign(by=herself, on=on, volunteer=fresh, version=1)
    giving.volunteer_start(by=coordinator, on=on, volunteer=fresh)
    assert plan(cast, fresh).who.count() == 1


def test_who_is_ready_next_week_does_not_go_today(cast: Cast) -> None:
    row = ready_ambassador(cast)
    with pytest.raises(Refused):
        plan(cast, row, on=cast.on - timedelta(days=3))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"place": " "}, "place"), ({"place": "bsn 111222333"}, "place"), ({"on": date(2020, 1, 1)}, "on"),
     ({"volunteers": []}, "volunteers")],
)  # fmt: skip
def test_what_cannot_be_planned_is_told_beside_its_field(
    cast: Cast, wrong: dict[str, Any], field: str
) -> None:
    row = ready_ambassador(cast)
    values: dict[str, Any] = {
        "on": cast.on,
        "kind": "talk",
        "place": "Buurtkamer",
        "volunteers": [row.pk],
    } | wrong
    with pytest.raises(Refused) as refused:
        actions.deployment_plan(
            by=None, on=cast.on, programme=cast.other_programme, organisation=cast.stranger,
            typed=DeploymentInput(**values),
        )  # fmt: skip
    assert refused.value.field == field


def test_an_ambassador_of_another_organisation_is_not_chosen(cast: Cast) -> None:
    ready_ambassador(cast)
    with pytest.raises(Refused):
        plan(cast, cast.volunteer("ambassador"))


def test_told_minutes_become_hours_once(cast: Cast) -> None:
    row = ready_ambassador(cast)
    visit = plan(cast, row)
    for reached, minutes in ((12, 90), (14, 90), (14, 75)):
        visit.refresh_from_db()
        visit = actions.deployment_tell(
            by=cast.actor("stranger_coach"), on=cast.on, deployment=visit, version=visit.version, reached=reached,
            minutes=minutes,
        )  # fmt: skip
        assert minutes_of(row) == [minutes]
    assert (visit.reached, visit.told_on) == (14, cast.on)


@pytest.mark.parametrize("minutes", [0, 721])
def test_minutes_that_cannot_be_are_refused(cast: Cast, minutes: int) -> None:
    visit = plan(cast, ready_ambassador(cast))
    with pytest.raises(Refused) as refused:
        actions.deployment_tell(
            by=None, on=cast.on, deployment=visit, version=visit.version, reached=1, minutes=minutes
        )
    assert refused.value.field == "minutes"
    assert not QuerySet(Hours).filter(volunteer__programme=cast.other_programme).exists()


def test_nothing_is_told_before_its_day_or_after_it_was_cancelled(cast: Cast) -> None:
    row = ready_ambassador(cast)
    tomorrow = plan(cast, row, on=cast.on + timedelta(days=1))
    with pytest.raises(Refused):
        actions.deployment_tell(by=None, on=cast.on, deployment=tomorrow, version=1, reached=1, minutes=30)
    actions.deployment_cancel(by=None, on=cast.on, deployment=tomorrow)
    tomorrow.refresh_from_db()
    actions.deployment_cancel(by=None, on=cast.on, deployment=tomorrow)
    assert Entry.objects.filter(action="deployment.cancelled").count() == 1
    later = cast.on + timedelta(days=2)
    with pytest.raises(Refused):
        actions.deployment_tell(
            by=None, on=later, deployment=tomorrow, version=tomorrow.version, reached=1, minutes=30
        )


def test_a_late_change_meets_what_stands_there(cast: Cast) -> None:
    row = ready_ambassador(cast)
    visit = plan(cast, row)
    typed = DeploymentInput(on=cast.on, kind="street", place="Markt", volunteers=[row.pk])
    actions.deployment_change(by=None, on=cast.on, deployment=visit, version=1, typed=typed)
    with pytest.raises(Conflict):
        actions.deployment_change(by=None, on=cast.on, deployment=visit, version=1, typed=typed)


def test_changing_who_goes_takes_one_out_and_another_in(cast: Cast) -> None:
    one, two = ready_ambassador(cast), ready_ambassador(cast, "other_employer")
    visit = plan(cast, one)
    typed = DeploymentInput(on=cast.on, kind="talk", place="Buurtkamer", volunteers=[two.pk])
    actions.deployment_change(by=None, on=cast.on, deployment=visit, version=1, typed=typed)
    assert list(visit.who.values_list("volunteer_id", flat=True)) == [two.pk]


def test_who_stops_is_taken_out_of_what_is_to_come(cast: Cast) -> None:
    one, two = ready_ambassador(cast), ready_ambassador(cast, "other_employer")
    ahead = cast.on + timedelta(days=9)
    both, alone = plan(cast, one, two, on=ahead), plan(cast, one, on=ahead)
    giving.volunteer_end(by=None, on=cast.on, volunteer=one, last_day=cast.on, reason="own_wish")
    for row in (both, alone):
        row.refresh_from_db()
    assert list(both.who.values_list("volunteer_id", flat=True)) == [two.pk]
    assert (both.cancelled_on is None, alone.cancelled_on is None) == (True, False)


def test_an_ambassador_sees_her_own_times_only(cast: Cast) -> None:
    one, two = ready_ambassador(cast), ready_ambassador(cast, "other_employer")
    hers, other = plan(cast, one), plan(cast, two)
    found = my_times(actor=cast.actor("stranger_coach"), on=cast.on)
    assert [each.deployment_id for each in found.coming] == [hers.pk]
    client = cast.client("stranger_coach")
    assert client.get(reverse("ambassadors:time_tell", args=[hers.pk])).status_code == 200
    assert client.get(reverse("ambassadors:time_tell", args=[other.pk])).status_code == 404


def test_she_tells_how_it_was_in_the_browser(cast: Cast) -> None:
    visit = visit_of(cast, [cast.volunteer("ambassador")])
    client = cast.client("ambassador")
    answer = client.post(
        reverse("ambassadors:time_tell", args=[visit.pk]), {"reached": "23", "minutes": "80", "version": "1"}
    )
    assert answer.status_code == 302
    visit.refresh_from_db()
    assert (visit.reached, visit.minutes) == (23, 80)
    assert minutes_of(cast.volunteer("ambassador")) == [80]
    page = client.get(reverse("ambassadors:time_list")).content.decode()
    assert [word for word in (Word.VISIT, "23", "80") if word not in page] == []


def test_a_sister_organisation_sees_nothing_of_it(cast: Cast) -> None:
    visit = visit_of(cast, [cast.volunteer("ambassador")])
    client = cast.client("sister_coordinator")
    page = client.get(reverse("ambassadors:deployment_list")).content.decode()
    assert Word.VISIT not in page
    assert Word.VISIT not in client.get(reverse("ambassadors:results_csv")).content.decode()
    for name in ("deployment_change", "deployment_cancel", "deployment_tell"):
        assert client.get(reverse(f"ambassadors:{name}", args=[visit.pk])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_calendar_asks_as_much_for_three_visits_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    from aanzet.ambassadors.queries.planning import calendar_of

    for _each in range(number):
        visit_of(cast, [cast.volunteer("ambassador")])
    actor = cast.actor("coordinator")
    with django_assert_num_queries(4):
        found = calendar_of(actor=actor, on=cast.on)
    assert len(found.coming) == number
    assert found.coming[0].who == ("Ambassador",)


def test_a_coordinator_plans_and_is_told_who_is_not_ready(cast: Cast) -> None:
    row, other = ready_ambassador(cast), an_ambassador(cast, "other_employer")
    client, day = cast.client("stranger_coordinator"), cast.on + timedelta(days=5)
    form = {
        "home": f"{cast.other_programme.pk}:{cast.stranger.pk}", "on_day": day.day, "on_month": day.month,
        "on_year": day.year, "at": "10.30", "minutes": "90", "kind": "course", "place": "Buurtkamer",
        "volunteers": [str(row.pk), str(other.pk)],
    }  # fmt: skip
    url = reverse("ambassadors:deployment_plan")
    refused = client.post(url, form)
    assert refused.status_code == 422
    assert "kan nog niet" in refused.content.decode()
    assert client.post(url, form | {"volunteers": [str(row.pk)]}).status_code == 302
    assert list(QuerySet(Deployed).values_list("volunteer_id", flat=True)) == [row.pk]
