"""The local outbox page: exists in demo mode only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from aanzet.access.doors import public
from aanzet.accounts.queries import demo_codes
from aanzet.outbox.queries import demo_messages


@public
@require_GET
@never_cache
def list_(request: HttpRequest) -> HttpResponse:
    """Every message of the demo and the sign-in codes of its invented people."""
    if settings.MODE != "demo":
        raise Http404
    return render(request, "outbox/list.html", {"sent": demo_messages(), "codes": demo_codes()})
