"""Pages of costs: the list of a grant, its file, entering, changing, correcting and taking out."""

import csv
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances import actions, queries
from aanzet.alliances.forms import CostCorrectForm, CostForm
from aanzet.alliances.models import Cost, Grant, Organisation
from aanzet.alliances.views.page import Page, form_page
from aanzet.core.errors import Refused
from aanzet.core.money import currency_of, plain
from aanzet.core.text import cell

both = require_http_methods(["GET", "POST"])
TYPED = ("on", "what", "supplier", "document", "amount", "currency")


def _list(grant: object) -> str:
    return reverse("alliances:cost_list", args=[grant])


def _home(cost: Cost) -> str:
    """The list on which a cost stands: that of the grant that pays it first."""
    share = cost.shares.order_by("created_at").first()
    return _list(share.grant_id) if share else reverse("alliances:alliance_list")


def _typed(data: dict[str, Any]) -> actions.CostInput:
    organisation = Organisation.objects.get(pk=data["organisation"])
    return actions.CostInput(organisation=organisation, **{name: data[name] for name in TYPED})


@may("cost.list", Grant)
@require_GET
def cost_list(request: ActorRequest, grant: Grant) -> HttpResponse:
    """What this grant pays for; other funders as one sum."""
    page = queries.cost_page(grant=grant, actor=request.actor)
    return render(
        request, "alliances/cost_list.html", {"page": page, "may_add": request.actor.may("cost.add")}
    )


@may("cost.list", Grant)
@require_GET
def cost_file(request: ActorRequest, grant: Grant) -> HttpResponse:
    """The same list as a file for a spreadsheet. No cell can begin a formula."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="costs.csv"'
    writer = csv.writer(response, delimiter=";")
    heads = (
        _("Day"), _("Organisation"), _("Who sent it?"), _("Document"), _("What the cost is for"), _("Currency"),
        _("Cost"), _("This grant"), _("Other funders"), _("Not covered"), _("Report"), _("Correction of the cost of"),
    )  # fmt: skip
    writer.writerow([cell(head) for head in heads])
    for line in queries.cost_page(grant=grant, actor=request.actor).lines:
        words = (
            line.on.isoformat(),
            line.organisation,
            line.supplier,
            line.document,
            line.what,
            line.currency,
        )
        sums = (line.amount, line.mine, line.others, line.left)
        days = (day.isoformat() if day else "" for day in (line.sent_on, line.corrects))
        writer.writerow([*map(cell, words), *map(plain, sums), *days])
    return response


@may("cost.add", Grant)
@both
def cost_add(request: ActorRequest, grant: Grant) -> HttpResponse:
    """Enter a cost, with the part that each grant pays."""
    form = CostForm(
        request.POST or None, organisations=queries.cost_owners(alliance=grant.alliance, actor=request.actor),
        grants=queries.grants_to_share(alliance=grant.alliance),
        initial={"on": request.actor.on, "currency": currency_of(grant.funder.country)},
    )  # fmt: skip
    page = Page(_("Add a cost"), _("Save the cost"), _list(grant.pk), more=_("Save and add another"))
    return form_page(
        request,
        form,
        page,
        lambda data: actions.cost_add(
            by=request.actor,
            on=request.actor.on,
            alliance=grant.alliance,
            typed=_typed(data),
            shares=form.shares(),
        ),
        lambda saved: _list(grant.pk),
    )


def _take_out(cost: Cost) -> tuple[str, str]:
    return reverse("alliances:cost_withdraw", args=[cost.pk]), _("Take this cost out")


@may("cost.edit", Cost)
@both
def cost_edit(request: ActorRequest, cost: Cost) -> HttpResponse:
    """Change a cost that stood in no report yet."""
    now = {name: getattr(cost, name) for name in (*TYPED, "version")} | {
        "organisation": str(cost.organisation_id)
    }
    form = CostForm(
        request.POST or None, organisations=queries.cost_owners(alliance=cost.alliance, actor=request.actor),
        grants=queries.grants_to_share(alliance=cost.alliance),
        initial=now | {f"share_{each.grant_id}": each.amount for each in cost.shares.all()},
    )  # fmt: skip
    return form_page(
        request,
        form,
        Page(_("Change the cost"), _("Save the cost"), _home(cost), take_out=_take_out(cost)),
        lambda data: actions.cost_edit(
            by=request.actor, on=request.actor.on, cost=cost, seen=data["version"] or 0, typed=_typed(data),
            shares=form.shares(),
        ),
        lambda saved: _home(saved),
    )  # fmt: skip


@may("cost.edit", Cost)
@both
def cost_correct(request: ActorRequest, cost: Cost) -> HttpResponse:
    """Correct a cost that stood in a report: a dated row beside it."""
    form = CostCorrectForm(request.POST or None, grants=queries.grants_to_share(alliance=cost.alliance))
    now = "; ".join(f"{label}: {amount}" for label, amount in queries.cost_family(cost=cost))
    lead = _("%(what)s, %(day)s. Now: %(now)s.") % {
        "what": cost.what,
        "day": date_format(cost.on),
        "now": now,
    }
    return form_page(
        request,
        form,
        Page(_("Correct a cost"), _("Save the corrected cost"), _home(cost), lead),
        lambda data: actions.cost_correct(
            by=request.actor, on=request.actor.on, cost=cost, what=data["what"], amount=data["amount"],
            shares=form.shares(),
        ),
        lambda saved: _home(cost),
    )  # fmt: skip


@may("cost.edit", Cost)
@require_POST
def cost_withdraw(request: ActorRequest, cost: Cost) -> HttpResponse:
    """Take out a cost that stood in no report yet."""
    try:
        actions.cost_withdraw(by=request.actor, on=request.actor.on, cost=cost)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The cost is taken out."))
    return redirect(_home(cost))
