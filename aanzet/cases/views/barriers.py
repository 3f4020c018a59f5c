"""What stands in her way, what she can do, and what stays between her and her coach."""

from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.doors import ActorRequest, may
from aanzet.cases import actions
from aanzet.cases.forms.barriers import (
    AdjustmentForm,
    BarrierChangeForm,
    BarrierForm,
    BarrierTypeForm,
    DiscriminationForm,
    MyDiscriminationForm,
    SkillForm,
)
from aanzet.cases.forms.plan import StrengthForm
from aanzet.cases.models import Case
from aanzet.cases.pages import herself, twin
from aanzet.cases.queries import barriers as reading
from aanzet.cases.queries.plan import coaches_of, rights_on, strengths_of
from aanzet.cases.queries.skills import refreshers_for, skills_of
from aanzet.core import clock
from aanzet.participants import actions as people
from aanzet.participants.enums import BarrierStatus, Source
from aanzet.participants.models import Barrier
from aanzet.participants.vault import Vault
from aanzet.programmes.models import Programme
from aanzet.ui.writing import write_page


def list_of(request: ActorRequest, case: Case) -> str:
    """Back to the list: hers or that of the staff."""
    return reverse("cases:my_list") if herself(request, case) else reverse("cases:barriers", args=[case.pk])


def case_of(request: ActorRequest, barrier: Barrier, action: str) -> Case:
    """The newest case through which the reader may act on a barrier; a private one only for her and her coach."""
    needed = "case.barrier_restricted.read" if barrier.restricted else action
    rows = Case.objects.visible_to(request.actor, needed).filter(participant=barrier.participant_id)
    case = rows.order_by("-first_contact_on").first()
    if case is None:
        raise Http404
    return case


@may("case.barrier.read", Case)
@twin("cases:my_list")
def barriers(request: ActorRequest, case: Case) -> HttpResponse:
    """Barriers in her order, strengths, skills: what the reader may see of them."""
    rights = rights_on(actor=request.actor, case=case)
    kinds = reading.barrier_kinds(programme=case.programme)
    rows = reading.barriers_of(actor=request.actor, case=case, may=rights, kinds=kinds)
    on = clock.today()
    skills = skills_of(case=case, on=on)
    context = {
        "case": case,
        "name": case.participant.readable_name,
        "rows": rows,
        "hints": reading.hints_for(rows=rows, kinds=kinds),
        "strengths": strengths_of(case),
        "skills": skills,
        "refreshers": refreshers_for(case=case) if any(each.outdated for each in skills) else (),
        "strength_form": StrengthForm(auto_id="strength_%s"),
        "skill_form": SkillForm(auto_id="skill_%s"),
        "may": rights,
    }
    request.theme = case.programme.slug  # type: ignore[attr-defined]
    return render(request, "cases/barriers.html", context)


@may("case.barrier.add", Case)
@twin("cases:my_list_add")
def barrier_add(request: ActorRequest, case: Case) -> HttpResponse:
    rights = rights_on(actor=request.actor, case=case)
    kinds = {
        key: kind for key, kind in reading.barrier_kinds(programme=case.programme).items() if not kind.retired
    }
    have = {
        row.kind
        for row in reading.barriers_of(actor=request.actor, case=case, may=rights, kinds=kinds)
        if not row.solved
    }
    form = BarrierForm(request.POST or None, kinds=[kind for key, kind in kinds.items() if key not in have])

    def save() -> None:
        kind = kinds[form.cleaned_data["kind"]]
        people.barrier_add(
            by=request.actor, on=clock.today(), participant=case.participant, kind=kind.key,
            restricted=kind.restricted, source=Source.COACH, words=form.cleaned_data["words"],
            owner_id=request.actor.user_id,
        )  # fmt: skip

    return write_page(
        request, form=form, action=save, title=_("What stands in her way"), lead=case.participant.readable_name,
        submit=_("Add to her list"), back=list_of(request, case), done=_("It is on her list."),
    )  # fmt: skip


