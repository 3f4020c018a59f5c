"""Find every text that Django will look up: gettext calls in Python, translation tags in templates."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template.base import Lexer, Token, TokenType
from django.utils.text import unescape_string_literal
from django.utils.translation import trim_whitespace

# Function -> positions of (context, singular, plural) in its arguments.
_CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
_LITERAL = r"""(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*')"""
_INLINE = re.compile(rf"^trans(?:late)?\s+({_LITERAL})")
_BLOCK = re.compile(r"^blocktrans(?:late)?(?:\s|$)")
_CONTEXT = re.compile(rf"\scontext\s+({_LITERAL})")
_CONSTANT = re.compile(rf"(?<![\w.])_\(({_LITERAL})\)")
TEMPLATE_ENDINGS = frozenset({".html", ".txt", ".mjml", ".xml", ".ics", ".svg"})


@dataclass(frozen=True, slots=True)
class Message:
    """One text: the English msgid, its plural, its context, and the file (in the room) and line it stands in."""

    text: str
    plural: str | None = None
    context: str | None = None
    place: str = ""
    line: int = 0

    @property
    def key(self) -> tuple[str | None, str]:
        """What the catalogue files it under: (context, msgid)."""
        return (self.context, self.text)


def in_room(folder: Path) -> Iterator[Message]:
    """All messages of one room, files in order of their path, texts in order of the file."""
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.suffix == ".py" and "migrations" not in place.parts:
            yield from in_python(path.read_text(encoding="utf-8"), str(place))
        elif path.suffix in TEMPLATE_ENDINGS and "templates" in place.parts:
            yield from in_template(path.read_text(encoding="utf-8"), str(place))


def in_python(source: str, place: str = "") -> Iterator[Message]:
    """Messages in Python source. A call whose argument is no literal is passed by: it has no fixed text."""
    tree = ast.parse(source)
    names = {name: name for name in _CALLS}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {
                alias.asname: alias.name for alias in node.names if alias.asname and alias.name in _CALLS
            }
    found = [call for call in ast.walk(tree) if isinstance(call, ast.Call)]
    for call in sorted(found, key=lambda c: (c.lineno, c.col_offset)):
        at_context, at_text, at_plural = _CALLS.get(names.get(_called(call), ""), (None, -1, None))
        text = _literal(call, at_text)
        if text:
            yield Message(text, _literal(call, at_plural), _literal(call, at_context), place, call.lineno)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _literal(call: ast.Call, position: int | None) -> str | None:
    if position is None or not 0 <= position < len(call.args):
        return None
    argument = call.args[position]
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return None


def in_template(source: str, place: str = "") -> Iterator[Message]:
    """Messages in a template: `translate`, `blocktranslate`, `_("...")` in tags and in component attributes."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type is TokenType.BLOCK:
            if token.contents.split(None, 1)[:1] == ["comment"]:
                _skip(tokens, "endcomment")
                continue
            if _BLOCK.match(token.contents):
                yield _block(token, tokens, place)
            elif inline := _INLINE.match(token.contents):
                text = unescape_string_literal(inline[1]).replace("%", "%%")
                yield Message(text, None, _context(token.contents), place, token.lineno or 0)
        if token.token_type is not TokenType.COMMENT:
            for literal in _CONSTANT.findall(token.contents):
                text = unescape_string_literal(literal).replace("%", "%%")
                yield Message(text, None, None, place, token.lineno or 0)


def _skip(tokens: Iterator[Token], end: str) -> None:
    for token in tokens:
        if token.token_type is TokenType.BLOCK and token.contents == end:
            return


def _context(contents: str) -> str | None:
    held = _CONTEXT.search(contents)
    return unescape_string_literal(held[1]) if held else None


def _block(opening: Token, tokens: Iterator[Token], place: str) -> Message:
    """Read up to `endblocktranslate`, building the msgid as BlockTranslateNode.render_token_list does."""
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token.token_type is TokenType.BLOCK:
            if token.contents.strip() == "plural":
                parts.append([])
            else:
                break
        elif token.token_type is TokenType.VAR:
            parts[-1].append(f"%({token.contents})s")
        elif token.token_type is TokenType.TEXT:
            parts[-1].append(token.contents.replace("%", "%%"))
    texts = ["".join(part) for part in parts]
    if "trimmed" in opening.split_contents():
        texts = [trim_whitespace(text) for text in texts]
    plural = texts[1] if len(texts) > 1 else None
    return Message(texts[0], plural, _context(opening.contents), place, opening.lineno or 0)
