"""Pages about a woman that have a twin of her own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from aanzet.access.doors import ActorRequest
from aanzet.cases.models import Case
from aanzet.participants.models import Participant

View = Callable[..., HttpResponse]


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
