"""How to reach her safely: written by her on her own page, or by a worker who asks her."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import back_to, twin, with_her_case
from aanzet.core import clock
from aanzet.participants import actions as people
from aanzet.participants.asking import MySafeContactForm, SafeContactForm
from aanzet.participants.models import SafeContact
from aanzet.participants.times import SafeTimes
from aanzet.participants.vault import Vault
from aanzet.ui.folds import folds
from aanzet.ui.writing import write_page

PLAIN = ("discretion", "channel", "language", "voicemail", "version")
SEALED = ("hours", "who_answers", "may_say")


@may("case.safe_contact.edit", Case)
@twin("cases:my_safe")
def safe_contact_edit(request: ActorRequest, case: Case) -> HttpResponse:
    return _page(
        request,
        case,
        SafeContactForm(request.POST or None, initial=_standing(case)),
        title=_("How to reach her safely"),
        lead=_("Ask her this first. As long as nothing is filled in, nobody sends her anything."),
        submit=_("Save"),
        back=back_to(case),
        done=_("Saved. Everybody who reaches her sees this on top."),
    )


@may("me.read")
@with_her_case
def my_safe(request: ActorRequest, case: Case) -> HttpResponse:
    form = MySafeContactForm(request.POST or None, initial=_standing(case))
    return _page(
        request,
        case,
        form,
        title=_("How you may reach me"),
        lead=_("As long as you choose nothing here, nobody sends you anything."),
        submit=_("Save"),
        back=reverse("portal:written"),
        done=_("Saved. Everybody who helps you sees this first."),
        template="cases/me_safe.html",
        folds=lambda: folds(form, form.folded),
    )


def _standing(case: Case) -> dict[str, Any]:
    row = QuerySet(SafeContact).filter(participant=case.participant_id).first()
    if row is None:
        return {}
    keys = Vault(case.participant_id)
    times = SafeTimes.read(keys.open(row, "times"))
    tapped = {"days": [str(day) for day in times.days], "parts": list(times.parts)}
    plain = {name: getattr(row, name) for name in PLAIN}
    return plain | {name: keys.open(row, name) for name in SEALED} | tapped


def _page(request: ActorRequest, case: Case, form: SafeContactForm, **texts: Any) -> HttpResponse:
    def save() -> None:
        people.safe_contact_set(
            by=request.actor, on=clock.today(), participant=case.participant, **form.chosen()
        )

    return write_page(request, form=form, action=save, **texts)
