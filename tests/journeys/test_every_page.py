"""Every page that a role may open, in every language, on a phone and at a desk.

In Dutch axe looks at both widths; in the other languages each page is measured once, on a phone, for the first role
of the list that may open it (the layout is the same for the next one). Her own pages in her twelve languages are
looked at in test_her_languages.py."""

from collections.abc import Iterator
from http import HTTPStatus

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

ROLES = "participant coordinator coach mentor school lead funder administrator visitor ambassador volunteer".split()
# Files that take long to make; others, and addresses that only take a post, say so themselves.
NO_PAGES = ("_pdf", "my_copy_file")
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
            path = address(cast, name, pattern, right)
            if is_page(cast, who, path):
                yield name, path
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


def is_page(cast: Cast, who: str, path: str) -> bool:
    """Not an address that only takes a post, and not a file. What is broken stays: the browser has to see it."""
    answer = cast.client(who).get(path)
    file = answer.status_code == HTTPStatus.OK and "text/html" not in answer.headers["Content-Type"]
    return answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED and not file


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
