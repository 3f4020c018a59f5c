"""Her questions, one per page. She stops and goes on where she likes, on any device."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases import actions
from aanzet.cases.actions.answers import Saved, answers_save
from aanzet.cases.enums import TypedBy
from aanzet.cases.forms.intake import seen_in
from aanzet.cases.forms.questions import GO, HerQuestion, her_question
from aanzet.cases.models import Case
from aanzet.cases.pages import with_her_case
from aanzet.cases.queries.asking import coach_named
from aanzet.cases.queries.intake import (
    answer_in,
    answers_of,
    definition_of,
    fit_now,
    intake_of,
    setting_of,
)
from aanzet.cases.queries.plan import rights_on
from aanzet.cases.queries.questions import QuestionPage, next_open, passed_over, question_page
from aanzet.core import clock
from aanzet.core.errors import Conflict, Refused
from aanzet.core.text import localised
from aanzet.participants.vault import Vault
from aanzet.questionnaires.definitions import Answer
from aanzet.questionnaires.enums import Kind, State
from aanzet.questionnaires.forms import said
from aanzet.ui.forms import Form

PASSES = {State.SKIPPED.value, State.RATHER_NOT_SAY.value}


class Talk:
    """Her intake in one request."""

    def __init__(self, request: ActorRequest, case: Case) -> None:
        self.request, self.case = request, case
        self.rights = rights_on(actor=request.actor, case=case)
        self.intake = intake_of(case)
        self.definition = definition_of(case=case, intake=self.intake)
        self.setting = setting_of(case=case)
        self.read()

    def read(self) -> None:
        self.answers = answers_of(
            actor=self.request.actor, case=self.case, intake=self.intake, definition=self.definition,
            may=self.rights,
        )  # fmt: skip

    def save(self, given: Mapping[str, Answer]) -> Saved:
        today = clock.today()
        if self.intake is None:
            self.intake = actions.intake_start(
                by=self.request.actor, on=today, case=self.case, definition=self.definition.slug,
                version=self.definition.version,
            )  # fmt: skip
        return answers_save(
            by=self.request.actor, on=today, intake=self.intake, definition=self.definition,
            given=given, seen=seen_in(self.request.POST), typed_by=TypedBy.HERSELF,
        )  # fmt: skip

    def tell(self, form: Form, found: Saved) -> None:
        """A refusal beside the field; the words of who was first beside her own."""
        for key, sentence in found.refused.items():
            form.refuse(Refused(sentence, key))
        keys = Vault(self.case.participant_id)
        theirs = {
            key: said(self.definition.question_by_key[key], answer_in(row, keys), self.setting)
            for key, row in found.theirs.items()
        }
        if theirs:
            form.clash(Conflict(theirs, 0))
        self.read()

    def onwards(self, key: str) -> HttpResponse:
        """To the next question without an answer, or to the end."""
        following = next_open(form=self.definition, answers=self.answers, after=key)
        if following:
            return redirect("cases:my_question", following)
        return redirect("cases:my_questions_ready")

    def who_sees(self, page: QuestionPage) -> str:
        """One honest sentence under the question."""
        coach = coach_named(case=self.case, on=clock.today()) or _("your coach")
        words = {"coach": coach, "organisation": self.case.organisation.name}
        if page.safe:
            return _("You see this, and the people of %(organisation)s who may call you.") % words
        if page.named_barriers:
            return (
                _(
                    "You and %(coach)s see this. Money, health and safety stay between you two. "
                    "The rest helps %(organisation)s to help you."
                )
                % words
            )
        if page.private:
            return _("Only you and %(coach)s see this.") % words
        return _("You, %(coach)s and %(organisation)s see this.") % words


@may("me.read")
@with_her_case
def my_questions(request: ActorRequest, case: Case) -> HttpResponse:
    """To the first question without an answer; the first time a word before."""
    talk = Talk(request, case)
    key = next_open(form=talk.definition, answers=talk.answers)
    if talk.intake is None:
        language = get_language() or "nl"
        context = {"key": key, "intro": localised(talk.definition.intro, language), "case": case}
        return render(request, "cases/me_questions.html", context)
    return redirect("cases:my_question", key) if key else redirect("cases:my_questions_ready")


@may("me.read")
@with_her_case
def my_question(request: ActorRequest, case: Case, key: str) -> HttpResponse:
    """One question: answer, skip, or rather not say. What has one answer is answered with one tap."""
    talk = Talk(request, case)
    page = question_page(form=talk.definition, key=key, answers=talk.answers)
    if page is None:
        raise Http404
    asked = her_question(
        page.question, talk.setting, beside=page.beside, data=request.POST or None, answers=talk.answers.shown
    )
    if request.method == "POST":
        done = _answered(talk, asked)
        if not asked.pressed:
            return JsonResponse({"saved": done}, status=200 if done else 422)
        if done:
            return talk.onwards(key)
    context = {
        "page": page, "asked": asked, "form": asked.form, "who_sees": talk.who_sees(page), "here": request.path,
        "seen": {each: talk.answers.versions.get(each, 0) for each in asked.form.fields},
        "languages": page.question.kind == Kind.LANGUAGES, "short": max(6, len(talk.setting.spoken)),
    }  # fmt: skip
    return render(request, "cases/me_question.html", context, status=422 if request.method == "POST" else 200)


def _answered(talk: Talk, asked: HerQuestion) -> bool:
    """Store what she answered. An empty page that she leaves with "go on" is a skipped question."""
    key, go = asked.question.key, talk.request.POST.get(GO, "")
    if go in PASSES:
        given: dict[str, Answer] = {key: {"state": go}}
    elif not asked.is_valid():
        return False
    else:
        given = asked.given()
        if go and key not in given and not asked.stands:
            given[key] = {"state": State.SKIPPED.value}
    found = talk.save(given) if given else Saved()
    talk.tell(asked.form, found)
    return not found.refused and not found.theirs


@may("me.read")
@with_her_case
def my_questions_ready(request: ActorRequest, case: Case) -> HttpResponse:
    """All questions have had their turn: look back, or say it is ready."""
    talk = Talk(request, case)
    if talk.intake is None:
        return redirect("cases:my_questions")
    if request.method == "POST":
        fit = fit_now(case=case)
        if fit.fits:
            actions.fit_set(
                by=request.actor, on=clock.today(), case=case, fits=True, keys=fit.keys, reason=""
            )
        actions.intake_finish(by=request.actor, on=clock.today(), intake=talk.intake)
        messages.success(request, _("Thank you. Your coach talks it over with you."))
        return redirect("cases:my_plan")
    context = {
        "passed": passed_over(form=talk.definition, answers=talk.answers),
        "open": next_open(form=talk.definition, answers=talk.answers),
        "finished": talk.intake.finished_on,
        "count": len(talk.answers.versions),
    }
    return render(request, "cases/me_questions_ready.html", context)
