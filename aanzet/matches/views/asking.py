"""One question of a survey at a time, for her and for the volunteer: every answer is a button that goes on."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import localised
from aanzet.matches.actions.survey import survey_answer
from aanzet.matches.enums import Side
from aanzet.matches.models import Match
from aanzet.matches.queries.surveys import answers_of, next_question
from aanzet.matches.questions import moment_now, questions, shape_of
from aanzet.questionnaires.forms import Setting, Tap, options_for

SKIP = "skip"


def question_page(
    request: ActorRequest, *, match: Match, side: Side, template: str, done: str
) -> HttpResponse:
    """The next question without an answer; `done`: where it leads after the last one, or when nothing is open."""
    moment = moment_now(match, clock.today())
    if moment is None:
        messages.info(request, _("These questions are not open any more."))
        return redirect(done)
    if request.method == "POST":
        _keep(request, match, side, moment)
        return redirect(request.path)
    answers = answers_of(match=match, side=side, moment=moment)
    key = next_question(side=side, moment=moment, answers=answers)
    if not key:
        messages.success(request, _("Thank you. These were all questions."))
        return redirect(done)
    return render(request, template, {"match": match, "back": done} | _asked(side, moment, key))


def _asked(side: Side, moment: str, key: str) -> dict[str, Any]:
    """The question with its answers as buttons, and its place among the others."""
    whole = questions(shape_of(side), moment)
    question = next(each for each in whole if each.key == key)
    setting = Setting(get_language() or "nl")
    return {
        "key": key,
        "text": question.asked(setting.language),
        "why": localised(question.why, setting.language),
        "number": whole.index(question) + 1,
        "total": len(whole),
        "taps": [Tap(value, label, icon, False) for value, label, icon in options_for(question, setting)],
    }


def _keep(request: ActorRequest, match: Match, side: Side, moment: str) -> None:
    """The answer of the button that was pressed; what is none of this question's is let go."""
    key = request.POST.get("key", "")
    question = next((each for each in questions(shape_of(side), moment) if each.key == key), None)
    if question is None:
        return
    given = request.POST.get("answer", "")
    if SKIP in request.POST:
        answer = {"state": "skipped"}
    elif given in {value for value, _label, _icon in options_for(question, Setting("en"))}:
        answer = {"value": given}
    else:
        return
    try:
        survey_answer(
            by=request.actor,
            on=clock.today(),
            match=match,
            side=side,
            moment=moment,
            question=key,
            answer=answer,
        )
    except Refused as error:
        messages.info(request, error.message)
