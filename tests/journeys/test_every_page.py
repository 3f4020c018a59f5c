"""Every page that a role may open, in every language, on a phone and at a desk.

In Dutch axe looks at both widths; in the other languages each page is measured once, on a phone, for the first role
of the list that may open it (the layout is the same for the next one). Her own pages in her twelve languages are
looked at in test_her_languages.py."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from aanzet.access.doors import Right
from aanzet.cases.queries.intake import definition_of
from tests.access.crawl import doors
from tests.access.matrix import MATRIX
from tests.access.objects import address, complete
from tests.cast import Cast, make_cast
from tests.journeys.looking import DESK, PHONE, PSEUDO, Look, enter, speak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROLES = "participant coordinator coach mentor school lead funder administrator visitor".split()
# Files are no pages, nor are addresses that only take a post. The gallery has a test of its own in tests/ui.
NO_PAGES = (
    "_pdf", "imports:refused", "imports:undo", "cases:note_draft", "cases:plan_begin", "cases:plan_agree",
    "cases:step_done", "cases:step_drop", "cases:goal_end", "cases:barrier_rank", "alliances:invitation_withdraw",
    "cases:voice_play", "cases:my_voice_remove", "photo_read", "photo_take_back",
    "alliances:cost_file", "alliances:cost_withdraw",
    "sheets:my_option_remove", "sheets:my_person_remove", "sheets:my_good_move", "_show", "_wipe",
    "portal:card_make", "portal:card_stop", "portal:code_offer", "portal:device_lend",
)  # fmt: skip
PUBLIC = ["portal:start", "account_login", "account_request_login_code", "programmes:list"]
OF_STAFF = [
    "mfa_index",
    "account_password",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
    "account_logout",
]
QUESTIONS = "channels care_for languages birth work_before functional_needs".split()


def pages_of(cast: Cast, who: str) -> Iterator[tuple[str, str]]:
    """(name, address) of every page that `who` may open."""
    for name, pattern, right in doors():
        guarded = isinstance(right, Right) and who in MATRIX.get(name, "").split()
        if guarded and not any(part in name for part in NO_PAGES):
            yield name, address(cast, name, pattern, right)
    if who == "participant":
        yield from (
            (f"cases:my_question_{key}", reverse("cases:my_question", args=[key])) for key in QUESTIONS
        )
        yield "account_logout", reverse("account_logout")
    if who == "coach":
        for block in definition_of(case=cast.case, intake=None).blocks:
            yield (
                f"cases:intake_block_{block.key}",
                reverse("cases:intake_block", args=[cast.case.pk, block.key]),
            )
    if who == "visitor":
        yield from ((name, reverse(name)) for name in PUBLIC)
        yield "programmes:detail", reverse("programmes:detail", args=[cast.programme.slug])
    elif who != "participant":
        yield from ((name, reverse(name)) for name in OF_STAFF)


def first_of(name: str) -> str:
    """The role for which a page is measured in the other languages."""
    named = MATRIX.get(name, "coordinator" if name in OF_STAFF else "").split()
    return next((role for role in ROLES if role in named), "")


def test_pages_are_looked_at_in_their_own_words() -> None:
    """Without compiled catalogues every page would be English, and every run green."""
    for language in ("nl", "sv"):
        with translation.override(language):
            assert gettext("Back") != "Back"


@pytest.mark.parametrize("who", ROLES)
def test_every_page(live_server: LiveServer, page: Page, who: str) -> None:
    cast = complete(make_cast())
    enter(page, cast, who, live_server.url)
    look = Look(page, who)
    places = list(pages_of(cast, who))
    for language in ("nl", "sv", "en", PSEUDO):
        speak(page, language, live_server.url)
        seen = set()
        for name, path in places:
            if language != "nl" and first_of(name) not in {who, ""} - {"participant"}:
                continue
            if not look.open(live_server.url + path) or page.url in seen:
                continue
            seen.add(page.url)
            short = name.replace(":", "_")
            if language == "nl":
                look.at(short, DESK, language, axe=True)
            look.at(short, PHONE, language, axe=language == "nl")
    assert not look.wrong, f"{len(look.wrong)} faults for {who}:\n" + "\n".join(look.wrong)
