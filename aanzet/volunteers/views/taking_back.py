"""A step that was written down by mistake is taken back: by the coordinator, or, a yes, by who said it."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.ui.writing import write_page
from aanzet.volunteers import actions
from aanzet.volunteers.actions.taking_back import Step
from aanzet.volunteers.forms.office import TakeBackForm
from aanzet.volunteers.models import Screening, Signature, Talk, Training
from aanzet.volunteers.views.office import page_of

both = require_http_methods(["GET", "POST"])


@may("volunteer.edit", Talk)
@both
def talk_withdraw(request: ActorRequest, talk: Talk) -> HttpResponse:
    return _office(request, talk, _("Take back the talk"))


@may("volunteer.edit", Screening)
@both
def screening_withdraw(request: ActorRequest, screening: Screening) -> HttpResponse:
    return _office(request, screening, _("Take back the check"))


@may("volunteer.edit", Training)
@both
def training_withdraw(request: ActorRequest, training: Training) -> HttpResponse:
    return _office(request, training, _("Take back this part of the training"))


def _office(request: ActorRequest, step: Step, title: str) -> HttpResponse:
    form = TakeBackForm(request.POST or None)
    lead = _(
        "It stays on the page as taken back, with your name, and counts no more."
        " Until it is there again nobody new is proposed."
    )
    return write_page(
        request, form=form, title=title, lead=f"{step.volunteer.name}. {lead}", submit=_("Take it back"),
        back=page_of(step.volunteer), done=_("It is taken back."),
        action=lambda: actions.step_withdraw(
            by=request.actor, on=clock.today(), step=step, why=form.cleaned_data["why"]
        ),
    )  # fmt: skip


@may("volunteering.edit", Signature)
@both
def my_agreement_withdraw(request: ActorRequest, signature: Signature) -> HttpResponse:
    """My yes was a mistake, or I want to read it once more."""
    form = TakeBackForm(request.POST or None, own=True)
    return write_page(
        request, form=form, title=_("Take back my yes"), submit=_("Take back my yes"),
        lead=_("Nobody new is proposed to you until you say yes again. What runs now goes on."),
        back=reverse("volunteers:my_agreement", args=[signature.volunteer_id]), done=_("Your yes is taken back."),
        action=lambda: actions.step_withdraw(
            by=request.actor, on=clock.today(), step=signature, why=form.cleaned_data["why"]
        ),
    )  # fmt: skip
