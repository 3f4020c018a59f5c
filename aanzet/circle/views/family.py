"""Her family: who may come to what. Only she reads and writes here."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.circle import actions, queries
from aanzet.circle.enums import FamilyYes, Kin
from aanzet.circle.forms.hers import FamilyForm, GuestsForm, RelativeForm
from aanzet.circle.models import Relative
from aanzet.core import clock
from aanzet.meetings.models import Meeting
from aanzet.ui.writing import write_page


@may("me.read")
@with_her_case
def my_family(request: ActorRequest, case: Case) -> HttpResponse:
    """Who of her family may come to what."""
    relatives = queries.relatives_of(actor=request.actor, case=case)
    context = {
        "relatives": relatives,
        "meetings": queries.her_meetings(case=case, relatives=relatives) if relatives else (),
    }
    return render(request, "circle/me_family.html", context)


@may("me.read")
@with_her_case
def my_family_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = RelativeForm(request.POST or None)
    added: list[Relative] = []

    def act() -> None:
        typed = form.cleaned_data
        added.append(
            actions.relative_add(
                by=request.actor, on=clock.today(), participant=case.participant, name=typed["name"],
                kin=Kin(typed["kin"]),
            )
        )  # fmt: skip

    return write_page(
        request, form=form, action=act, title=_("Somebody of my family"), submit=_("Put on my list"),
        lead=_("Only you read this list. Nobody is told."), back=reverse("circle:my_family"),
        onward=lambda: reverse("circle:my_relative", args=[added[0].pk]), template="circle/me_choose.html",
    )  # fmt: skip


def _relative(request: ActorRequest, case: Case, pk: UUID) -> Relative:
    mine = Relative.objects.visible_to(request.actor, "me.read")
    row = mine.filter(pk=pk, participant=case.participant_id, removed_on__isnull=True).first()
    if row is None:
        raise Http404
    return row


@may("me.read")
@with_her_case
def my_relative(request: ActorRequest, case: Case, pk: UUID) -> HttpResponse:
    """To what one relative may be asked."""
    row = _relative(request, case, pk)
    line = next(
        each for each in queries.relatives_of(actor=request.actor, case=case) if each.relative_id == pk
    )
    form = FamilyForm(request.POST or None, initial={"yes": line.yes})
    return write_page(
        request,
        form=form,
        action=lambda: actions.family_choose(
            by=request.actor, on=clock.today(), relative=row, yes=FamilyYes(form.cleaned_data["yes"])
        ),
        title=line.name,
        lead=_("You decide. This person is told nothing."),
        submit=_("Save"),
        back=reverse("circle:my_family"),
        done=_("It is done. You can change it every day."),
        template="circle/me_relative.html",
        relative_id=pk,
    )


@may("me.read")
@with_her_case
def my_relative_remove(request: ActorRequest, case: Case, pk: UUID) -> HttpResponse:
    row = _relative(request, case, pk)
    if request.method == "POST":
        actions.relative_remove(by=request.actor, on=clock.today(), relative=row)
        messages.success(request, _("This person is off your list and comes to nothing."))
    return redirect("circle:my_family")


@may("me.read")
@with_her_case
def my_guests(request: ActorRequest, case: Case, pk: UUID) -> HttpResponse:
    """Whom of her family she wants with her at one meeting."""
    meeting = Meeting.objects.visible_to(request.actor, "case.meeting.read").filter(pk=pk, case=case).first()
    if meeting is None:
        raise Http404
    lines = queries.relatives_of(actor=request.actor, case=case)
    open_ = [each for each in lines if each.yes != FamilyYes.NOTHING]
    form = GuestsForm(
        request.POST if request.method == "POST" else None,  # nobody ticked is an answer too
        relatives=[(str(each.relative_id), each.name, each.icon) for each in open_],
        initial={"relatives": [str(each) for each in queries.guests_at(pk)]},
    )
    return write_page(request, form=form, action=_guests(request, case, meeting, form), **_words(bool(open_)))


def _guests(request: ActorRequest, case: Case, meeting: Meeting, form: GuestsForm) -> Any:
    def act() -> None:
        chosen = [_relative(request, case, UUID(pk)) for pk in form.cleaned_data["relatives"]]
        actions.guests_choose(by=request.actor, on=clock.today(), meeting=meeting, relatives=chosen)

    return act


def _words(any_open: bool) -> dict[str, Any]:
    lead = _("We send them nothing. You tell them yourself.")
    nobody = _("First choose who of your family may come to something.")
    return {
        "title": _("Who comes with me?"),
        "lead": lead if any_open else nobody,
        "submit": _("Save"),
        "back": reverse("circle:my_family"),
        "done": _("It is done. You can change it every day."),
        "template": "circle/me_choose.html",
    }
