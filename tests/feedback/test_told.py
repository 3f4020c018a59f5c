"""You said, we did: told to all, put right, taken back."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from aanzet.core.errors import Refused
from aanzet.feedback import actions, queries
from aanzet.feedback.models import Done, Remark
from aanzet.journal.models import Entry
from aanzet.participants import parts
from tests.cast import Cast
from tests.feedback.test_remark import _only, _say

pytestmark = pytest.mark.django_db


def _told(cast: Cast, *, named: bool = False, did: str = "We begin at ten") -> tuple[Remark, Done]:
    nadia = cast.actor("coordinator")
    row, _code = _say(cast, named=named, may_show=True)
    actions.remark_answer(by=nadia, on=cast.on, remark=row, answer="Yes", theme="time")
    return row, actions.done_tell(by=nadia, on=cast.on, remark=row, did=did)


def _her_page(cast: Cast) -> str:
    return cast.client("participant").get(reverse("feedback:my_say")).content.decode()


def test_theme_of_one_in_a_small_group_is_not_told(cast: Cast) -> None:
    _only(cast)
    nadia = cast.actor("coordinator")
    row, _code = _say(cast)
    actions.remark_answer(by=nadia, on=cast.on, remark=row, answer="Yes", theme="time")
    with pytest.raises(Refused):
        actions.done_tell(by=nadia, on=cast.on, remark=row, did="We begin at ten")
    _say(cast)
    _say(cast)
    told = actions.done_tell(by=nadia, on=cast.on, remark=row, did="We begin at ten")
    page = cast.client("participant").get(reverse("feedback:my_say")).content.decode()
    assert "We begin at ten" in page
    assert (
        "We begin at ten"
        not in cast.client("other_participant").get(reverse("feedback:my_say")).content.decode()
    )
    assert QuerySet(Done).get() == told


def test_theme_is_told_when_she_says_yes(cast: Cast) -> None:
    _only(cast)
    nadia = cast.actor("coordinator")
    row, _code = _say(cast, may_show=True)
    with pytest.raises(Refused):
        actions.done_tell(by=nadia, on=cast.on, remark=row, did="Too early")
    actions.remark_answer(by=nadia, on=cast.on, remark=row, answer="Yes", theme="time")
    page = reverse("feedback:done_tell", args=[row.pk])
    assert cast.client("coordinator").post(page, {"did": "Later now"}).status_code == 302
    assert QuerySet(Done).get().did == "Later now"


def test_told_text_is_taken_back_and_stays_with_the_remark(cast: Cast) -> None:
    row, told = _told(cast)
    assert "We begin at ten" in _her_page(cast)
    client = cast.client("coordinator")
    back = reverse("feedback:done_withdraw", args=[told.pk])
    assert client.get(back).status_code == 405
    assert client.post(back).status_code == 302
    assert "We begin at ten" not in _her_page(cast)
    told.refresh_from_db(from_queryset=QuerySet(Done))
    nadia = cast.users["coordinator"]
    assert (told.withdrawn_on, told.withdrawn_by_id, told.withdrawn_by) == (cast.on, nadia.pk, nadia.name)
    history = client.get(reverse("feedback:remark_answer", args=[row.pk])).content.decode()
    assert "We begin at ten" in history
    assert reverse("feedback:done_correct", args=[told.pk]) not in history
    assert Entry.objects.filter(action="remark.done_withdrawn", object_id=told.pk).count() == 1
    client.post(back)
    assert Entry.objects.filter(action="remark.done_withdrawn", object_id=told.pk).count() == 1


def test_told_text_is_corrected_and_the_old_one_stays_with_the_remark(cast: Cast) -> None:
    row, told = _told(cast)
    client = cast.client("coordinator")
    page = reverse("feedback:done_correct", args=[told.pk])
    assert "We begin at ten" in client.get(page).content.decode()
    assert client.post(page, {"did": " "}).status_code == 422
    assert client.post(page, {"did": "We begin at ten"}).status_code == 422
    assert client.post(page, {"did": "Call 111222333"}).status_code == 422
    assert QuerySet(Done).get().withdrawn_on is None
    assert client.post(page, {"did": "We begin at eleven"}).status_code == 302
    hers = _her_page(cast)
    assert "We begin at eleven" in hers
    assert "We begin at ten" not in hers
    fresh = QuerySet(Done).get(withdrawn_on=None)
    assert (fresh.corrects_id, fresh.theme, fresh.cohort_id) == (told.pk, told.theme, told.cohort_id)
    history = client.get(reverse("feedback:remark_answer", args=[row.pk])).content.decode()
    assert "We begin at ten" in history
    assert "We begin at eleven" in history
    assert Entry.objects.filter(action="remark.done_corrected", object_id=fresh.pk).count() == 1
    assert client.post(page, {"did": "Once more"}).status_code == 422
    assert "We begin at eleven" in _her_page(cast)


def test_told_texts_of_another_organisation_or_about_the_organisation_are_not_a_coordinators(
    cast: Cast,
) -> None:
    _row, told = _told(cast)
    page = reverse("feedback:done_correct", args=[told.pk])
    assert cast.client("sister_coordinator").get(page).status_code == 404
    assert cast.client("coach").get(page).status_code == 404
    assert cast.client("lead").get(page).status_code == 404
    QuerySet(Done).filter(pk=told.pk).update(about="organisation")
    assert cast.client("coordinator").get(page).status_code == 404
    assert cast.client("lead").get(page).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_told_texts_takes_one_query(cast: Cast, number: int) -> None:
    for place in range(number):
        _told(cast, did=f"We begin at {place}")
    actor = cast.actor("coordinator")
    with assertNumQueries(1):
        assert len(queries.told_for(actor=actor)) == number
    page = cast.client("coordinator").get(reverse("feedback:remark_list") + "?show=told")
    assert page.content.decode().count("We begin at") == number


def test_text_that_was_taken_back_goes_a_year_later(cast: Cast) -> None:
    _row, told = _told(cast)
    kept = _told(cast, did="We begin at noon")[1]
    nadia = cast.actor("coordinator")
    actions.done_withdraw(by=nadia, on=cast.on, row=told)
    QuerySet(Remark).all().delete()
    later = cast.on.replace(year=cast.on.year + 1)
    actions.remarks_clean(on=later - timedelta(days=1))
    assert QuerySet(Done).get(pk=told.pk).did == "We begin at ten"
    actions.remarks_clean(on=later)
    assert QuerySet(Done).get(pk=told.pk).did == ""
    assert QuerySet(Done).get(pk=kept.pk).did == "We begin at noon"


def test_what_was_taken_back_about_her_words_goes_with_her(cast: Cast) -> None:
    """It may have been taken back because it named her."""
    _row, told = _told(cast, named=True, did="We spoke with Rahel")
    nadia = cast.actor("coordinator")
    fresh = actions.done_correct(by=nadia, on=cast.on, row=told, did="We spoke with the teacher")
    with transaction.atomic():
        parts.erase(cast.participant, on=cast.on, counted=True)
    left = QuerySet(Done).get()
    assert (left.pk, left.did, left.said_id, left.corrects_id) == (fresh.pk, fresh.did, None, None)


def test_a_text_taken_back_twice_is_refused(cast: Cast) -> None:
    _row, told = _told(cast)
    nadia = cast.actor("coordinator")
    actions.done_withdraw(by=nadia, on=cast.on, row=told)
    with pytest.raises(Refused):
        actions.done_withdraw(by=nadia, on=cast.on, row=told)
