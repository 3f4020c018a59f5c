"""The logo of an alliance: put up, removed, shown to everybody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from aanzet.access.doors import ActorRequest, may, public
from aanzet.alliances import actions
from aanzet.alliances.forms.logo import LogoForm
from aanzet.alliances.models import Alliance, Logo
from aanzet.alliances.views.page import Page, form_page

both = require_http_methods(["GET", "POST"])


@may("alliance.edit", Alliance)
@both
def logo_put_up(request: ActorRequest, alliance: Alliance) -> HttpResponse:
    """Choose the picture that stands on the public pages of the alliance."""
    home = reverse("alliances:alliance_detail", args=[alliance.pk])
    remove = reverse("alliances:logo_remove", args=[alliance.pk])
    there = Logo.objects.filter(alliance=alliance).exists()
    return form_page(
        request,
        LogoForm(request.POST or None, request.FILES or None),
        Page(_("Logo of the alliance"), _("Show this logo"), home, lead=alliance.name,
             take_out=(remove, _("Remove the logo")) if there else ("", "")),
        lambda data: actions.logo_put_up(
            by=request.actor, on=request.actor.on, alliance=alliance, image=data["logo"]
        ),
        lambda saved: home,
    )  # fmt: skip


@may("alliance.edit", Alliance)
@both
def logo_remove(request: ActorRequest, alliance: Alliance) -> HttpResponse:
    if request.method == "POST":
        actions.logo_remove(by=request.actor, on=request.actor.on, alliance=alliance)
    return redirect("alliances:alliance_detail", alliance.pk)


@public
@require_GET
def logo_read(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The picture itself. Its address never shows another, so a browser may keep it."""
    logo = get_object_or_404(Logo, pk=pk)
    return HttpResponse(
        bytes(logo.image),
        content_type="image/png",
        headers={
            "Cache-Control": "public, max-age=604800, immutable",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
