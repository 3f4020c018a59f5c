"""Her own pages: becoming an ambassador, what others hear of her, stopping; and who told her about us."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.ambassadors import actions
from aanzet.ambassadors.forms.hers import OTHER, MyCameForm, SeenForm, TravelForm
from aanzet.ambassadors.models import Deployment
from aanzet.ambassadors.queries import calls, came
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.cases.queries.asking import asking
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.ui.templatetags.asks import language_of_yes
from aanzet.ui.writing import write_page


@may("me.read")
@with_her_case
def my_others(request: ActorRequest, case: Case) -> HttpResponse:
    """What an ambassador is, and her own yes to it; after that what others hear of her."""
    page, on = calls.call_page(case), clock.today()
    if page.yes or not calls.has_ambassadors(case.programme):
        context = {"page": page, "there": page.yes, "agree": calls.agreement_of(case, on)}
        return render(request, "ambassadors/me_others.html", context)
    form = SeenForm(request.POST or None)
    asked: dict[str, Any] = {**asking(case=case, on=on)}
    return write_page(
        request,
        form=form,
        action=lambda: actions.call_yes(by=request.actor, on=on, case=case, **form.cleaned_data),
        title=_("Tell other women"),
        submit=_("Yes, I want this"),
        back=reverse("ambassadors:my_others"),
        done=_("Thank you. We call you about the training."),
        template="ambassadors/me_ambassador.html",
        page=page, told=calls.told_of(case, on), **asked,
    )  # fmt: skip


@may("me.read")
@with_her_case
def my_others_no(request: ActorRequest, case: Case) -> HttpResponse:
    """Her no: one tap, and no reason."""
    if request.method == "POST":
        actions.call_no(by=request.actor, on=clock.today(), case=case)
        messages.success(request, _("That is good. Nobody asks you again."))
    return redirect("portal:me")


@may("me.read")
@with_her_case
def my_others_name(request: ActorRequest, case: Case) -> HttpResponse:
    """What others hear of her from now on."""
    page = calls.call_page(case)
    if not page.yes:
        return redirect("ambassadors:my_others")
    form = SeenForm(request.POST or None, initial={"seen_as": page.seen_as, "name": page.name})
    return write_page(
        request,
        form=form,
        action=lambda: actions.call_seen_as(
            by=request.actor, on=clock.today(), case=case, **form.cleaned_data
        ),
        title=_("What others hear of me"),
        submit=_("Save"),
        back=reverse("ambassadors:my_others"),
        done=_("It is done. You can change it every day."),
        template="ambassadors/me_name.html",
    )


@may("me.read")
@with_her_case
def my_others_stop(request: ActorRequest, case: Case) -> HttpResponse:
    """She stops: a page that asks once, then one tap."""
    if not calls.call_page(case).yes:
        return redirect("ambassadors:my_others")
    if request.method != "POST":
        return render(request, "ambassadors/me_stop.html")
    try:
        actions.call_stop(by=request.actor, on=clock.today(), case=case)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("You stopped. Thank you for all you did."))
    return redirect("ambassadors:my_others")


@may("me.read")
@with_her_case
def my_others_agree(request: ActorRequest, case: Case) -> HttpResponse:
    """What she and the organisation agree, in plain words; her yes to it."""
    asked = calls.agreement_of(case, clock.today())
    if asked is None:
        return redirect("ambassadors:my_others")
    if request.method == "POST":
        try:
            actions.call_agree(by=request.actor, on=clock.today(), case=case, version=asked.version)
        except Refused as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Thank you. It is written down."))
        return redirect("ambassadors:my_others")
    told = asking(case=case, on=clock.today())
    clauses = asked.clauses_in(language_of_yes(told["house"]))
    return render(request, "ambassadors/me_agree.html", {"clauses": clauses, "version": asked.version} | told)


@may("me.read")
@with_her_case
def my_others_travel(request: ActorRequest, case: Case) -> HttpResponse:
    """What her travel cost, and what became of it."""
    if not calls.call_page(case).yes:
        return redirect("ambassadors:my_others")
    on = clock.today()
    form = TravelForm(request.POST or None, initial={"day": on})
    return write_page(
        request, form=form,
        action=lambda: actions.call_travel(by=request.actor, on=on, case=case, **form.cleaned_data),
        title=_("My travel"), submit=_("Send this"), back=reverse("ambassadors:my_others_travel"),
        done=_("Thank you. We look at it and pay it to you."), template="ambassadors/me_travel.html",
        travels=calls.travels_of(case),
    )  # fmt: skip


@may("me.read")
@with_her_case
def my_came(request: ActorRequest, case: Case) -> HttpResponse:
    """Who told her about us? One question; no answer is good too."""
    found = came.visits_for(case=case)
    form = MyCameForm(
        request.POST or None, visits=[(str(v.deployment_id), came.named(v), v.icon) for v in found]
    )

    def say() -> None:
        said = form.cleaned_data["visit"]
        visit = None if said == OTHER else Deployment(pk=said)
        actions.came_say(by=request.actor, on=clock.today(), case=case, deployment=visit)

    return write_page(
        request, form=form, action=say, title=_("Who told you about us?"), submit=_("Save"),
        back=reverse("portal:me"), done=_("Thank you."), template="ambassadors/me_came.html",
    )  # fmt: skip
