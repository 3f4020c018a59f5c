"""A placement and its after-care; the promise as the funder reads it."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from playwright.sync_api import expect

from aanzet.cases.actions.signals import refresh
from aanzet.core import clock
from aanzet.work.actions import PlacementInput, placement_add
from aanzet.work.models import AfterCareCheck
from tests.cast import Cast, Word
from tests.journeys.conftest import Visit
from tests.journeys.looking import DESK

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_placement_is_saved_on_her_page(play: Cast, visit: Visit) -> None:
    hers = reverse("cases:case_detail", args=[play.case.pk])
    desk = visit("coach", hers, width=DESK)
    desk.get_by_role("link", name="Work or training", exact=True).click()
    for name in ("kind", "sector"):
        box = desk.locator(f"[name={name}]")
        values = box.locator("option").evaluate_all("all => all.map(each => each.value).filter(Boolean)")
        box.select_option(values[0])
    for part, value in {"day": play.on.day, "month": play.on.month, "year": play.on.year}.items():
        desk.locator(f"[name=starts_on_{part}]").fill(str(value))
    desk.get_by_role("button", name="Save the result").click()
    expect(desk.locator("main")).to_contain_text("The after-care checks stand on the worklist by themselves")
    expect(desk.locator("main")).to_contain_text("seen on")


@pytest.mark.parametrize("play", [40], indirect=True, ids=["known for 40 days"])
def test_after_care_comes_to_the_worklist_and_is_written_down(play: Cast, visit: Visit) -> None:
    began = clock.today() - timedelta(days=29)
    placement_add(
        by=play.actor("coach"), on=began, case=play.case,
        typed=PlacementInput(
            kind="job", starts_on=began, seen_on=began, seen_by="Coach", sector="care_welfare"
        ),
    )  # fmt: skip
    refresh([play.case])
    desk = visit("coach", reverse("portal:now"), width=DESK)
    row = desk.locator("tr").filter(has_text=Word.FULL)
    expect(row).to_contain_text("40 days silent")
    expect(row).to_contain_text("other reasons")
    desk.goto(reverse("cases:case_detail", args=[play.case.pk]))
    expect(desk.locator("main")).to_contain_text("check is due")
    desk.get_by_role("link", name="Write down a check").click()
    desk.locator("[name=still]").select_option("yes")
    desk.get_by_role("button", name="Save the check").click()
    expect(desk.locator("main")).to_contain_text("The check is saved.")
    expect(desk.locator("main")).to_contain_text("still there")
    assert QuerySet(AfterCareCheck).get().due == "4w"
    desk.goto(reverse("portal:now"))
    assert "Check" not in " ".join(desk.locator("tr").filter(has_text=Word.FULL).all_inner_texts())


def test_funder_sees_the_promise_and_reaches_nobody(play: Cast, visit: Visit) -> None:
    desk = visit("funder", "/", width=DESK)
    assert desk.url.endswith(reverse("impact:targets"))
    desk.locator("main a[href*='/targets/']").first.click()
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    found: set[str] = {desk.url}
    queue = [desk.url]
    while queue:
        desk.goto(queue.pop())
        assert not [word for word in Word if word in desk.content()], desk.url
        links: list[str] = desk.locator("a[href]").evaluate_all("all => all.map(each => each.href)")
        fresh = {
            link.split("#")[0]
            for link in links
            if link.startswith(desk.url.split("/", 3)[0] + "//" + desk.url.split("/")[2])
            and not any(part in link for part in ("/leave/", "/logout/", "/account/", ".pdf", ".csv"))
        } - found
        assert len(found) < 60, "the funder's few pages"
        found |= fresh
        queue += sorted(fresh)
    assert not [url for url in found if "/women/" in url]
    for path in (
        reverse("cases:case_list"),
        reverse("cases:case_detail", args=[play.case.pk]),
        reverse("cases:plan", args=[play.case.pk]),
        reverse("portal:now"),
    ):
        answer = desk.goto(path)
        assert answer is not None
        assert answer.status == 404
