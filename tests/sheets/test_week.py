"""Her week of care: tapped, drawn and compared; kept with her yes, told on with a second one, gone with one tap."""

import json
from decimal import Decimal

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases.models import IntakeAnswer
from aanzet.journal.models import Entry
from aanzet.sheets.models import CareWeek
from aanzet.sheets.queries.week import drawn, opened
from aanzet.sheets.week import PLACES, NotAWeek, Week, dump, free_places, load, offer, out, put, sums
from aanzet.work.intake import week_told
from tests.cast import Cast

ONE, FOUR = Decimal(1), Decimal(4)
MORNINGS = {day * 4 for day in range(5)}
PAGE = reverse("sheets:my_week")


@pytest.fixture
def unkept(cast: Cast) -> Cast:
    QuerySet(CareWeek).all().delete()
    return cast


def test_a_task_has_one_person_in_one_place() -> None:
    side = put({}, task="cooking", who="me", hours=ONE, places={2, 6, 10})
    side = put(side, task="cooking", who="partner", hours=ONE, places={6})
    assert {place: done.who for (_, place), done in side.items()} == {2: "me", 6: "partner", 10: "me"}
    side = put(side, task="cooking", who="me", hours=ONE, places={2})
    assert sorted(place for _, place in side) == [2, 6]
    assert not out(out(side, task="cooking", who="me"), task="cooking", who="partner")


def test_hours_of_care_are_told_apart_by_who_gives_it() -> None:
    side = put({}, task="children", who="me", hours=FOUR, places={1, 5})
    side = put(side, task="cooking", who="partner", hours=ONE, places={2})
    side = put(side, task="papers", who="nobody", hours=ONE, places={3})
    side = put(side, task="rest", who="me", hours=Decimal(2), places={25})
    side = put(side, task="work", who="me", hours=FOUR, places={0})
    found = sums(side)
    hours = (found.mine, found.others, found.open, found.work, found.own)
    assert [int(each) for each in hours] == [8, 1, 1, 4, 2]


def test_work_fits_where_two_hours_are_left_and_never_at_night() -> None:
    assert sum(free_places({}).values()) == 7 * 3 * 4
    side = put({}, task="children", who="me", hours=FOUR, places=MORNINGS)
    side = put(side, task="cleaning", who="me", hours=Decimal(2), places={1})
    side = put(side, task="school_run", who="me", hours=ONE, places={1})
    free = free_places(side)
    assert not MORNINGS & set(free)
    assert 1 not in free, "one hour is left: nobody goes out for that"
    assert free[5] == 4
    assert 3 not in free


def test_the_offer_names_times_that_hold_on_two_working_days() -> None:
    busy = set(range(PLACES)) - {0, 4, 1, 20}
    side = put({}, task="children", who="me", hours=FOUR, places=busy)
    assert offer(side) == (16, ("morning", "weekend"))
    assert offer({})[0] == 40, "never more than a full week"


def test_a_week_travels_as_text_and_comes_back() -> None:
    week = Week(put({}, task="cooking", who="me", hours=Decimal("0.5"), places={2, 6}), {})
    assert load(dump(week)) == week


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"now":1,"wished":[]}', '{"now":[["cooking","me","1",[28]]],"wished":[]}',
     '{"now":[["x","me","1",[1]]],"wished":[]}', '{"now":[["cooking","she","1",[1]]],"wished":[]}',
     '{"now":[["cooking","me","99",[1]]],"wished":[]}', '{"now":[["cooking","me","x",[1]]],"wished":[]}',
     '{"now":[[["a"],"me","1",[1]]],"wished":[]}', '{"now":[["cooking","me","1",[true]]],"wished":[]}',
     "[" * 19_000, '{"now":[],"wished":[]}' + " " * 20_000],
)  # fmt: skip
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(NotAWeek):
        load(text)


def test_the_bar_shows_care_only_and_fills_a_hundred() -> None:
    side = put({}, task="cooking", who="me", hours=ONE, places={0})
    side = put(side, task="cooking", who="partner", hours=ONE, places={4})
    pieces = [(manner, int(begin), int(width)) for manner, begin, width in drawn(side).bar]
    assert pieces == [("mine", 0, 50), ("theirs", 50, 50)]
    assert drawn({}).bar == ()


