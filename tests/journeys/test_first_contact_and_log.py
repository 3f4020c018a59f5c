"""A coordinator meets a woman who is known already; a coach logs a contact on her phone."""

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from playwright.sync_api import expect

from aanzet.alliances.enums import SharingTopic
from aanzet.alliances.models import SharingAgreement
from aanzet.cases.actions.signals import refresh
from aanzet.cases.models import ContactMoment
from aanzet.core import clock
from aanzet.participants.actions import consent_give
from aanzet.participants.enums import ConsentEvidence, ConsentTopic
from aanzet.participants.models import Link
from tests.cast import Cast, Word, participants_everywhere
from tests.journeys.conftest import Visit
from tests.journeys.looking import DESK

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_known_woman_is_shown_masked_and_linked(play: Cast, visit: Visit) -> None:
    SharingAgreement.objects.create(
        alliance=play.programme.alliance, starts_on="2021-01-01", topics=[SharingTopic.MATCH]
    )
    consent_give(
        by=None, on=play.on, participant=play.participant, organisation=play.sister, topic=ConsentTopic.MATCH,
        evidence=ConsentEvidence.SPOKEN,
    )  # fmt: skip
    before = len(participants_everywhere())
    page = visit("sister_coordinator", reverse("cases:case_open"), width=DESK)
    page.locator("[name=call_name]").fill(Word.CALL)
    page.locator("[name=phone]").fill("06 1000 0123")
    for part, value in {"day": "17", "month": "5", "year": "1990"}.items():
        page.locator(f"[name=birth_{part}]").fill(value)
    page.get_by_role("button", name="Save first contact").click()
    shown = page.locator("main").inner_text()
    assert "Perhaps she is known already" in shown
    assert "•••• 23" in shown
    assert not {Word.FULL.value, Word.PHONE.value} & set(shown.split())
    assert Word.FULL not in page.content()
    assert len(participants_everywhere()) == before, "looking stores nothing"
    page.get_by_role("button", name="This is her, link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(Word.CALL)
    link = QuerySet(Link).get()
    assert play.participant.pk in {link.one_id, link.other_id}
    assert len(participants_everywhere()) == before + 1, "each partner keeps a row of its own"
    page.get_by_text("More", exact=True).click()
    page.get_by_role("link", name="Known elsewhere").click()
    page.get_by_role("button", name="Take back").click()
    assert page.get_by_role("button", name="Take back").count() == 0


@pytest.mark.parametrize("play", [40], indirect=True, ids=["silent for 40 days"])
def test_a_contact_is_logged_on_a_phone_and_a_draft_survives_a_reload(play: Cast, visit: Visit) -> None:
    refresh([play.case])
    phone = visit("coach", reverse("portal:now"))
    phone.get_by_role("link", name="Call and log").click()
    phone.locator("[name=note]").fill("Zij belde zelf.")
    expect(phone.locator("form .saved")).to_have_text("Saved")
    phone.reload()
    expect(phone.locator("[name=note]")).to_have_value("Zij belde zelf.")
    hers = reverse("cases:case_detail", args=[play.case.pk])
    desk = visit("coordinator", hers, width=DESK)
    assert "Zij belde zelf." not in desk.content(), "a draft is the writer's own"
    # Three taps: how, how long, how she was.
    for name in ("kind", "minutes", "mood"):
        phone.locator(f"[name={name}]").select_option(index=2)
    phone.get_by_role("button", name="Save contact").click()
    expect(phone.get_by_text("The contact is saved.")).to_be_visible()
    expect(phone.locator(".timeline")).to_contain_text("Zij belde zelf.")
    expect(phone.locator("[name=note]")).to_have_value("")
    rows = QuerySet(ContactMoment).filter(case=play.case)
    assert rows.count() == 2, "the one of the cast and this one, no draft beside it"
    assert not rows.filter(is_draft=True).exists()
    assert rows.latest("created_at").on == clock.today()
    phone.goto(reverse("portal:now"))
    assert "silent" not in phone.locator("main").inner_text()
