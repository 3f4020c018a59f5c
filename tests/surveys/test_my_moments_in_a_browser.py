"""Her finger on her phone: eleven taps from the start page to her own picture, without a fault on the way."""

from typing import Any

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from playwright.sync_api import Page, expect

from aanzet.cases.actions import intake_finish
from aanzet.cases.models import Intake
from aanzet.surveys.models import Showing, Sitting
from tests.browser import faults
from tests.cast import Cast, make_cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def told(transactional_db: None) -> Cast:
    cast = make_cast()
    intake_finish(by=None, on=cast.on, intake=QuerySet(Intake).get(case=cast.case))
    return cast


def _signed_in(page: Page, cast: Cast, who: str, url: str) -> None:
    visit = cast.client(who).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": visit, "url": url}])


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("mirrored", [False, True])
def test_she_tells_it_on_a_small_phone(live_server: Any, phone: Page, told: Cast, mirrored: bool) -> None:
    _signed_in(phone, told, "participant", live_server.url)
    phone.goto(
        live_server.url + reverse("surveys:my_moment", args=["start"]) + ("?pseudo=1" if mirrored else "")
    )
    assert phone.locator("html").get_attribute("dir") == ("rtl" if mirrored else "ltr")
    assert (faults(phone), _fits(phone)) == ([], True)
    phone.locator("main form.actions button").click()
    for place in range(11):
        ladder = place < 2
        if place in (0, 2):
            assert (faults(phone), _fits(phone)) == ([], True)
            least = phone.evaluate(
                "Math.min(...[...document.querySelectorAll('main button[name=answer]')].map(b => b.offsetHeight))"
            )
            assert least >= 48, "a finger finds each answer"
        phone.locator(f'button[value="{7 if ladder else "s4"}"]').click()
    expect(phone.locator("section.card")).to_have_count(11)
    assert (faults(phone), _fits(phone)) == ([], True)
    phone.locator('button[name="see"][value="coach"]').click()
    expect(phone.locator('[role="status"]').first).to_be_visible()
    assert QuerySet(Showing).count() == 1
    assert QuerySet(Sitting).get().finished_on == told.on


def test_her_coach_reads_what_she_shows_and_types_over_without_script(
    live_server: Any, plain_page: Page, told: Cast
) -> None:
    _signed_in(plain_page, told, "coach", live_server.url)
    plain_page.goto(live_server.url + reverse("surveys:offer", args=[told.case.pk]))
    assert _fits(plain_page)
    plain_page.get_by_role("link", name="Typ wat zij zegt").click()
    plain_page.get_by_label("A1").select_option("3")
    plain_page.get_by_label("C2").select_option("s5")
    plain_page.get_by_label("Ook haar coach").check()
    plain_page.get_by_role("button", name="Bewaar haar antwoorden").click()
    plain_page.get_by_text("Bekijk wat zij laat zien").click()
    expect(plain_page.get_by_text("“Altijd”")).to_be_visible()
    assert QuerySet(Sitting).get().finished_on == told.on