@pytest.mark.django_db
def test_tapping_task_person_and_parts_draws_the_week_and_keeps_nothing(unkept: Cast) -> None:
    """Source S1-32: she taps tasks to persons; saved only if she says yes."""
    client = unkept.client("participant")
    lines = Entry.objects.count()
    assert 'value="task:cooking"' in client.post(PAGE, {"do": "add"}).content.decode()
    assert 'value="who:partner"' in client.post(PAGE, {"do": "task:cooking"}).content.decode()
    when = client.post(PAGE, {"do": "who:partner", "task": "cooking"}).content.decode()
    assert when.count('name="place"') == 4 + PLACES
    typed = {
        "do": "put",
        "task": "cooking",
        "who": "partner",
        "place": ["all2", "27", "99", "x"],
        "length": "one",
    }
    page = client.post(PAGE, typed)
    week = page.context["picture"]
    assert [(line.task, line.who, line.hours) for line in week.lines] == [("cooking", "partner", 6)]
    assert "Hiervan wordt niets bewaard" in page.content.decode()
    assert not QuerySet(CareWeek).exists()
    assert Entry.objects.count() == lines
    assert not client.get(PAGE).context["picture"].lines, "left without a yes it is gone"


@pytest.mark.django_db
def test_the_week_travels_in_the_form(unkept: Cast) -> None:
    client = unkept.client("participant")
    state = dump(Week(put({}, task="cooking", who="me", hours=ONE, places={2})))
    page = client.post(PAGE, {"do": "copy", "state": state, "look": "wished"})
    assert page.context["wished"].lines == page.context["now"].lines != ()
    assert client.post(PAGE, {"do": "out:cooking/me", "state": state}).context["now"].lines == ()
    assert client.post(PAGE, {"do": "put", "state": "nonsense"}).context["now"].lines == ()
    change = client.post(PAGE, {"do": "change:cooking/me", "state": state}).content.decode()
    assert 'value="2" checked' in change


@pytest.mark.django_db
def test_her_yes_keeps_it_and_later_taps_are_saved(unkept: Cast) -> None:
    client = unkept.client("participant")
    state = dump(Week(put({}, task="cooking", who="me", hours=ONE, places={2})))
    assert client.post(PAGE, {"do": "keep", "state": state}).status_code == 302
    row = QuerySet(CareWeek).get()
    assert (row.begun_on, row.shown_on) == (unkept.on, None)
    assert "cooking" not in row.body
    typed = {"do": "put", "task": "rest", "who": "me", "place": ["25"], "version": 1, "look": "wished"}
    assert client.post(PAGE, typed).headers["Location"] == f"{PAGE}?look=wished"
    assert list(opened(QuerySet(CareWeek).get()).wished) == [("rest", 25)]
    client.post(PAGE, typed | {"task": "visit"})
    assert list(opened(QuerySet(CareWeek).get()).wished) == [("rest", 25)], (
        "an older screen writes nothing over"
    )


@pytest.mark.django_db
def test_free_hours_reach_her_questions_only_with_a_second_yes(cast: Cast) -> None:
    row = QuerySet(CareWeek).get()
    give = reverse("sheets:my_week_give", args=[row.pk])
    client = cast.client("participant")
    page = client.get(give)
    assert page.context["form"].initial["hours_possible"] == 40
    assert week_told(cast.case).hours is None
    typed = {"hours_possible": "18", "times_possible": ["morning", "weekend"]}
    assert client.post(give, typed).status_code == 302
    told = week_told(cast.case)
    assert told.hours == 18
    assert told.times == {"morning", "weekend"}
    answer = QuerySet(IntakeAnswer).get(question="hours_possible")
    assert answer.typed_by == "herself"
    assert client.post(give, {"hours_possible": "400"}).status_code == 422


@pytest.mark.django_db
def test_a_time_that_a_week_cannot_show_stays(cast: Cast) -> None:
    give = reverse("sheets:my_week_give", args=[QuerySet(CareWeek).get().pk])
    client = cast.client("participant")
    client.post(give, {"hours_possible": "18", "times_possible": ["school_hours"]})
    assert "school_hours" in client.get(give).context["form"].initial["times_possible"]


@pytest.mark.django_db
def test_she_wipes_her_week_with_one_tap(cast: Cast) -> None:
    row = QuerySet(CareWeek).get()
    cast.client("participant").post(reverse("sheets:my_week_wipe", args=[row.pk]))
    assert not QuerySet(CareWeek).exists()
    assert Entry.objects.filter(object_id=row.pk, action="sheet.wiped").count() == 1
    assert json.loads(dump(Week())) == {"now": [], "wished": []}


@pytest.mark.django_db
def test_her_coach_sees_the_week_only_as_long_as_she_shows_it(cast: Cast) -> None:
    row = QuerySet(CareWeek).get()
    read = reverse("sheets:week_read", args=[row.pk])
    assert "Koken: Ik." in cast.client("coach").get(read).content.decode()
    cast.client("participant").post(reverse("sheets:my_week_show", args=[row.pk]))
    assert cast.client("coach").get(read).status_code == 404
