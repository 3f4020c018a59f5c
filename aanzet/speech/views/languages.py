"""How far each language of her pages is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from aanzet.access.doors import ActorRequest, may
from aanzet.speech import queries


@may("language.list")
@require_GET
def language_list(request: ActorRequest) -> HttpResponse:
    """The languages: read by whom, how many texts, and who speaks them."""
    values = {"rows": queries.language_lines(), "may_record": request.actor.may("speech.record")}
    return render(request, "speech/language_list.html", values)
