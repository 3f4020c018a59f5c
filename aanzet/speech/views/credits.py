"""Whom the pictures, letters and voices come from, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from aanzet.access.doors import public
from aanzet.speech.credits import WORKS, named_speakers


@public
@require_GET
def credits_(request: HttpRequest) -> HttpResponse:
    """Names and licences."""
    return render(request, "speech/credits.html", {"works": WORKS, "speakers": named_speakers()})