@may("case.barrier.change", Barrier)
@twin("cases:my_list")
def barrier_change(request: ActorRequest, barrier: Barrier) -> HttpResponse:
    case = case_of(request, barrier, "case.barrier.change")
    kinds = reading.barrier_kinds(programme=case.programme)
    owners = [(str(each.user_id), each.name) for each in coaches_of(case=case, on=clock.today())]
    if (str(request.actor.user_id), request.actor.name) not in owners:
        owners.append((str(request.actor.user_id), request.actor.name))
    values = {
        "status": barrier.status, "owner": str(barrier.owner_id or ""), "version": barrier.version,
        "words": Vault(barrier.participant_id).open(barrier, "words"),
    }  # fmt: skip
    form = BarrierChangeForm(request.POST or None, owners=owners, initial=values)

    def save() -> None:
        typed = form.changes()
        people.barrier_change(
            by=request.actor, on=clock.today(), barrier=barrier, version=form.cleaned_data["version"],
            status=typed["status"], owner_id=typed["owner"] or None, words=typed["words"],
        )  # fmt: skip

    name = kinds[barrier.kind].name if barrier.kind in kinds else barrier.kind
    return write_page(
        request, form=form, action=save, title=name, lead=case.participant.readable_name, submit=_("Save"),
        back=list_of(request, case), done=_("Saved."),
    )  # fmt: skip


@may("case.barrier.change", Barrier)
def barrier_rank(request: ActorRequest, barrier: Barrier) -> HttpResponse:
    """One place up or down in her order, or solved. Only she sets her order."""
    case = case_of(request, barrier, "case.barrier.change")
    if not herself(request, case):
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if request.POST.get("to") == "solved":
        status = BarrierStatus.PRESENT if barrier.status == BarrierStatus.SOLVED else BarrierStatus.SOLVED
        people.barrier_change(
            by=request.actor, on=clock.today(), barrier=barrier, version=barrier.version, status=status
        )
        return redirect("cases:my_list")
    rows = her_order(request, barrier)
    people.barriers_order(by=request.actor, on=clock.today(), participant=case.participant, barriers=rows)
    return redirect("cases:my_list")


def her_order(request: ActorRequest, barrier: Barrier) -> list[Barrier]:
    """Her barriers with one of them moved a place."""
    rows = sorted(
        Barrier.objects.visible_to(request.actor, "case.barrier.change")
        .filter(participant=barrier.participant_id)
        .exclude(status="solved"),
        key=lambda row: (row.rank is None, row.rank or 0, row.since, row.pk),
    )
    at = next((place for place, row in enumerate(rows) if row.pk == barrier.pk), 0)
    to = max(0, min(len(rows) - 1, at + (-1 if request.POST.get("to") == "up" else 1)))
    rows.insert(to, rows.pop(at))
    return rows


@may("case.skill.add", Case)
@twin("cases:my_list")
def skill_add(request: ActorRequest, case: Case) -> HttpResponse:
    form = SkillForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: people.skill_add(
            by=request.actor, on=clock.today(), participant=case.participant, **form.cleaned_data
        ),
        title=_("Add a skill"),
        lead=case.participant.readable_name,
        submit=_("Save skill"),
        back=list_of(request, case),
    )


@may("barrier_type.list")
def barrier_type_list(request: ActorRequest) -> HttpResponse:
    """The catalogue of each programme the reader works for."""
    found = [
        (programme, list(reading.barrier_kinds(programme=programme).values()))
        for programme in programmes_of(request.actor)
    ]
    return render(request, "cases/barrier_type_list.html", {"programmes": found})


@may("barrier_type.add")
def barrier_type_add(request: ActorRequest) -> HttpResponse:
    choices = [(each.slug, each.name) for each in programmes_of(request.actor)]
    form = BarrierTypeForm(request.POST or None, programmes=choices)

    def save() -> None:
        people.barrier_type_add(
            by=request.actor, on=clock.today(), programme_slug=form.cleaned_data["programme"], key=form.key(),
            names=form.names(), icon=form.cleaned_data["icon"], restricted=form.cleaned_data["restricted"],
        )  # fmt: skip

    return write_page(
        request, form=form, action=save, title=_("Add a barrier to the catalogue"), submit=_("Add to the catalogue"),
        lead=_("It can be chosen from now on. What was noted before stays as it is."),
        back=reverse("cases:barrier_type_list"), done=_("The barrier is in the catalogue."),
    )  # fmt: skip


