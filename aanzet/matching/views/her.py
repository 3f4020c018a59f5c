"""Her own pages: how we choose who could go along with her, whether she may be counted, and whether a match may
change."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.models.journey import holds
from aanzet.cases.pages import in_her_colours, with_her_case
from aanzet.core import clock
from aanzet.matches.enums import Said
from aanzet.matching import actions
from aanzet.matching.enums import Concerned
from aanzet.matching.models import CountMe, Move
from aanzet.matching.queries.question import hers
from aanzet.matching.views.moves import kept


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


@may("me.match", Move)
@in_her_colours
def my_move(request: ActorRequest, move: Move) -> HttpResponse:
    """Would she like to go on with somebody else? No reason is asked."""
    page = hers(move=move)
    if page is None:
        raise Http404
    if request.method != "POST":
        return render(request, "matching/me_move.html", {"page": page})
    said = kept(request, move, Concerned.HER)
    if said == Said.NO:
        messages.success(request, _("That is fine. You stay with %(who)s.") % {"who": page.now})
    elif said == Said.YES:
        messages.success(request, _("Good. We ask the others too. Nothing changes until then."))
    return redirect("matches:my_person")
