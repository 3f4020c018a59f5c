"""Her pages in a language that only she reads: no text that nobody could translate."""

import gettext
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from django.utils.translation import trans_real

from aanzet.core import messages
from tests.access.objects import address, complete
from tests.access.test_matrix import guarded
from tests.cast import Cast

LANGUAGE = "ar"
DJANGO = Path(django.__file__).parent / "conf" / "locale"


def test_no_pattern_of_the_manifest_is_empty() -> None:
    assert messages.hers.unused(messages.catalogue.STREET) == []


@pytest.mark.django_db
def test_every_text_of_her_pages_can_be_translated(
    cast: Cast, plain_pdf: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever she opens or sends, each text that is looked up stands in the catalogues of her language."""
    complete(cast)
    asked = _listen(monkeypatch)
    for name, (pattern, right) in guarded().items():
        for method in ("get", "post"):
            client = cast.client("participant")
            client.cookies[settings.LANGUAGE_COOKIE_NAME] = LANGUAGE
            asked.now = name
            getattr(client, method)(address(cast, name, pattern, right))
    known = _known()
    missing = {text: page for text, page in asked.heard.items() if text not in known}
    assert missing == {}
    assert len(asked.heard) > 300, "the crawl heard next to nothing"


class _Ear:
    """What was asked of the catalogue, and on which page first."""

    def __init__(self) -> None:
        self.heard: dict[str, str] = {}
        self.now = ""

    def note(self, text: str) -> None:
        if text:
            self.heard.setdefault(text, self.now)


def _listen(monkeypatch: pytest.MonkeyPatch) -> _Ear:
    ear = _Ear()
    catalogue: Any = trans_real.translation(LANGUAGE)
    one, many = catalogue.gettext, catalogue.ngettext

    def single(text: str) -> str:
        ear.note(text)
        return str(one(text))

    def plural(text: str, texts: str, number: int) -> str:
        ear.note(text)
        return str(many(text, texts, number))

    monkeypatch.setattr(catalogue, "gettext", single)
    monkeypatch.setattr(catalogue, "ngettext", plural)
    return ear


def _known() -> set[str]:
    """Texts of our catalogues of that language, and of Django's own; a context stands before its text."""
    ours = {
        f"{context}\x04{text}" if context else text
        for room in messages.rooms()
        for context, text in messages.catalogue.wanted(room, LANGUAGE)
    }
    theirs = gettext.translation("django", str(DJANGO), [LANGUAGE])
    return ours | {key[0] if isinstance(key, tuple) else key for key in vars(theirs)["_catalog"]}
