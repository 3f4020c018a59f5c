"""Whom the pictures, letters and voices come from."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from aanzet.core import clock
from aanzet.speech.actions import speaker_add
from aanzet.speech.credits import WORKS
from tests.paths import ROOT

pytestmark = pytest.mark.django_db


def test_every_work_of_others_is_named_for_everybody(client: Client) -> None:
    html = client.get(reverse("speech:credits"), headers={"accept-language": "nl"}).content.decode()
    for work in WORKS:
        assert work.name in html
        assert work.licence in html
    files = (ROOT / "aanzet/ui/static/ui/LICENCES.md").read_text(encoding="utf-8")
    assert {work.name for work in WORKS if work.name.startswith(("Noto", "Vazir"))} == set(
        re.findall(r"^\| `fonts/[^|]*\| ((?:Noto|Vazir)[A-Za-z ]*)", files, re.MULTILINE)
    )


def test_only_speakers_who_want_it_are_named(client: Client) -> None:
    on = clock.today()
    for name, terms in (("Almaz", "here"), ("Hodan", "cc-by"), ("Selam", "cc0")):
        speaker_add(by=None, on=on, name=name, terms=terms, agreed_on=on)
    html = client.get(reverse("speech:credits")).content.decode()
    assert [name in html for name in ("Almaz", "Hodan", "Selam")] == [False, True, False]


def test_public_pages_lead_there(client: Client) -> None:
    assert f'href="{reverse("speech:credits")}"' in client.get(reverse("account_login")).content.decode()
