"""Pages of grants."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances import actions, queries
from aanzet.alliances.enums import OrganisationKind
from aanzet.alliances.forms import GrantForm, PeriodForm, ReportForm, ReportSentForm
from aanzet.alliances.forms.fields import initial_texts, texts
from aanzet.alliances.models import Alliance, Grant, GrantPeriod, ReportDue
from aanzet.alliances.views.page import Page, form_page

both = require_http_methods(["GET", "POST"])


def _home(grant: object) -> str:
    return reverse("alliances:grant_detail", args=[grant])


def _values(request: ActorRequest, data: dict[str, Any]) -> dict[str, Any]:
    """What the form says, with organisations in place of their names."""
    who: dict[str, Any] = {"by": request.actor, "on": request.actor.on, "kind": OrganisationKind.FUND}
    plain = {name: data[name] for name in ("reference", "decided_on", "area", "conditions")}
    name = data["commissioner"]
    return plain | {
        "policy_priority": texts(data, "policy_priority"),
        "funder": actions.organisation_find_or_add(name=data["funder"], **who),
        "commissioner": actions.organisation_find_or_add(name=name, **who) if name else None,
    }


def _initial(grant: Grant) -> dict[str, Any]:
    plain = {
        name: getattr(grant, name) for name in ("reference", "decided_on", "area", "conditions", "version")
    }
    names = {
        "funder": grant.funder.name,
        "commissioner": grant.commissioner.name if grant.commissioner else "",
    }
    return plain | names | initial_texts("policy_priority", grant.policy_priority)


@may("grant.read", Grant)
@require_GET
def grant_detail(request: ActorRequest, grant: Grant) -> HttpResponse:
    """One grant: decision, conditions, periods, reports."""
    page = queries.grant_page(grant=grant, actor=request.actor)
    return render(request, "alliances/grant_detail.html", {"page": page})


@may("grant.add", Alliance)
@both
def grant_add(request: ActorRequest, alliance: Alliance) -> HttpResponse:
    """Record a grant, once."""
    back = reverse("alliances:alliance_detail", args=[alliance.pk])
    return form_page(
        request,
        GrantForm(request.POST or None, known=queries.known_organisations(actor=request.actor)),
        Page(_("Add a grant"), _("Save the grant"), back),
        lambda data: actions.grant_add(
            by=request.actor, on=request.actor.on, alliance=alliance, **_values(request, data)
        ),
        lambda saved: _home(saved.pk),
    )


@may("grant.edit", Grant)
@both
def grant_edit(request: ActorRequest, grant: Grant) -> HttpResponse:
    """Change a grant."""
    known = queries.known_organisations(actor=request.actor)
    form = GrantForm(request.POST or None, initial=_initial(grant), known=known)
    return form_page(
        request,
        form,
        Page(_("Change the grant"), _("Save the grant"), _home(grant.pk)),
        lambda data: actions.grant_edit(
            by=request.actor,
            on=request.actor.on,
            grant=grant,
            seen=data["version"] or 0,
            **_values(request, data),
        ),
        lambda saved: _home(saved.pk),
    )


@may("grant.edit", Grant)
@both
def period_add(request: ActorRequest, grant: Grant) -> HttpResponse:
    """Add a period: the first one, an extension, or a renewal."""
    periods = queries.grant_page(grant=grant, actor=request.actor).periods
    return form_page(
        request,
        PeriodForm(request.POST or None, periods=periods),
        Page(_("Add a period"), _("Save the period"), _home(grant.pk)),
        lambda data: actions.period_add(
            by=request.actor,
            on=request.actor.on,
            grant=grant,
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            **_follows(data["follows"]),
        ),
        lambda saved: _home(grant.pk),
    )


def _follows(chosen: str) -> dict[str, Any]:
    how, _space, pk = chosen.partition(" ")
    return {"renews": GrantPeriod.objects.get(pk=pk) if pk else None, "is_extension": how == "extends"}


@may("grant.edit", Grant)
@both
def report_add(request: ActorRequest, grant: Grant) -> HttpResponse:
    """A report that the funder expects."""
    lead = _("The worklist reminds of it 30, 14 and 3 days before.")
    page = Page(_("Add a report"), _("Save the report"), _home(grant.pk), lead, _("Save and add another"))
    return form_page(
        request,
        ReportForm(request.POST or None),
        page,
        lambda data: actions.report_add(by=request.actor, on=request.actor.on, grant=grant, **data),
        lambda saved: _home(grant.pk),
    )


@may("report.sent", ReportDue)
@both
def report_sent(request: ActorRequest, report: ReportDue) -> HttpResponse:
    """The report went out."""
    title = _("“%(name)s” was sent") % {"name": report.name}
    return form_page(
        request,
        ReportSentForm(request.POST or None),
        Page(title, _("Save"), _home(report.grant_id)),
        lambda data: actions.report_sent(
            by=request.actor, on=request.actor.on, report=report, sent_on=data["sent_on"]
        ),
        lambda saved: _home(saved.grant_id),
    )
