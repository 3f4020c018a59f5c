"""A text that asks for a yes is shown in a language that somebody read."""

import re

import pytest
from django.db.models import QuerySet
from django.template import Context, Template, TemplateSyntaxError
from django.urls import reverse
from django.utils.translation import override

from aanzet.core.languages import HERS, REVIEWED
from aanzet.ui.templatetags.asks import language_of_yes
from aanzet.work.models import Placement
from tests.cast import Cast, ask_her_yes

TEXT = (
    '{% load i18n asks %}{% asks_yes house "Marijke" phone %}<p>{% translate "Save" %}</p>{% endasks_yes %}'
)


def _shown(language: str, house: str, phone: str = "+31610000001") -> str:
    with override(language):
        return Template(TEXT).render(Context({"house": house, "phone": phone}))


@pytest.mark.parametrize(("language", "words"), [("nl", "Bewaar"), ("sv", "Spara"), ("en", "Save")])
def test_asks_yes_leaves_a_language_that_was_read_as_it_is(language: str, words: str) -> None:
    assert _shown(language, "nl") == f"<p>{words}</p>"


@pytest.mark.parametrize("language", [code for code in HERS if code not in REVIEWED])
def test_asks_yes_asks_in_the_language_of_the_programme(language: str) -> None:
    dutch, swedish = _shown(language, "nl"), _shown(language, "sv")
    assert '<div lang="nl" dir="ltr" class="stack" data-asks-yes><p>Bewaar</p></div>' in dutch
    assert '<div lang="sv" dir="ltr" class="stack" data-asks-yes><p>Spara</p></div>' in swedish
    assert 'href="tel:+31610000001"' in dutch


def test_asks_yes_without_a_phone_has_no_button() -> None:
    assert "tel:" not in _shown("fa", "nl", phone="")


def test_asks_yes_falls_back_to_a_language_that_was_read() -> None:
    with override("ti"):
        assert language_of_yes("ar") == "nl"
        assert language_of_yes("sv") == "sv"


def test_asks_yes_needs_its_three_words() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template('{% load asks %}{% asks_yes "nl" %}{% endasks_yes %}')


def _asked(cast: Cast, name: str) -> str:
    """What stands in the part of an Arabic page that asks for her yes."""
    if name == "work:yes_say":
        ask_her_yes(cast)
    of = {
        "circle:my_yes_to": cast.school.pk,
        "work:yes_say": QuerySet(Placement).order_by("-created_at").first(),
    }
    found = of.get(name)
    address = reverse(name, args=[getattr(found, "pk", found)] if found else [])
    page = cast.client("participant").get(address, headers={"accept-language": "ar"}).content.decode()
    start = page.index("data-asks-yes>")
    depth, end = 1, 0
    for tag in re.finditer(r"<(/?)div\b", page[start:]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            end = tag.start()
            break
    return re.sub(r"<[^>]*>", " ", page[start : start + end]) if "<form" in page[start : start + end] else ""


@pytest.mark.parametrize("name", ["circle:my_yes_to", "rights:my_farewell_ask", "work:yes_say"])
def test_what_she_chooses_and_the_button_of_her_yes_stand_in_the_language_of_the_text(
    cast: Cast, name: str
) -> None:
    asked = _asked(cast, name)
    assert re.search(r"\b(Ja|Nee)\b", asked)
    assert not re.search("[\u0600-\u06ff]", asked)
