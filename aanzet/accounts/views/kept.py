"""After a visit that ended while she typed: what she typed is still here."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.accounts import kept


@may("account.read")
@require_GET
def account_kept(request: ActorRequest) -> HttpResponse:
    """Send it now, or leave it. It is shown once."""
    found = kept.take(request.session, cast(UUID, request.actor.user_id))
    if found is None:
        return redirect("portal:start")
    return render(request, "account/kept.html", {"kept": found})


@require_POST
def account_away(request: HttpRequest) -> HttpResponse:
    """Her page was left alone, and hides itself: keep what she typed there and end the visit."""
    user_id, lent = request.actor.user_id, request.actor.beside  # type: ignore[attr-defined]
    found = kept.typed(request.GET.get("page", ""), request.POST) if user_id and not lent else None
    if user_id:
        logout(request)
        messages.info(request, _("You were away. Log in again."))
    if found is not None:
        kept.put_by(request.session, user_id, found)
        messages.info(request, _("What you typed is still here."))
    return HttpResponse(status=204, headers={"Cache-Control": "no-store", "Clear-Site-Data": '"cache"'})
