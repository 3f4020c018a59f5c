"""Her way in with a card, together with a worker, and her way out: in a real browser, slow as an old phone."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from aanzet.accounts.actions import card_make
from aanzet.core import clock
from tests.cast import Cast, Word
from tests.journeys.conftest import Visit
from tests.journeys.looking import DESK, Look

pytestmark = pytest.mark.django_db(transaction=True)
PLAN = reverse("cases:my_plan")
WEATHER = re.compile("^https://")
# At the click: how many of her words the page shows, and how many are left in the first frame after it.
WATCH = """
addEventListener("click", function () {
  var words = document.body.innerText.length;
  requestAnimationFrame(function () {
    console.log("words " + words + " " + (document.documentElement.hidden ? 0 : document.body.innerText.length));
  });
}, true);
"""


@pytest.fixture(autouse=True)
def _no_one_tried_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def weather(page: Page, seen: list[str] | None = None) -> None:
    def answer(route: Route) -> None:
        if seen is not None:
            seen.append(route.request.url)
        route.fulfill(body="weather", content_type="text/html")

    page.route(WEATHER, answer)


def slow(page: Page) -> None:
    """An old phone on a poor line: the processor six times slower, 400 ms for each answer."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000},
    )


def shows_nothing_of_hers(page: Page) -> bool:
    page.wait_for_load_state()
    shown = page.content()
    return not any(word in shown for word in (Word.WISH, Word.CALL, Word.GOAL))


def test_first_frame_after_leave_shows_nothing_on_an_old_phone(play: Cast, visit: Visit) -> None:
    """How many milliseconds that takes is measured in `bench/phone.py`."""
    phone = visit("participant", PLAN)
    phone.add_init_script(WATCH)
    phone.goto(PLAN)
    slow(phone)
    assert Word.WISH in phone.content()
    waits: list[Route] = []
    phone.route(WEATHER, lambda route: waits.append(route))
    # The weather answers only after the page spoke: on a busy machine it else takes the place of the page before that.
    with (
        phone.expect_request(WEATHER),
        phone.expect_console_message(lambda said: "words" in said.text) as told,
    ):
        phone.locator(".leave").click(no_wait_after=True)
    while not waits:
        phone.wait_for_timeout(10)
    waits[0].fulfill(body="weather", content_type="text/html")
    phone.wait_for_url(WEATHER)
    before, after = (int(part) for part in told.value.text.split()[1:])
    assert before > 100
    assert after == 0


def test_way_back_shows_nothing_even_when_the_server_never_heard_of_it(play: Cast, visit: Visit) -> None:
    """The message that ends the visit is lost: the page is out of the history all the same."""
    phone = visit("participant", reverse("portal:me"))
    weather(phone)
    phone.route("**/leave/", lambda route: route.abort())
    phone.goto(PLAN)
    before = phone.evaluate("history.length")
    phone.locator(".leave").click()
    phone.wait_for_url(WEATHER)
    assert phone.evaluate("history.length") == before, "the page was replaced, nothing was added"
    phone.go_back()
    phone.wait_for_load_state()
    assert PLAN not in phone.url
    assert Word.WISH not in phone.content()


def test_way_back_ends_at_the_login_page(play: Cast, visit: Visit) -> None:
    phone = visit("participant", reverse("portal:me"))
    weather(phone)
    phone.goto(PLAN)
    with phone.expect_request("**/leave/"):
        phone.locator(".leave").click()
    phone.wait_for_url(WEATHER)
    phone.go_back()
    assert shows_nothing_of_hers(phone)
    phone.goto(PLAN)
    assert "/login/" in phone.url
    assert Session.objects.filter(pk=play.client("participant").session.session_key).count() == 0


def test_page_that_comes_back_from_memory_asks_the_server_first(play: Cast, visit: Visit) -> None:
    """Browsers may keep a whole page in memory for the way back; then its words go and the server is asked."""
    phone = visit("participant", PLAN)
    phone.context.clear_cookies(name="visit")
    with phone.expect_navigation():
        phone.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert "/login/" in phone.url
    assert shows_nothing_of_hers(phone)


def test_page_is_hidden_before_it_goes_to_memory(play: Cast, visit: Visit) -> None:
    phone = visit("participant", PLAN)
    phone.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert phone.evaluate("getComputedStyle(document.documentElement).display") == "none"


def test_leave_needs_no_script(play: Cast, visit: Visit) -> None:
    phone = visit("participant", PLAN, script=False)
    seen: list[str] = []
    weather(phone, seen)
    phone.locator(".leave").click()
    phone.wait_for_url(WEATHER)
    assert seen[0].startswith("https://www.bbc.com/") or seen[0].startswith("https://www.buienradar.nl/")
    phone.go_back()
    assert shows_nothing_of_hers(phone)


