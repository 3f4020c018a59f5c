"""A text that asks for a yes is shown in a language that somebody read."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override

from aanzet.core.languages import HERS, REVIEWED
from aanzet.ui.templatetags.asks import language_of_yes

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
