"""Signing in with a printed card: its code, then the number that only she knows."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aanzet.accounts import actions
from aanzet.accounts.forms import CardChooseForm, CardForm, CardNumberForm
from aanzet.accounts.models import Card
from aanzet.accounts.queries import living_cards
from aanzet.core import clock
from aanzet.core.errors import Refused

DIGEST, ONWARD = "card", "card_next"


@require_http_methods(["GET", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """The code. Every code of twelve digits goes on to the next page, known or not."""
    form = CardForm(request.POST or None)
    if request.method == "GET":
        request.session[ONWARD] = get_next_redirect_url(request) or request.session.get(ONWARD, "")
    elif form.is_valid():
        request.session[DIGEST] = form.cleaned_data["code"]
        return redirect("account_card_number")
    return _page(request, "account/card.html", form)


@require_http_methods(["GET", "POST"])
def card_number(request: HttpRequest) -> HttpResponse:
    """Her number; with a card that nobody used yet she chooses it here."""
    digest = request.session.get(DIGEST)
    if not digest:
        return redirect("account_card")
    fresh = living_cards(clock.today()).filter(digest=digest, number="").select_related("user").first()
    make = CardChooseForm if fresh else CardNumberForm
    form = make(request.POST or None, digest=digest)
    if request.method == "POST" and form.is_valid():
        found = _chosen(fresh, form) if fresh else _fitting(digest, form)
        if found is not None:
            return _enter(request, found)
    return _page(request, "account/card_number.html", form, fresh=fresh is not None)


def _chosen(card: Card, form: CardNumberForm) -> Card | None:
    try:
        actions.card_number_choose(on=clock.today(), card=card, number=form.cleaned_data["number"])
    except Refused as error:
        form.refuse(error)
        return None
    return card


def _fitting(digest: str, form: CardNumberForm) -> Card | None:
    found = actions.card_try(on=clock.today(), digest=digest, number=form.cleaned_data["number"])
    if found is None:
        form.add_error("number", _("This card or this number is not right. Look again."))
    return found


def _enter(request: HttpRequest, card: Card) -> HttpResponse:
    onward = request.session.pop(ONWARD, "")
    del request.session[DIGEST]
    record_authentication(request, card.user, method="card")
    response: HttpResponse = perform_login(request, Login(user=card.user, redirect_url=onward or None))
    return response


def _page(request: HttpRequest, template: str, form: CardForm | CardNumberForm, **more: bool) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    response = render(request, template, {"form": form} | more, status=status)
    response["Cache-Control"] = "no-store"
    return response