def test_page_hides_itself_and_what_she_typed_comes_back(play: Cast, visit: Visit) -> None:
    phone = visit("participant", reverse("cases:my_wish"))
    phone.clock.install()
    phone.reload()
    phone.locator("textarea[name=text]").fill("Ik wil met bloemen werken.")
    with phone.expect_request("**/login/away/**"):
        phone.clock.run_for(16 * 60 * 1000)
    phone.wait_for_url("**/login/**")
    expect(phone.locator("main")).to_contain_text("You were away. Log in again.")
    expect(phone.locator("main")).to_contain_text("What you typed is still here.")
    code = card(play)
    enter(phone, code)
    expect(phone.locator("main")).to_contain_text("Go on with what you typed?")
    phone.get_by_role("button", name="Yes, save it now").click()
    expect(phone.locator("main")).to_contain_text("Ik wil met bloemen werken.")


def card(play: Cast) -> str:
    _card, code = card_make(
        by=None,
        on=clock.today(),
        user=play.users["participant"],
        subject=play.participant.pk,
        number="7302",
    )
    return code


def enter(page: Page, code: str) -> None:
    page.goto("/in/")
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.locator("[name=number]").fill("7302")
    page.get_by_role("button", name="Log in").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_card_is_made_by_her_coach_and_opens_her_page(play: Cast, visit: Visit, script: bool) -> None:
    desk = visit("coach", reverse("portal:way_in", args=[play.case.pk]), width=DESK, script=script)
    desk.get_by_role("button", name="Make a card and print it").click()
    groups = desk.locator(".entry-big span").all_inner_texts()
    phone = visit("visitor", "/login/", script=script)
    phone.get_by_role("link", name="I have a card").click()
    phone.locator("[name=code]").fill(" ".join(groups))
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Choose your own number")
    phone.locator("[name=number]").fill("7302")
    phone.locator("[name=again]").fill("7302")
    phone.get_by_role("button", name="Log in").click()
    phone.wait_for_url("**/me/")
    expect(phone.locator("main")).to_contain_text("It is your move.")


def test_square_fills_in_the_code_and_no_server_hears_it(play: Cast, visit: Visit) -> None:
    code, asked = card(play), list[str]()
    phone = visit("visitor", "/")
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"/in/#{code}")
    phone.wait_for_url("**/in/number/")
    assert not [url for url in asked if code in url]
    phone.locator("[name=number]").fill("7302")
    phone.get_by_role("button", name="Log in").click()
    phone.wait_for_url("**/me/")
    phone.go_back()
    assert code not in phone.url


def test_together_on_the_device_of_the_coach(play: Cast, visit: Visit) -> None:
    code = card(play)
    case = reverse("cases:case_detail", args=[play.case.pk])
    device = visit("coach", case)
    assert Word.CALL in device.content()
    device.get_by_role("link", name="More about her").click()
    device.get_by_role("link", name="Code, card or this device").click()
    device.get_by_role("button", name="She uses my device").click()
    expect(device.locator("main")).to_contain_text("Je gebruikt het apparaat van")
    device.go_back()
    device.wait_for_load_state()
    assert Word.CALL not in device.content(), "nothing of the coach's pages comes back"
    # She reads Dutch: from here on the device speaks her language.
    device.goto("/in/")
    device.locator("[name=code]").fill(code)
    device.get_by_role("button", name="Verder").click()
    device.locator("[name=number]").fill("7302")
    device.get_by_role("button", name="Inloggen").click()
    expect(device.locator(".together")).to_contain_text("Samen met")
    device.goto(case)
    assert "Rahel" not in device.content()
    device.goto(PLAN)
    # A message to the server beside the way out may come too late: the way out needs none here.
    device.route("**/leave/", lambda r: r.abort() if r.request.method == "POST" else r.continue_())
    device.locator(".leave").click()
    device.wait_for_url("**/login/")
    assert shows_nothing_of_hers(device)


@pytest.mark.parametrize("language", ["nl", "rtl"])
def test_pages_fit_a_phone_and_axe_finds_nothing(
    play: Cast, visit: Visit, live_server: object, language: str
) -> None:
    from tests.journeys.looking import speak

    card(play)
    for who, paths in {
        "visitor": ["/help/", "/help/nl/", "/help/se/", "/my/traces/", "/login/", "/in/"],
        "participant": ["/my/card/", "/me/"],
        "coach": [reverse("portal:way_in", args=[play.case.pk])],
    }.items():
        page = visit(who)
        speak(page, language, live_server.url)  # type: ignore[attr-defined]
        look = Look(page, who)
        for path in paths:
            assert look.open(path)
            for width in (360, 1280):
                look.at(path.strip("/").replace("/", "-")[:20] or "start", width, language, axe=True)
        assert look.wrong == []
