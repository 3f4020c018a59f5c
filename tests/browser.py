"""A real browser for tests: Debian's Chromium through Playwright, with an empty profile for each test.

`page` is a desk (1280 px), `phone` is hers (360 px). `faults(page)` runs axe over what is shown now.
"""

import json
from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.paths import ROOT
from tools import check, machine

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process. In CI a missing browser is a failure, never a skip."""
    path = machine.browser()
    if path is None:
        (pytest.fail if check.IN_CI else pytest.skip)("No browser found: sudo apt install chromium")
    # What is expected may take long on a busy machine; how long is measured in bench/.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _opened(chromium: Browser, width: int, height: int, script: bool = True) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale="nl-NL", java_script_enabled=script
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page at a desk, nobody signed in."""
    yield from _opened(chromium, 1280, 800)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A page on a small phone."""
    yield from _opened(chromium, 360, 740)


@pytest.fixture
def plain_page(chromium: Browser) -> Iterator[Page]:
    """A page at a desk without JavaScript."""
    yield from _opened(chromium, 1280, 800, script=False)


@cache
def _axe() -> str:
    return (ROOT / "tests" / "axe" / "axe.min.js").read_text(encoding="utf-8")


def faults(page: Page) -> list[str]:
    """What axe finds on the page: 'rule: element'. Runs through the DevTools session, which the strict CSP allows."""
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": _axe()})
    told = session.send(
        "Runtime.evaluate",
        {
            "expression": "axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify("
            "r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 200)))))",
            "awaitPromise": True,
        },
    )
    session.detach()
    found: list[str] = json.loads(told["result"]["value"])
    return found
