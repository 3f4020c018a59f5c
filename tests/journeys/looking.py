"""What every journey needs: a browser in which somebody is signed in, and a look at what is shown."""

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language_info
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page

from tests.browser import faults
from tests.cast import Cast

PICTURES = Path(__file__).parent / "pictures"
DESK, PHONE = 1280, 360
HEIGHT = {DESK: 800, PHONE: 740}
PSEUDO = "rtl"
# Paper is as wide as paper is; a phone scrolls over it as over any document.
PAPER = "body.paper"


def cookie(context: BrowserContext, name: str, value: str, site: str) -> None:
    context.add_cookies([{"name": name, "value": value, "url": site}])


def enter(page: Page, cast: Cast, who: str, site: str) -> None:
    """Sign `who` of the cast in, in the browser of this page."""
    if who != "visitor":
        visit = cast.client(who).cookies[settings.SESSION_COOKIE_NAME].value
        cookie(page.context, settings.SESSION_COOKIE_NAME, visit, site)


def speak(page: Page, language: str, site: str) -> None:
    """Show pages in `language`: nl, sv, en, or the mirrored pseudo-locale."""
    cookie(page.context, settings.LANGUAGE_COOKIE_NAME, "nl" if language == PSEUDO else language, site)
    cookie(page.context, "pseudo", "1" if language == PSEUDO else "0", site)


def too_wide(page: Page) -> list[str]:
    """How far a page reaches beyond its window, and what reaches out."""
    over: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if over <= 0:
        return []
    what: list[str] = page.evaluate(
        """() => [...document.body.querySelectorAll('*')].filter(e => {
            const box = e.getBoundingClientRect();
            return box.width && (box.right > innerWidth + 1 || box.left < -1);
        }).slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
    )
    return [f"{over} px too wide: {what}"]


@dataclass
class Look:
    """A pair of eyes on one page: collects what is wrong and what the console said."""

    page: Page
    who: str
    wrong: list[str] = field(default_factory=list)
    _said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._said.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._said.append(message.text)

    def open(self, url: str) -> bool:
        """Open a page; False, and a fault, where it does not answer as a page."""
        self._said.clear()
        try:
            answer = self.page.goto(url)
        except Error as error:
            self.wrong.append(f"{self.who}: {error.message.splitlines()[0]}")
            return False
        status = answer.status if answer else 0
        if status != 200:
            self.wrong.append(f"answered {status}: {url}")
        return status == 200

    def at(self, name: str, width: int, language: str, *, axe: bool) -> None:
        """Look at the page that is open, in one width."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT[width]})
        label = f"{self.who}-{name}-{width}-{language}"
        paper = self.page.locator(PAPER).count() > 0
        found = [] if paper else too_wide(self.page)
        found += faults(self.page) if axe else []
        root = self.page.locator("html")
        wanted = (
            ("ar", "rtl")
            if language == PSEUDO
            else (language, "rtl" if get_language_info(language)["bidi"] else "ltr")
        )
        # A paper is in the language of its reader, not in that of who prints it.
        if not paper and (root.get_attribute("lang"), root.get_attribute("dir")) != wanted:
            found.append(f"lang and dir are not {wanted}")
        found += self._said
        self._said.clear()
        self.wrong += [f"{label}: {each}" for each in found]
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{label}.jpg", type="jpeg", quality=60, full_page=True)
