"""The one way in which a form of this room is shown, saved and answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from aanzet.access.doors import ActorRequest
from aanzet.ui.forms import Form


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around a form. `back`: where Cancel goes. `more`: label of "save and add another".
    `take_out`: address and label of a button below the form that takes the row out."""

    title: str
    submit: str
    back: str
    lead: str = ""
    more: str = ""
    danger: bool = False
    take_out: tuple[str, str] = ("", "")


def form_page(
    request: ActorRequest,
    form: Form,
    page: Page,
    save: Callable[[dict[str, Any]], Any],
    to: Callable[[Any], str],
) -> HttpResponse:
    """Show the form; when it was sent and holds, save and go on to `to(saved)`. What was typed always stays."""
    saved: list[Any] = []
    if request.method == "POST" and form.carry_out(lambda: saved.append(save(form.cleaned_data))):
        return redirect(request.get_full_path() if "more" in request.POST else to(saved[0]))
    return render(request, "alliances/form.html", {"form": form, "page": page})
