"""Pages of editors: texts with and without a voice, recording one, and who lends her voice."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.core.languages import HERS, NAMES
from aanzet.speech import actions, engine, queries, sounds, texts
from aanzet.speech.enums import Shown
from aanzet.speech.forms import ListForm, RecordingForm, SpeakerForm
from aanzet.speech.models import Recording, Speaker
from aanzet.ui.writing import write_page

PAGE = 50
both = require_http_methods(["GET", "POST"])


def _first() -> str:
    """A language that no machine here speaks: there voices are needed most."""
    return next((code for code in HERS if code not in engine.languages()), HERS[0])


def _list(language: str, **more: str) -> str:
    return reverse("speech:voice_list", query={"language": language, **more})


@may("speech.record")
@require_GET
def voice_list(request: ActorRequest) -> HttpResponse:
    """The texts of one language, those without a voice first of all."""
    form = ListForm({"language": _first(), "shown": Shown.NONE} | request.GET.dict())
    language, shown = form.chosen(_first())
    reader = get_language() or HERS[0]
    lines: list[Any] = (
        queries.old_lines(language=language)
        if shown == Shown.OLD
        else queries.voice_lines(language=language, shown=shown, reader=reader)
    )
    values = {
        "form": form, "language": language, "language_name": NAMES[language], "shown": shown,
        "old": shown == Shown.OLD, "machine": language in engine.languages(), "speakers": queries.speakers(),
        "page": Paginator(lines, PAGE).get_page(request.GET.get("page")),
        "progress": queries.progress(language=language), "query": f"language={language}&shown={shown}",
    }  # fmt: skip
    return render(request, "speech/voice_list.html", values)


@may("speech.record")
@both
def voice_record(request: ActorRequest, language: str, key: str) -> HttpResponse:
    """Read one text aloud, or choose a file; then comes the next text without a voice."""
    text = texts.by_key().get(key)
    words = texts.translation(text, language) if text and language in HERS else ""
    if text is None or not words or not text.recordable:
        raise Http404
    if not queries.speakers():
        messages.info(request, _("First say who lends her voice."))
        return redirect("speech:speaker_add")
    form = RecordingForm(request.POST or None, request.FILES or None, initial=_as_before(request))
    return write_page(
        request, form=form, action=lambda: _keep(request, form, text, language),
        title=_("Record a text"), submit=_("Keep, and go to the next text"), back=_list(language),
        onward=lambda: _next(language, key), template="speech/voice_record.html", done=_("The voice is kept."),
        words=words, language=language, most=sounds.MOST_SECONDS, text=text,
        meaning=texts.translation(text, get_language() or HERS[0]),
        voice=queries.voice_of(language=language, words=words),
    )  # fmt: skip


def _as_before(request: ActorRequest) -> dict[str, Any]:
    """Who records a hundred texts chooses the speaker once."""
    return dict(request.session.get("recording", {}))


def _keep(request: ActorRequest, form: RecordingForm, text: texts.Text, language: str) -> None:
    data = form.cleaned_data
    reading = actions.Reading(text, language, data["sound"], data["standing"])
    speaker = Speaker.objects.get(pk=data["speaker"])
    actions.recording_keep(by=request.actor, on=request.actor.on, speaker=speaker, reading=reading)
    request.session["recording"] = {"speaker": data["speaker"], "standing": data["standing"]}


def _next(language: str, key: str) -> str:
    following = queries.next_without_voice(language=language, after=key)
    return (
        reverse("speech:voice_record", args=[language, following])
        if following
        else _list(language, shown="all")
    )


@may("speech.record", Recording)
@require_POST
def voice_remove(request: ActorRequest, recording: Recording) -> HttpResponse:
    """Take one recording away."""
    language = recording.language
    actions.recording_remove(by=request.actor, on=request.actor.on, recording=recording)
    messages.success(request, _("The recording is removed."))
    return redirect(_list(language))


@may("speech.record")
@both
def speaker_add(request: ActorRequest) -> HttpResponse:
    """Somebody lends her voice."""
    form = SpeakerForm(request.POST or None)

    def add() -> None:
        data = form.cleaned_data
        actions.speaker_add(
            by=request.actor, on=request.actor.on, name=data["name"], terms=data["terms"],
            agreed_on=data["agreed_on"],
        )  # fmt: skip

    return write_page(
        request, form=form, action=add, title=_("Add a speaker"), submit=_("Save the speaker"),
        back=reverse("speech:voice_list"), done=_("The speaker is saved."),
        lead=_("Somebody who reads texts aloud. Explain first who will hear her voice."),
    )  # fmt: skip


@may("speech.record", Speaker)
@both
def speaker_remove(request: ActorRequest, speaker: Speaker) -> HttpResponse:
    """She takes her yes back: all her recordings go."""
    if request.method == "POST":
        actions.speaker_remove(by=request.actor, on=request.actor.on, speaker=speaker)
        messages.success(request, _("The speaker is removed, with every recording."))
        return redirect("speech:voice_list")
    values = {
        "name": speaker.name,
        "recordings": speaker.recordings.count(),
        "back": reverse("speech:voice_list"),
    }
    return render(request, "speech/speaker_remove.html", values)
