"""Her own pages: one thing per screen, neutral titles, in her own case only."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases import actions
from aanzet.cases.enums import WishForm as Form
from aanzet.cases.forms.barriers import MyBarrierForm
from aanzet.cases.forms.plan import MyGoalForm, MyStrengthForm, WishForm
from aanzet.cases.forms.told import VoiceForm
from aanzet.cases.models import Case
from aanzet.cases.pages import CHOSEN, with_her_case
from aanzet.cases.queries import barriers as reading
from aanzet.cases.queries.asking import coach_named
from aanzet.cases.queries.plan import my_cases, newest_wish, plan_page, rights_on
from aanzet.cases.queries.rhythm import rhythm_line
from aanzet.cases.queries.told import ladder_of, voice_of
from aanzet.cases.views.barriers import adjustment_page, report_page
from aanzet.cases.views.plan import pdf_page, print_page
from aanzet.core import clock
from aanzet.participants import actions as people
from aanzet.participants.enums import Source
from aanzet.participants.vault import Vault
from aanzet.speech.sounds import MOST_SECONDS
from aanzet.ui.writing import write_page


@may("me.read")
def my_choice(request: ActorRequest) -> HttpResponse:
    """Who takes part in more than one programme picks one; the pages after this are about that one."""
    mine = my_cases(actor=request.actor)
    if request.method == "POST":
        picked = next((case for case in mine if str(case.pk) == request.POST.get("case")), None)
        if picked is None:
            return redirect("cases:my_choice")
        request.session[CHOSEN] = str(picked.pk)
        return redirect("cases:my_plan")
    return render(request, "cases/me_choice.html", {"cases": mine})


@may("me.read")
@with_her_case
def my_plan(request: ActorRequest, case: Case) -> HttpResponse:
    page = plan_page(actor=request.actor, case=case, on=clock.today())
    context = {
        "page": page,
        "several": len(my_cases(actor=request.actor)) > 1,
        "voice": voice_of(case),
        "ladder": ladder_of(case),
        "line": rhythm_line(case=case, keys=Vault(case.participant_id), on=clock.today()),
    }
    return render(request, "cases/me_plan.html", context)


@may("me.read")
@with_her_case
def my_wish(request: ActorRequest, case: Case) -> HttpResponse:
    standing = newest_wish(case)
    form = WishForm(request.POST or None, initial={"text": standing.text if standing else ""})
    return write_page(
        request,
        form=form,
        action=lambda: actions.wish_write(
            by=request.actor, on=clock.today(), case=case, text=form.cleaned_data["text"], form=Form.TYPED,
            language=get_language() or "",
        ),
        title=_("What I want"),
        lead=_("Your words stand at the top of your plan. Only you can change them."),
        submit=_("Save my words"),
        back=reverse("cases:my_plan"),
        done=_("Your words are saved."),
        template="cases/me_wish.html", voice=voice_of(case), voice_form=VoiceForm(), most=MOST_SECONDS,
    )  # fmt: skip


@may("me.read")
@with_her_case
def my_goal_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = MyGoalForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.goal_add(
            by=request.actor, on=clock.today(), case=case, own=True, **form.cleaned_data
        ),
        title=_("My own goal"),
        lead=_("It may be small. Your coach helps you with the steps."),
        submit=_("Save my goal"),
        back=reverse("cases:my_plan"),
        done=_("Your goal is in your plan."),
        template="cases/me_write.html",
    )


@may("me.read")
@with_her_case
def my_strength_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = MyStrengthForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: people.strength_add(
            by=request.actor, on=clock.today(), participant=case.participant, source=Source.HERSELF,
            **form.cleaned_data,
        ),
        title=_("What I am good at"),
        lead=_("At home counts too. Tell one time that you did it."),
        submit=_("Save"),
        back=reverse("cases:my_plan"),
        done=_("It is in your plan."),
        template="cases/me_write.html",
    )  # fmt: skip


@may("me.read")
@with_her_case
def my_list(request: ActorRequest, case: Case) -> HttpResponse:
    """What is in the way, heaviest first, in her own order."""
    rights = rights_on(actor=request.actor, case=case)
    kinds = reading.barrier_kinds(programme=case.programme)
    rows = reading.barriers_of(actor=request.actor, case=case, may=rights, kinds=kinds)
    context = {
        "rows": [row for row in rows if not row.solved],
        "solved": [row for row in rows if row.solved],
        "coach": coach_named(case=case, on=clock.today()),
    }
    return render(request, "cases/me_list.html", context)


@may("me.read")
@with_her_case
def my_list_add(request: ActorRequest, case: Case) -> HttpResponse:
    rights = rights_on(actor=request.actor, case=case)
    kinds = {
        key: kind for key, kind in reading.barrier_kinds(programme=case.programme).items() if not kind.retired
    }
    rows = reading.barriers_of(actor=request.actor, case=case, may=rights, kinds=kinds)
    have = {row.kind for row in rows if not row.solved}
    form = MyBarrierForm(request.POST or None, kinds=[kind for key, kind in kinds.items() if key not in have])

    def save() -> None:
        kind = kinds[form.cleaned_data["kind"]]
        people.barrier_add(
            by=request.actor, on=clock.today(), participant=case.participant, kind=kind.key,
            restricted=kind.restricted, source=Source.HERSELF, words=form.cleaned_data["words"],
            rank=len(have) + 1,
        )  # fmt: skip

    return write_page(
        request, form=form, action=save, title=_("What is in my way?"), submit=_("Put it on my list"),
        lead=_("Choose one. You can add more after this."), back=reverse("cases:my_list"),
        done=_("It is on your list."), template="cases/me_write.html",
    )  # fmt: skip


@may("me.read")
@with_her_case
def my_needs(request: ActorRequest, case: Case) -> HttpResponse:
    """What she needs at work, and who may see it."""
    sheet = reading.adjustment_of(
        actor=request.actor, case=case, on=clock.today(), action="case.adjustment.read"
    )
    return render(request, "cases/me_needs.html", {"sheet": sheet, "case": case})


@may("me.read")
@with_her_case
def my_needs_edit(request: ActorRequest, case: Case) -> HttpResponse:
    return adjustment_page(request, case)


@may("me.read")
@with_her_case
def my_report_add(request: ActorRequest, case: Case) -> HttpResponse:
    return report_page(request, case)


@may("me.read")
@with_her_case
def my_plan_print(request: ActorRequest, case: Case) -> HttpResponse:
    return print_page(request, case)


@may("me.read")
@with_her_case
def my_plan_pdf(request: ActorRequest, case: Case) -> HttpResponse:
    return pdf_page(request, case)


@may("me.read")
@with_her_case
def my_report(request: ActorRequest, case: Case) -> HttpResponse:
    """What she told about unequal treatment, and who can help."""
    context = {
        "case": case,
        "reports": reading.reports_of(actor=request.actor, case=case),
        "helpers": reading.help_against_discrimination(case=case, on=clock.today()),
    }
    return render(request, "cases/me_report.html", context)
