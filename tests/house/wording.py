"""Find words in a template or in Python that nobody can translate."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

# Attributes that people see or hear, of HTML and of our components.
_SHOWN = {
    "title", "alt", "placeholder", "aria-label", "aria-description", "label", "lead", "submit", "caption",
    "summary", "text", "heading", "hint", "legend", "empty",
}  # fmt: skip
_SILENT = {"script", "style", "code", "pre", "kbd"}
# Names that are the same in every language.
_SAME_EVERYWHERE = {"Aanzet", "PDF", "CSV", "JSON", "GSE", "ID"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_VOID = "\x00"


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        for name, value in attrs:
            if name in _SHOWN and value:
                self._note(value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.silent -= tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._note(data)

    def _note(self, text: str) -> None:
        words = set(_WORD.findall(text)) - _SAME_EVERYWHERE
        if words:
            self.found.append((self.getpos()[0], " ".join(text.replace(_VOID, "…").split())))


def bare_words(source: str, *, html: bool = True) -> list[tuple[int, str]]:
    """Text of a template that stands outside translation tags: (line, text)."""
    parts: list[str] = []
    hidden = ""
    for token in Lexer(source).tokenize():
        contents = token.contents
        if token.token_type is TokenType.BLOCK:
            name = contents.split()[0] if contents.split() else ""
            if not hidden and name in {"comment", "blocktranslate", "blocktrans"}:
                hidden = f"end{name}"
            elif name == hidden:
                hidden = ""
        shown = token.token_type is TokenType.TEXT and not hidden
        # A value stands for itself; a tag leaves a gap, so that <details{% if x %} open{% endif %}> stays HTML.
        gap = _VOID if token.token_type is TokenType.VAR else " "
        parts.append(contents if shown else gap + "\n" * contents.count("\n"))
    text = "".join(parts)
    if not html:
        return [(n, line) for n, line in enumerate(text.splitlines(), 1) if _WORD.search(line)]
    parser = _Words()
    parser.feed(text)
    parser.close()
    return parser.found


# Call -> the positional argument that people read.
_READ_BY_PEOPLE = {"Refused": 0, "ValidationError": 0}
_READ_KEYWORDS = {"label", "help_text", "violation_error_message", "verbose_name", "empty_label"}
_MESSAGES = {"success", "info", "warning", "error"}


def bare_strings(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Literals in Python that a person would read untranslated: labels of choices, of fields, messages."""
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef) and any(
            _name(base) in {"TextChoices", "IntegerChoices"} for base in node.bases
        ):
            yield from _choices(node)
        elif isinstance(node, ast.Call):
            for argument in _shown_arguments(node):
                if _is_text(argument):
                    yield argument.lineno, ast.unparse(argument)


def _choices(node: ast.ClassDef) -> Iterator[tuple[int, str]]:
    for line in node.body:
        if (
            isinstance(line, ast.Assign)
            and isinstance(line.targets[0], ast.Name)
            and line.targets[0].id.isupper()
        ):
            value = line.value
            if not (isinstance(value, ast.Tuple) and isinstance(value.elts[-1], ast.Call)):
                yield line.lineno, f"{node.name}.{line.targets[0].id} has no translated label"


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _shown_arguments(call: ast.Call) -> Iterator[ast.expr]:
    name = _name(call.func)
    if name in _READ_BY_PEOPLE and len(call.args) > _READ_BY_PEOPLE[name]:
        yield call.args[_READ_BY_PEOPLE[name]]
    if name in _MESSAGES and isinstance(call.func, ast.Attribute) and _name(call.func.value) == "messages":
        yield from call.args[1:2]
    # argparse (add_argument) speaks to whoever runs the server, in English.
    if name != "add_argument":
        yield from (k.value for k in call.keywords if k.arg in _READ_KEYWORDS)


def _is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(_is_text(part) for part in node.values)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_WORD.search(node.value))
