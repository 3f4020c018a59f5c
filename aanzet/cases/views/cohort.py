"""Groups: the list, one group, and starting one from a trajectory template."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.cases import actions
from aanzet.cases.forms.journey import CohortForm, TrajectoryForm
from aanzet.cases.models import Case, Cohort
from aanzet.cases.queries import cohort as reading
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import localised
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import TrajectoryTemplate
from aanzet.ui.writing import write_page

MOST = 200


@may("case.cohort.list")
def cohort_list(request: ActorRequest) -> HttpResponse:
    """The groups of my organisation."""
    context = {
        "cohorts": reading.cohort_list(actor=request.actor, on=clock.today()),
        "may_start": request.actor.may("case.cohort.start"),
    }
    return render(request, "cases/cohort_list.html", context)


@may("case.cohort.read", Cohort)
def cohort_detail(request: ActorRequest, cohort: Cohort) -> HttpResponse:
    """One group and its women."""
    page = reading.cohort_page(actor=request.actor, cohort=cohort, on=clock.today())
    request.theme = page.programme_slug  # type: ignore[attr-defined]
    return render(request, "cases/cohort_detail.html", {"page": page})


@may("case.cohort.start")
def cohort_start(request: ActorRequest) -> HttpResponse:
    """Choose a template and the women; each gets her own copy of the trajectory. Then to the page of the group."""
    choice = _choice(request)
    form = CohortForm(request.POST or None, **choice.offered())
    made: list[Cohort] = []
    return write_page(
        request,
        form=form,
        action=lambda: made.append(_start(request, form, choice)),
        title=_("Start a group"),
        submit=_("Start this group"),
        back=reverse("cases:cohort_list"),
        onward=lambda: reverse("cases:cohort_detail", args=[made[0].pk]),
        done=_("The group has started. Each woman has her own copy of the trajectory."),
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen: programmes, their templates, women without a group; by the values of the form."""

    organisations: tuple[UUID, ...]
    programmes: dict[str, Programme]
    templates: dict[str, TrajectoryTemplate]
    women: dict[str, Case]

    def offered(self) -> dict[str, list[tuple[str, str]]]:
        language = get_language() or "nl"
        return {
            "programmes": [(pk, p.name) for pk, p in self.programmes.items()],
            "templates": [(key, localised(t.name, language)) for key, t in self.templates.items()],
            "members": [
                (pk, f"{c.participant.readable_name} · {c.programme.name}") for pk, c in self.women.items()
            ],
        }


def _choice(request: ActorRequest) -> Choice:
    mine = request.actor.organisations(Role.COORDINATOR)
    found = Programme.objects.filter(alliance__memberships__organisation__in=mine).distinct()
    programmes = {str(p.pk): p for p in found}
    templates = {f"{pk}:{t.key}": t for pk, p in programmes.items() for t in blueprint_of(p).trajectories}
    waiting = (
        Case.objects.visible_to(request.actor, "case.cohort.start").open(clock.today()).filter(cohort=None)
    )
    rows = waiting.select_related("participant", "programme", "organisation")[:MOST]
    return Choice(tuple(mine), programmes, templates, {str(case.pk): case for case in rows})


def _start(request: ActorRequest, form: CohortForm, choice: Choice) -> Cohort:
    typed = form.cleaned_data
    members = [choice.women[pk] for pk in typed["members"]]
    programme, _colon, _key = typed["template"].partition(":")
    if programme != typed["programme"]:
        raise Refused(_("This trajectory is of another programme. Choose one that fits."), "template")
    if any(str(case.programme_id) != programme for case in members):
        raise Refused(_("Not all women chosen take part in this programme. Look at the list."), "members")
    organisation = (
        members[0].organisation if members else Organisation.objects.filter(pk__in=choice.organisations)[0]
    )
    return actions.cohort_start(
        by=request.actor,
        on=typed["starts_on"] or clock.today(),
        programme=choice.programmes[programme],
        organisation=organisation,
        template=choice.templates[typed["template"]],
        name=typed["name"],
        cases=members,
    )


@may("case.edit", Case)
def trajectory_edit(request: ActorRequest, case: Case) -> HttpResponse:
    """Her own copy of the trajectory: what fits her may differ from the group."""
    modules = case.trajectory.get("modules", [])
    form = TrajectoryForm(request.POST or None, modules=modules, initial={"version": case.version})
    return write_page(
        request,
        form=form,
        action=lambda: actions.trajectory_edit(
            by=request.actor,
            on=clock.today(),
            case=case,
            version=form.cleaned_data["version"],
            modules=form.modules(),
        ),
        title=_("Her trajectory"),
        lead=_("This is her own copy. The group keeps the other one."),
        submit=_("Save"),
        back=reverse("cases:case_detail", args=[case.pk]),
        done=_("Saved."),
    )
