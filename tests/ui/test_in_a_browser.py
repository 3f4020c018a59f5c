"""The gallery in a real browser: nothing for axe to find, nothing wider than a phone, and the little script at work."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from aanzet.ui.views import PAGES
from tests.browser import faults

pytestmark = [pytest.mark.django_db, pytest.mark.journey]
PATHS = ["/gallery/", *[f"/gallery/{name}/" for name in PAGES]]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of the running site."""
    return live_server.url


@pytest.mark.parametrize("pseudo", ["0", "1"], ids=["ltr", "rtl"])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_for_axe_and_nothing_too_wide(
    page: Page, live_server: LiveServer, path: str, pseudo: str
) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(f"{live_server.url}{path}?pseudo={pseudo}")
        assert page.locator("html").get_attribute("dir") == ("rtl" if pseudo == "1" else "ltr")
        assert faults(page) == []
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert too_wide <= 0 or path == "/gallery/paper/"


def test_content_policy_is_never_broken(page: Page, site: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path in PATHS:
        page.goto(site + path)
    assert [line for line in said if "Content Security Policy" in line] == []


def test_three_times_shift_leaves(phone: Page, site: str) -> None:
    phone.route("https://www.buienradar.nl/**", lambda route: route.fulfill(body="weather"))
    phone.goto(f"{site}/gallery/her/")
    for _ in range(3):
        phone.keyboard.press("Shift")
    phone.wait_for_url("https://www.buienradar.nl/")


def test_leave_replaces_the_page(phone: Page, site: str) -> None:
    phone.route("https://www.buienradar.nl/**", lambda route: route.fulfill(body="weather"))
    phone.goto("about:blank")
    phone.goto(f"{site}/gallery/her/")
    phone.locator(".leave").click()
    phone.wait_for_url("https://www.buienradar.nl/")
    phone.go_back()
    assert "/gallery/her/" not in phone.url


def test_keyboard_walks_the_table(page: Page, site: str) -> None:
    page.goto(f"{site}/gallery/staff/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "Amina" in page.locator("tr.on").inner_text()
    page.keyboard.press("k")
    page.keyboard.press("/")
    assert page.locator("input[type=search]").evaluate("box => box === document.activeElement")
    page.keyboard.type("jk")
    assert page.locator("input[type=search]").input_value() == "jk"


def test_open_row_with_e(page: Page, site: str) -> None:
    page.goto(f"{site}/gallery/staff/")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/gallery/person/")


@pytest.mark.parametrize("pseudo", ["0", "1"], ids=["ltr", "rtl"])
def test_table_is_cards_with_the_names_of_columns_on_a_phone(phone: Page, site: str, pseudo: str) -> None:
    phone.goto(f"{site}/gallery/?pseudo={pseudo}")
    table = phone.locator("table.labelled").first
    told = table.locator("td[data-label]").evaluate_all(
        "cells => cells.map(c => [c.dataset.label, getComputedStyle(c, '::before').content])"
    )
    assert told
    assert all(label in shown for label, shown in told)
    scrolling = "boxes => boxes.filter(b => b.scrollWidth > b.clientWidth).length"
    assert phone.locator(".table-scroll").evaluate_all(scrolling) == 0
    # Laid out as blocks it is still a table to who listens.
    assert phone.get_by_role("table").count() >= 1
    assert phone.get_by_role("rowheader").count() >= 1


def test_counter_counts_down(page: Page, site: str) -> None:
    page.goto(f"{site}/gallery/")
    box = page.locator("#id_empty-note")
    counter = page.locator("[data-count='id_empty-note']")
    assert counter.is_hidden()
    box.fill("x" * 280)
    assert counter.inner_text() == "Nog 20 tekens"
    box.fill("x" * 310)
    assert "over" in (counter.get_attribute("class") or "")


def test_menu_opens_on_a_phone_without_script(plain_page: Page, site: str) -> None:
    plain_page.set_viewport_size({"width": 360, "height": 740})
    plain_page.goto(f"{site}/gallery/staff/")
    menu = plain_page.locator(".side-menu nav")
    assert menu.is_hidden()
    plain_page.locator(".side-menu summary").first.click()
    assert menu.is_visible()


def test_touch_targets_are_large_on_her_pages(phone: Page, site: str) -> None:
    for name in ("her", "question"):
        phone.goto(f"{site}/gallery/{name}/")
        heights = phone.locator("main a, main button, .leave, .option").evaluate_all(
            "list => list.filter(e => e.offsetParent)"
            ".map(e => [Math.round(e.getBoundingClientRect().height), e.className])"
        )
        assert [pair for pair in heights if pair[0] < 48] == []
