"""Reading and answering what women say."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.sealed import CannotOpen
from aanzet.feedback import actions, house, queries
from aanzet.feedback.forms import AnswerForm, CorrectForm, DoneForm
from aanzet.feedback.models import Done, Remark
from aanzet.speech import sounds
from aanzet.ui.writing import write_page

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


@may("remark.list")
def remark_list(request: ActorRequest) -> HttpResponse:
    """Open, answered, or what was told to all; and the counts per quarter for the report."""
    on, show = clock.today(), request.GET.get("show", "")
    context = {
        "lines": queries.remarks_for(actor=request.actor, on=on, answered=show == "answered"),
        "told": queries.told_for(actor=request.actor) if show == "told" else (),
        "show": show,
        "quarters": queries.quarters(actor=request.actor, on=on),
    }
    return render(request, "feedback/remark_list.html", context)


@may("remark.answer", Remark)
def remark_answer(request: ActorRequest, remark: Remark) -> HttpResponse:
    form = AnswerForm(request.POST or None, initial={"theme": remark.theme})
    return write_page(
        request,
        form=form,
        action=lambda: actions.remark_answer(
            by=request.actor, on=clock.today(), remark=remark, **form.cleaned_data
        ),
        title=_("What a woman says"),
        submit=_("Send the answer"),
        back=reverse("feedback:remark_list"),
        done=_("The answer is sent."),
        template="feedback/remark_answer.html",
        said=queries.line(remark, clock.today()),
        told=queries.told_for(actor=request.actor, remark=remark),
    )


@may("remark.answer", Remark)
def done_tell(request: ActorRequest, remark: Remark) -> HttpResponse:
    """You said, we did."""
    form = DoneForm(request.POST or None, of_group=remark.cohort_id is not None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.done_tell(
            by=request.actor,
            on=clock.today(),
            remark=remark,
            did=form.cleaned_data["did"],
            cohort=remark.cohort if form.cleaned_data.get("group") else None,
        ),
        title=_("Tell what we did"),
        lead=_("All women of the programme see the theme and what was done. Nobody sees who said it."),
        submit=_("Tell it"),
        back=reverse("feedback:remark_list") + "?show=answered",
        done=_("The women read it on their page."),
    )


@may("remark.answer", Done)
def done_correct(request: ActorRequest, done: Done) -> HttpResponse:
    """Mend what was told, or take it back."""
    form = CorrectForm(request.POST or None, initial={"did": done.did})
    return write_page(
        request,
        form=form,
        action=lambda: actions.done_correct(
            by=request.actor, on=clock.today(), row=done, did=form.cleaned_data["did"]
        ),
        title=_("What we told the women"),
        submit=_("Tell it in these words"),
        back=reverse("feedback:remark_list") + "?show=told",
        done=_("The women read the new text on their page."),
        template="feedback/done_correct.html",
        told=queries.told_for(actor=request.actor, row=done)[0],
    )


@may("remark.answer", Done)
@require_POST
def done_withdraw(request: ActorRequest, done: Done) -> HttpResponse:
    try:
        actions.done_withdraw(by=request.actor, on=clock.today(), row=done)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("It is taken back. No woman reads it any more."))
    return redirect(reverse("feedback:remark_list") + "?show=told")


@may("remark.answer", Remark)
def remark_sound(request: ActorRequest, remark: Remark) -> HttpResponse:
    """The recording: never kept by browser or proxy, and never anything but a sound."""
    try:
        content = house.sound(remark)
    except CannotOpen as error:
        raise Http404 from error
    ending = sounds.ENDINGS.get(remark.sound_kind, "bin")
    response = HttpResponse(
        content, content_type=remark.sound_kind or "application/octet-stream", headers=HEADERS
    )
    response.headers["Content-Disposition"] = f'attachment; filename="words.{ending}"'
    return response
