"""What stands beside each speaker button of a finished page: the words a woman sees there, in their order.

The page is read as the browser shows it: what is hidden, drawn or typed by her is left out. One pass, no tree: our own
pages are well formed, and this is done for every page that has a button.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from aanzet.core.text import clean

_TAG = re.compile(r"<!--.*?-->|<!doctype[^>]*>|<(/?)([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>", re.S)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)")
_ID = re.compile(r"(?:^|\s)id=\"([^\"]*)\"")
_SAY = re.compile(r"(?:^|\s)class=\"say\"")
_TARGET = re.compile(r"(?:^|\s)data-say=\"([^\"]*)\"")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SILENT = frozenset(
    "svg script style template textarea select nav audio video noscript head datalist".split()
)
# Where a line ends although the tag does not: everything else begins and ends a line of its own.
_INLINE = frozenset("a abbr b bdi bdo code em i mark q small span strong sub sup time u wbr".split())
# A button without a target reads the nearest of these around it.
_AROUND = frozenset("section fieldset form main".split())


@dataclass(slots=True)
class Element:
    """An open or closed element: the numbers of its first line and the one behind its last."""

    tag: str
    id: str
    silent: bool
    begin: int
    end: int = -1


@dataclass(slots=True)
class Button:
    """A speaker button: where its opening tag stands in the page, and which element it reads."""

    span: tuple[int, int]
    target: str
    around: Element | None


@dataclass(slots=True)
class Reading:
    """A page while it is read. `lines`: pieces of text, one list for each line of the page."""

    lines: list[list[str]] = field(default_factory=lambda: [[]])
    stack: list[Element] = field(default_factory=list)
    by_id: dict[str, Element] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)

    def break_line(self) -> None:
        if self.lines[-1]:
            self.lines.append([])

    @property
    def now(self) -> int:
        return len(self.lines) - (not self.lines[-1])


@dataclass(frozen=True, slots=True)
class Block:
    """What one button reads: `lines`, each of the pieces it is made of. `span`: of the button's opening tag."""

    span: tuple[int, int]
    lines: tuple[tuple[str, ...], ...]


def blocks(html: str) -> list[Block]:
    """One block for each speaker button, in the order of the page."""
    page = Reading()
    at = 0
    for tag in _TAG.finditer(html):
        _words(page, html[at : tag.start()])
        at = tag.end()
        if tag[2]:
            _element(page, tag)
    _words(page, html[at:])
    for element in page.stack:
        element.end = page.now
    return [Block(button.span, tuple(_lines(page, button))) for button in page.buttons]


def _lines(page: Reading, button: Button) -> Iterator[tuple[str, ...]]:
    element = page.by_id.get(button.target) if button.target else button.around
    if element is not None:
        yield from (tuple(line) for line in page.lines[element.begin : element.end] if line)


def _words(page: Reading, raw: str) -> None:
    if page.stack and page.stack[-1].silent:
        return
    text = clean(unescape(raw))
    if text:
        page.lines[-1].append(text)


def _element(page: Reading, tag: re.Match[str]) -> None:
    closing, name, attributes = tag[1], tag[2].lower(), tag[3]
    if name not in _INLINE:
        page.break_line()
    if closing:
        _close(page, name)
    elif name not in _VOID and not attributes.endswith("/"):
        _open(page, tag, name, attributes)


def _open(page: Reading, tag: re.Match[str], name: str, attributes: str) -> None:
    spoken = not (page.stack and page.stack[-1].silent)
    if _SAY.search(attributes):
        if spoken:
            target = _TARGET.search(attributes)
            around = next((e for e in reversed(page.stack) if e.tag in _AROUND), None)
            page.buttons.append(Button(tag.span(), target[1] if target else "", around))
        spoken = False
    bare = _QUOTED.sub('""', attributes)
    silent = name in _SILENT or bool(_HIDDEN.search(bare)) or 'aria-hidden="true"' in attributes
    found = _ID.search(attributes)
    element = Element(name, found[1] if found else "", silent or not spoken, page.now)
    # Of a closed <details> only its summary is seen.
    if name == "details" and not re.search(r"(?:^|\s)open(?=[\s=/]|$)", bare):
        element.silent = True
    elif name == "summary" and page.stack and page.stack[-1].tag == "details" and not silent:
        element.silent = len(page.stack) > 1 and page.stack[-2].silent
    page.stack.append(element)
    if element.id:
        page.by_id.setdefault(element.id, element)


def _close(page: Reading, name: str) -> None:
    for depth in range(len(page.stack) - 1, -1, -1):
        if page.stack[depth].tag == name:
            for element in page.stack[depth:]:
                element.end = page.now
            del page.stack[depth:]
            return
