"""Every page of hers in each of the twelve languages, on a phone of 360 px: nothing reaches out of the window, the
direction is right, and a picture of each is kept. In Arabic axe looks too."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from aanzet.core.languages import HERS
from tests.access.objects import complete
from tests.cast import make_cast
from tests.journeys.looking import PHONE, Look, enter, speak
from tests.journeys.test_every_page import pages_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WITH_AXE = "ar"
AT_LEAST = 30


@pytest.mark.parametrize("language", HERS)
def test_her_pages_fit_a_phone(live_server: LiveServer, phone: Page, language: str) -> None:
    cast = complete(make_cast())
    look, seen = Look(phone, "participant"), set[str]()
    for who in ("visitor", "participant"):
        enter(phone, cast, who, live_server.url)
        speak(phone, language, live_server.url)
        for name, path in list(pages_of(cast, who)):
            if look.open(live_server.url + path) and phone.url not in seen:
                seen.add(phone.url)
                look.at(name.replace(":", "_"), PHONE, language, axe=language == WITH_AXE)
    assert not look.wrong, f"{len(look.wrong)} faults in {language}:\n" + "\n".join(look.wrong)
    assert len(seen) >= AT_LEAST
