"""Pages of results: add, correct and end a placement, her yes, write down a check, ask about income."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.queries.asking import asking
from aanzet.core import clock
from aanzet.ui.forms import Form
from aanzet.ui.templatetags.asks import language_of_yes
from aanzet.work import actions, queries
from aanzet.work.enums import Moment, YesAnswer
from aanzet.work.forms import (
    CheckForm,
    IndependenceForm,
    PlacementEditForm,
    PlacementEndForm,
    PlacementForm,
    StartSituationForm,
    YesNoteForm,
    YesSayForm,
    plain_hours,
)
from aanzet.work.intake import situation_told, week_told
from aanzet.work.models import Placement, StartSituation
from aanzet.work.wording import week_in_words


def _page(
    request: ActorRequest,
    case: Case,
    form: Form,
    action: Callable[[], Any],
    done: str | Callable[[], str],
    **context: Any,
) -> HttpResponse:
    """A page with one form: show, check, act, go back; what was typed stays when a rule says no."""
    request.theme = case.programme.slug  # type: ignore[attr-defined]
    own = not request.actor.held  # she writes about herself, on her own page
    back = "/" if own else reverse("cases:case_detail", args=[case.pk])
    if request.method == "POST" and form.carry_out(action):
        messages.success(request, done if isinstance(done, str) else done())
        return redirect(back)
    base = "ui/her.html" if own else "ui/staff.html"
    values = {"form": form, "case": case, "back": back, "base": base} | context
    if not own:
        values.setdefault("lead", case.participant.readable_name)
    return render(request, "work/write.html", values, status=422 if request.method == "POST" else 200)


def _lists(case: Case) -> dict[str, Any]:
    return {
        "sectors": queries.sector_choices(),
        "routes": queries.route_choices(case.programme),
        "way": queries.way_to_ask(case),
    }


def _saved(rows: list[Placement], words: str) -> str:
    """What is said after saving: her yes is still waited for, or it is done."""
    if all(queries.stands(row) for row in rows):
        return words
    return _("It is saved and waits for her yes. Until then it counts nowhere.")


@may("case.placement.add", Case)
def placement_add(request: ActorRequest, case: Case) -> HttpResponse:
    today = clock.today()
    form = PlacementForm(
        request.POST or None, initial={"seen_on": today, "seen_by": request.actor.name}, **_lists(case)
    )
    made: list[Placement] = []
    return _page(
        request, case, form,
        lambda: made.append(actions.placement_add(
            by=request.actor, on=today, case=case, typed=form.typed(), asking=form.asking()
        )),
        lambda: _saved(made, _("It is saved. The after-care checks stand on the worklist by themselves.")),
        title=_("Work or training"), submit=_("Save the result"), week=week_in_words(week_told(case)),
    )  # fmt: skip


@may("case.placement.add", Placement)
def placement_edit(request: ActorRequest, placement: Placement) -> HttpResponse:
    case = placement.case
    initial = {name: getattr(placement, name, None) for name in PlacementEditForm.base_fields}
    initial["hours_per_week"] = plain_hours(placement.hours_per_week)
    form = PlacementEditForm(request.POST or None, initial=initial, **_lists(case))
    return _page(
        request, case, form,
        lambda: actions.placement_edit(
            by=request.actor, on=clock.today(), placement=placement, version=form.cleaned_data["version"],
            typed=form.typed(), asking=form.asking(),
        ),
        lambda: _saved([placement], _("The change is saved.")),
        title=_("Correct this result"), submit=_("Save the change"), week=week_in_words(week_told(case)),
    )  # fmt: skip


@may("case.placement.agree", Placement)
def yes_say(request: ActorRequest, placement: Placement) -> HttpResponse:
    """Her own page: somebody wants to write down what lies outside her week; yes, or no and talk about it."""
    request.theme = placement.case.programme.slug  # type: ignore[attr-defined]
    told = asking(case=placement.case, on=clock.today())
    with override(language_of_yes(told["house"])):
        question = queries.asked_about(actor=request.actor, placement=placement)
    form = YesSayForm(request.POST or None)

    def answer() -> None:
        actions.yes_say(
            by=request.actor, on=clock.today(), placement=placement, answer=form.cleaned_data["answer"]
        )

    if request.method == "POST" and form.carry_out(answer):
        said_yes = form.cleaned_data["answer"] == YesAnswer.YES
        thanks = _("Thank you. It is written down.") if said_yes else _(
            "Thank you. Nothing is written down. Your coach talks with you about it.")  # fmt: skip
        messages.success(request, thanks)
        return redirect("/")
    if question is None:
        messages.info(request, _("This question is not open any more."))
        return redirect("/")
    return render(request, "work/yes_say.html", {"question": question} | told)


@may("case.placement.add", Placement)
def yes_note(request: ActorRequest, placement: Placement) -> HttpResponse:
    """A worker writes down what she told her."""
    today = clock.today()
    why = queries.waits_for_answer(placement=placement)
    if why is None:
        messages.info(request, _("No yes of hers is waited for here."))
        return redirect("cases:case_detail", placement.case_id)
    form = YesNoteForm(request.POST or None, initial={"told_on": today})
    return _page(
        request, placement.case, form,
        lambda: actions.yes_note(by=request.actor, on=today, placement=placement, **form.cleaned_data),
        _("Her answer is saved."),
        title=_("What does she say?"), submit=_("Save her answer"), week=why,
    )  # fmt: skip


@may("case.placement.end", Placement)
def placement_end(request: ActorRequest, placement: Placement) -> HttpResponse:
    today = clock.today()
    form = PlacementEndForm(request.POST or None, initial={"ends_on": today})
    return _page(
        request, placement.case, form,
        lambda: actions.placement_end(
            by=request.actor, on=today, placement=placement, ends_on=form.cleaned_data["ends_on"],
            reason=form.cleaned_data["reason"],
        ),
        _("The end is saved."),
        title=_("This work or training ended"), submit=_("Save the end"),
    )  # fmt: skip


@may("case.aftercare.record", Placement)
def check_record(request: ActorRequest, placement: Placement) -> HttpResponse:
    """Which check: the first that waits, unless the page names one (`?due=6m`)."""
    today = clock.today()
    waiting = queries.checks_to_record(actor=request.actor, placement=placement, on=today)
    first = request.GET.get("due") or next((check.due for check in waiting), "")
    form = CheckForm(
        request.POST or None, checks=[(check.due, check.label) for check in waiting],
        initial={"due": first, "done_on": today, "contract": placement.contract,
                 "hours_per_week": plain_hours(placement.hours_per_week)},
    )  # fmt: skip
    return _page(
        request, placement.case, form,
        lambda: actions.check_record(by=request.actor, on=today, placement=placement, **form.cleaned_data),
        _("The check is saved."),
        title=_("After-care check"), submit=_("Save the check"), none_due=not waiting,
    )  # fmt: skip


def _moment(request: ActorRequest, case: Case, today: date) -> str:
    asked = request.GET.get("moment", "")
    if asked in Moment.values:
        return asked
    missing = (line.moment for line in queries.results_of(actor=request.actor, case=case, on=today).moments
               if not line.answer)  # fmt: skip
    return next(missing, Moment.START)


@may("case.independence.record", Case)
def independence_record(request: ActorRequest, case: Case) -> HttpResponse:
    today = clock.today()
    own = not request.actor.held
    form = IndependenceForm(
        request.POST or None, own=own, bands=queries.band_choices(case.programme, today.year),
        initial={"moment": _moment(request, case, today), "stated_on": today},
    )  # fmt: skip

    def record() -> None:
        typed = form.cleaned_data
        declined = typed["band"] == IndependenceForm.DECLINED
        told = typed["band"] not in (IndependenceForm.DECLINED, IndependenceForm.NOT_KNOWN)
        actions.independence_record(
            by=request.actor, on=today, case=case, moment=typed["moment"], stated_on=typed["stated_on"],
            band=typed["band"] if told else "", declined=declined,
        )  # fmt: skip

    measure, definition = queries.measure_of(case.programme)
    return _page(
        request, case, form, record, _("The answer is saved."),
        title=_("Own income"), submit=_("Save the answer"), measure=measure, definition=definition, own=own,
    )  # fmt: skip


@may("case.edit", Case)
def start_situation_set(request: ActorRequest, case: Case) -> HttpResponse:
    """Prefilled from the intake; the worker looks at it and saves."""
    row = StartSituation.objects.visible_to(request.actor, "case.edit").filter(case=case).first()
    told: Any = row or situation_told(case)
    study = {True: "yes", False: "no", None: ""}[told.in_full_time_study]
    form = StartSituationForm(
        request.POST or None, incomes=queries.income_choices(case.programme),
        initial={"income_source": told.income_source, "benefit": told.benefit, "study": study,
                 "hours_per_week": plain_hours(told.hours_per_week), "version": row.version if row else None},
    )  # fmt: skip

    def keep() -> None:
        values = dict(form.cleaned_data)
        values["in_full_time_study"] = {"yes": True, "no": False}.get(values.pop("study"))
        actions.start_situation_set(by=request.actor, on=clock.today(), case=case, **values)

    return _page(request, case, form, keep, _("The start is saved."), title=_("Work and income at the start"),
                 submit=_("Save the start"), from_intake=row is None)  # fmt: skip
