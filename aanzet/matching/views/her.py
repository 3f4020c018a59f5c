"""Her own page: how we choose who could go along with her, and whether she may be counted."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.models.journey import holds
from aanzet.cases.pages import with_her_case
from aanzet.core import clock
from aanzet.matching import actions
from aanzet.matching.models import CountMe


@may("me.read")
@with_her_case
def my_how(request: ActorRequest, case: Case) -> HttpResponse:
    """How we choose, in plain words. Being counted is hers to say and to take back."""
    on = clock.today()
    if request.method == "POST":
        if request.POST.get("count") == "yes":
            actions.count_me_begin(by=request.actor, on=on, case=case)
            messages.success(request, _("Thank you. You are counted from now on."))
        else:
            actions.count_me_end(by=request.actor, on=on, case=case)
            messages.success(request, _("You are not counted any more."))
        return redirect("matching:my_how")
    counted = QuerySet(CountMe).filter(holds(on), case=case).exists()
    return render(request, "matching/me_how.html", {"counted": counted})
