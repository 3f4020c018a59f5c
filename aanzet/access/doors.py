"""The doors of the house: every url has exactly one, and it asks the policy table before the view runs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from aanzet.access import policy, scope
from aanzet.access.actor import Actor
from aanzet.journal.actions import record_read

P = ParamSpec("P")


class ActorRequest(HttpRequest):
    """A request that passed the actor middleware. `about`: the row that the door fetched for the page."""

    actor: Actor
    about: models.Model


@dataclass(frozen=True, slots=True)
class Right:
    """What a url asks: an action of the policy table, and the model its object comes from."""

    action: str
    model: type[models.Model] | None = None


class Subject(Protocol):
    """A row that belongs to one participant: reading its page is logged."""

    @property
    def subject_id(self) -> UUID | None: ...


View = Callable[..., HttpResponseBase]


def may(action: str, model: type[models.Model] | None = None) -> Callable[[View], View]:
    """Guard a view. With `model` the url's `pk` is looked up among the rows visible to the actor and the
    object is passed on; not yours and not there are the same 404. A read of a participant's page is
    written to the journal in the same transaction."""
    policy.require(action)

    def guard(view: View) -> View:
        @wraps(view)
        def inside(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.actor.signed_in:
                return redirect_to_login(request.get_full_path())
            if not request.actor.may(action):
                raise Http404
            if model is None:
                return view(request, *args, **kwargs)
            with transaction.atomic():
                row = request.about = _row(request.actor, action, model, kwargs.pop("pk"))
                response = view(request, row, *args, **kwargs)
                _log_read(request, action, row)
            return response

        inside.right = Right(action, model)  # type: ignore[attr-defined]
        return inside

    return guard


def _row(actor: Actor, action: str, model: type[models.Model], pk: UUID) -> models.Model:
    condition = scope.visibility(model, actor, action)
    row = None if condition is None else models.QuerySet(model).filter(condition, pk=pk).first()
    if row is None:
        raise Http404
    return row


def _log_read(request: ActorRequest, action: str, row: models.Model) -> None:
    subject: UUID | None = getattr(row, "subject_id", None)
    if request.method == "GET" and subject is not None:
        record_read(request.actor, subject, action, object_id=row.pk)


def public(view: Callable[Concatenate[Any, P], HttpResponse]) -> Callable[Concatenate[Any, P], HttpResponse]:
    """A page for everybody, by name."""
    view.right = "public"  # type: ignore[attr-defined]
    return view
