"""One way for every form page: show, check, act, go back; what was typed stays when a rule says no."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from aanzet.access.doors import ActorRequest
from aanzet.cases.models import Case
from aanzet.ui.forms import Form


def back_to(case: Case) -> str:
    return reverse("cases:case_detail", args=[case.pk])


def write_page(
    request: ActorRequest,
    *,
    form: Form,
    action: Callable[[], Any],
    title: Any,
    submit: Any,
    back: str,
    done: Any = "",
    lead: Any = "",
    onward: Callable[[], str] | None = None,
    template: str = "cases/write.html",
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
