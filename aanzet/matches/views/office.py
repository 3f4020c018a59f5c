"""The coordinator: which matches need somebody, who stands in, the talk, the end, the weekly message, the figures."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.accounts.models import User
from aanzet.cases.documents import pdf_response
from aanzet.core import clock
from aanzet.core.clock import months_later
from aanzet.core.errors import Refused
from aanzet.matches.actions import check, digest, ending, longer, stand_in
from aanzet.matches.enums import Side
from aanzet.matches.forms.together import DigestForm, EndForm, LongerForm, StandInForm, TalkForm
from aanzet.matches.models import Match
from aanzet.matches.queries import introductions
from aanzet.matches.queries.away import Away, away, may_stand_in
from aanzet.matches.queries.risk import lines
from aanzet.matches.queries.surveys import side_by_side
from aanzet.programmes.models import Programme
from aanzet.ui.writing import write_page


@may("match.list")
def together_list(request: ActorRequest) -> HttpResponse:
    """All that run; those first where two people may lose each other."""
    found = lines(actor=request.actor, on=clock.today())
    context = {
        "need": [each for each in found if each.reasons],
        "programmes": sorted({(each.programme, each.programme_id) for each in found}),
        "well": [each for each in found if not each.reasons],
        "away": sum(
            1
            for each in away(actor=request.actor, on=clock.today())
            for w in each.women
            if w.arranged is None
        ),
    }
    return render(request, "matches/together_list.html", context)


@may("match.standin")
def stand_ins(request: ActorRequest) -> HttpResponse:
    """Volunteers who are away today, and one choice for each of their women."""
    on = clock.today()
    found = away(actor=request.actor, on=on)
    rows = _choices(found)
    form = StandInForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.carry_out(lambda: _arrange(request, found, form)):
        return redirect("matches:stand_ins")
    context = {"away": found, "form": form, "open": bool(rows)}
    return render(request, "matches/stand_ins.html", context, status=422 if request.method == "POST" else 200)


def _choices(found: tuple[Away, ...]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    women = [each for gone in found for each in gone.women if each.arranged is None]
    people = may_stand_in(women=[each for each in women if each.coach], on=clock.today())
    return [(each.key, each.her_name, people.get(each.key, [])) for each in women]


def _arrange(request: ActorRequest, found: tuple[Away, ...], form: StandInForm) -> None:
    women = {each.key: each for gone in found for each in gone.women}
    chosen = form.chosen()
    if not chosen:
        raise Refused(_("Choose for one woman at least."))
    for key, value in chosen:
        user = None if value == StandInForm.WAITS else User.objects.get(pk=value)
        stand_in.stand_in_name(
            by=request.actor,
            on=clock.today(),
            case=women[key].case,
            volunteer=women[key].volunteer,
            user=user,
        )
    n = len(chosen)
    messages.success(
        request,
        ngettext("Arranged for %(n)d woman. She is told.", "Arranged for %(n)d women. They are told.", n)
        % {"n": n},
    )


@may("match.talk.note", Match)
def talk_note(request: ActorRequest, match: Match) -> HttpResponse:
    """The talk at three months was held."""
    form = TalkForm(request.POST or None)
    return write_page(
        request, form=form,
        action=lambda: check.check_note(
            by=request.actor, on=clock.today(), match=match, **form.cleaned_data
        ),
        title=_("We talked about how it goes"), lead=_pair(match), submit=_("Save the talk"),
        back=reverse("matches:together_list"), done=_("The talk is noted."),
    )  # fmt: skip


@may("match.extend", Match)
def match_extend(request: ActorRequest, match: Match) -> HttpResponse:
    """They go on longer than they planned."""
    on = clock.today()
    usual = months_later(max(match.planned_until or on, on), 3)
    form = LongerForm(request.POST or None, initial={"until": usual})
    return write_page(
        request, form=form,
        action=lambda: longer.match_extend(by=request.actor, on=on, match=match, **form.cleaned_data),
        title=_("Go on longer"), lead=_pair(match), submit=_("Save the new day"),
        back=reverse("matches:match_read", args=[match.pk]), done=_("The new day is saved. Both are told."),
    )  # fmt: skip


def _pair(match: Match) -> str:
    return f"{match.case.participant.readable_name} – {match.volunteer.name}"


@may("match.end", Match)
def match_end(request: ActorRequest, match: Match) -> HttpResponse:
    """They stop; nobody is to blame."""
    form = EndForm(request.POST or None, initial={"reason": "done"})
    return write_page(
        request, form=form,
        action=lambda: ending.match_end(
            by=request.actor, on=clock.today(), match=match, reason=form.cleaned_data["reason"], side=Side.OFFICE
        ),
        title=_("End the time together"), lead=_pair(match), submit=_("End it today"),
        back=reverse("matches:together_list"),
        done=_("It ended. Both can still answer the last questions."),
    )  # fmt: skip


@may("match.digest")
def digest_edit(request: ActorRequest) -> HttpResponse:
    """How I hear once a week which matches need me."""
    me = User.objects.get(pk=str(request.actor.user_id))
    form = DigestForm(request.POST or None, initial={"way": digest.way_of(user=me)})
    return write_page(
        request, form=form,
        action=lambda: digest.digest_choose(
            by=request.actor, on=clock.today(), user=me, way=form.cleaned_data["way"]
        ),
        title=_("The message of the week"),
        lead=_("On Monday you hear how many matches need you. Nothing comes when there is nothing."),
        submit=_("Save"), back=reverse("matches:together_list"), done=_("Saved."),
    )  # fmt: skip


@may("match.figures", Programme)
def figures(request: ActorRequest, programme: Programme) -> HttpResponse:
    """Both sides beside each other, at the start and at the end; and how far introductions came."""
    return render(request, "matches/figures.html", _figures(programme))


@may("match.figures", Programme)
def figures_print(request: ActorRequest, programme: Programme) -> HttpResponse:
    """The same on paper."""
    return render(request, "matches/figures_print.html", _figures(programme))


@may("match.figures", Programme)
def figures_pdf(request: ActorRequest, programme: Programme) -> HttpResponse:
    """The same to keep; a page to print where this machine makes no PDF."""
    try:
        return pdf_response(request, "matches/figures_print.html", _figures(programme), name="together.pdf")
    except Refused as error:
        messages.error(request, error.message)
        return redirect("matches:figures", programme.pk)


def _figures(programme: Programme) -> dict[str, Any]:
    return {
        "programme": programme,
        "both": side_by_side(programme=programme, language=get_language() or "nl"),
        "totals": introductions.totals(programme=programme),
        "today": clock.today(),
    }
