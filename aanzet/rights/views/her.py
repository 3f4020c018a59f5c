"""Her own pages: her papers, what is wrong, and goodbye."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.accounts.doors import fresh_login
from aanzet.cases.documents import plan_pdf
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.cases.queries.asking import asking
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.participants import parts
from aanzet.participants.parts import File
from aanzet.rights import actions, queries
from aanzet.rights.copying import NAME, make_copy
from aanzet.rights.enums import Why
from aanzet.rights.forms import MistakeForm
from aanzet.ui.writing import write_page


@may("me.read")
@with_her_case
def my_copy(request: ActorRequest, case: Case) -> HttpResponse:
    """What she may take along, and how long it is kept."""
    context = {
        "terms": queries.term_lines(participant=case.participant),
        "planned": actions.standing(case.participant),
    }
    return render(request, "rights/me_copy.html", context)


@may("me.read")
@fresh_login
@with_her_case
def my_copy_file(request: ActorRequest, case: Case) -> HttpResponse:
    """The copy itself, under a name that tells nothing."""
    if request.method != "POST":
        return redirect("rights:my_copy")
    on = clock.today()
    made = make_copy(participant=case.participant, on=on, extra=_plan(request, case))
    actions.copy_taken(
        by=request.actor, on=on, participant_id=case.participant_id, files=made.files, size=len(made.content)
    )
    response = HttpResponse(made.content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{NAME}"'
    response["Cache-Control"] = "no-store"
    return response


def _plan(request: ActorRequest, case: Case) -> list[File]:
    """Her plan on paper, where this machine can make a PDF; its words stand in the page in any case."""
    try:
        made = plan_pdf(request, actor=request.actor, case=case, on=clock.today())
    except Refused:
        return []
    return [File("plan.pdf", "application/pdf", made)]


@may("me.read")
@with_her_case
def my_mistakes(request: ActorRequest, case: Case) -> HttpResponse:
    """What she said is wrong, and the answers."""
    found = queries.mistakes_of(actor=request.actor, case=case, on=clock.today(), action="case.mistake.tell")
    return render(request, "rights/me_mistakes.html", {"mistakes": found})


@may("me.read")
@with_her_case
def my_mistake_tell(request: ActorRequest, case: Case) -> HttpResponse:
    """Something is wrong: about one text (`?t=…&i=…`), or in general."""
    table, row = request.GET.get("t", "")[:60], _uuid(request.GET.get("i", ""))
    found = parts.item_of(case.participant, table, row) if row else None
    if request.GET.get("i") and found is None:
        raise Http404
    form = MistakeForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.mistake_tell(
            by=request.actor, on=clock.today(), case=case, table=table, row=row, **form.cleaned_data
        ),
        title=_("Something is wrong"),
        lead=_("Tell what is wrong. You get an answer within 30 days."),
        submit=_("Send it"),
        back=reverse("rights:my_mistakes"),
        done=_("Thank you. You read the answer here."),
        template="rights/me_mistake_tell.html",
        about=found[0] if found else None,
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@may("me.read")
@with_her_case
def my_farewell(request: ActorRequest, case: Case) -> HttpResponse:
    """What goes when she is erased, what stays, and the way back."""
    planned = actions.standing(case.participant)
    context = {
        "planned": planned if planned and planned.why == Why.ASKED else None,
        "elsewhere": queries.also_at(participant=case.participant, account=request.actor.user_id),
        "days": settings.ERASE_DAYS,
    }
    return render(request, "rights/me_farewell.html", context)


@may("me.read")
@fresh_login
@with_her_case
def my_farewell_ask(request: ActorRequest, case: Case) -> HttpResponse:
    """Asks once more, then shows the code of her paper: once."""
    if request.method != "POST":
        return render(
            request,
            "rights/me_farewell_ask.html",
            {"days": settings.ERASE_DAYS} | asking(case=case, on=clock.today()),
        )
    try:
        row, code = actions.farewell_ask(by=request.actor, on=clock.today(), participant=case.participant)
    except Refused as error:
        messages.info(request, error.message)
        return redirect("rights:my_farewell")
    return render(request, "rights/me_farewell_code.html", {"planned": row, "code": code})


@may("me.read")
@with_her_case
def my_farewell_take_back(request: ActorRequest, case: Case) -> HttpResponse:
    """One tap: she stays."""
    if request.method == "POST":
        actions.farewell_take_back(by=request.actor, on=clock.today(), participant=case.participant)
        messages.success(request, _("Good that you stay. Nothing is erased."))
    return redirect("rights:my_farewell")
