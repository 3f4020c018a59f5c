"""The one way in which a form of this room is shown, saved and answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from aanzet.access.doors import ActorRequest
from aanzet.core.errors import Conflict, Refused
from aanzet.ui.forms import Form


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around a form. `back`: where Cancel goes. `more`: label of "save and add another"."""

    title: str
    submit: str
    back: str
    lead: str = ""
    more: str = ""
    danger: bool = False


def form_page(
    request: ActorRequest,
    form: Form,
    page: Page,
    save: Callable[[dict[str, Any]], Any],
    to: Callable[[Any], str],
) -> HttpResponse:
    """Show the form; when it was sent and holds, save and go on to `to(saved)`. What was typed always stays."""
    if request.method == "POST" and form.is_valid():
        try:
            saved = save(form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        except Conflict as error:
            form.clash(error)
        else:
            return redirect(request.get_full_path() if "more" in request.POST else to(saved))
    return render(request, "alliances/form.html", {"form": form, "page": page})
