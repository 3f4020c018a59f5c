"""Every text can be read in Dutch, Swedish and English, and what a woman sees in nine languages more."""

import ast

import pytest

from aanzet.core import messages
from tests.house.street import named, python_files, rooms, templates, tree
from tests.house.wording import bare_strings, bare_words

# Template -> why its words need no translation.
UNTRANSLATED: dict[str, str] = {}


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_catalogues_are_complete(language: str) -> None:
    """Dutch and Swedish hold every text; the languages that only she reads hold every text that she sees."""
    assert list(messages.faults(messages.rooms(), languages=[language])) == []


def test_templates_hold_no_untranslated_words() -> None:
    found = [
        f"{named(path)}:{line} {text}"
        for path in templates()
        if named(path) not in UNTRANSLATED
        for line, text in bare_words(
            path.read_text(encoding="utf-8"), html=path.suffix in {".html", ".mjml", ".svg"}
        )
    ]
    assert found == []


@pytest.mark.parametrize("room", rooms())
def test_python_holds_no_untranslated_words(room: str) -> None:
    found = [f"{named(p)}:{line} {text}" for p in python_files(room) for line, text in bare_strings(tree(p))]
    assert found == []


def test_labels_wait_for_the_language_of_the_reader() -> None:
    """On the level of a module or class only the lazy forms may be called: the language is not known yet."""
    found = []
    for path in python_files():
        eager = {
            alias.asname or alias.name
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
            for alias in node.names
            if alias.name in {"gettext", "ngettext", "pgettext", "npgettext"}
        }
        waiting: list[ast.AST] = [tree(path)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in eager:
                found.append(f"{named(path)}:{node.lineno}")
            waiting += [
                child
                for child in ast.iter_child_nodes(node)
                if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            ]
    assert found == []


def test_wording_finds_bare_words() -> None:
    source = """<p title="Close {{ x }}">{% translate "Fine" %} Bare</p>
<c-head title="{% translate "a b" %}" lead="No"/>{% comment %} hidden {% endcomment %}{# hidden #}
<a href="words/here" :title="_('x y')">{{ name }} · 12</a>
<script src="x">words</script>{% blocktranslate %}Fine{% endblocktranslate %} Aanzet
<details{% if x %} open{% endif %}></details>"""
    assert [text for _, text in bare_words(source)] == ["Close …", "Bare", "No"]


def test_wording_finds_bare_strings() -> None:
    code = """class K(TextChoices):
    A = "a"
    B = "b", _("B")
raise Refused(f"No {x}")
CharField(label="Name")
Refused(_("x"))
"""
    assert [line for line, _ in bare_strings(ast.parse(code))] == [2, 4, 5]
