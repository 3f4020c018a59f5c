"""Her start page on an old phone with a poor connection, cold: when it shows and answers, and when leaving empties it.

Debian's Chromium at 360 px, its processor six times slower, 400 kbit/s and 400 ms to the server (Chrome DevTools
Protocol: Emulation.setCPUThrottlingRate, Network.emulateNetworkConditions). A new browser context for each visit.
"""

import statistics
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tools import machine

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()
KBIT, DELAY, SLOWER = 400, 400, 6
VISITS = 5
LANGUAGES = ("nl", "ar", "ti")
_TIMES = """() => new Promise(done => {
    const nav = performance.getEntriesByType('navigation')[0];
    const look = () => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        if (paint) done([paint.startTime, nav.domContentLoadedEventEnd]); else requestAnimationFrame(look);
    };
    look();
})"""
_LEAVING = """() => new Promise(done => {
    const begun = performance.now();
    const look = () => document.documentElement.hidden
        ? done(performance.now() - begun) : requestAnimationFrame(look);
    document.querySelector('.leave').click();
    look();
})"""


def measured(port: int, cookie: str) -> dict[str, dict[str, float]]:
    """Language -> milliseconds: `shown` (first text painted), `usable` (shown, and the script has run), `left` (from
    the tap on Leave until the page is empty); medians of five visits. Empty where there is no browser."""
    path = machine.browser()
    if path is None:
        return {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        found = {language: _language(browser, port, cookie, language) for language in LANGUAGES}
        browser.close()
    return found


def _language(browser: Browser, port: int, cookie: str, language: str) -> dict[str, float]:
    visits = [_visit(browser, port, cookie, language) for _ in range(VISITS)]
    names = ("shown", "usable", "left")
    return {name: round(statistics.median(v[at] for v in visits)) for at, name in enumerate(names)}


def _visit(browser: Browser, port: int, cookie: str, language: str) -> tuple[float, float, float]:
    site = f"http://localhost:{port}"
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_cookies(
        [
            {"name": "visit", "value": cookie, "url": site},
            {"name": "language", "value": language, "url": site},
        ]
    )
    page = context.new_page()
    _slow(page)
    page.goto(f"{site}/me/", wait_until="domcontentloaded")
    shown, ready = page.evaluate(_TIMES)
    # The visit itself must go on for the next one: the goodbye to the server is kept back here.
    page.evaluate("navigator.sendBeacon = () => true")
    page.route("**/*", lambda route: route.abort())
    left = float(page.evaluate(_LEAVING))
    context.close()
    return shown, max(shown, ready), left


def _slow(page: Page) -> None:
    line: Any = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": DELAY,
            "downloadThroughput": KBIT * 1000 / 8,
            "uploadThroughput": KBIT * 1000 / 8,
        },
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
