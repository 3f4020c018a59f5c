"""Pages of staff: safety at home, opening a hidden file, reading what she changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import back_to
from aanzet.circle import actions
from aanzet.circle.actions.staff import Sought
from aanzet.circle.forms.staff import OpenForm
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.participants.enums import OpeningCause
from aanzet.participants.rules import is_unsafe
from aanzet.ui.writing import write_page


@may("case.safety.set", Case)
def safety(request: ActorRequest, case: Case) -> HttpResponse:
    """It is not safe at her home, or not any more: for who accompanies her, and for nobody else."""
    on = clock.today()
    unsafe = is_unsafe(case.participant_id, on)
    if request.method != "POST":
        context = {"unsafe": unsafe, "back": back_to(case), "name": case.participant.readable_name}
        return render(request, "circle/safety.html", context)
    try:
        action = actions.safety_end if request.POST.get("safe") else actions.safety_set
        action(by=request.actor, on=on, case=case)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Saved. Only who accompanies her knows this."))
    return redirect(back_to(case))


@may("case.override")
def file_open(request: ActorRequest) -> HttpResponse:
    """Open a hidden file for half an hour, with a written reason."""
    form = OpenForm(request.POST or None)
    opened: list[Case] = []

    return write_page(
        request,
        form=form,
        action=lambda: opened.append(_open(request, form)),
        title=_("Open a hidden file"),
        lead=_(
            "Only when she may be in danger, or her coach is gone. It is open for 30 minutes; she hears of it."
        ),
        submit=_("Open it for 30 minutes"),
        back="/women/",
        onward=lambda: back_to(opened[0]),
        done=_("The file is open for 30 minutes. She and her coach see that you opened it."),
    )


def _open(request: ActorRequest, form: OpenForm) -> Case:
    """Asked first: that stands in the journal too when nothing fits."""
    typed, on = form.cleaned_data, clock.today()
    sought = Sought(typed["name"], typed["phone"], typed["birth_year"])
    actions.opening_ask(by=request.actor, on=on)
    return actions.file_open(
        by=request.actor, on=on, sought=sought, cause=OpeningCause(typed["cause"]), words=typed["words"]
    )


@may("case.circle.seen", Case)
def changes_seen(request: ActorRequest, case: Case) -> HttpResponse:
    """Who accompanies her read what she changed."""
    if request.method == "POST":
        actions.changes_seen(by=request.actor, on=clock.today(), case=case)
        messages.success(request, _("Read. Your list says no more of it."))
    return redirect(back_to(case))
