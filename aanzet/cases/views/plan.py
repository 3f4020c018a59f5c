"""Her plan for the people who accompany her. What she wants is read, never edited, here."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases import actions, documents
from aanzet.cases.forms.plan import (
    GoalForm,
    PlanBeginForm,
    PlanForm,
    StepForm,
    StrengthForm,
    WishRecordForm,
)
from aanzet.cases.models import Case, PlanVersion
from aanzet.cases.pages import herself, twin
from aanzet.cases.queries.people import receivers_of
from aanzet.cases.queries.plan import frozen_plan, newest_wish, plan_page
from aanzet.cases.queries.told import ladder_of, voice_of
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.participants.asking import language_choices
from aanzet.programmes.queries import blueprint_of
from aanzet.ui.writing import write_page


def plan_of(case: Case) -> str:
    return reverse("cases:plan", args=[case.pk])


def home_of(request: ActorRequest, case: Case) -> str:
    """Back to the plan: hers or that of the staff."""
    return reverse("cases:my_plan") if herself(request, case) else plan_of(case)


@may("case.plan.read", Case)
@twin("cases:my_plan")
def plan(request: ActorRequest, case: Case) -> HttpResponse:
    """The whole plan on one page."""
    page = plan_page(actor=request.actor, case=case, on=clock.today())
    request.theme = page.programme_slug  # type: ignore[attr-defined]
    receivers = receivers_of(case=case)
    first = {"template": page.templates[0][0]} if page.templates else {}
    context = {
        "page": page,
        "begin_form": PlanBeginForm(templates=page.templates, initial=first, auto_id="begin_%s"),
        "goal_form": GoalForm(initial={"own": True}, auto_id="goal_%s"),
        "step_forms": {
            goal.goal_id: StepForm(auto_id=f"s{goal.goal_id.hex}_%s", receivers=receivers)
            for goal in page.goals
        },
        "strength_form": StrengthForm(auto_id="strength_%s"),
        "voice": voice_of(case),
        "ladder": ladder_of(case) if "case.ladder.read" in page.may else None,
    }
    return render(request, "cases/plan.html", context)


@may("case.plan.read", PlanVersion)
@twin("cases:my_plan")
def plan_version(request: ActorRequest, version: PlanVersion) -> HttpResponse:
    """A version as both agreed to it."""
    if not version.agreed:
        return redirect(home_of(request, version.case))
    context = {
        "frozen": frozen_plan(plan=version),
        "back": home_of(request, version.case),
        "case": version.case,
    }
    return render(request, "cases/plan_version.html", context)


@may("case.plan.edit", Case)
def plan_begin(request: ActorRequest, case: Case) -> HttpResponse:
    blueprint = blueprint_of(case.programme)
    language = get_language() or "nl"
    options = tuple((each.key, each.key) for each in blueprint.plans)
    form = PlanBeginForm(request.POST or None, templates=options)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    chosen = form.cleaned_data["template"] if form.is_valid() else ""
    template = next((each for each in blueprint.plans if each.key == chosen), None)
    actions.plan_begin(by=request.actor, on=clock.today(), case=case, template=template, language=language)
    messages.success(request, _("A new version has begun. Talk it through together, then both say yes."))
    return redirect(plan_of(case))


@may("case.plan.edit", PlanVersion)
def plan_edit(request: ActorRequest, version: PlanVersion) -> HttpResponse:
    values = {name: getattr(version, name) for name in ("if_then", "who_may_see", "review_on", "version")}
    form = PlanForm(request.POST or None, initial=values)
    return write_page(
        request,
        form=form,
        action=lambda: actions.plan_edit(
            by=request.actor,
            on=clock.today(),
            plan=version,
            version=form.cleaned_data["version"],
            **form.changes(),
        ),
        title=_("Around the plan"),
        lead=version.case.participant.readable_name,
        submit=_("Save"),
        back=plan_of(version.case),
        done=_("The plan is saved."),
    )


@may("case.plan.agree", PlanVersion)
def plan_agree(request: ActorRequest, version: PlanVersion) -> HttpResponse:
    """The yes of the one who taps: hers on her own account, the coach's for everybody else."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    own = herself(request, version.case)
    try:
        actions.plan_agree(by=request.actor, on=clock.today(), plan=version, herself=own)
        messages.success(request, _("You said yes to this plan."))
    except Refused as error:
        messages.error(request, error.message)
    return redirect(home_of(request, version.case))


@may("case.wish.record", Case)
def wish_record(request: ActorRequest, case: Case) -> HttpResponse:
    """Write down what she said, once. After that the page says why it is closed."""
    if request.method != "POST" and newest_wish(case) is not None:
        messages.info(
            request, _("These are her words. Only she can change them, on her own page or by voice.")
        )
        return redirect(plan_of(case))
    person = case.participant
    form = WishRecordForm(
        request.POST or None, languages=language_choices(), initial={"language": person.language}
    )
    return write_page(
        request,
        form=form,
        action=lambda: actions.wish_write(by=request.actor, on=clock.today(), case=case, **form.cleaned_data),
        title=_("What she wants"),
        lead=person.readable_name,
        submit=_("Save her words"),
        back=plan_of(case),
        done=_("Her words are saved. From now on only she can change them."),
    )


def print_page(request: ActorRequest, case: Case) -> HttpResponse:
    """One A4, two languages side by side."""
    on, second = clock.today(), request.GET.get("language", "")
    sheet = documents.plan_sheet(actor=request.actor, case=case, on=on, second=second)
    pdf = (
        reverse("cases:my_plan_pdf") if herself(request, case) else reverse("cases:plan_pdf", args=[case.pk])
    )
    return render(
        request, "cases/plan_print.html", {"sheet": sheet, "back": home_of(request, case), "pdf": pdf}
    )


def pdf_page(request: ActorRequest, case: Case) -> HttpResponse:
    """The same sheet as PDF, with a file name that tells nothing."""
    on, second = clock.today(), request.GET.get("language", "")
    sheet = documents.plan_sheet(actor=request.actor, case=case, on=on, second=second)
    try:
        return documents.pdf_response(request, "cases/plan_print.html", {"sheet": sheet}, name="plan.pdf")
    except Refused as error:
        messages.error(request, error.message)
        return redirect(home_of(request, case))


@may("case.plan.print", Case)
@twin("cases:my_plan_print")
def plan_print(request: ActorRequest, case: Case) -> HttpResponse:
    return print_page(request, case)


@may("case.plan.print", Case)
@twin("cases:my_plan_pdf")
def plan_pdf(request: ActorRequest, case: Case) -> HttpResponse:
    return pdf_page(request, case)
