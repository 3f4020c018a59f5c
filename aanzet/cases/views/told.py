"""What she tells without a pen: the ladder, and what she wants in her own voice."""

import re

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases import actions
from aanzet.cases.enums import LadderMoment
from aanzet.cases.forms.told import LadderForm, MyLadderForm, VoiceForm
from aanzet.cases.models import Case, Voice
from aanzet.cases.pages import with_her_case
from aanzet.cases.queries.told import ladder_of, voice_of
from aanzet.cases.views.plan import plan_of
from aanzet.core import clock
from aanzet.core.sealed import CannotOpen
from aanzet.participants.vault import Vault
from aanzet.speech import sounds
from aanzet.ui.writing import write_page

# One span of bytes, as players ask for a sound (RFC 9110, 14.1.2); anything else gets the whole.
_SPAN = re.compile(r"bytes=(\d+)-(\d*)")


@may("me.read")
@with_her_case
def my_ladder(request: ActorRequest, case: Case) -> HttpResponse:
    """How much do I decide myself? With what she answered before."""
    form = MyLadderForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.ladder_tell(
            by=request.actor, on=clock.today(), case=case, step=form.cleaned_data["step"]
        ),
        title=_("How much do I decide myself?"),
        lead=_("Think of your time, your money and your plans. There is no wrong answer."),
        submit=_("This is my step"),
        back=reverse("cases:my_plan"),
        done=_("Your step is saved."),
        template="cases/me_ladder.html",
        ladder=ladder_of(case),
    )


@may("case.ladder.tell", Case)
def ladder_tell(request: ActorRequest, case: Case) -> HttpResponse:
    """A worker types what she points at."""
    ladder = ladder_of(case)
    first = LadderMoment.BETWEEN if ladder.told else LadderMoment.START
    form = LadderForm(request.POST or None, initial={"moment": first})
    return write_page(
        request,
        form=form,
        action=lambda: actions.ladder_tell(
            by=request.actor, on=clock.today(), case=case, **form.cleaned_data
        ),
        title=_("How much does she decide herself?"),
        lead=case.participant.readable_name,
        submit=_("Save her step"),
        back=plan_of(case),
        done=_("Her step is saved."),
        template="cases/ladder_tell.html",
        ladder=ladder,
    )


@may("me.read")
@with_her_case
def my_voice(request: ActorRequest, case: Case) -> HttpResponse:
    """What I want, said aloud."""
    form = VoiceForm(request.POST or None, request.FILES or None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.voice_keep(
            by=request.actor, on=clock.today(), case=case, sound=form.content()
        ),
        title=_("Say what I want"),
        lead=_("Only you and your coach can hear it."),
        submit=_("Keep my voice"),
        back=reverse("cases:my_wish"),
        done=_("Your voice is kept."),
        template="cases/me_voice.html",
        voice=voice_of(case),
        most=sounds.MOST_SECONDS,
    )


@may("me.read")
@with_her_case
def my_voice_remove(request: ActorRequest, case: Case) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.voice_remove(by=request.actor, on=clock.today(), case=case)
    messages.success(request, _("Your recording is gone."))
    return redirect("cases:my_wish")


@may("case.voice.record", Case)
def voice_record(request: ActorRequest, case: Case) -> HttpResponse:
    """A worker presses the button, she talks; once."""
    if request.method != "POST" and voice_of(case) is not None:
        messages.info(request, _("This is her voice. Only she can record again, on her own page."))
        return redirect(plan_of(case))
    form = VoiceForm(request.POST or None, request.FILES or None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.voice_keep(
            by=request.actor, on=clock.today(), case=case, sound=form.content()
        ),
        title=_("Record what she says"),
        lead=case.participant.readable_name,
        submit=_("Keep the recording"),
        back=plan_of(case),
        done=_("Her voice is kept. From now on only she can record again."),
        template="cases/voice_record.html",
        most=sounds.MOST_SECONDS,
    )


@may("case.voice.read", Voice)
def voice_play(request: ActorRequest, voice: Voice) -> HttpResponse:
    """The sound itself: never kept by browser or proxy, and never anything but a sound."""
    try:
        sound = Vault(voice.case.participant_id).open_bytes(voice, "sound")
    except CannotOpen as error:
        raise Http404 from error
    response = _part(sound, request.headers.get("Range", ""))
    ending = sounds.ENDINGS.get(voice.kind, "bin")
    response.headers["Content-Type"] = voice.kind
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Content-Disposition"] = f'attachment; filename="words.{ending}"'
    return response


def _part(sound: bytes, asked: str) -> HttpResponse:
    """The whole, or the one span of bytes that a player asks for."""
    span = _SPAN.fullmatch(asked)
    end = len(sound) - 1
    first, last = (int(span[1]), min(int(span[2] or end), end)) if span else (0, end)
    if span is None or (span[2] and int(span[2]) < first):
        return HttpResponse(sound)
    if first > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(sound)}"})
    told = {"Content-Range": f"bytes {first}-{last}/{len(sound)}"}
    return HttpResponse(sound[first : last + 1], status=206, headers=told)
