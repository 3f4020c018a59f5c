"""Whom the pictures, letters and voices come from, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from aanzet.access.doors import public
from aanzet.speech.credits import NAMED, WORKS, named_speakers


@public
@require_GET
def credits_(request: HttpRequest) -> HttpResponse:
    """Names and licences."""
    page = {"works": WORKS, "speakers": named_speakers(), "terms": NAMED}
    return render(request, "speech/credits.html", page)
