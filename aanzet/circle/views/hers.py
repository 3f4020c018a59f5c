"""Her pages: who may see me, and my yes to others."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances.models import Organisation
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.cases.queries.asking import asking
from aanzet.cases.queries.plan import my_cases
from aanzet.circle import actions, queries
from aanzet.circle.forms.hers import LessForm, YesForm
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.participants.enums import LimitPart
from aanzet.participants.rules import withheld_from
from aanzet.ui.templatetags.asks import language_of_yes
from aanzet.ui.writing import write_page


@may("me.read")
@with_her_case
def my_who(request: ActorRequest, case: Case) -> HttpResponse:
    """Who can see something about her now, and who looked."""
    mine = my_cases(actor=request.actor)
    page = queries.who_page(actor=request.actor, cases=mine, on=clock.today())
    return render(request, "circle/me_who.html", {"page": page, "own": case.organisation.name})


@may("me.read")
@with_her_case
def my_yes(request: ActorRequest, case: Case) -> HttpResponse:
    """To whom she can say yes."""
    found = queries.receivers_for(case=case, on=clock.today())
    receivers = [(row.pk, row.name, queries.icon_of(row)) for row in found]
    return render(request, "circle/me_yes.html", {"receivers": receivers})


def _receiver(case: Case, pk: UUID) -> Organisation:
    for row in queries.receivers_for(case=case, on=clock.today()):
        if row.pk == pk:
            return row
    raise Http404


@may("me.read")
@with_her_case
def my_yes_to(request: ActorRequest, case: Case, pk: UUID) -> HttpResponse:
    """What one organisation may see, and how long: her yes, or less of it."""
    receiver, on = _receiver(case, pk), clock.today()
    said = queries.said_to(case=case, organisation_id=pk, on=on)
    asked: dict[str, Any] = {**asking(case=case, on=on)}
    # What she chooses from is a part of what she says yes to: in a language that somebody read, as the text above it.
    with override(language_of_yes(asked["house"])):
        form = YesForm(request.POST or None, said=said, partner=queries.is_partner(pk), on=on)
    return write_page(
        request,
        form=form,
        action=lambda: actions.yes_choose(
            by=request.actor, on=on, case=case, organisation=receiver, topics=form.chosen()
        ),
        title=receiver.name,
        submit=_("Yes, they may see this"),
        back=reverse("circle:my_who"),
        done=_("It is done. You can change it every day."),
        template="circle/me_yes_to.html",
        said=bool(said), receiver=receiver, **asked,
    )  # fmt: skip


@may("me.read")
@with_her_case
def my_yes_stop(request: ActorRequest, case: Case, pk: UUID) -> HttpResponse:
    """One tap: this organisation sees nothing any more."""
    receiver = _receiver(case, pk)
    if request.method == "POST":
        mine = my_cases(actor=request.actor)
        actions.yes_stop(by=request.actor, on=clock.today(), cases=mine, organisation=receiver)
        messages.success(request, _("They see nothing any more."))
    return redirect("circle:my_who")


@may("me.read")
@with_her_case
def my_less(request: ActorRequest, case: Case, pk: UUID) -> HttpResponse:
    """What her mentor may see."""
    mentor = queries.mentor_of(case=case, user_id=pk, on=clock.today())
    if mentor is None:
        raise Http404
    kept = withheld_from(pk, case.participant_id)
    # No box ticked is an answer too.
    typed = request.POST if request.method == "POST" else None
    form = LessForm(typed, initial={"shows": [part for part in LimitPart if part not in kept]})
    return write_page(
        request,
        form=form,
        action=lambda: actions.mentor_limit(
            by=request.actor, on=clock.today(), case=case, user_id=pk, parts=form.withheld()
        ),
        title=mentor,
        lead=_("Your mentor always sees your first name."),
        submit=_("Save"),
        back=reverse("circle:my_who"),
        done=_("It is done. You can change it every day."),
        template="circle/me_choose.html",
    )


@may("me.read")
@with_her_case
def my_only(request: ActorRequest, case: Case) -> HttpResponse:
    """Only my own coach sees my page: on, or off again."""
    if request.method != "POST":
        return redirect("circle:my_who")
    begin = request.POST.get("only") == "yes"
    action = actions.only_coach_begin if begin else actions.only_coach_end
    try:
        action(by=request.actor, on=clock.today(), case=case)
    except Refused as error:
        messages.error(request, error.message)
    else:
        done = _("Now only your own coach sees your page.") if begin else _("Your page is open again.")
        messages.success(request, done)
    return redirect("circle:my_who")


@may("me.read")
@with_her_case
def my_read(request: ActorRequest, case: Case) -> HttpResponse:
    """She read who opened her closed page."""
    if request.method == "POST":
        people = queries.people_of(request.actor)
        actions.openings_read(by=request.actor, on=clock.today(), people_ids=people)
    return redirect("portal:me")
