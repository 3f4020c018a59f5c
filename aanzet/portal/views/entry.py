"""How she gets in: a printed card, a code to her own address, or a worker's device."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanzet.access import together
from aanzet.access.doors import ActorRequest, may
from aanzet.accounts import actions as accounts
from aanzet.accounts import cards
from aanzet.accounts.enums import CardEnd, CodeWay
from aanzet.accounts.models import Card, User
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
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


@may("case.code.stop", Case)
@require_POST
def code_stop(request: ActorRequest, case: Case) -> HttpResponse:
    """No codes go to a number or an address where somebody else picks up."""
    _set_codes(request, case, accounts.codes_stop, _("No codes go there any more."))
    return redirect("portal:way_in", case.pk)


@may("case.code.stop", Case)
@require_POST
def code_again(request: ActorRequest, case: Case) -> HttpResponse:
    _set_codes(request, case, accounts.codes_again, _("She can log in with a code now."))
    return redirect("portal:way_in", case.pk)


def _set_codes(request: ActorRequest, case: Case, action: Callable[..., None], done: str) -> None:
    way, account = request.POST.get("way", ""), case.participant.account
    if account is not None and way in CodeWay.values:
        action(by=request.actor, on=clock.today(), user=account, way=way, subject=case.participant_id)
        messages.success(request, done)


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
@with_her_case
def my_card(request: ActorRequest, case: Case) -> HttpResponse:
    """How I log in; my card is lost; no codes to my phone."""
    user, on = cast(User, request.user), clock.today()
    alone = together.beside(request.session) is None
    page = queries.own_way_in(user_id=user.pk, on=on, alone=alone)
    if request.method == "GET":
        return render(request, "portal/me_card.html", {"page": page})
    way = request.POST.get("way", "")
    if way in CodeWay.values and page.may_stop:
        subject = case.participant_id
        accounts.codes_stop(by=request.actor, on=on, user=user, way=way, subject=subject)
        messages.success(request, _("No codes here any more"))
    elif not way:
        for card in Card.objects.filter(user=user, ended_on__isnull=True):
            accounts.card_end(by=request.actor, on=on, card=card, why=CardEnd.LOST)
            messages.success(request, _("Your card is stopped. Nobody can use it now."))
    # All her other visits ended; this one goes on.
    user.refresh_from_db()
    update_session_auth_hash(request, user)
    return redirect("portal:my_card")


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
