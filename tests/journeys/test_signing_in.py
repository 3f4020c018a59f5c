"""The way in, typed as people type it: staff with password and app, a participant with a code by mail."""

import re
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal import auth
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from aanzet.accounts.actions import demo_factor_set
from tests.accounts.people import SECRET
from tests.cast import PASSWORD, Cast
from tests.journeys.conftest import Visit
from tests.journeys.looking import DESK

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_one_tried_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def test_coordinator_with_password_and_app(play: Cast, visit: Visit) -> None:
    demo_factor_set(play.users["coordinator"], SECRET)
    desk = visit("visitor", "/now/", width=DESK)
    assert "/login/" in desk.url
    desk.get_by_text("For staff and volunteers").first.click()
    desk.locator("[name=login]").fill("coordinator@example.org")
    desk.locator("[name=password]").fill(PASSWORD)
    desk.get_by_role("button", name="Log in").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("The second step")
    desk.locator("[name=code]").fill("000000")
    desk.get_by_role("button", name="Log in").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("The second step")
    code = auth.format_hotp_value(auth.hotp_value(SECRET, int(time.time()) // 30))
    desk.locator("[name=code]").fill(str(code))
    desk.get_by_role("button", name="Log in").click()
    desk.wait_for_url("**/now/")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Who needs me")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_participant_with_a_code(play: Cast, visit: Visit, script: bool) -> None:
    phone = visit("visitor", "/", script=script)
    phone.get_by_role("link", name="Sign in").first.click()
    phone.get_by_role("link", name="Send me a code").click()
    phone.locator("[name=login]").fill("rahel@example.org")
    phone.get_by_role("button", name="Send me a code").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Fill in the code")
    found = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert found
    phone.locator("[name=code]").fill(found[0])
    phone.get_by_role("button", name="Log in").click()
    expect(phone.locator("main")).to_contain_text("It is your move.")
    assert phone.url.endswith("/me/")


def test_coach_puts_up_a_passkey_and_logs_in_with_it_alone(play: Cast, visit: Visit) -> None:
    demo_factor_set(play.users["coach"], SECRET)
    desk = visit("visitor", "/account/keys/add/", width=DESK)
    keys = desk.context.new_cdp_session(desk)
    keys.send("WebAuthn.enable")
    finger = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
    }
    keys.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": finger | {"isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    desk.get_by_text("For staff and volunteers").first.click()
    desk.locator("[name=login]").fill("coach@example.org")
    desk.locator("[name=password]").fill(PASSWORD)
    desk.get_by_role("button", name="Log in").click()
    code = auth.format_hotp_value(auth.hotp_value(SECRET, int(time.time()) // 30))
    desk.locator("[name=code]").fill(str(code))
    desk.get_by_role("button", name="Log in").click()
    desk.wait_for_url("**/account/keys/add/")
    desk.get_by_role("button", name="Add a passkey").click()
    desk.wait_for_url(lambda url: "/keys/add/" not in url)
    desk.context.clear_cookies(name="visit")
    desk.goto("/now/")
    desk.get_by_text("For staff and volunteers").first.click()
    desk.get_by_role("button", name="Use your passkey").click()
    desk.wait_for_url("**/now/")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Who needs me")
