"""Pages of a company's volunteers: the coordinator's links and posters, and what a volunteer lets the employer see."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.access.enums import Role
from aanzet.accounts.cards import square
from aanzet.alliances.models import Organisation
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.volunteers import actions
from aanzet.volunteers.forms.company import InviteForm, QuoteForm
from aanzet.volunteers.models import CompanyInvite, Quote, Volunteer
from aanzet.volunteers.queries import company as reading

MONTHS = 3  # that a link works when nobody says otherwise


@may("company_invite.list")
@require_GET
def company_list(request: ActorRequest) -> HttpResponse:
    """Links of companies, and words that wait to be read."""
    context = {
        "invites": reading.invite_lines(actor=request.actor, on=clock.today()),
        "quotes": reading.quote_lines(actor=request.actor),
    }
    return render(request, "volunteers/company_list.html", context)


@may("company_invite.make")
def company_invite(request: ActorRequest) -> HttpResponse:
    """Make a link and show the poster once: the token is kept nowhere."""
    actor, on = request.actor, clock.today()
    givers = {f"{p.pk}:{c.pk}": (p, c) for p, c in reading.givers(actor=actor, on=on)}
    form = InviteForm(
        request.POST or None, givers=[(key, f"{c.name}, {p.name}") for key, (p, c) in givers.items()],
        initial={"until": clock.months_later(on, MONTHS), "language": request.actor.language},
    )  # fmt: skip
    made: list[tuple[CompanyInvite, str]] = []

    def make() -> None:
        typed = form.cleaned_data
        programme, company = givers[typed["giver"]]
        wish = actions.InviteInput(programme, company, typed["until"], typed["most"])
        home = _home(request, wish)
        made.append(actions.company_invite_make(by=actor, on=on, organisation=home, typed=wish))

    if request.method == "POST" and form.carry_out(make):
        return _poster(request, *made[0], form.cleaned_data["language"])
    context = {"form": form, "givers": givers}
    return render(request, "volunteers/company_invite.html", context, status=422 if request.POST else 200)


def _home(request: ActorRequest, wish: actions.InviteInput) -> Organisation:
    """The coordinator's own organisation that takes part in the programme's alliance."""
    mine = request.actor.organisations(Role.COORDINATOR)
    found = wish.programme.alliance.memberships.filter(organisation__in=mine).select_related("organisation")
    return found[0].organisation


def _poster(request: ActorRequest, invite: CompanyInvite, token: str, language: str) -> HttpResponse:
    address = settings.SITE_URL.rstrip("/") + reverse("volunteers:company_join", args=[token])
    size, path = square(address)
    context: dict[str, Any] = {
        "address": address, "size": size, "path": path, "invite": invite, "company": invite.company.name,
        "programme": invite.programme.name, "organisation": invite.organisation.name,
        "back": reverse("volunteers:company_list"),
        "bar": [_("Print this or copy the address now. You see it only once."), _("Back")],
    }  # fmt: skip
    with translation.override(language):
        return render(request, "volunteers/company_poster.html", context)


@may("company_invite.withdraw", CompanyInvite)
@require_POST
def company_withdraw(request: ActorRequest, invite: CompanyInvite) -> HttpResponse:
    try:
        actions.company_invite_withdraw(by=request.actor, on=clock.today(), invite=invite)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The link is withdrawn. It opens nothing any more."))
    return redirect("volunteers:company_list")


@may("quote.look", Quote)
@require_POST
def company_quote(request: ActorRequest, quote: Quote) -> HttpResponse:
    """Words of a volunteer may stand on the sheet, or not."""
    try:
        shown = request.POST.get("shown") == "yes"
        actions.quote_look(by=request.actor, on=clock.today(), quote=quote, shown=shown)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("It is saved."))
    return redirect("volunteers:company_list")


@may("employer.say", Volunteer)
def company_own(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """What my employer sees: a number, my name if I say so, my words if I give them."""
    if volunteer.company_id is None:
        raise Http404
    wish = request.POST.get("do", "")
    form = QuoteForm(request.POST if wish == "words" else None)
    if wish in _SAY:
        _SAY[wish](by=request.actor, on=clock.today(), volunteer=volunteer)
    if wish in _SAY or form.carry_out(
        lambda: actions.quote_say(
            by=request.actor, on=clock.today(), volunteer=volunteer, words=form.cleaned_data["words"]
        )
    ):
        messages.success(request, _("It is saved."))
        return redirect("volunteers:company_own", volunteer.pk)
    context = {"page": reading.employer_page(actor=request.actor, volunteer=volunteer), "form": form}
    return render(request, "volunteers/company_own.html", context, status=422 if form.is_bound else 200)


_SAY: dict[str, Callable[..., Any]] = {
    "name": actions.employer_yes_say,
    "no_name": actions.employer_yes_end,
    "no_words": actions.quotes_withdraw,
}
