"""Pages of staff about one woman: asking her to become an ambassador, and how she heard of us."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.ambassadors import actions
from aanzet.ambassadors.forms.staff import OTHER, AskForm, CameForm
from aanzet.ambassadors.models import Deployment
from aanzet.ambassadors.queries import came
from aanzet.cases.models import Case
from aanzet.cases.pages import back_to
from aanzet.core import clock
from aanzet.ui.writing import write_page


@may("ambassador.ask", Case)
def ambassador_ask(request: ActorRequest, case: Case) -> HttpResponse:
    """A coordinator asks her. Nothing begins before her own yes on her own page."""
    form = AskForm(request.POST or None)
    return write_page(
        request, form=form,
        action=lambda: actions.call_ask(by=request.actor, on=clock.today(), case=case),
        title=_("Ask her to become an ambassador"), submit=_("Ask her"), back=back_to(case),
        lead=_(
            "She reads on her own page what it is and says yes or no herself. Her coach does not hear it."
            " Nor do other volunteers."
        ),
        done=_("She is asked. You see her answer here."),
    )  # fmt: skip


@may("case.came.record", Case)
def came_note(request: ActorRequest, case: Case) -> HttpResponse:
    """What she says about how she heard of us. She need not say it."""
    visits = came.visits_for(case=case)
    said = came.said_of(case)
    first = {"visit": str(said.visit.deployment_id) if said.visit else OTHER} if said else {}
    form = CameForm(
        request.POST or None, visits=[(str(v.deployment_id), came.named(v)) for v in visits], initial=first
    )

    def save() -> None:
        chosen = form.cleaned_data["visit"]
        visit = None if chosen == OTHER else Deployment(pk=chosen)
        actions.came_say(by=request.actor, on=clock.today(), case=case, deployment=visit)

    return write_page(
        request, form=form, action=save, title=_("How she heard of us"), submit=_("Save"), back=back_to(case),
        lead=_("Only if she wants to say it. The ambassador does not hear who came."), done=_("It is saved."),
    )  # fmt: skip
