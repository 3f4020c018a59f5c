"""Gives each speaker button of a finished page the words it reads: see `blocks`, `parts` and `ticket`."""

import re
from collections.abc import Callable
from html import escape

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from aanzet.speech import engine, shelf
from aanzet.speech.blocks import Block, blocks
from aanzet.speech.parts import parts_of
from aanzet.speech.ticket import Ticket, sealed

_MARK = b'class="say"'
_LANGUAGE = re.compile(r'<html lang="([a-z]+)')
_VALUE = re.compile(r' value="[^"]*"')
GetResponse = Callable[[HttpRequest], HttpResponse]


def speakers(get_response: GetResponse) -> GetResponse:
    """A button gets its ticket. It is shown when something can be heard; else it keeps its place and waits for the
    script, which looks whether the phone has a voice. Without words it stays away."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if (
            not response.streaming
            and response.get("Content-Type", "").startswith("text/html")
            and _MARK in response.content
        ):
            response.content = filled(response.content.decode(), request.get_full_path()).encode()
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response

    return handle


def filled(html: str, back: str) -> str:
    """The page with a ticket in each button, and with the form that the buttons send."""
    named = _LANGUAGE.search(html)
    language = named[1] if named else ""
    pieces, at = [], 0
    for block in blocks(html):
        begin, end = block.span
        pieces += [html[at:begin], _button(html[begin:end], block, language, back)]
        at = end
    if not at:
        return html
    pieces.append(html[at:])
    return "".join(pieces).replace("</body>", f"{render_to_string('speech/_form.html')}</body>", 1)


def _button(tag: str, block: Block, language: str, back: str) -> str:
    machine = language in engine.languages()
    ticket = Ticket(language, machine, back, parts_of(block.lines, language, shelf.voices(language), machine))
    if not ticket.parts:
        return tag
    tag = _VALUE.sub("", tag)
    shown = "" if ticket.heard else " data-maybe"
    return tag.replace(" hidden", f' value="{escape(sealed(ticket))}"{shown}', 1)
