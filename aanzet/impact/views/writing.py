"""One way for every form page of this room: show, check, act, go back; what was typed stays when a rule says no."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from aanzet.access.doors import ActorRequest
from aanzet.ui.forms import Form


def write_page(
    request: ActorRequest, *, form: Form, action: Callable[[], Any], back: str, done: str, title: str, submit: str
) -> HttpResponse:  # fmt: skip
    """A page with one form. On success: the action, a message, and back."""
    if request.method == "POST" and form.carry_out(action):
        messages.success(request, done)
        return redirect(back)
    values = {"form": form, "back": back, "title": title, "submit": submit}
    return render(request, "impact/write.html", values, status=422 if request.method == "POST" else 200)
