"""What a coordinator presses about volunteers and running matches, and what a volunteer answers about a change."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matches.models import Match
from aanzet.matching import actions
from aanzet.matching.enums import Concerned
from aanzet.matching.models import Held, Move
from aanzet.matching.queries.moves import side_for
from aanzet.matching.queries.question import theirs
from aanzet.matching.queries.where import places
from aanzet.matching.views.board import back_to
from aanzet.volunteers.actions import pause_add
from aanzet.volunteers.models import Volunteer


@may("matching.decide", Held)
def held_end(request: ActorRequest, held: Held) -> HttpResponse:
    """Taken back: pinned, kept apart or released no more."""
    said = _("It is noted, and counts in the next plan.")
    return _pressed(
        request, held.volunteer, lambda: actions.hold_end(by=request.actor, on=clock.today(), held=held), said
    )


@may("matching.decide", Match)
def release_ask(request: ActorRequest, match: Match) -> HttpResponse:
    """Ask her, and then the volunteer, whether their match may be looked at again."""
    return _pressed(
        request, match.volunteer,
        lambda: actions.release_ask(by=request.actor, on=clock.today(), match=match), _asked(),
    )  # fmt: skip


@may("matching.decide", Move)
def move_ask(request: ActorRequest, move: Move) -> HttpResponse:
    """Ask everybody whom a change concerns, the women first."""
    return _pressed(
        request, move.match.volunteer,
        lambda: actions.move_ask(by=request.actor, on=clock.today(), move=move), _asked(),
    )  # fmt: skip


def _asked() -> str:
    return _("It is asked: she first, then the volunteers. Nothing changes before all said yes.")


@may("matching.decide", Move)
def move_note(request: ActorRequest, move: Move) -> HttpResponse:
    """Somebody said it on the phone: that word, noted by who heard it."""

    def note() -> object:
        return actions.move_say(
            by=request.actor, on=clock.today(), move=move, side=request.POST.get("side", ""),
            said=request.POST.get("said", ""),
        )  # fmt: skip

    return _pressed(request, move.match.volunteer, note, _("The answer is noted."))


@may("matching.decide", Move)
def move_withdraw(request: ActorRequest, move: Move) -> HttpResponse:
    """Ask no more. It stays as it is, and may be asked another time."""
    return _pressed(
        request, move.match.volunteer,
        lambda: actions.move_withdraw(by=request.actor, on=clock.today(), move=move),
        _("It is not asked any more. Everything stays as it is."),
    )  # fmt: skip


@may("volunteer.edit", Volunteer)
def away_note(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """Somebody cannot come from today, nobody knows until when: no new women, and those there are need somebody."""
    on = clock.today()
    return _pressed(
        request,
        volunteer,
        lambda: pause_add(
            by=request.actor, on=on, volunteer=volunteer, starts_on=on, stand_in_needed=True, reason=_("cannot come")
        ),
        _("It is noted. Here stands who needs somebody now. A new plan leaves this volunteer out."),
    )  # fmt: skip


def _pressed(
    request: ActorRequest, volunteer: Volunteer, action: Callable[[], object], said: str
) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        action()
        messages.success(request, said)
    except Refused as sorry:
        messages.error(request, sorry.message)
    keys = (volunteer.programme_id, volunteer.organisation_id, volunteer.role)
    found = places(actor=request.actor)
    where = next((w for w in found if (w.programme.pk, w.organisation.pk, w.role) == keys), None)
    return redirect(back_to(where) if where else reverse("matching:board"))


@may("move.answer", Move)
def move_read(request: ActorRequest, move: Move) -> HttpResponse:
    """What is asked of a volunteer about a running match, or about a woman who might come."""
    mine = move.match.volunteer.user_id == request.actor.user_id
    side = side_for(move, move.match.volunteer_id if mine else None)
    page = theirs(move=move, side=side)
    if page is None:
        raise Http404
    if request.method != "POST":
        return render(request, "matching/move_read.html", {"page": page})
    said = kept(request, move, side)
    if said:
        messages.success(request, _("Thank you for telling. You do not have to say why."))
    return redirect("volunteers:me")


def kept(request: ActorRequest, move: Move, side: Concerned) -> str:
    """The answer that was kept; empty when it could not be."""
    said = request.POST.get("said", "")
    try:
        actions.move_say(by=request.actor, on=clock.today(), move=move, side=side, said=said)
    except Refused as error:
        messages.info(request, error.message)
        return ""
    return said
