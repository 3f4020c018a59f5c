"""Her finger on the page of care: each touch counted, what belongs to a choice comes when it is needed."""

from typing import Any

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from playwright.sync_api import Page, expect

from aanzet.cases.models import IntakeAnswer
from tests.browser import faults
from tests.cast import make_cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_care_for_children_of_two_ages_and_a_parent_takes_four_touches(live_server: Any, phone: Page) -> None:
    cast = make_cast()
    QuerySet(IntakeAnswer).filter(intake__case=cast.case).delete()
    visit = cast.client("participant").cookies[settings.SESSION_COOKIE_NAME].value
    phone.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": visit, "url": live_server.url}]
    )
    care = live_server.url + reverse("cases:my_question", args=["care_for"])
    phone.goto(care)
    hours = phone.get_by_role("button", name="8 tot 20 uur")
    expect(hours).to_be_hidden()
    touches = 0
    for label in ("Kind tot 4 jaar", "Kind van 4 tot 12 jaar", "Vader of moeder"):
        phone.locator("label", has_text=label).click()
        touches += 1
    expect(hours).to_be_visible()
    assert faults(phone) == []
    hours.click()
    touches += 1
    expect(phone.get_by_role("heading", name="Met wie woon je?")).to_be_visible()
    assert touches == 4
    assert faults(phone) == []
    # From the keyboard: Enter in a box goes on; it does not press "nobody", the first answer that is a button.
    phone.goto(care)
    phone.get_by_role("checkbox", name="Vader of moeder").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Met wie woon je?")).to_be_visible()
    assert (
        QuerySet(IntakeAnswer).filter(intake__case=cast.case, question="care_for", state="answered").exists()
    )
