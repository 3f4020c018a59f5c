"""The public sign-up: which programmes look for volunteers, what is asked, and the form. It works without script and
gives the same answer to every address, known or not."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from aanzet.access.doors import public
from aanzet.alliances.models import Organisation
from aanzet.core import clock
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers import actions
from aanzet.volunteers.forms.signup import SignUpForm
from aanzet.volunteers.queries import joining


@public
@require_GET
def join_list(request: HttpRequest) -> HttpResponse:
    """Programmes that look for volunteers."""
    found = joining.offers(language=get_language() or "nl", on=clock.today())
    return render(request, "volunteers/join_list.html", {"offers": found})


@public
@require_GET
def join_programme(request: HttpRequest, slug: str) -> HttpResponse:
    """What volunteers do in one programme, what is asked and what is agreed."""
    found = [
        each
        for each in joining.offers(language=get_language() or "nl", on=clock.today())
        if each.slug == slug
    ]
    if not found:
        raise Http404
    request.theme = slug  # type: ignore[attr-defined]
    return render(request, "volunteers/join_programme.html", {"offers": found})


@public
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, slug: str, role: str) -> HttpResponse:
    """The form. Every address gets the same answer."""
    today = clock.today()
    found = joining.offer_named(slug=slug, role=role, language=get_language() or "nl", on=today)
    homes = joining.homes_of(found[0], role, on=today) if found else []
    if found is None or not homes:
        raise Http404
    programme, offer = found
    request.theme = slug  # type: ignore[attr-defined]
    form = sign_up_form(request, programme, [(str(pk), name) for pk, name in homes])
    if request.method == "POST" and form.carry_out(lambda: _keep(form, programme, role)):
        return redirect("volunteers:join_thanks")
    context = {"form": form, "offer": offer, "homes": [name for _pk, name in homes]}
    return render(request, "volunteers/join.html", context, status=422 if request.method == "POST" else 200)


def sign_up_form(request: HttpRequest, programme: Programme, homes: list[tuple[str, str]]) -> SignUpForm:
    """The form of a programme, with its languages first."""
    shape = blueprint_of(programme)
    first = (*shape.languages[:1], "en", *shape.spoken)
    return SignUpForm(
        request.POST or None, homes=homes, country=programme.country, first=first, initial={"most_minutes": 45},
    )  # fmt: skip


def _keep(form: SignUpForm, programme: Programme, role: str) -> None:
    typed = form.typed()
    actions.volunteer_sign_up(
        by=None, on=clock.today(), programme=programme, organisation=Organisation.objects.get(pk=form.home),
        role=role, typed=typed,
    )  # fmt: skip
    if form.may_answer():
        actions.sign_up_answer(email=typed.email, language=typed.language)


@public
@require_GET
def join_thanks(request: HttpRequest) -> HttpResponse:
    """We got it; the same for everybody."""
    return render(request, "volunteers/join_thanks.html")
