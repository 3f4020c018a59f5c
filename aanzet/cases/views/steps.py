"""Goals, steps and strengths: the parts of her plan, one form each."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases import actions
from aanzet.cases.forms.plan import (
    GoalEditForm,
    GoalForm,
    MyStrengthEditForm,
    StepEditForm,
    StepForm,
    StrengthEditForm,
    StrengthForm,
)
from aanzet.cases.models import Case, Goal, Step
from aanzet.cases.pages import herself, twin
from aanzet.cases.queries.people import receivers_of
from aanzet.cases.views.plan import home_of, plan_of
from aanzet.core import clock
from aanzet.core.errors import Conflict
from aanzet.participants import actions as people
from aanzet.participants.enums import Source
from aanzet.participants.models import Strength
from aanzet.ui.forms import Form
from aanzet.ui.writing import write_page


@may("case.plan.edit", Case)
def goal_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = GoalForm(request.POST or None, initial={"own": True})
    return write_page(
        request,
        form=form,
        action=lambda: actions.goal_add(by=request.actor, on=clock.today(), case=case, **form.cleaned_data),
        title=_("Add a goal"),
        lead=case.participant.readable_name,
        submit=_("Save goal"),
        back=plan_of(case),
    )


@may("case.plan.edit", Goal)
def goal_edit(request: ActorRequest, goal: Goal) -> HttpResponse:
    values = {name: getattr(goal, name) for name in ("title", "by_when", "own", "version")}
    form = GoalEditForm(request.POST or None, initial=values)

    def save() -> None:
        typed: dict[str, Any] = dict(form.cleaned_data)
        seen = typed.pop("version")
        actions.goal_edit(by=request.actor, on=clock.today(), goal=goal, version=seen, **typed)

    return write_page(
        request, form=form, action=save, title=_("Change a goal"), submit=_("Save goal"),
        back=plan_of(goal.case), template="cases/plan_goal.html", goal=goal,
    )  # fmt: skip


@may("case.plan.edit", Goal)
def goal_end(request: ActorRequest, goal: Goal) -> HttpResponse:
    """Reached, or no longer a goal; a second tap on reached takes it back."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    today = clock.today()
    dropped = request.POST.get("how") == "dropped"
    changes: dict[str, Any] = (
        {"dropped_on": today} if dropped else {"reached_on": None if goal.reached_on else today}
    )
    actions.goal_edit(by=request.actor, on=today, goal=goal, version=goal.version, **changes)
    return redirect(plan_of(goal.case))


@may("case.plan.edit", Goal)
def step_add(request: ActorRequest, goal: Goal) -> HttpResponse:
    form = StepForm(request.POST or None, receivers=receivers_of(case=goal.case))
    return write_page(
        request,
        form=form,
        action=lambda: actions.step_add(by=request.actor, on=clock.today(), goal=goal, **form.cleaned_data),
        title=_("Add a step"),
        lead=goal.title,
        submit=_("Save step"),
        back=plan_of(goal.case),
    )


@may("case.plan.edit", Step)
def step_edit(request: ActorRequest, step: Step) -> HttpResponse:
    values = {
        name: getattr(step, name) for name in ("what", "helper", "due_on", "organisation_id", "version")
    }
    form = StepEditForm(request.POST or None, receivers=receivers_of(case=step.goal.case), initial=values)

    def save() -> None:
        typed: dict[str, Any] = dict(form.cleaned_data)
        seen = typed.pop("version")
        actions.step_edit(by=request.actor, on=clock.today(), step=step, version=seen, **typed)

    return write_page(
        request, form=form, action=save, title=_("Change a step"), lead=step.goal.title, submit=_("Save step"),
        back=plan_of(step.goal.case), template="cases/plan_step.html", step=step,
    )  # fmt: skip


@may("case.plan.edit", Step)
def step_drop(request: ActorRequest, step: Step) -> HttpResponse:
    """This step is no longer needed."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    today = clock.today()
    actions.step_edit(by=request.actor, on=today, step=step, version=step.version, dropped_on=today)
    return redirect(plan_of(step.goal.case))


@may("case.step.done", Step)
def step_done(request: ActorRequest, step: Step) -> HttpResponse:
    """A tap: done. Another tap takes it back."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    today = clock.today()
    done = None if step.done_on else today
    try:
        actions.step_edit(by=request.actor, on=today, step=step, version=step.version, done_on=done)
    except Conflict:
        messages.info(request, _("Somebody else changed this step at the same moment. Look at it again."))
    if done:
        messages.success(request, _("Done: %(what)s") % {"what": step.what})
    return redirect(home_of(request, step.goal.case))


@may("case.strength.add", Case)
@twin("cases:my_strength_add")
def strength_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = StrengthForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: people.strength_add(
            by=request.actor, on=clock.today(), participant=case.participant, source=Source.COACH,
            **form.cleaned_data,
        ),
        title=_("Add a strength"),
        lead=case.participant.readable_name,
        submit=_("Save strength"),
        back=plan_of(case),
    )  # fmt: skip


@may("case.strength.add", Strength)
def strength_edit(request: ActorRequest, strength: Strength) -> HttpResponse:
    values = {name: getattr(strength, name) for name in ("name", "example", "version")}
    case = Case.objects.visible_to(request.actor, "case.strength.add").filter(
        participant=strength.participant_id
    ).order_by("-first_contact_on").first()  # fmt: skip
    if case is None:
        raise Http404
    own = herself(request, case)
    form: Form = (MyStrengthEditForm if own else StrengthEditForm)(request.POST or None, initial=values)
    return write_page(
        request,
        form=form,
        action=lambda: people.strength_edit(
            by=request.actor, on=clock.today(), strength=strength, **form.cleaned_data
        ),
        title=_("What I am good at") if own else _("Change a strength"),
        submit=_("Save") if own else _("Save strength"),
        back=home_of(request, case),
        template="cases/me_write.html" if own else "ui/write.html",
    )
