"""Where women are found, which districts are reached, what was counted by hand, who carries how much."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.cases.actions import outreach_add as outreach_write
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import localised
from aanzet.impact import actions
from aanzet.impact.forms import HandCountForm, OutreachForm
from aanzet.impact.queries import reach, staffing
from aanzet.programmes.queries import blueprint_of
from aanzet.reference.places import districts
from aanzet.ui.forms import Form

LATEST = 50


def _write(
    request: ActorRequest, form: Form, action: Callable[[], Any], done: str, **words: str
) -> HttpResponse:
    """A page with one form, back to the list of outreach."""
    back = reverse("impact:outreach")
    if request.method == "POST" and form.is_valid():
        try:
            action()
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, done)
            return redirect(back)
    status = 422 if request.method == "POST" else 200
    return render(request, "impact/write.html", {"form": form, "back": back} | words, status=status)


def _mine(request: ActorRequest) -> dict[str, Organisation]:
    rows = Organisation.objects.filter(pk__in=request.actor.organisations(Role.COORDINATOR)).order_by("name")
    return {str(row.pk): row for row in rows}


@may("outreach.list")
def outreach(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    context = {
        "places": reach.finding_places(actor=actor),
        "rows": reach.outreach_rows(actor=actor)[:LATEST],
        "may_add": actor.may("outreach.add"),
    }
    return render(request, "impact/outreach.html", context)


@may("outreach.add")
def outreach_add(request: ActorRequest) -> HttpResponse:
    programmes = {str(row.pk): row for row in reach.programmes_of(request.actor)}
    homes = _mine(request)
    towns = {row.municipality for row in homes.values() if row.municipality}
    choices = {
        "programme": [(pk, row.name) for pk, row in programmes.items()],
        "organisation": [(pk, row.name) for pk, row in homes.items()],
        "district": [
            ("", "—"),
            *((each.name, each.name) for town in sorted(towns) for each in districts(town)),
        ],
    }
    form = OutreachForm(request.POST or None, choices=choices, initial={"day": clock.today()})

    def add() -> None:
        typed = dict(form.cleaned_data)
        on = typed.pop("day")
        if on > clock.today():
            raise Refused(_("This day is still to come. Choose today or an earlier day."), "day")
        programme, organisation = programmes[typed.pop("programme")], homes[typed.pop("organisation")]
        outreach_write(by=request.actor, on=on, programme=programme, organisation=organisation, **typed)

    return _write(request, form, add, _("It is saved."), title=_("Women met"), submit=_("Save"))


@may("outreach.add")
def count_add(request: ActorRequest) -> HttpResponse:
    """Gatherings held, ambassadors trained, stories shared: what no register counts yet."""
    language, homes = get_language() or "nl", _mine(request)
    programmes = {row.slug: row for row in reach.programmes_of(request.actor)}
    figures = [
        (f"{slug}:{shape.key}", f"{localised(shape.name, language)} · {row.name}")
        for slug, row in programmes.items() for shape in blueprint_of(row).indicators if shape.kind in actions.BY_HAND
    ]  # fmt: skip
    choices = {"figure": figures, "organisation": [(pk, row.name) for pk, row in homes.items()]}
    form = HandCountForm(request.POST or None, choices=choices, initial={"day": clock.today()})

    def add() -> None:
        typed = form.cleaned_data
        slug, _colon, key = typed["figure"].partition(":")
        actions.hand_count_add(
            by=request.actor, on=clock.today(), programme=programmes[slug], organisation=homes[typed["organisation"]],
            indicator=key, counted=typed["counted"], note=typed["note"], day=typed["day"], exact=not typed["estimate"],
        )  # fmt: skip

    return _write(
        request, form, add, _("It is saved."), title=_("Counted by hand"), submit=_("Save the count")
    )


@may("coverage.read")
def coverage(request: ActorRequest) -> HttpResponse:
    context = {
        "page": reach.coverage(actor=request.actor),
        "may_write_town": request.actor.may("organisation.edit"),
    }
    return render(request, "impact/coverage.html", context)


@may("caseload.read")
def caseload(request: ActorRequest) -> HttpResponse:
    page = staffing.caseload(actor=request.actor, on=clock.today())
    return render(request, "impact/caseload.html", {"page": page})


@may("company.read")
def company(request: ActorRequest) -> HttpResponse:
    """A company sees its own volunteers and rounded totals, no participants."""
    pages = staffing.company_page(actor=request.actor, on=clock.today())
    return render(request, "impact/company.html", {"pages": pages})
