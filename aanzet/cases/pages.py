"""What pages about one woman have in common, here and in the rooms above: her own case, her twin page, the way back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from aanzet.access.doors import ActorRequest
from aanzet.cases.models import Case
from aanzet.cases.queries.plan import my_cases
from aanzet.participants.models import Participant

CHOSEN = "case"
View = Callable[..., HttpResponse]


def her_case(request: ActorRequest) -> Case:
    """The journey she chose, else her newest. Raises Http404 when she has none."""
    mine = my_cases(actor=request.actor)
    wanted = request.session.get(CHOSEN)
    for case in mine:
        if str(case.pk) == wanted:
            return case
    if not mine:
        raise Http404
    return mine[0]


def with_her_case(view: View) -> View:
    """Give a view of hers her case, and the page its colours."""

    @wraps(view)
    def inside(request: ActorRequest, *args: object, **kwargs: object) -> HttpResponse:
        case = her_case(request)
        request.theme = case.programme.slug  # type: ignore[attr-defined]
        return view(request, case, *args, **kwargs)

    return inside


def in_her_colours(view: View) -> View:
    """A page about one row of hers, in the colours of its programme."""

    @wraps(view)
    def inside(request: ActorRequest, row: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        request.theme = row.case.programme.slug  # type: ignore[attr-defined]
        return view(request, row, *args, **kwargs)

    return inside


def herself(request: ActorRequest, case: Case) -> bool:
    """Is the one who asks the woman herself?"""
    return _is_hers(request, case.participant)


def twin(name: str) -> Callable[[View], View]:
    """A page on which staff read or write about one woman. She herself may, too, but on her own page `name` about the
    same matter, which speaks to her and has the button to leave: this one leads her there and does nothing else."""

    def turn(view: View) -> View:
        @wraps(view)
        def inside(request: ActorRequest, row: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            person = row.participant if hasattr(row, "participant") else row.case.participant
            return redirect(name) if _is_hers(request, person) else view(request, row, *args, **kwargs)

        return inside

    return turn


def _is_hers(request: ActorRequest, person: Participant) -> bool:
    return person.account_id is not None and person.account_id == request.actor.user_id


def back_to(case: Case) -> str:
    """Where a form page about one woman goes back to."""
    return reverse("cases:case_detail", args=[case.pk])
