"""The promises: the list, one quiet page each, the women behind it, and closing a period."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances.models import GrantPeriod
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.impact import actions
from aanzet.impact.forms import CorrectionForm, PeriodCloseForm
from aanzet.impact.queries import closing, outcomes, promise, rows
from aanzet.impact.queries.reach import default_day
from aanzet.programmes.models import Programme


@may("target.list")
def targets(request: ActorRequest) -> HttpResponse:
    """All promises she may see, per programme; `?tag=` keeps those with one goal tag."""
    tag = request.GET.get("tag", "")
    found = promise.targets_for(actor=request.actor, on=clock.today(), tag=tag)
    context = {"programmes": found, "tags": promise.tags_for(actor=request.actor), "tag": tag}
    return render(request, "impact/targets.html", context)


@may("target.read", Programme)
def target(request: ActorRequest, programme: Programme, indicator: str, period: str) -> HttpResponse:
    on = default_day(request.GET.get("on", ""), clock.today())
    page = promise.target_page(
        actor=request.actor, programme=programme, indicator=indicator, period=period, on=on
    )
    if page is None:
        raise Http404
    request.theme = programme.slug  # type: ignore[attr-defined]
    actor = request.actor
    context = {"page": page, "may_rows": actor.may("target.rows"), "may_close": actor.may("period.close")}
    return render(request, "impact/target.html", context)


@may("target.rows", Programme)
def target_rows(request: ActorRequest, programme: Programme, indicator: str, period: str) -> HttpResponse:
    page = rows.target_rows(
        actor=request.actor, programme=programme, indicator=indicator, period=period, on=clock.today()
    )
    if page is None:
        raise Http404
    back = reverse("impact:target", args=[programme.pk, indicator, period])
    return render(request, "impact/target_rows.html", {"page": page, "back": back})


@may("target.read", Programme)
def outcomes_read(request: ActorRequest, programme: Programme) -> HttpResponse:
    """The programme's figures between two days that the reader chooses."""
    today = clock.today()
    starts = default_day(request.GET.get("from", ""), programme.started_on)
    ends = default_day(request.GET.get("to", ""), today)
    found = outcomes.outcomes(
        actor=request.actor, programme=programme, starts=min(starts, ends), ends=max(starts, ends), on=today
    )
    request.theme = programme.slug  # type: ignore[attr-defined]
    return render(request, "impact/outcomes.html", {"page": found})


@may("period.close", GrantPeriod)
def period_close(request: ActorRequest, period: GrantPeriod) -> HttpResponse:
    form = PeriodCloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.period_close(by=request.actor, on=clock.today(), period=period)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, _("The figures of this period are frozen."))
            return redirect("impact:period_close", period.pk)
    page = closing.closing_page(period=period, on=clock.today())
    status = 422 if request.method == "POST" else 200
    return render(request, "impact/period_close.html", {"page": page, "form": form}, status=status)


@may("period.close", GrantPeriod)
def correction_add(
    request: ActorRequest, period: GrantPeriod, programme: str, indicator: str
) -> HttpResponse:
    """Explain why a frozen figure is another one by now; both stay visible."""
    snapshot = closing.snapshot_of(period=period, programme=programme, indicator=indicator)
    if snapshot is None:
        raise Http404
    counted = closing.counted_now(snapshot, clock.today())
    form = CorrectionForm(request.POST or None, initial={"reached": counted})
    back = reverse("impact:period_close", args=[period.pk])
    if request.method == "POST" and form.is_valid():
        try:
            actions.correction_add(by=request.actor, on=clock.today(), snapshot=snapshot, **form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, _("The correction stands beside the frozen figure."))
            return redirect(back)
    context = {
        "form": form,
        "back": back,
        "title": _("Correct a frozen figure"),
        "submit": _("Save the correction"),
    }
    return render(request, "impact/write.html", context, status=422 if request.method == "POST" else 200)
