"""What she is good at, by picture: choose, tell, put in order, and print."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.documents import first_language, pdf_response
from aanzet.cases.models import Case
from aanzet.cases.pages import her_case, with_her_case
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.participants import actions as people
from aanzet.participants.enums import Source
from aanzet.participants.models import HER_ORDER, Strength
from aanzet.reference.lists import strength as strength_named
from aanzet.sheets.documents import GoodSheet, good_sheet
from aanzet.sheets.forms.good import OwnWordsForm, TellForm, picked
from aanzet.sheets.queries.good import good_groups, good_lines, icon_of
from aanzet.sheets.views.hers import only_pressed
from aanzet.ui.writing import write_page


@may("me.read")
@with_her_case
def my_good(request: ActorRequest, case: Case) -> HttpResponse:
    return render(request, "sheets/me_good.html", {"lines": good_lines(case=case)})


@may("me.read")
@with_her_case
def my_good_choose(request: ActorRequest, case: Case) -> HttpResponse:
    """She points at what she is good at; each picture goes on her list."""
    groups = good_groups(case=case)
    if request.method != "POST":
        return render(request, "sheets/me_good_choose.html", {"groups": groups})
    for code in picked(groups, request.POST.getlist("good")):
        known = strength_named(code)
        if known is not None:
            people.strength_add(
                by=request.actor, on=clock.today(), participant=case.participant,
                name=known.name(first_language(case)), example="", source=Source.HERSELF, picture=code,
            )  # fmt: skip
    return redirect("sheets:my_good")


@may("me.read")
@with_her_case
def my_good_add(request: ActorRequest, case: Case) -> HttpResponse:
    """What is in no picture."""
    form = OwnWordsForm(request.POST or None)
    return write_page(
        request, form=form, title=_("Say it in my own words"), submit=_("Save"),
        back=reverse("sheets:my_good"), template="sheets/me_tiles.html",
        action=lambda: people.strength_add(
            by=request.actor, on=clock.today(), participant=case.participant, source=Source.HERSELF,
            **form.cleaned_data,
        ),
    )  # fmt: skip


@may("me.sheet.edit", Strength)
def my_good_tell(request: ActorRequest, strength: Strength) -> HttpResponse:
    """One time that she did it."""
    request.theme = her_case(request).programme.slug  # type: ignore[attr-defined]
    form = TellForm(request.POST or None, initial={"example": strength.example, "version": strength.version})
    return write_page(
        request, form=form, title=strength.said_in(get_language() or "nl"), submit=_("Save"),
        back=reverse("sheets:my_good"), template="sheets/me_good_tell.html", icon=icon_of(strength),
        action=lambda: people.strength_edit(
            by=request.actor, on=clock.today(), strength=strength, name=strength.name, **form.cleaned_data
        ),
    )  # fmt: skip


@may("me.sheet.edit", Strength)
@only_pressed
def my_good_move(request: ActorRequest, strength: Strength) -> HttpResponse:
    """One place up or down in her order, or off her list."""
    to = request.POST.get("to", "")
    if to == "off":
        people.strength_remove(by=request.actor, on=clock.today(), strength=strength)
        messages.success(request, _("It is off your list."))
        return redirect("sheets:my_good")
    rows = list(Strength.objects.visible_to(request.actor, "me.sheet.edit").filter(
        participant=strength.participant_id
    ).order_by(*HER_ORDER))  # fmt: skip
    at = next(place for place, row in enumerate(rows) if row.pk == strength.pk)
    new = max(0, min(len(rows) - 1, at + {"up": -1, "down": 1}.get(to, 0)))
    rows.insert(new, rows.pop(at))
    people.strengths_order(
        by=request.actor, on=clock.today(), participant=strength.participant, strengths=rows
    )
    return redirect("sheets:my_good")


def _sheet(request: ActorRequest, case: Case) -> GoodSheet:
    """What she chose in the address: ids say nothing to who reads it over her shoulder."""
    asked = request.GET
    return good_sheet(
        case=case, second=asked.get("language", ""), picked=asked.getlist("s") if "own" in asked else None,
        named="own" not in asked or "n" in asked,
    )  # fmt: skip


@may("me.read")
@with_her_case
def my_good_print(request: ActorRequest, case: Case) -> HttpResponse:
    """The sheet on the screen, with what may stand on it above."""
    query = request.GET.urlencode()
    pdf = reverse("sheets:my_good_pdf") + (f"?{query}" if query else "")
    return render(request, "sheets/me_good_print.html", {"sheet": _sheet(request, case), "pdf": pdf})


@may("me.read")
@with_her_case
def my_good_pdf(request: ActorRequest, case: Case) -> HttpResponse:
    try:
        context = {"sheet": _sheet(request, case)}
        return pdf_response(request, "sheets/me_good_print.html", context, name="page.pdf")
    except Refused as error:
        messages.error(request, error.message)
        return redirect("sheets:my_good")
