"""The intake for staff: overview, a block at the desk, typing back from paper, print, ready."""

from collections.abc import Mapping
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases import actions, documents
from aanzet.cases.actions.answers import Saved, answers_save
from aanzet.cases.enums import TypedBy
from aanzet.cases.forms.intake import DeskBlock, DeskForm, FinishForm, desk_block, seen_in
from aanzet.cases.models import Case, Intake
from aanzet.cases.pages import herself, twin
from aanzet.cases.queries.intake import (
    Answers,
    answer_in,
    answers_of,
    definition_of,
    fit_now,
    intake_of,
    intake_page,
    setting_of,
)
from aanzet.cases.queries.plan import newest_wish, rights_on
from aanzet.core import clock
from aanzet.core.errors import Conflict, Refused
from aanzet.core.text import localised
from aanzet.participants.vault import Vault
from aanzet.questionnaires.definitions import Answer, Block, Definition
from aanzet.questionnaires.forms import said


@may("case.intake.fill", Case)
@twin("cases:my_questions")
def intake(request: ActorRequest, case: Case) -> HttpResponse:
    """How far the intake is, who typed it, and what follows from it."""
    page = intake_page(actor=request.actor, case=case, may=rights_on(actor=request.actor, case=case))
    request.theme = case.programme.slug  # type: ignore[attr-defined]
    return render(request, "cases/intake.html", {"page": page})


@may("case.intake.fill", Case)
@twin("cases:my_questions")
def intake_block(request: ActorRequest, case: Case, block: str) -> HttpResponse:
    """One block in a compact form. A post without a button is the page saving by itself."""
    desk = Desk(request, case)
    if block not in desk.definition.block_by_key:
        raise Http404
    asked = [desk.definition.block_by_key[block]]
    who = DeskForm(request.POST or None)
    if request.method == "POST" and who.is_valid():
        typed_by = TypedBy(who.cleaned_data["typed_by"])
        if "go" not in request.POST:
            return desk.autosave(asked, typed_by)
        if desk.save(asked, typed_by):
            return redirect(desk.after(block if request.POST["go"] == "next" else ""))
    context = {"case": case, "blocks": desk.shown(asked), "who": who, "all": desk.parts(),
               "title": desk.shown(asked)[0].title, "here": request.path, "paper": False}  # fmt: skip
    return render(
        request, "cases/intake_block.html", context, status=422 if request.method == "POST" else 200
    )


@may("case.intake.fill", Case)
@twin("cases:my_questions")
def intake_paper(request: ActorRequest, case: Case) -> HttpResponse:
    """Typing back what was filled in on paper: the same numbers in the same order."""
    desk = Desk(request, case)
    asked = list(desk.definition.blocks)
    if request.method == "POST":
        if "go" not in request.POST:
            return desk.autosave(asked, TypedBy.PAPER)
        if desk.save(asked, TypedBy.PAPER):
            return redirect("cases:intake", case.pk)
    context = {"case": case, "blocks": desk.shown(asked), "title": _("Type over from paper"), "here": request.path,
               "paper": True}  # fmt: skip
    return render(
        request, "cases/intake_block.html", context, status=422 if request.method == "POST" else 200
    )


