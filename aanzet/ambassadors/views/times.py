"""An ambassador's own pages: where she goes next, and how it was."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.ambassadors import actions
from aanzet.ambassadors.forms.hers import WentForm
from aanzet.ambassadors.models import Deployment
from aanzet.ambassadors.queries import mine
from aanzet.core import clock
from aanzet.ui.writing import write_page


def _base(request: ActorRequest) -> str:
    """A woman who became an ambassador reads it on her own pages, others on those of who gives time."""
    return "ui/staff.html" if request.actor.held else "ui/her.html"


@may("deployment.own.read")
def time_list(request: ActorRequest) -> HttpResponse:
    """My next times, and what I have not told yet."""
    times = mine.my_times(actor=request.actor, on=clock.today())
    return render(request, "ambassadors/my_times.html", {"times": times, "base": _base(request)})


@may("deployment.own.tell", Deployment)
def time_tell(request: ActorRequest, deployment: Deployment) -> HttpResponse:
    """I went: so many people, so many minutes."""
    first = {name: getattr(deployment, name) for name in ("reached", "minutes", "version")}
    form = WentForm(request.POST or None, initial=first)

    def tell() -> None:
        typed = dict(form.cleaned_data)
        version = typed.pop("version") or deployment.version
        actions.deployment_tell(
            by=request.actor, on=clock.today(), deployment=deployment, version=version, **typed
        )

    return write_page(
        request, form=form, action=tell, title=_("I went"), submit=_("Save"),
        back=reverse("ambassadors:time_list"), done=_("Thank you. Your hours are written down too."),
        template="ambassadors/my_went.html", time=mine.time_of(deployment, clock.today()), base=_base(request),
    )  # fmt: skip
