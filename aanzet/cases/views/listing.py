"""The list of women: search, narrow, keep a view, do one thing for several."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanzet.access.doors import ActorRequest, may
from aanzet.accounts.models import User
from aanzet.cases import actions
from aanzet.cases.forms.listing import ListForm
from aanzet.cases.models import Case, SavedView
from aanzet.cases.queries.listing import list_choices, people_list
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import whole
from aanzet.participants.queries import search


@may("case.list")
def case_list(request: ActorRequest) -> HttpResponse:
    """All women the reader sees, those a filter leaves, or those a search finds."""
    page = Listing(request)
    if request.method == "POST" and page.done():
        return redirect(page.address)
    return render(request, "cases/case_list.html", page.context(), status=422 if page.refused else 200)


class Listing:
    """One visit to the list: what was asked for, and what is to be done with the women that are ticked."""

    def __init__(self, request: ActorRequest) -> None:
        self.request, self.actor, self.on = request, request.actor, clock.today()
        self.choices = list_choices(actor=self.actor, on=self.on)
        self.form = ListForm(request.GET, choices=self.choices)
        self.query = _without_page(request)
        self.address = reverse("cases:case_list") + (f"?{self.query}" if self.query else "")
        self.refused = ""

    @property
    def together(self) -> bool:
        return self.actor.may("case.together")

    def done(self) -> bool:
        """Carry out what a button asks; on a refusal the page comes back as it was, with the sentence."""
        doing: dict[str, Callable[[], None]] = {"keep": self._keep, "forget": self._forget}
        if self.together:
            doing |= {"coach": self._coach, "phase": self._phase}
        try:
            doing.get(self.request.POST.get("do", ""), lambda: None)()
        except Refused as sorry:
            self.refused = sorry.message
        return not self.refused

    def _ticked(self, action: str) -> list[Case]:
        ids = [pk for pk in map(_as_id, self.request.POST.getlist("women")) if pk is not None]
        rows = Case.objects.visible_to(self.actor, action).filter(pk__in=ids)
        found = list(rows.select_related("participant", "programme", "organisation"))
        if not found:
            raise Refused(_("Tick the women first."))
        return found

    def _coach(self) -> None:
        cases = self._ticked("case.coach.assign")
        wanted = self.request.POST.get("coach", "")
        if wanted not in dict(self.choices.coaches):
            raise Refused(_("Choose the coach."), "coach")
        user = User.objects.get(pk=UUID(wanted))
        actions.coach_assign_all(by=self.actor, on=self.on, cases=cases, user=user)
        told = ngettext(
            "%(coach)s is the coach of %(n)d woman now.",
            "%(coach)s is the coach of these %(n)d women now.",
            len(cases),
        )
        messages.success(self.request, told % {"coach": user.name, "n": len(cases)})

    def _phase(self) -> None:
        cases, phase = self._ticked("case.phase.change"), self.request.POST.get("phase", "")
        if not phase:
            raise Refused(_("Choose the phase."), "phase")
        actions.phase_change_all(by=self.actor, on=self.on, cases=cases, phase=phase)
        told = ngettext("%(n)d woman is in the new phase.", "%(n)d women are in the new phase.", len(cases))
        messages.success(self.request, told % {"n": len(cases)})

    def _keep(self) -> None:
        name = self.request.POST.get("name", "")
        # A view is a way to look, not a woman: whom was searched for is not kept.
        kept = QueryDict(self.query, mutable=True)
        kept.pop("q", None)
        actions.view_keep(
            by=self.actor, on=self.on, user=self._user(), name=name[:40], query=kept.urlencode()
        )
        messages.success(self.request, _("The view is kept."))

    def _forget(self) -> None:
        name = self.request.POST.get("name", "")
        actions.view_remove(by=self.actor, on=self.on, user=self._user(), name=name)

    def _user(self) -> User:
        return cast(User, self.request.user)

    def context(self) -> dict[str, Any]:
        text = self.request.GET.get("q", "").strip()[:80]
        number = whole(self.request.GET.get("page", "1"))
        page = number if 0 < number < 100_000 else 1
        ids = [row.pk for row in search(actor=self.actor, text=text)] if text else None
        wanted = self.form.wanted()
        return {
            "people": people_list(actor=self.actor, on=self.on, page=page, ids=ids, wanted=wanted),
            "q": text,
            "form": self.form,
            "narrowed": self.form.in_words(),
            "wanted": wanted,
            "choices": self.choices,
            "together": self.together,
            "ticked": self.request.POST.getlist("women"),
            "refused": self.refused,
            "address": self.address,
            "query": self.query,
            "views": list(SavedView.objects.filter(user=self._user())),
            "may_open": self.actor.may("case.open"),
        }


def _without_page(request: ActorRequest) -> str:
    found = request.GET.copy()
    for name in [name for name, value in found.items() if name == "page" or not value]:
        del found[name]
    return found.urlencode()


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
