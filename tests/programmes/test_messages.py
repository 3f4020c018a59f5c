"""The message house: used in page and mail once it is approved, and not before (S5-04)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.urls import reverse

from aanzet.access.actor import system_actor
from aanzet.alliances.actions import invitation_create
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Alliance, AllianceMembership, Organisation
from aanzet.core import clock
from aanzet.programmes.actions import founding_load, programme_load
from aanzet.programmes.blueprint import check
from aanzet.programmes.queries import message_rows
from tests.work.world import FILE, TODAY, World, browser, make_world

APPROVED = """
[message]
approved_on = 2026-03-01
approved_by = { nl = "de opdrachtgever", en = "the commissioner" }
core = { nl = "Iedereen verdient een kans.", en = "Everyone deserves a chance." }
pillars = [{ nl = "Kijk verder & durf.", en = "Look on & dare." }]

[[links]]
title = { nl = "Hulp", en = "Help" }
url = "https://discriminatie.nl/"
"""
DRAFT = "\n".join(line for line in APPROVED.splitlines() if not line.startswith("approved"))
CORE = "Iedereen verdient een kans."


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def say(world: World, tmp_path: Path, words: str) -> None:
    """Load the programme of the world with a message."""
    path = tmp_path / "with_message.toml"
    path.write_text(FILE.read_text() + words)
    programme_load(path, by=None, on=TODAY)
    world.programme.refresh_from_db()


def invite(world: World, alliance: Alliance | None, at: Organisation | None = None) -> str:
    invitation_create(
        by=system_actor(), on=TODAY, organisation=at or world.north, email="bas@example.org", role=Role.COACH,
        alliance=alliance,
    )  # fmt: skip
    return str(mail.outbox[-1].body)


def test_approved_message_stands_on_the_public_page(world: World, client: Any, tmp_path: Path) -> None:
    page = reverse("programmes:detail", args=[world.programme.slug])
    say(world, tmp_path, DRAFT)
    assert CORE not in client.get(page).content.decode()
    say(world, tmp_path, APPROVED)
    text = client.get(page).content.decode()
    assert CORE in text
    assert "Kijk verder &amp; durf." in text


def test_message_is_not_used_before_the_day_of_its_approval(
    world: World, client: Any, tmp_path: Path
) -> None:
    say(world, tmp_path, APPROVED.replace("2026-03-01", (TODAY + timedelta(1)).isoformat()))
    assert CORE not in client.get(reverse("programmes:detail", args=[world.programme.slug])).content.decode()
    assert CORE not in invite(world, world.programme.alliance)


def test_invitation_carries_the_approved_message(world: World, tmp_path: Path) -> None:
    say(world, tmp_path, DRAFT)
    assert CORE not in invite(world, world.programme.alliance)
    say(world, tmp_path, APPROVED)
    for alliance in (world.programme.alliance, None):  # for one alliance, and for all of the organisation
        body = invite(world, alliance)
        assert body.index("/welcome/") < body.index(CORE)
        assert "- Kijk verder & durf." in body
        assert f"/programmes/{world.programme.slug}/" in body


def test_invitation_says_nothing_of_programmes_it_is_not_for(world: World, tmp_path: Path) -> None:
    say(world, tmp_path, APPROVED)
    elsewhere = Organisation.objects.create(slug="elders", name="Elders")
    assert CORE not in invite(world, None, elsewhere)
    AllianceMembership.objects.filter(organisation=world.south).update(ends_on=TODAY - timedelta(1))
    assert CORE not in invite(world, None, world.south)
    other = Alliance.objects.create(slug="andere", name="Andere")
    assert CORE not in invite(world, other)
    world.programme.ends_on = TODAY - timedelta(1)
    world.programme.save(update_fields=["ends_on"])
    assert CORE not in invite(world, world.programme.alliance)


def test_coordinator_copies_an_approved_message_and_its_links(world: World, tmp_path: Path) -> None:
    say(world, tmp_path, APPROVED)
    actor = world.staff(Role.COORDINATOR, world.north)
    row = message_rows(actor=actor, on=TODAY, language="nl")[0]
    assert (row.approved, row.approved_on, row.approved_by) == (True, date(2026, 3, 1), "de opdrachtgever")
    assert [each.language for each in row.texts] == ["nl", "en"]
    letter = parse_qs(urlsplit(row.texts[0].mail).query)
    assert letter == {"subject": ["Proefprogramma"], "body": [row.texts[0].text]}
    page = browser(actor).get(reverse("programmes:message_list")).content.decode()
    for piece in (
        CORE, "Everyone deserves a chance.", "readonly", "mailto:?subject=Proefprogramma", "1 maart 2026",
        "de opdrachtgever", "https://discriminatie.nl/",
    ):  # fmt: skip
        assert piece in page, piece


def test_draft_is_shown_with_a_warning_and_without_a_mail(world: World, tmp_path: Path) -> None:
    say(world, tmp_path, DRAFT)
    page = browser(world.staff(Role.COORDINATOR, world.north)).get(reverse("programmes:message_list"))
    text = page.content.decode()
    assert CORE in text
    assert "nog niet goedgekeurd" in text
    assert "mailto:" not in text


def test_messages_of_other_alliances_are_not_there(world: World, tmp_path: Path) -> None:
    say(world, tmp_path, APPROVED)
    founding_load(on=TODAY)
    client = browser(world.staff(Role.COORDINATOR, world.north))
    text = client.get(reverse("programmes:message_list")).content.decode()
    assert "Durf, doe, divers" not in text
    elsewhere = Organisation.objects.create(slug="elders", name="Elders")
    stranger = browser(world.staff(Role.COORDINATOR, elsewhere))
    assert "Nog geen boodschap" in stranger.get(reverse("programmes:message_list")).content.decode()
    coach = browser(world.staff(Role.COACH, world.north))
    assert coach.get(reverse("programmes:message_list")).status_code == 404


@pytest.mark.parametrize(
    ("drop", "grave"), [("approved_on", True), ("approved_by", True), ("approved", False)]
)
def test_check_asks_for_the_whole_approval(tmp_path: Path, drop: str, grave: bool) -> None:
    words = "\n".join(line for line in APPROVED.splitlines() if not line.startswith(drop))
    path = tmp_path / "draft.toml"
    path.write_text(FILE.read_text() + words)
    _blueprint, document = check(path)
    found = [each for each in document.faults if "approv" in str(each)]
    assert [each.grave for each in found] == [grave]
    assert document.broken is grave


@pytest.mark.parametrize("many", [1, 3])
def test_messages_take_the_same_queries_for_any_number(
    world: World, tmp_path: Path, many: int, django_assert_num_queries: Any
) -> None:
    for number in range(many):
        text = (FILE.read_text() + APPROVED).replace('"proefprogramma"', f'"proef-{number}"')
        path = tmp_path / f"proef-{number}.toml"
        path.write_text(text.replace("stad-2025", f"stad-{number}").replace("fonds-2025", f"fonds-{number}"))
        programme_load(path, by=None, on=TODAY)
    actor = world.staff(Role.COORDINATOR, world.north)
    message_rows(actor=actor, on=TODAY, language="nl")
    with django_assert_num_queries(1):
        assert len(message_rows(actor=actor, on=TODAY, language="nl")) == many
