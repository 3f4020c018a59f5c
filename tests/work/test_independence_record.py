"""Economic independence: four dates, and missing is never no."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from aanzet.access.scope import unscoped
from aanzet.accounts.actions import account_create
from aanzet.alliances.enums import Role
from aanzet.cases.actions import answer_set, intake_start
from aanzet.cases.enums import AnswerState
from aanzet.core import clock
from aanzet.reference.countries import country_profile
from aanzet.reference.independence import Band, bands
from aanzet.work import actions
from aanzet.work.bands import band_label
from aanzet.work.enums import Answer, Benefit, Moment
from aanzet.work.intake import situation_told
from aanzet.work.models import IndependenceStatement, StartSituation, no_benefit_little_work
from aanzet.work.queries import results_of
from tests.accounts.signin import sign_in
from tests.work.world import TODAY, World, browser


def highest(year: int) -> str:
    return bands("nl", year)[-1].key


def test_band_against_the_line_of_its_year(world: World) -> None:
    case = world.woman("Rahel Haile", date(2024, 1, 10))
    yes = actions.independence_record(
        by=None, on=date(2024, 6, 1), case=case, moment=Moment.EXIT, band=highest(2024)
    )
    no = actions.independence_record(
        by=None, on=date(2024, 6, 1), case=case, moment=Moment.START, band="none"
    )
    unknown_year = actions.independence_record(
        by=None, on=date(2023, 6, 1), case=case, moment=Moment.START, band=highest(2023)
    )
    assert (yes.answer, yes.measure, yes.definition_version, yes.year) == (
        "yes",
        "economic_independence",
        1,
        2024,
    )
    assert no.answer == Answer.NO
    assert unknown_year.answer == Answer.UNKNOWN


def test_declined_and_missing_are_no_no(world: World) -> None:
    case = world.woman("Rahel Haile", date(2026, 1, 10))
    actions.independence_record(by=None, on=TODAY, case=case, moment=Moment.START, declined=True, band="none")
    found = results_of(actor=world.staff(Role.COORDINATOR, world.north), case=case, on=TODAY)
    assert [(line.moment, line.answer) for line in found.moments] == [
        ("start", "declined"), ("exit", ""), ("6m", ""), ("12m", ""),
    ]  # fmt: skip


def test_correction_is_a_new_row_and_the_latest_stands(world: World) -> None:
    case = world.woman("Rahel Haile", date(2026, 1, 10))
    for band in ("none", highest(2026)):
        actions.independence_record(by=None, on=TODAY, case=case, moment=Moment.START, band=band)
    found = results_of(actor=world.staff(Role.COORDINATOR, world.north), case=case, on=TODAY)
    assert found.moments[0].answer == "yes"
    with unscoped("tests"):
        assert IndependenceStatement.objects.count() == 2


def test_page_declines(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    case = world.woman("Rahel Haile", date(2026, 1, 10))
    client = browser(world.staff(Role.COORDINATOR, world.north))
    address = reverse("work:independence_record", args=[case.pk])
    assert "70 procent" in client.get(address).content.decode()
    data = {"moment": "exit", "band": "declined"}
    data |= {"stated_on_day": "20", "stated_on_month": "11", "stated_on_year": "2026"}
    assert client.post(address, data).status_code == 302
    with unscoped("tests"):
        row = IndependenceStatement.objects.get()
    assert (row.moment, row.answer, row.band) == ("exit", "declined", "")


@pytest.mark.parametrize(
    ("benefit", "study", "hours", "expected"),
    [
        ("none", False, 12, True),
        ("none", False, Decimal("12.5"), False),
        ("some", False, 0, False),
        ("none", True, 0, False),
        ("none", None, 0, None),
        ("rather_not_say", False, 0, None),
        ("some", None, None, False),
        ("", None, None, None),
    ],
)
def test_no_benefit_little_work(
    benefit: str, study: bool | None, hours: object, expected: bool | None
) -> None:
    value = None if hours is None else Decimal(str(hours))
    assert no_benefit_little_work(benefit, study, value) is expected


def test_start_situation_comes_from_the_intake(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    case = world.woman("Rahel Haile", date(2026, 1, 10))
    intake = intake_start(by=None, on=TODAY, case=case, definition="intake", version=1)
    for question, value in (("income_source", "partner"), ("work_now", "none"), ("studying", "part_time")):
        answer_set(by=None, on=TODAY, intake=intake, question=question, value=value)
    told = situation_told(case)
    assert (told.benefit, told.hours_per_week, told.in_full_time_study) == ("none", Decimal(0), False)
    client = browser(world.staff(Role.COORDINATOR, world.north))
    address = reverse("work:start_situation_set", args=[case.pk])
    assert client.get(address).context["form"]["income_source"].value() == "partner"
    answer = client.post(
        address, {"income_source": "partner", "benefit": "none", "hours_per_week": "0", "study": "no"}
    )
    assert answer.status_code == 302
    with unscoped("tests"):
        assert StartSituation.objects.get(case=case).no_benefit_little_work is True


def test_rather_not_say_is_kept_as_such(world: World) -> None:
    case = world.woman("Rahel Haile", date(2026, 1, 10))
    intake = intake_start(by=None, on=TODAY, case=case, definition="intake", version=1)
    answer_set(by=None, on=TODAY, intake=intake, question="income_source", state=AnswerState.RATHER_NOT)
    assert situation_told(case).benefit == Benefit.RATHER_NOT


def test_she_may_answer_herself_on_a_page_of_her_own(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    account = account_create(by=None, on=TODAY, name="Rahel", email="rahel@example.org", language="nl")
    case = world.woman("Rahel Haile", date(2026, 1, 10), account=account)
    client = sign_in(Client(), account)
    address = reverse("work:independence_record", args=[case.pk])
    page = client.get(address).content.decode()
    assert 'class="her"' in page
    data = {"moment": "start", "band": "none"}
    data |= {"stated_on_day": "20", "stated_on_month": "11", "stated_on_year": "2026"}
    assert client.post(address, data).status_code == 302
    assert client.get(reverse("work:placement_add", args=[case.pk])).status_code == 404


def test_nothing_is_chosen_for_her_beforehand(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    case = world.woman("Rahel Haile", date(2026, 1, 10))
    client = browser(world.staff(Role.COORDINATOR, world.north))
    address = reverse("work:independence_record", args=[case.pk])
    page = client.get(address).content.decode()
    radios = re.findall(r'<input type="radio"[^>]*name="band"[^>]*>', page)
    assert len(radios) == len(bands("nl", TODAY.year)) + 2
    assert not [each for each in radios if "checked" in each]
    day = {"stated_on_day": "20", "stated_on_month": "11", "stated_on_year": "2026"}
    empty = client.post(address, {"moment": "start"} | day)
    assert empty.status_code == 422
    assert "heeft nog geen antwoord" in empty.content.decode()
    assert client.post(address, {"moment": "start", "band": "not_known"} | day).status_code == 302
    with unscoped("tests"):
        row = IndependenceStatement.objects.get()
    assert (row.answer, row.band) == (Answer.UNKNOWN, "")


@pytest.mark.parametrize(
    ("language", "country", "label"),
    [
        ("nl", "nl", "€ 500 tot € 1.000"),
        ("sv", "nl", "500 euro till 1 000 euro"),
        ("en", "nl", "€ 500 to € 1,000"),
        ("sv", "se", "5 000 kr till 10 000 kr"),
        ("nl", "se", "5.000 kr tot 10.000 kr"),
    ],
)
def test_a_band_is_written_as_her_language_writes_money(language: str, country: str, label: str) -> None:
    profile = country_profile(country)
    edges = [float(edge) for edge in profile.band_edges[:2]]
    with translation.override(language):
        said = band_label(Band("x", *edges), profile.currency)
    assert said.replace("\u00a0", " ") == label
    assert "EUR" not in said