class Desk:
    """The form of one or more blocks for one request: shows, saves what holds, keeps what does not."""

    def __init__(self, request: ActorRequest, case: Case) -> None:
        self.request, self.case = request, case
        request.theme = case.programme.slug  # type: ignore[attr-defined]
        self.rights = rights_on(actor=request.actor, case=case)
        self.intake: Intake | None = intake_of(case)
        self.definition: Definition = definition_of(case=case, intake=self.intake)
        self.setting = setting_of(case=case)
        self.answers = self.read()
        self.bound: list[DeskBlock] | None = None

    def read(self) -> Answers:
        return answers_of(
            actor=self.request.actor, case=self.case, intake=self.intake, definition=self.definition,
            may=self.rights,
        )  # fmt: skip

    def parts(self) -> list[dict[str, str]]:
        """The blocks as links: letter, key, name."""
        language = get_language() or "nl"
        return [
            {"letter": each.letter, "key": each.key, "name": localised(each.title, language)}
            for each in self.definition.blocks
        ]

    def shown(self, asked: list[Block]) -> list[DeskBlock]:
        """The blocks as they were typed, else as they are stored."""
        return self.bound or [self.desk(each, None) for each in asked]

    def desk(self, block: Block, data: object) -> DeskBlock:
        fixed = ["wish"] if newest_wish(self.case) is not None else []
        return desk_block(block, self.setting, answers=self.answers, data=data, fixed=fixed)

    def save(self, asked: list[Block], typed_by: TypedBy) -> bool:
        """Store what holds. False when something has to be looked at; what was typed then stays."""
        post = self.request.POST
        typed = [self.desk(each, post) for each in asked]
        whole = all(each.form.is_valid() for each in typed)
        given = {key: answer for each in typed for key, answer in each.given(self.answers).items()}
        found = self.store(given, typed_by) if given else Saved()
        for each in typed:
            self.tell(each, found)
        if whole and not found.refused and not found.theirs:
            messages.success(self.request, _("The answers are saved."))
            return True
        self.answers = self.read()
        fresh = self.answers.versions
        self.bound = [_with_versions(each, fresh) for each in typed]
        return False

    def autosave(self, asked: list[Block], typed_by: TypedBy) -> JsonResponse:
        """The page saves by itself: yes or no, nothing else."""
        typed = [self.desk(each, self.request.POST) for each in asked]
        whole = all(each.form.is_valid() for each in typed)
        given = {key: answer for each in typed for key, answer in each.given(self.answers).items()}
        found = self.store(given, typed_by) if given else Saved()
        saved = whole and not found.refused and not found.theirs
        return JsonResponse({"saved": saved}, status=200 if saved else 422)

    def store(self, given: Mapping[str, Answer], typed_by: TypedBy) -> Saved:
        if self.intake is None:
            self.intake = actions.intake_start(
                by=self.request.actor, on=clock.today(), case=self.case, definition=self.definition.slug,
                version=self.definition.version,
            )  # fmt: skip
        return answers_save(
            by=self.request.actor, on=clock.today(), intake=self.intake, definition=self.definition,
            given=given, seen=seen_in(self.request.POST), typed_by=typed_by,
        )  # fmt: skip

    def tell(self, desk: DeskBlock, found: Saved) -> None:
        """Put refusals beside their fields, and the words of who was first beside one's own."""
        for key, sentence in found.refused.items():
            if key in desk.form.fields:
                desk.form.refuse(Refused(sentence, key))
        keys = Vault(self.case.participant_id)
        private = "case.intake_sensitive.read" in self.rights
        theirs = {
            key: said(self.definition.question_by_key[key], answer_in(row, keys), self.setting)
            if private or not row.sensitive
            else _("Somebody else wrote an answer that only she and her coach may read.")
            for key, row in found.theirs.items()
            if key in desk.form.fields
        }
        if theirs:
            desk.form.clash(Conflict(theirs, 0))

    def after(self, block: str) -> str:
        """The next block, or the overview."""
        keys = [each.key for each in self.definition.blocks]
        at = keys.index(block) + 1 if block else len(keys)
        if at < len(keys):
            return reverse("cases:intake_block", args=[self.case.pk, keys[at]])
        return reverse("cases:intake", args=[self.case.pk])


def _with_versions(desk: DeskBlock, versions: Mapping[str, int]) -> DeskBlock:
    """The same form, seen at the versions that stand now: the next save is on top of theirs."""
    return replace(desk, rows=tuple(replace(row, seen=versions.get(row.key, 0)) for row in desk.rows))


@may("case.intake.fill", Case)
@twin("cases:my_questions")
def intake_finish(request: ActorRequest, case: Case) -> HttpResponse:
    """Does she fit, by her own answers? Then the talk is done."""
    found = intake_of(case)
    if found is None:
        raise Http404
    rights = rights_on(actor=request.actor, case=case)
    form_of = definition_of(case=case, intake=found)
    answers = answers_of(actor=request.actor, case=case, intake=found, definition=form_of, may=rights)
    fit = fit_now(case=case, hidden=answers.hidden)
    form = FinishForm(request.POST or None, initial={"fit_reason": case.fit_reason})

    def save() -> None:
        actions.fit_set(
            by=request.actor, on=clock.today(), case=case, fits=fit.fits, keys=fit.keys,
            reason=form.cleaned_data["fit_reason"],
        )  # fmt: skip
        actions.intake_finish(by=request.actor, on=clock.today(), intake=found)

    if request.method == "POST" and form.carry_out(save):
        messages.success(request, _("The intake is done."))
        return redirect("cases:intake", case.pk)
    context = {"case": case, "fit": fit, "form": form, "name": case.participant.readable_name}
    return render(
        request, "cases/intake_finish.html", context, status=422 if request.method == "POST" else 200
    )


@may("case.intake.print", Case)
def intake_print(request: ActorRequest, case: Case) -> HttpResponse:
    """The printed twin, with the numbers of the typing page."""
    sheet = documents.intake_sheet(case=case, second=request.GET.get("language", ""))
    back = reverse("cases:my_questions" if herself(request, case) else "cases:intake",
                   args=[] if herself(request, case) else [case.pk])  # fmt: skip
    return render(request, "cases/intake_print.html", {"sheet": sheet, "back": back, "case": case})


@may("case.intake.print", Case)
def intake_pdf(request: ActorRequest, case: Case) -> HttpResponse:
    sheet = documents.intake_sheet(case=case, second=request.GET.get("language", ""))
    try:
        return documents.pdf_response(
            request, "cases/intake_print.html", {"sheet": sheet}, name="questions.pdf"
        )
    except Refused as error:
        messages.error(request, error.message)
        return redirect("cases:intake", case.pk)
