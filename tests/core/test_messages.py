"""The texts that are found are the texts that Django looks up."""

from pathlib import Path

import polib
import pytest
from django.template import Context, Engine
from django.utils import translation
from django.utils.translation import trans_real

from aanzet.core import messages
from aanzet.core.languages import TRANSLATED

TEMPLATE = """{% load i18n %}{% comment %}{% translate "not me" %}{% endcomment %}
{# {% translate "nor me" %} #}
{% translate "Open" %} {% translate 'May' context "month" %} {% translate "It's 50% done" %}
{% blocktranslate trimmed count n=rows with who=name %}
  {{ who }} has {{ n }} step
{% plural %}
  {{ who }} has {{ n }} steps
{% endblocktranslate %}
{% blocktranslate with who=name %}Hello
 {{ who }}, 100%{% endblocktranslate %}
<c-head title="{% translate "Inside" %}" :lead="_('Attribute')" />
{{ nothing|default:_("Default") }}{% include "x" with a=_('Included') %}
"""
IMPORT = "from django.utils.translation import gettext_lazy as _\n"
PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext as p
_("One " "text"); ngettext("%(n)s day", "%(n)s days", 3); p("verb", "Call"); _(name); other("No")
"""


def test_template_messages_all_found() -> None:
    found = [(m.context, m.text, m.plural) for m in messages.in_template(TEMPLATE)]
    assert found == [
        (None, "Open", None),
        ("month", "May", None),
        (None, "It's 50%% done", None),
        (None, "%(who)s has %(n)s step", "%(who)s has %(n)s steps"),
        (None, "Hello\n %(who)s, 100%%", None),
        (None, "Inside", None),
        (None, "Attribute", None),
        (None, "Default", None),
        (None, "Included", None),
    ]


def test_python_messages_all_found() -> None:
    assert [(m.context, m.text, m.plural) for m in messages.in_python(PYTHON)] == [
        (None, "One text", None),
        (None, "%(n)s day", "%(n)s days"),
        ("verb", "Call", None),
    ]


def test_template_messages_are_those_django_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[tuple[str | None, str]] = set()
    catalogue = translation.trans_real.translation("nl")

    def gettext(text: str) -> str:
        asked.add(_split(text))
        return text

    def ngettext(singular: str, plural: str, _number: int) -> str:
        asked.add(_split(singular))
        return plural

    monkeypatch.setattr(catalogue, "gettext", gettext)
    monkeypatch.setattr(catalogue, "ngettext", ngettext)
    source = TEMPLATE.split("<c-head")[0] + "{{ nothing|default:_('Default') }}"
    with translation.override("nl"):
        Engine(libraries={"i18n": "django.templatetags.i18n"}).from_string(source).render(
            Context({"rows": 3, "name": "Amina"})
        )
    assert asked == {m.key for m in messages.in_template(source)}


def _split(text: str) -> tuple[str | None, str]:
    context, mark, rest = text.partition(trans_real.CONTEXT_SEPARATOR)
    return (context, rest) if mark else (None, context)


def _street(folder: Path, **rooms: str) -> Path:
    for name, source in rooms.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "__init__.py").write_text("")
        (folder / name / "texts.py").write_text(IMPORT + source)
    return folder


def _po(street: Path, room: str, language: str = "nl") -> Path:
    return street / room / "locale" / language / "LC_MESSAGES" / "django.po"


def test_update_keeps_translations_and_drops_what_left(tmp_path: Path) -> None:
    street = _street(tmp_path, work='_("Open")\n_("Gone")\n')
    messages.update(messages.rooms(street), street=street)
    held = polib.pofile(str(_po(street, "work")))
    held[0].msgstr = "Openen"
    held[1].msgstr = "Weg"
    held.save()
    _street(tmp_path, work='_("New")\n_("Open")\n')
    lines = messages.update(messages.rooms(street), street=street)
    assert lines == ["work nl: 2 texts, 1 to translate", "work sv: 2 texts, 2 to translate"]
    assert {e.msgid: e.msgstr for e in polib.pofile(str(_po(street, "work")))} == {
        "New": "",
        "Open": "Openen",
    }
    assert messages.update(messages.rooms(street), street=street) == []


def test_update_takes_the_translation_of_another_room(tmp_path: Path) -> None:
    street = _street(tmp_path, cases='_("Open")\n')
    messages.update(messages.rooms(street), street=street)
    held = polib.pofile(str(_po(street, "cases")))
    held[0].msgstr = "Openen"
    held.save()
    _street(tmp_path, work='_("Open")\n')
    messages.update(messages.rooms(street), street=street)
    assert polib.pofile(str(_po(street, "work")))[0].msgstr == "Openen"


def test_check_names_each_fault(tmp_path: Path) -> None:
    street = _street(tmp_path, cases='_("Open %(n)s")\n_("Shut")\n', work='_("Shut")\n')
    messages.update(messages.rooms(street), street=street, languages=TRANSLATED)
    for language in TRANSLATED:
        for room, texts in (("cases", ("Open", "Dicht")), ("work", ("Toe",))):
            held = polib.pofile(str(_po(street, room, language)))
            for entry, text in zip(held, texts, strict=True):
                entry.msgstr = text
            held.save()
    found = list(messages.faults(messages.rooms(street), street=street, languages=TRANSLATED))
    assert len(found) == 4
    assert 'work nl: "Shut" is "Toe" here and "Dicht" in cases' in found[0]
    assert found[2] == 'cases nl: texts.py:2 "Open %(n)s": the placeholders of the translation differ'


def test_compiled_catalogue_is_written_when_old(tmp_path: Path) -> None:
    street = _street(tmp_path, work='_("Open")\n')
    messages.update(messages.rooms(street), street=street)
    assert messages.compile_all(street) == 2
    assert messages.compile_all(street) == 0
    assert polib.mofile(str(_po(street, "work").with_suffix(".mo"))).metadata["Language"] == "nl"
