"""Where women are found, which districts are reached, what was counted by hand, who carries how much."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
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
from aanzet.ui.writing import write_page

LATEST = 50
BY_HAND = actions.BY_HAND | actions.BY_HAND_BEFORE


def _mine(request: ActorRequest) -> dict[str, Organisation]:
    rows = Organisation.objects.filter(pk__in=request.actor.organisations(Role.COORDINATOR)).order_by("name")
    return {str(row.pk): row for row in rows}


def _districts(homes: Iterable[Organisation]) -> list[tuple[str, str]]:
    """The districts of the towns where these organisations work."""
    towns = {row.municipality for row in homes if row.municipality}
    return [("", "—"), *((each.name, each.name) for town in sorted(towns) for each in districts(town))]


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
    choices = {
        "programme": [(pk, row.name) for pk, row in programmes.items()],
        "organisation": [(pk, row.name) for pk, row in homes.items()],
        "district": _districts(homes.values()),
    }
    form = OutreachForm(request.POST or None, choices=choices, initial={"day": clock.today()})

    def add() -> None:
        typed = dict(form.cleaned_data)
        on = typed.pop("day")
        if on > clock.today():
            raise Refused(_("This day is still to come. Choose today or an earlier day."), "day")
        programme, organisation = programmes[typed.pop("programme")], homes[typed.pop("organisation")]
        outreach_write(by=request.actor, on=on, programme=programme, organisation=organisation, **typed)

    return write_page(
        request, form=form, action=add, back=reverse("impact:outreach"), done=_("It is saved."), title=_("Women met"),
        submit=_("Save"),
    )  # fmt: skip


@may("outreach.add")
def count_add(request: ActorRequest) -> HttpResponse:
    """Gatherings held, ambassadors trained, stories shared: what no register counts yet."""
    language, homes = get_language() or "nl", _mine(request)
    programmes = {row.slug: row for row in reach.programmes_of(request.actor)}
    figures = [
        (f"{slug}:{shape.key}", f"{localised(shape.name, language)} · {row.name}")
        for slug, row in programmes.items() for shape in blueprint_of(row).indicators if shape.kind in BY_HAND
    ]  # fmt: skip
    choices = {"figure": figures, "organisation": [(pk, row.name) for pk, row in homes.items()],
               "district": _districts(homes.values())}  # fmt: skip
    form = HandCountForm(request.POST or None, choices=choices, initial={"day": clock.today()})

    def add() -> None:
        typed = form.cleaned_data
        slug, _colon, key = typed["figure"].partition(":")
        actions.hand_count_add(
            by=request.actor, on=clock.today(), programme=programmes[slug], organisation=homes[typed["organisation"]],
            indicator=key, counted=typed["counted"], note=typed["note"], day=typed["day"], exact=not typed["estimate"],
            district=typed["district"],
        )  # fmt: skip

    return write_page(
        request, form=form, action=add, back=reverse("impact:outreach"), done=_("It is saved."),
        title=_("Counted by hand"), submit=_("Save the count"),
    )  # fmt: skip


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
