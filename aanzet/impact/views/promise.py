"""The promises: the list, one quiet page each, the women behind it, and closing a period."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances.models import GrantPeriod
from aanzet.core import clock
from aanzet.impact import actions
from aanzet.impact.forms import CorrectionForm, DayForm, PeriodCloseForm, SpanForm
from aanzet.impact.queries import activities, closing, outcomes, promise, rows
from aanzet.programmes.models import Programme
from aanzet.ui.forms import Form
from aanzet.ui.writing import write_page


@may("target.list")
def targets(request: ActorRequest) -> HttpResponse:
    """All promises she may see, per programme; `?tag=` keeps those with one goal, and adds what is done for it."""
    tag, actor = request.GET.get("tag", ""), request.actor
    tags = dict(promise.tags_for(actor=actor))
    context: dict[str, Any] = {
        "programmes": promise.targets_for(actor=actor, on=clock.today(), tag=tag),
        "tags": tags.items(),
        "tag": tag,
        "goal": tags.get(tag, ""),
    }
    if tag:
        context["done"] = activities.activities_for(actor=actor, tag=tag, page=request.GET.get("page", ""))
    return render(request, "impact/targets.html", context)


@may("target.read", Programme)
def target(request: ActorRequest, programme: Programme, indicator: str, period: str) -> HttpResponse:
    form = DayForm(request.GET or None, initial={"on": clock.today()})
    page = promise.target_page(
        actor=request.actor, programme=programme, indicator=indicator, period=period, on=_day(form, "on")
    )
    if page is None:
        raise Http404
    request.theme = programme.slug  # type: ignore[attr-defined]
    rights = {"may_rows": request.actor.may("target.rows"), "may_close": request.actor.may("period.close")}
    return render(request, "impact/target.html", {"page": page, "form": form} | rights)


def _day(form: Form, name: str) -> date:
    """The day that was asked for, or the day to begin with when nothing (sensible) was asked."""
    found: date = form.cleaned_data[name] if form.is_valid() else form.initial[name]
    return found


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
    form = SpanForm(request.GET or None, initial={"first": programme.started_on, "last": today})
    starts, ends = sorted((_day(form, "first"), _day(form, "last")))
    found = outcomes.outcomes(actor=request.actor, programme=programme, starts=starts, ends=ends, on=today)
    request.theme = programme.slug  # type: ignore[attr-defined]
    return render(request, "impact/outcomes.html", {"page": found, "form": form})


@may("period.close", GrantPeriod)
def period_close(request: ActorRequest, period: GrantPeriod) -> HttpResponse:
    form, today = PeriodCloseForm(request.POST or None), clock.today()

    def close() -> None:
        actions.period_close(by=request.actor, on=today, period=period)

    if request.method == "POST" and form.carry_out(close):
        messages.success(request, _("The figures of this period are frozen."))
        return redirect("impact:period_close", period.pk)
    page = closing.closing_page(period=period, on=today)
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

    def add() -> None:
        actions.correction_add(by=request.actor, on=clock.today(), snapshot=snapshot, **form.cleaned_data)

    return write_page(
        request, form=form, action=add, back=reverse("impact:period_close", args=[period.pk]),
        done=_("The correction stands beside the frozen figure."),
        title=_("Correct a frozen figure"), submit=_("Save the correction"),
    )  # fmt: skip
