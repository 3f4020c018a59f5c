"""Pages of the layout itself: the way out, theme stylesheets, the gallery of components."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from aanzet.ui import context, themes
from aanzet.ui.gallery import content

PAGES = ("her", "question", "staff", "person", "promise", "paper")
View = TypeVar("View", bound=Callable[..., HttpResponse])


def open_to_all(view: View) -> View:
    """The right "public", as the doors of `access` would give it; that room stands above this one."""
    cast(Any, view).right = "public"
    return view


@open_to_all
@csrf_exempt
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """The quick way out: end the visit here and go to the weather, or to who lent the device. Without CSRF check on
    purpose: it must always work, and the worst that a stranger can do with it is sign somebody out."""
    site, lent = context.way_out(request), context.lender(request)
    request.session.flush()
    response = HttpResponse(status=204) if request.method == "POST" else HttpResponseRedirect(site)
    if lent is not None and lent.language:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, lent.language, samesite="Lax", httponly=True)
    response["Clear-Site-Data"] = '"cache"'
    response["Cache-Control"] = "no-store"
    return response


@open_to_all
@require_GET
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """The colours of one programme as a stylesheet."""
    tokens = themes.tokens_of(slug)
    if tokens is None:
        raise Http404
    try:
        css = themes.stylesheet(tokens)
    except themes.BadTheme:
        css = ""
    return HttpResponse(
        css, content_type="text/css; charset=utf-8", headers={"Cache-Control": "public, max-age=3600"}
    )


@open_to_all
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with realistic content: what to build pages from, and what to compare them with."""
    _try_theme(request)
    return render(request, "ui/gallery.html", content())


@open_to_all
@require_GET
def gallery_page(request: HttpRequest, name: str) -> HttpResponse:
    """One whole page in a layout: see PAGES."""
    if name not in PAGES:
        raise Http404
    _try_theme(request)
    return render(request, f"ui/gallery/{name}.html", content())


def _try_theme(request: HttpRequest) -> None:
    """`?theme=kvinnokraft` shows a gallery page in the colours of a programme."""
    asked = request.GET.get("theme", "")
    if themes.is_own(asked):
        request.theme = asked  # type: ignore[attr-defined]
