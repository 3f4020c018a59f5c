"""The paper about an erasure: one A4 in the language of the house and hers, under a name that tells nothing."""

import sys

import pytest
from django.urls import reverse
from django.utils import translation

from aanzet.participants import parts
from aanzet.programmes.models import Programme
from aanzet.rights import actions
from aanzet.rights.models import Certificate
from tests.cast import Cast, Word
from tests.rights.test_farewell import _ask
from tests.sheets.test_good import _pages

pytestmark = pytest.mark.django_db


def _wide_paper(cast: Cast) -> str:
    """A paper with every part that a room can name; returns its code."""
    row, code = _ask(cast)
    actions.rights_due(on=row.erase_on)
    Certificate.objects.update(parts=[[part.name, 120, 60] for part in parts.parts()])
    return code


@pytest.mark.parametrize("language", ["nl", "ar", "ti", "uk", "fr"])
def test_paper_is_one_a4_in_her_language_too(cast: Cast, language: str) -> None:
    pytest.importorskip("weasyprint")
    code, visitor = _wide_paper(cast), cast.client("visitor")
    visitor.cookies["language"] = language
    made = visitor.post(reverse("rights:paper"), {"code": code})
    assert made["Content-Type"] == "application/pdf"
    assert made["Content-Disposition"] == 'attachment; filename="paper.pdf"'
    assert made["Cache-Control"] == "no-store"
    assert _pages(made.content) == 1


@pytest.mark.parametrize(("country", "first"), [("nl", "Wat is gewist"), ("se", "Vad som har raderats")])
def test_paper_speaks_the_language_of_the_country_and_hers(
    cast: Cast, plain_pdf: None, country: str, first: str
) -> None:
    Programme.objects.update(country=country)
    code, visitor = _wide_paper(cast), cast.client("visitor")
    visitor.cookies["language"] = "ar"
    text = visitor.post(reverse("rights:paper"), {"code": code}).content.decode()
    with translation.override("ar"):
        second = translation.gettext("What was erased")
    assert first in text
    assert f'dir="rtl">{second}' in text
    assert not any(word.value in text for word in Word)


def test_paper_of_who_reads_dutch_says_all_once(cast: Cast, plain_pdf: None) -> None:
    code = _wide_paper(cast)
    text = cast.client("visitor").post(reverse("rights:paper"), {"code": code}).content.decode()
    assert 'class="other"' not in text


def test_without_pango_the_paper_comes_as_a_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    made = cast.client("visitor").post(reverse("rights:paper"), {"code": _wide_paper(cast)})
    assert made["Content-Disposition"] == 'attachment; filename="paper.html"'
    assert cast.organisation.name in made.content.decode()
