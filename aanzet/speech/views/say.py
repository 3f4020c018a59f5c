"""Reading aloud: the sound of a block, one part at a time or as a page, and the recordings of people."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from aanzet.access.doors import public
from aanzet.access.middleware import POLICY
from aanzet.core.text import whole
from aanzet.speech import engine
from aanzet.speech.engine.mp3 import KIND
from aanzet.speech.models import Recording
from aanzet.speech.parts import Order, Part
from aanzet.speech.ticket import NotOurs, Ticket, TooOld, opened

# A page without script: how many characters one sound holds, and how long it may wait for its turn.
_PIECE = 1_200
_PATIENCE = 3.0
_KEPT = "public, max-age=604800, immutable"


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound on the page for phones without script: its words, and where it is (an address, or the sound itself)."""

    words: str
    source: str


@public
@csrf_exempt
@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """What the speaker button asks: with `part` the sound of that part, else a page to listen to. Without CSRF
    check: the ticket is signed, and nothing is changed."""
    try:
        ticket = opened(request.POST.get("words", ""))
    except TooOld:
        return _sorry(request, 410)
    except NotOurs:
        raise Http404 from None
    try:
        if "part" in request.POST:
            return _sound(ticket, request.POST["part"])
        return _page(request, ticket)
    except engine.Busy:
        return _sorry(request, 429, ticket.back)
    except engine.Unspoken:
        return _sorry(request, 503, ticket.back)


def _sound(ticket: Ticket, asked: str) -> HttpResponse:
    part = whole(asked, -1)
    if not (0 <= part < len(ticket.parts) and ticket.machine):
        raise Http404
    sound = engine.speak(ticket.parts[part].words, ticket.language)
    return HttpResponse(sound, content_type=KIND, headers={"Cache-Control": "no-store"})


def _page(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """For a phone without script: the words and their sounds, one under the other. What a machine says is part of
    the page itself, because its words may stand in no address."""
    page = {"heard": list(_heard(ticket)), "back": ticket.back}
    response = render(request, "speech/me_say.html", page)
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = POLICY.replace("media-src 'self'", "media-src 'self' data:")
    return response


def _heard(ticket: Ticket) -> Iterator[Heard]:
    waiting: list[str] = []
    for part in ticket.parts:
        if part.recordings and (part.order == Order.FIRST or not ticket.machine):
            yield from _spoken(ticket, waiting)
            waiting = []
            yield from _recorded(part)
        elif ticket.machine:
            if waiting and sum(map(len, waiting)) + len(part.words) > _PIECE:
                yield from _spoken(ticket, waiting)
                waiting = []
            waiting.append(part.words)
    yield from _spoken(ticket, waiting)


def _spoken(ticket: Ticket, words: list[str]) -> Iterator[Heard]:
    if words:
        text = " ".join(words)
        sound = engine.speak(text, ticket.language, wait=_PATIENCE)
        yield Heard(text, f"data:{KIND};base64,{base64.b64encode(sound).decode()}")


def _recorded(part: Part) -> Iterator[Heard]:
    for at, recording in enumerate(part.recordings):
        yield Heard("" if at else part.words, reverse("speech:recording_play", args=[recording]))


def _sorry(request: HttpRequest, status: int, back: str = "") -> HttpResponse:
    response = render(request, "speech/me_say.html", {"heard": [], "back": back or "/"}, status=status)
    if status == 429:
        response["Retry-After"] = "1"
    return response


@public
@require_GET
def recording_play(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The voice of a person reading a text of the house. Its address never brings another sound."""
    row = get_object_or_404(Recording.objects.only("sound", "kind"), pk=pk)
    headers = {"Cache-Control": _KEPT, "Content-Security-Policy": "default-src 'none'; sandbox"}
    return HttpResponse(bytes(row.sound), content_type=row.kind, headers=headers)
