"""One home for languages, and each counts as its speakers do."""

import gettext
from pathlib import Path

import polib
import pytest
from django.conf import settings

from aanzet.core import languages, messages

IMPORT = "from django.utils.translation import ngettext\n"
COUNTED = 'ngettext("%(n)s day", "%(n)s days", 3)\n'

# Samples of Unicode CLDR 46 (supplemental/plurals.xml): the numbers that belong to each form, in order.
SAMPLES: dict[str, tuple[tuple[int, ...], ...]] = {
    "nl": ((1,), (0, 2, 16, 100, 1000, 1000000)),
    "sv": ((1,), (0, 2, 16, 101)),
    "en": ((1,), (0, 2, 16, 101)),
    "tr": ((1,), (0, 2, 16, 101)),
    "so": ((1,), (0, 2, 16, 101)),
    "ti": ((0, 1), (2, 17, 100)),
    "fa": ((0, 1), (2, 17, 100)),
    "es": ((1,), (1000000, 2000000), (0, 2, 16, 100, 1000)),
    "fr": ((0, 1), (1000000, 2000000), (2, 17, 100, 1000)),
    "uk": ((1, 21, 31, 101, 1001), (2, 4, 22, 24, 102, 1002), (0, 5, 11, 12, 14, 19, 100, 111, 112)),
    "pl": ((1,), (2, 4, 22, 24, 102, 1002), (0, 5, 11, 12, 14, 19, 21, 100, 101, 112)),
    "ar": ((0,), (1,), (2,), (3, 10, 103, 110, 1003), (11, 26, 99, 111, 1011), (100, 102, 200, 1000, 1000000)),
}  # fmt: skip


def test_the_pages_speak_the_languages_of_the_house() -> None:
    assert [code for code, _name in settings.LANGUAGES] == list(languages.HERS)
    assert languages.HOUSE[0] == languages.HERS[0] == settings.LANGUAGE_CODE
    assert set(languages.OWN_NAMES) == set(languages.HERS)
    assert languages.TRANSLATED == ("nl", "sv")
    assert set(messages.LANGUAGES) == set(languages.HERS) - {languages.SOURCE}


def test_no_room_has_a_list_of_languages_of_its_own() -> None:
    street = Path(languages.__file__).parent.parent
    home = Path(languages.__file__)
    own = [
        str(path.relative_to(street))
        for path in street.rglob("*.py")
        if path != home
        if any(text in path.read_text(encoding="utf-8") for text in ('"nl", "sv", "en"', '"en", "nl", "sv"'))
    ]
    assert own == []


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_each_number_gets_the_form_of_its_language(language: str) -> None:
    rule = languages.plural_rule(language)
    assert languages.plural_count(language) == len(SAMPLES[language])
    for form, numbers in enumerate(SAMPLES[language]):
        assert {number: rule(number) for number in numbers} == dict.fromkeys(numbers, form)


def test_every_rule_is_proved() -> None:
    assert set(languages.PLURAL_FORMS) == set(SAMPLES)
    assert set(languages.HERS) <= set(languages.PLURAL_FORMS)


def test_a_language_that_nobody_wrote_down_says_where_to_add_it() -> None:
    with pytest.raises(languages.UnknownPlural, match="Add it to PLURAL_FORMS"):
        languages.plural_forms("xx")


@pytest.fixture(autouse=True)
def _all_texts_are_hers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages.hers, "EVERYWHERE", ("*",))


def _room(folder: Path) -> Path:
    (folder / "work").mkdir()
    (folder / "work" / "__init__.py").write_text("")
    (folder / "work" / "texts.py").write_text(IMPORT + COUNTED)
    return folder


def _po(street: Path, language: str) -> Path:
    return street / "work" / "locale" / language / "LC_MESSAGES" / "django.po"


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_a_catalogue_is_made_with_as_many_forms_as_the_language_has(tmp_path: Path, language: str) -> None:
    street = _room(tmp_path)
    messages.update(messages.rooms(street), street=street, languages=[language])
    held = polib.pofile(str(_po(street, language)))
    assert sorted(held[0].msgstr_plural) == list(range(len(SAMPLES[language])))
    held[0].msgstr_plural = {form: f"form {form}" for form in held[0].msgstr_plural}
    held.save()
    messages.compile_all(street)
    with _po(street, language).with_suffix(".mo").open("rb") as compiled:
        said = gettext.GNUTranslations(compiled)
    for form, numbers in enumerate(SAMPLES[language]):
        for number in numbers:
            assert said.ngettext("%(n)s day", "%(n)s days", number) == f"form {form}"
    # A second time nothing is lost and nothing changes.
    assert messages.update(messages.rooms(street), street=street, languages=[language]) == []


def test_a_form_for_more_than_one_number_must_show_it(tmp_path: Path) -> None:
    street = _room(tmp_path)
    messages.update(messages.rooms(street), street=street, languages=["uk", "nl"])
    for language, texts in (("uk", ("день", "%(n)s дні", "%(n)s днів")), ("nl", ("een dag", "%(n)s dagen"))):
        held = polib.pofile(str(_po(street, language)))
        held[0].msgstr_plural = dict(enumerate(texts))
        held.save()
    found = list(messages.faults(messages.rooms(street), street=street, languages=["uk", "nl"]))
    # The Ukrainian form for 1 also stands for 21; a Dutch "een dag" is only ever one.
    assert found == ['work uk: texts.py:2 "%(n)s day": the placeholders of the plural differ']
