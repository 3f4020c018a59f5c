"""Her pages on a small phone, the others' at a desk, in a real browser: nothing for axe, nothing too wide."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from aanzet.matches import actions
from aanzet.matches.enums import Side
from aanzet.matches.models import Match
from tests.accounts.signin import sign_in
from tests.browser import faults
from tests.cast import Cast, go_together, make_cast
from tests.matches.people import a_volunteer, a_want, met, propose, say

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("AANZET_SHOTS", "")
LANGUAGE = os.environ.get("AANZET_SHOTS_LANGUAGE", "nl")


def _enter(page: Page, client: Client, url: str) -> None:
    visit = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": visit, "url": url}])
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": LANGUAGE, "url": url}])


def _look(page: Page, name: str) -> list[str]:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{LANGUAGE}.png"), full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{name}: {each}" for each in [*faults(page), *(["too wide"] if wide else [])]]


def _story() -> tuple[Cast, dict[str, Any]]:
    cast = make_cast()
    go_together(cast)
    given = {
        "languages": ["nl", "ti", "en"],
        "sectors": ["care_welfare", "cleaning"],
        "helps_with": ["travel"],
    }
    want = a_want(
        cast, role="coach", halfdays=["tue-am", "tue-pm", "thu-am"], languages=["ti", "nl"],
        helps_with=["travel", "language_level"], sector="care_welfare", only_woman=True,
    )  # fmt: skip
    rows = [
        propose(cast, want, a_volunteer(cast, name, role="coach", **given | more), **told)
        for name, more, told in (
            ("Mart Visser", {}, {}),
            ("Els Boom", {"is_woman": True, "halfdays": ["wed-eve"]}, {"warned": True}),
            ("Joke Mulder", {"is_woman": True}, {}),
        )
    ]
    met(cast, rows[2])
    say(cast, rows[0], Side.VOLUNTEER, "yes")
    match = QuerySet(Match).get(ends_on__isnull=True)
    for side in (Side.HER, Side.VOLUNTEER):
        actions.agreement_agree(by=None, on=cast.on, match=match, side=side, edition=1)
    return cast, {"want": want.pk, "row": rows[0].pk, "outside": rows[1].pk, "met": rows[2].pk, "match": match.pk,
                  "case": cast.case.pk, "user": rows[0].volunteer.user}  # fmt: skip


def test_her_pages_on_a_phone(phone: Page, live_server: Any) -> None:
    cast, of = _story()
    _enter(phone, cast.client("participant"), live_server.url)
    pages = [
        ("my_person", []), ("my_proposal", [of["row"]]), ("my_proposal", [of["outside"]]), ("my_proposal", [of["met"]]),
        ("my_want_open", []), *(("my_want", [of["want"], step]) for step in ("when", "where", "talk", "help", "woman")),
        ("my_match", [of["match"]]), ("my_agreement", [of["match"]]),
    ]  # fmt: skip
    wrong = []
    for number, (name, args) in enumerate(pages):
        phone.goto(live_server.url + reverse(f"matches:{name}", args=args))
        wrong += _look(phone, f"{number:02d}-{name}")
    phone.goto(live_server.url + reverse("portal:me"))
    wrong += _look(phone, "12-me")
    assert not wrong, "\n".join(wrong)


def test_the_others_pages_at_a_desk(page: Page, live_server: Any) -> None:
    cast, of = _story()
    _enter(page, cast.client("coordinator"), live_server.url)
    wrong = []
    for name, pk in (("case_match", of["case"]), ("want_edit", of["want"]), ("proposal_add", of["want"]),
                     ("meeting_first", of["met"]), ("match_read", of["match"]),
                     ("agreement_print", of["match"])):  # fmt: skip
        page.goto(live_server.url + reverse(f"matches:{name}", args=[pk]))
        wrong += _look(page, f"20-{name}")
    _enter(page, sign_in(Client(), of["user"]), live_server.url)
    for address in (reverse("volunteers:me"), reverse("matches:proposal_read", args=[of["row"]])):
        page.goto(live_server.url + address)
        wrong += _look(page, f"21-{address.strip('/').split('/')[1] if address.count('/') > 2 else 'me'}")
    assert not wrong, "\n".join(wrong)
