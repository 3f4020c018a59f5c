"""Tables that become cards on a phone: each cell learns the name of its column, so that a page writes a table once."""

import re
from itertools import chain
from typing import Final

from django.utils.html import strip_tags

_HEAD: Final = re.compile(r"<thead\b.*?</thead>", re.S)
_ROW: Final = re.compile(r"(<tr\b[^>]*>)(.*?)(?=</tr>|<tr\b|\Z)", re.S)
_CELL: Final = re.compile(r"<(t[dh])((?:\s[^>]*)?)>(?=\s*(?:(</t[dh]>)|(\d+\s*</t[dh]>))?)")
_COLUMN: Final = re.compile(r"<th\b([^>]*)>(.*?)</th>", re.S)
_SPAN: Final = re.compile(r"\bcolspan=[\"']?(\d+)")
_HIDDEN: Final = re.compile(r"<span class=\"visually-hidden\">.*?</span>", re.S)


def labelled(table: str) -> str:
    """The html of a table with `data-label` on each cell below a named column, and the roles that a table loses
    where a stylesheet lays it out as blocks. No label: the title of a row (its `th`, else its first cell in words:
    `data-title`), a cell over several columns, a column whose name is there for screen readers only."""
    head = _HEAD.search(table)
    if head is None:
        return table
    names = _names(head[0])
    body = _ROW.sub(lambda row: _row(row, names), table[head.end() :])
    return table[: head.start()] + _with_roles(head[0]) + _grouped(body)


def _names(head: str) -> list[str]:
    spans = (
        [" ".join(strip_tags(_HIDDEN.sub("", text)).split()).replace('"', "&quot;")] * _span(attributes)
        for attributes, text in _COLUMN.findall(head)
    )
    return list(chain.from_iterable(spans))


def _span(attributes: str) -> int:
    found = _SPAN.search(attributes)
    return int(found[1]) if found else 1


def _row(row: re.Match[str], names: list[str]) -> str:
    at, titled = 0, "<th" in row[2]

    def cell(found: re.Match[str]) -> str:
        nonlocal at, titled
        tag, attributes, empty, number = found.groups()
        span = _span(attributes)
        name = names[at] if span == 1 and at < len(names) else ""
        at += span
        label = f' data-label="{name}"' if name and tag == "td" and not empty else ""
        if not (titled or empty or number):
            titled, label = True, " data-title"
        return f'<{tag}{attributes} role="{"rowheader" if tag == "th" else "cell"}"{label}>'

    return _roled(row[1], "row") + _CELL.sub(cell, row[2])


def _with_roles(head: str) -> str:
    head = head.replace("<thead", '<thead role="rowgroup"', 1).replace("<tr", '<tr role="row"')
    return head.replace("<th ", '<th role="columnheader" ').replace("<th>", '<th role="columnheader">')


def _grouped(body: str) -> str:
    return re.sub(r"<tbody\b(?![^>]*\brole=)", '<tbody role="rowgroup"', body)


def _roled(tag: str, role: str) -> str:
    return tag if "role=" in tag else f'{tag[:3]} role="{role}"{tag[3:]}'
