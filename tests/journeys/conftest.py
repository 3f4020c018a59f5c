"""The play of a journey: the cast in a running site, and browsers for whoever walks through it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from aanzet.core import clock
from tests.cast import Cast, make_cast
from tests.journeys.looking import HEIGHT, PHONE, enter, speak

Visit = Callable[..., Page]


@pytest.fixture
def play(transactional_db: None, request: pytest.FixtureRequest) -> Cast:
    """The whole cast, where the running site sees it; its story began `request.param` days ago, else today."""
    return make_cast(clock.today() - timedelta(days=getattr(request, "param", 0)))


@pytest.fixture
def visit(play: Cast, live_server: LiveServer, chromium: Browser) -> Iterator[Visit]:
    """`visit("coach", path, width=360)`: a device of its own on which somebody opens a page, in English."""
    opened: list[BrowserContext] = []

    def begin(who: str, path: str = "/", *, width: int = PHONE, script: bool = True) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": HEIGHT[width]},
            java_script_enabled=script,
            base_url=live_server.url,
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        page = context.new_page()
        enter(page, play, who, live_server.url)
        speak(page, "en", live_server.url)
        page.goto(path)
        return page

    yield begin
    for context in opened:
        context.close()
