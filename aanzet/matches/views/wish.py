"""Her wish for somebody beside her: one question on each screen."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import in_her_colours, with_her_case
from aanzet.cases.queries.barriers import barrier_kinds
from aanzet.core import clock
from aanzet.matches import actions
from aanzet.matches.forms.want import (
    ROLE_ICONS,
    HelpForm,
    TalkForm,
    WhenForm,
    WhereForm,
    WhoForm,
    WomanForm,
)
from aanzet.matches.models import Want
from aanzet.matches.queries.wants import ONLY_WOMAN, barriers_of, her_own, roles_of, told_before
from aanzet.matches.views.hers import language_now
from aanzet.matches.words import languages_in_words
from aanzet.programmes.queries import role_name
from aanzet.reference.lists import language, sectors
from aanzet.ui.forms import Form
from aanzet.volunteers.enums import VolunteerRole

STEPS = ("when", "where", "talk", "help", "woman")


def role_tiles(case: Case) -> list[tuple[str, str, str]]:
    """Who gives time in her programme, each with what she or he does."""
    does = {
        VolunteerRole.COACH: _("%(who)s: goes with you, step by step"),
        VolunteerRole.MENTOR: _("%(who)s: knows the work that you like"),
        VolunteerRole.AMBASSADOR: _("%(who)s: took these steps before you"),
    }
    return [
        (
            role.value,
            does[role] % {"who": role_name(case.programme, role, language_now()).capitalize()},
            ROLE_ICONS[role],
        )
        for role in roles_of(case.programme)
    ]


def helps_of(case: Case) -> list[tuple[str, str, str]]:
    """What is on her own list, by picture."""
    kinds = barrier_kinds(programme=case.programme)
    return [(key, kinds[key].name, kinds[key].icon) for key in barriers_of(case=case) if key in kinds]


def sector_tiles() -> list[tuple[str, str, str]]:
    return [(each.code, each.name(language_now()), each.icon) for each in sectors()]


@may("me.read")
@with_her_case
def my_want_open(request: ActorRequest, case: Case) -> HttpResponse:
    """Who, and for how long. The rest is filled in from what she told before."""
    form = WhoForm(request.POST or None, roles=role_tiles(case))
    made: list[Want] = []

    def begin() -> None:
        role, length = form.cleaned_data["role"], form.cleaned_data["length"]
        told = told_before(case=case)
        made.append(
            actions.want_open(
                by=request.actor, on=clock.today(), case=case, role=role, length=length, halfdays=told.halfdays,
                languages=told.languages, helps_with=told.helps_with, sector=told.sector, mode=told.mode,
            )
        )  # fmt: skip

    if request.method == "POST" and form.carry_out(begin):
        return redirect("matches:my_want", made[0].pk, STEPS[0])
    context = {"form": form, "number": 1, "total": len(STEPS) + 1, "back": reverse("matches:my_person")}
    return render(request, "matches/me_want.html", context, status=422 if form.is_bound else 200)


@may("me.match", Want)
@in_her_colours
def my_want(request: ActorRequest, want: Want, screen: str) -> HttpResponse:
    """One question about her wish; what she told before stands there already."""
    if screen not in STEPS or want.ended_on is not None:
        raise Http404
    form = _form(request, want, screen)

    def save() -> None:
        actions.want_change(
            by=request.actor, on=clock.today(), want=want, version=form.cleaned_data["version"],
            **_changes(want, screen, form.cleaned_data),
        )  # fmt: skip

    if request.method == "POST" and form.carry_out(save):
        return _onward(request, want, screen)
    context = {
        "form": form,
        "step": screen,
        "number": STEPS.index(screen) + 2,
        "total": len(STEPS) + 1,
        "back": _before(want, screen),
    }
    return render(request, "matches/me_want.html", context, status=422 if form.is_bound else 200)


def _form(request: ActorRequest, want: Want, step: str) -> Form:
    data, seen = request.POST or None, {"version": want.version}
    match step:
        case "when":
            return WhenForm(data, initial=seen | {"halfdays": want.halfdays})
        case "where":
            begin = {"mode": want.mode, "most_minutes": str(want.most_minutes)}
            return WhereForm(data, initial=seen | begin)
        case "talk":
            spoken = [(code, names[0]) for code in want.languages if (names := languages_in_words([code]))]
            return TalkForm(data, initial=seen | {"first": _first(want)}, languages=spoken)
        case "help":
            begin = {"helps_with": want.helps_with, "sector": want.sector}
            return HelpForm(data, initial=seen | begin, helps=helps_of(want.case), sectors=sector_tiles())
    asked = her_own(want).get(ONLY_WOMAN)
    woman = "" if asked is None else "yes" if asked else "no"
    return WomanForm(data, initial=seen | {"woman": woman})


def _changes(want: Want, step: str, typed: dict[str, Any]) -> dict[str, Any]:
    values = {name: value for name, value in typed.items() if name != "version"}
    if step == "where":
        values["most_minutes"] = int(values["most_minutes"])
    if step == "talk":
        return {"languages": first_of(values["first"], want.languages)}
    if step == "woman":
        return {"only_woman": values["woman"] == "yes"}
    return values


def first_of(code: str, codes: list[str]) -> list[str]:
    """Her languages with the one she likes best in front."""
    return list(dict.fromkeys([each for each in (code, *codes) if each and language(each)]))


def _first(want: Want) -> str:
    return want.languages[0] if want.languages else ""


def _onward(request: ActorRequest, want: Want, step: str) -> HttpResponse:
    place = STEPS.index(step) + 1
    if place < len(STEPS):
        return redirect("matches:my_want", want.pk, STEPS[place])
    messages.success(request, _("We look for people who fit. You choose. You hear from us."))
    return redirect("matches:my_person")


def _before(want: Want, step: str) -> str:
    place = STEPS.index(step)
    if place == 0:
        return reverse("matches:my_person")
    return reverse("matches:my_want", args=[want.pk, STEPS[place - 1]])
