"""What anybody may know of the programmes: who, for whom, with whom, paid by whom, and what was promised."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from aanzet.access.doors import ActorRequest, may, public
from aanzet.core import clock
from aanzet.programmes import queries


@public
def programme_list(request: HttpRequest) -> HttpResponse:
    """All programmes with what they are for."""
    language = get_language() or "en"
    return render(request, "programmes/list.html", {"programmes": queries.programme_cards(language=language)})


@public
def programme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One programme, in its own colours."""
    programme = queries.programme_named(slug)
    if programme is None:
        raise Http404
    request.theme = programme.slug  # type: ignore[attr-defined]
    page = queries.programme_page(programme, language=get_language() or "en", on=clock.today())
    return render(request, "programmes/detail.html", {"page": page})


@may("message.list")
def message_list(request: ActorRequest) -> HttpResponse:
    """What her programmes say outside: approved words to copy or to mail, and the links that belong to them."""
    rows = queries.message_rows(actor=request.actor, on=clock.today(), language=get_language() or "en")
    return render(request, "programmes/message_list.html", {"rows": rows})
