"""Her papers to take along: whole, readable without the house, and under a name that tells nothing."""

import io
import json
import time
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from aanzet.cases import actions as journey
from aanzet.cases.actions.care import ContactInput
from aanzet.journal.models import Entry
from aanzet.participants import parts
from aanzet.participants.parts import Part
from aanzet.rights.copying import VERSION, make_copy
from tests.cast import OF_OTHERS, SOUND, Cast, Word, ask_her_yes, choose_and_weigh, go_together

pytestmark = pytest.mark.django_db
# A voice is a file; the people around her are left out, so that nobody finds them on her phone.
NOT_HERS = OF_OTHERS | {Word.VOICE, Word.PERSON}


def _open(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def test_one_click_gives_all_that_is_hers(cast: Cast, plain_pdf: None) -> None:
    ask_her_yes(cast)
    go_together(cast)
    choose_and_weigh(cast)
    client = cast.client("participant")
    assert reverse("rights:my_copy_file") in client.get(reverse("rights:my_copy")).content.decode()
    got = client.post(reverse("rights:my_copy_file"))
    assert got["Content-Type"] == "application/zip"
    assert got["Content-Disposition"] == 'attachment; filename="papers.zip"'
    assert got["Cache-Control"] == "no-store"
    packed = _open(got.content)
    names = packed.namelist()
    assert {"read.html", "read.css", "data.json", "files/plan.pdf"} <= set(names)
    assert [packed.read(name) for name in names if name.startswith("files/voice")] == [SOUND]
    data = packed.read("data.json").decode()
    assert {word for word in Word if word.value not in data} == NOT_HERS
    assert not [name for name in names if Word.PERSON.encode() in packed.read(name)]
    page = packed.read("read.html").decode()
    for word in (
        Word.WISH,
        Word.GOAL,
        Word.NOTE,
        Word.INTAKE,
        Word.REPORT,
        Word.NEEDS,
        Word.WRONG,
        Word.REMARK,
    ):
        assert word.value in page, word
    assert Entry.objects.get(action="right.copy_taken").subject_id == cast.participant.pk


def test_nobody_else_is_in_it_but_by_name(cast: Cast) -> None:
    packed = _open(make_copy(participant=cast.participant, on=cast.on).content)
    text = packed.read("read.html").decode() + packed.read("data.json").decode()
    assert "Coach" in text
    for stranger in ("Amina", "coach@example.org", str(cast.users["coach"].pk), str(cast.other_case.pk)):
        assert stranger not in text


def test_page_needs_no_house_around_it(cast: Cast) -> None:
    page = _open(make_copy(participant=cast.participant, on=cast.on).content).read("read.html").decode()
    for outside in ("http://", "https://", "<script", "/static/"):
        assert outside not in page


@pytest.mark.parametrize(("language", "direction"), [("nl", "ltr"), ("ar", "rtl")])
def test_page_runs_in_the_direction_of_her_language(cast: Cast, language: str, direction: str) -> None:
    with translation.override(language):
        page = _open(make_copy(participant=cast.participant, on=cast.on).content).read("read.html").decode()
    assert f'<html lang="{language}" dir="{direction}">' in page


def test_data_has_the_documented_shape(cast: Cast) -> None:
    data = json.loads(_open(make_copy(participant=cast.participant, on=cast.on).content).read("data.json"))
    assert set(data) == {"version", "made_on", "language", "parts", "files", "left_out"}
    assert (data["version"], data["made_on"]) == (VERSION, cast.on.isoformat())
    rows = [row for part in data["parts"] for row in part["rows"]]
    assert all(set(row) == {"table", "title", "fields"} for row in rows)
    assert {"participants.participant", "cases.wish", "cases.intakeanswer"} <= {row["table"] for row in rows}


def test_what_is_left_out_is_named(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = Part("hidden", "My map", 60, left_out=True)
    monkeypatch.setattr("aanzet.rights.copying.parts.parts", lambda: (*_PARTS, hidden))
    packed = _open(make_copy(participant=cast.participant, on=cast.on).content)
    assert "My map" in packed.read("read.html").decode()
    assert json.loads(packed.read("data.json"))["left_out"] == ["My map"]


_PARTS = parts.parts()


def test_a_fresh_sign_in_is_asked(cast: Cast) -> None:
    client = cast.client("participant")
    session = client.session
    session["account_authentication_methods"] = [
        record | {"at": time.time() - 3600} for record in session["account_authentication_methods"]
    ]
    session.save()
    assert client.get(reverse("rights:my_copy")).status_code == 200
    asked = client.post(reverse("rights:my_copy_file"))
    assert asked.status_code == 302
    assert "papers" not in asked.headers.get("Content-Disposition", "")


def test_staff_cannot_take_it(cast: Cast) -> None:
    for who in ("coach", "coordinator", "administrator"):
        assert cast.client(who).post(reverse("rights:my_copy_file")).status_code == 404
    assert Client().post(reverse("rights:my_copy_file")).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_a_longer_story_takes_no_more_queries(
    cast: Cast, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(number):
        journey.contact_add(
            by=cast.actor("coach"), on=cast.on, case=cast.case, typed=ContactInput(minutes=5, note="Hello")
        )
    with django_assert_max_num_queries(120):
        make_copy(participant=cast.participant, on=cast.on)
