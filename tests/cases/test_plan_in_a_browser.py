"""Her pages on a small phone and the staff's at a desk, in a real browser: nothing for axe, nothing too wide."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser import faults
from tests.cast import Cast, make_cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("AANZET_SHOTS", "")
HERS = [
    ("my_questions", []),
    ("my_question", ["channels"]),
    ("my_question", ["care_for"]),
    ("my_question", ["languages"]),
    ("my_question", ["birth"]),
    ("my_questions_ready", []),
    ("my_plan", []),
    ("my_wish", []),
    ("my_voice", []),
    ("my_ladder", []),
    ("my_strength_add", []),
    ("my_list", []),
    ("my_list_add", []),
    ("my_needs", []),
    ("my_report", []),
    ("my_report_add", []),
    ("my_plan_print", []),
]  # fmt: skip
STAFF = ["plan", "intake", "intake_paper", "intake_finish", "barriers", "barrier_add", "plan_print", "intake_print",
         "adjustment_edit", "discrimination", "deviation_add", "ladder_tell"]  # fmt: skip


def _enter(page: Page, cast: Cast, name: str, url: str) -> None:
    visit = cast.client(name).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": visit, "url": url}])


def _look(page: Page, name: str) -> list[str]:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{name}: {each}" for each in [*faults(page), *(["too wide"] if wide else [])]]


def test_her_pages_on_a_small_phone(live_server: Any, phone: Page) -> None:
    cast = make_cast()
    _enter(phone, cast, "participant", live_server.url)
    found = []
    for name, args in HERS:
        phone.goto(live_server.url + reverse(f"cases:{name}", args=args))
        found += _look(phone, "-".join([name, *args]))
    assert found == []


def test_staff_pages_at_a_desk(live_server: Any, page: Page) -> None:
    cast = make_cast()
    _enter(page, cast, "coach", live_server.url)
    found = []
    for name in STAFF:
        page.goto(live_server.url + reverse(f"cases:{name}", args=[cast.case.pk]))
        found += _look(page, name)
    page.goto(live_server.url + reverse("cases:intake_block", args=[cast.case.pk, "reach"]))
    found += _look(page, "intake_block")
    assert found == []
