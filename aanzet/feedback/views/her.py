"""Her own pages: say what is good, what should change, or a complaint; and what was done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may, public
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.core import clock
from aanzet.feedback import actions, queries
from aanzet.feedback.forms import CodeForm, SayForm, SayVoiceForm
from aanzet.speech.sounds import MOST_SECONDS


@may("me.read")
@with_her_case
def my_say(request: ActorRequest, case: Case) -> HttpResponse:
    context = {
        "mine": queries.remarks_of(actor=request.actor, case=case, on=clock.today()),
        "done": queries.done_for(case=case),
    }
    return render(request, "feedback/me_say.html", context)


@may("me.read")
@with_her_case
def my_say_write(request: ActorRequest, case: Case) -> HttpResponse:
    return _say(request, case, SayForm, "feedback/me_say_write.html")


@may("me.read")
@with_her_case
def my_say_voice(request: ActorRequest, case: Case) -> HttpResponse:
    return _say(request, case, SayVoiceForm, "feedback/me_say_voice.html")


def _say(request: ActorRequest, case: Case, kind: type[SayForm], template: str) -> HttpResponse:
    """Nothing of an unnamed remark stays in her visit: its code is shown in the very answer, once."""
    codes: list[str] = []
    sent = "words" in request.POST or "sound" in request.FILES or "send" in request.POST
    form = kind(request.POST, request.FILES) if sent else kind(initial=request.POST.dict())

    def keep() -> None:
        _row, code = actions.remark_say(by=request.actor, on=clock.today(), case=case, **form.said())
        codes.append(code)

    if sent and form.carry_out(keep):
        if not codes[0]:
            return redirect("feedback:my_say")
        return render(request, "feedback/me_say_code.html", {"code": codes[0]})
    context = {
        "form": form,
        "asks": (asks := form.asks()),
        "number": form.taps.index(asks.name) + 1 if asks else len(form.taps) + 1,
        "total": len(form.taps) + 1,
        "title": _("Say what you think"),
        "back": reverse("feedback:my_say"),
        "most": MOST_SECONDS,
    }
    return render(request, template, context, status=422 if sent else 200)


@public
def answer_read(request: HttpRequest) -> HttpResponse:
    """The answer to what was said without a name: for who has the code, signed in or not."""
    form = CodeForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        code = actions.digest(form.cleaned_data["code"])
        found = queries.answer_by_code(code=code, on=clock.today())
        if found is None:
            form.add_error("code", _("This code opens nothing. Look at each letter once more."))
    status = 422 if request.method == "POST" and found is None else 200
    response = render(request, "feedback/me_answer.html", {"form": form, "found": found}, status=status)
    # She may be signed in nowhere, and her words stand here: the browser keeps nothing of it.
    response["Cache-Control"] = "no-store"
    return response
