"""One way for every form page: show, check, act, go back; what was typed stays when a rule says no."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from aanzet.ui.forms import Form


def write_page(
    request: HttpRequest,
    *,
    form: Form,
    action: Callable[[], Any],
    title: Any,
    submit: Any,
    back: str,
    done: Any = "",
    lead: Any = "",
    onward: Callable[[], str] | None = None,
    template: str = "ui/write.html",
    **context: Any,
) -> HttpResponse:
    """A page with one form. On success: the action, a message, and back, or `onward` to what was made."""
    if request.method == "POST" and form.carry_out(action):
        if done:
            messages.success(request, done)
        return redirect(onward() if onward else back)
    values = {"form": form, "title": title, "submit": submit, "back": back, "lead": lead} | context
    status = 422 if request.method == "POST" else 200
    return render(request, template, values, status=status)
