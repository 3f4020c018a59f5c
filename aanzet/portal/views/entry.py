"""How she gets in: a printed card, a code to her own address, or a worker's device."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanzet.access import together
from aanzet.access.doors import ActorRequest, may
from aanzet.accounts import actions as accounts
from aanzet.accounts import cards
from aanzet.accounts.enums import CardEnd
from aanzet.accounts.models import Card, User
from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.languages import HERS
from aanzet.journal.actions import write
from aanzet.participants.actions import account_open
from aanzet.portal import queries
from aanzet.portal.forms import CardMakeForm


@may("case.card.make", Case)
@require_GET
def way_in(request: ActorRequest, case: Case) -> HttpResponse:
    """How this woman gets in, and what can be made for her."""
    return _page(request, case, CardMakeForm())


@may("case.card.make", Case)
@require_POST
def card_make(request: ActorRequest, case: Case) -> HttpResponse:
    """Make a card and show the sheet once: the code is kept nowhere."""
    form = CardMakeForm(request.POST)
    made: list[tuple[Card, str]] = []

    def make() -> None:
        by, on = request.actor, clock.today()
        user = account_open(by=by, on=on, participant=case.participant, language=_language_of(case))
        number = form.cleaned_data["number"]
        made.append(accounts.card_make(by=by, on=on, user=user, subject=case.participant_id, number=number))

    if not form.carry_out(make):
        return _page(request, case, form, status=422)
    return _sheet(request, case, *made[0])


@may("case.card.end", Case)
@require_POST
def card_stop(request: ActorRequest, case: Case) -> HttpResponse:
    """Who accompanies her stops her card."""
    for card in Card.objects.filter(user=case.participant.account_id, ended_on__isnull=True):
        accounts.card_end(by=request.actor, on=clock.today(), card=card, why=CardEnd.STOPPED)
        messages.success(request, _("The card is stopped. It opens nothing any more."))
    return redirect("portal:way_in", case.pk)


@may("case.card.make", Case)
@require_POST
def code_offer(request: ActorRequest, case: Case) -> HttpResponse:
    """From now on she gets codes to her own phone or mail address, as it stands in her details."""
    person, way = case.participant, request.POST.get("way", "")
    address = {way: getattr(person, way)} if way in ("email", "phone") and getattr(person, way) else {}
    try:
        if address:
            account_open(
                by=request.actor, on=clock.today(), participant=person, language=_language_of(case), **address
            )
            messages.success(request, _("She can log in with a code now."))
    except Refused as error:
        messages.error(request, error.message)
    return redirect("portal:way_in", case.pk)


@may("case.device.lend", Case)
@require_POST
def device_lend(request: ActorRequest, case: Case) -> HttpResponse:
    """She uses the device of who presses this: the worker's visit ends here, and she signs in herself."""
    by, own = request.actor, get_language() or settings.LANGUAGE_CODE
    account = case.participant.account
    write(by, "case.device_lent", subject=case.participant_id, object_id=case.pk, on=clock.today())
    logout(request)
    together.begin(request.session, by, own)
    response = redirect("account_login")
    response["Clear-Site-Data"] = '"cache"'
    response["Cache-Control"] = "no-store"
    wanted = account.language if account else case.participant.reads_language
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, wanted if wanted in HERS else own, samesite="Lax", httponly=True
    )
    return response


@may("me.read")
@require_http_methods(["GET", "POST"])
def my_card(request: ActorRequest) -> HttpResponse:
    """How I log in; and my card is lost."""
    user = cast(User, request.user)
    if request.method == "POST":
        for card in Card.objects.filter(user=user, ended_on__isnull=True):
            accounts.card_end(by=request.actor, on=clock.today(), card=card, why=CardEnd.LOST)
            messages.success(request, _("Your card is stopped. Nobody can use it now."))
        return redirect("portal:my_card")
    found = queries.own_way_in(user_id=user.pk, on=clock.today())
    return render(request, "portal/me_card.html", {"page": found})


def _page(request: ActorRequest, case: Case, form: CardMakeForm, *, status: int = 200) -> HttpResponse:
    request.theme = case.programme.slug  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "page": queries.way_in(participant=case.participant, on=clock.today()),
        "case": case,
        "name": case.participant.call_name,
        "form": form,
    }
    return render(request, "portal/way_in.html", context, status=status)


def _sheet(request: ActorRequest, case: Case, card: Card, code: str) -> HttpResponse:
    """The sheet in her language, without a name of anybody. The code stands behind # in the square: a browser keeps
    that part to itself, so no server and no log ever sees it."""
    place = settings.SITE_URL.rstrip("/") + reverse("account_card")
    size, path = cards.square(f"{place}#{code}")
    context = {
        "address": place.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "groups": cards.groups(code), "size": size, "path": path, "until": card.until,
        "chosen": bool(card.number), "back": reverse("portal:way_in", args=[case.pk]),
        "bar": [_("Print this now. You see this code only once."), _("Back")],
    }  # fmt: skip
    with translation.override(card.user.language):
        return render(request, "portal/card_sheet.html", context)


def _language_of(case: Case) -> str:
    return str((case.programme.languages or [settings.LANGUAGE_CODE])[0])