def programmes_of(actor: Actor) -> list[Programme]:
    """Programmes of alliances that the actor, or an organisation where she works, belongs to."""
    mine = actor.organisations()
    rows = Programme.objects.filter(alliance__memberships__organisation__in=mine) | Programme.objects.filter(
        alliance__in=actor.alliances()
    )
    return list(rows.distinct().order_by("name"))


@may("case.adjustment.read", Case)
@twin("cases:my_needs")
def adjustment(request: ActorRequest, case: Case) -> HttpResponse:
    """The sheet with what she needs at work, for her coach. An employer sees it on the card, after her yes."""
    sheet = reading.adjustment_of(
        actor=request.actor, case=case, on=clock.today(), action="case.adjustment.read"
    )
    context = {"sheet": sheet, "case": case, "name": case.participant.call_name, "can_edit": True}
    return render(request, "cases/adjustment.html", context)


def adjustment_page(request: ActorRequest, case: Case) -> HttpResponse:
    """The form of the sheet, for her and for her coach."""
    on = clock.today()
    sheet = reading.adjustment_of(actor=request.actor, case=case, on=on, action="case.adjustment.edit")
    initial = (
        {"needs": sheet.needs, "schemes": list(sheet.schemes), "version": sheet.version} if sheet else {}
    )
    form = AdjustmentForm(
        request.POST or None, schemes=reading.schemes_for(case=case, on=on), language=get_language() or "nl",
        initial=initial,
    )  # fmt: skip
    own = herself(request, case)
    return write_page(
        request,
        form=form,
        action=lambda: actions.adjustment_write(by=request.actor, on=on, case=case, **form.cleaned_data),
        title=_("What I need at work") if own else _("What she needs at work"),
        lead="" if own else case.participant.readable_name,
        submit=_("Save"),
        back=reverse("cases:my_needs") if own else reverse("cases:adjustment", args=[case.pk]),
        done=_("Saved. An employer sees this only with a yes for it."),
        template="cases/me_write.html" if own else "ui/write.html",
    )


@may("case.adjustment.edit", Case)
@twin("cases:my_needs_edit")
def adjustment_edit(request: ActorRequest, case: Case) -> HttpResponse:
    return adjustment_page(request, case)


def report_page(request: ActorRequest, case: Case) -> HttpResponse:
    """What happened, where, what she wants; and where to go for help in this country."""
    own = herself(request, case)
    form = (MyDiscriminationForm if own else DiscriminationForm)(request.POST or None)
    back = reverse("cases:my_report") if own else reverse("cases:discrimination", args=[case.pk])
    return write_page(
        request,
        form=form,
        action=lambda: actions.discrimination_report_add(
            by=request.actor, on=clock.today(), case=case, **form.cleaned_data
        ),
        title=_("Tell what happened") if own else _("Note unequal treatment"),
        lead=_("Nothing of this goes to an employer or a funder with your name.")
        if own
        else _("She chooses what follows. Nothing of this goes to an employer or a funder by name."),
        submit=_("Save"),
        back=back,
        done=_("It is written down."),
        template="cases/me_write.html" if own else "ui/write.html",
    )


@may("case.discrimination.add", Case)
@twin("cases:my_report_add")
def discrimination_add(request: ActorRequest, case: Case) -> HttpResponse:
    return report_page(request, case)


@may("case.discrimination.read", Case)
@twin("cases:my_report")
def discrimination(request: ActorRequest, case: Case) -> HttpResponse:
    """Her reports, and who can help."""
    context = {
        "case": case,
        "name": case.participant.readable_name,
        "reports": reading.reports_of(actor=request.actor, case=case),
        "helpers": reading.help_against_discrimination(case=case, on=clock.today()),
    }
    return render(request, "cases/discrimination.html", context)
