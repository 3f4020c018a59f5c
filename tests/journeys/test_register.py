"""A coordinator takes over a register of her organisation and takes it back."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from aanzet.accounts.actions import account_create
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership, Organisation
from aanzet.programmes.actions import programme_load
from aanzet.programmes.blueprint import shipped
from tests.accounts.signin import sign_in
from tests.cast import participants_everywhere
from tests.imports.makers import REGISTERS, TODAY
from tests.journeys.looking import cookie, speak

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(live_server: LiveServer, page: Page) -> Page:
    """The coordinator of Malak at her desk."""
    programme_load(next(path for path in shipped() if path.stem == "samen-sterk-met-werk"), by=None, on=TODAY)
    malak = Organisation.objects.get(slug="malak")
    nadia = account_create(by=None, on=TODAY, name="Nadia", email="nadia@example.org")
    Membership.objects.create(user=nadia, organisation=malak, role=Role.COORDINATOR, starts_on="2020-01-01")
    client = sign_in(Client(), nadia)
    cookie(page.context, settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value,
           live_server.url)  # fmt: skip
    speak(page, "en", live_server.url)
    return page


def test_register_is_looked_at_taken_over_and_taken_back(desk: Page, live_server: LiveServer) -> None:
    desk.goto(live_server.url + reverse("imports:list"))
    desk.get_by_role("link", name="Take over a register").click()
    desk.locator("[name=file]").set_input_files(REGISTERS / "malak.csv")
    desk.get_by_role("button", name="Look at the file").click()
    main = desk.locator("main")
    expect(main).to_contain_text("15 rows.")
    expect(main).to_contain_text("31/02/1990 is not a date")
    assert not participants_everywhere(), "looking stores nothing"
    desk.get_by_role("button", name="Take over the rows").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Register taken over")
    women = len(participants_everywhere())
    assert women == 13
    desk.get_by_role("link", name="All registers").click()
    expect(main).to_contain_text("malak.csv")
    desk.go_back()
    desk.get_by_role("button", name="Take this register back").click()
    expect(main).to_contain_text("13 women are taken out again.")
    assert not participants_everywhere()
    assert desk.get_by_role("button", name="Take this register back").count() == 0
