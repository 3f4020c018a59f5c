"""Pages of alliances: list, detail, partners, sharing, approvals."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances import actions, queries
from aanzet.alliances.forms import AllianceForm, ApprovalForm, EndForm, PartnerForm, SharingForm
from aanzet.alliances.forms.fields import initial_texts, texts
from aanzet.alliances.models import Alliance, AllianceMembership, SharingAgreement
from aanzet.alliances.views.page import Page, form_page

both = require_http_methods(["GET", "POST"])


def _home(alliance: object) -> str:
    return reverse("alliances:alliance_detail", args=[alliance])


@may("alliance.list")
@require_GET
def alliance_list(request: ActorRequest) -> HttpResponse:
    """Alliances that she may see."""
    return render(
        request, "alliances/alliance_list.html", {"rows": queries.alliance_rows(actor=request.actor)}
    )


@may("alliance.read", Alliance)
@require_GET
def alliance_detail(request: ActorRequest, alliance: Alliance) -> HttpResponse:
    """One alliance: partners, sharing, grants."""
    page = queries.alliance_page(alliance=alliance, actor=request.actor)
    return render(request, "alliances/alliance_detail.html", {"page": page})


@may("alliance.add")
@both
def alliance_add(request: ActorRequest) -> HttpResponse:
    """Set up an alliance; its partners come next."""
    return form_page(
        request,
        AllianceForm(request.POST or None),
        Page(_("Add an alliance"), _("Save the alliance"), reverse("alliances:alliance_list")),
        lambda data: actions.alliance_add(
            by=request.actor,
            on=request.actor.on,
            name=data["name"],
            languages=data["languages"],
            mission=texts(data, "mission"),
        ),
        lambda saved: _home(saved.pk),
    )


@may("alliance.edit", Alliance)
@both
def alliance_edit(request: ActorRequest, alliance: Alliance) -> HttpResponse:
    """Change name, languages and mission."""
    now = {"name": alliance.name, "languages": alliance.languages, "version": alliance.version}
    return form_page(
        request,
        AllianceForm(request.POST or None, initial=now | initial_texts("mission", alliance.mission)),
        Page(_("Change the alliance"), _("Save the alliance"), _home(alliance.pk)),
        lambda data: actions.alliance_edit(
            by=request.actor,
            on=request.actor.on,
            alliance=alliance,
            seen=data["version"] or 0,
            name=data["name"],
            languages=data["languages"],
            mission=texts(data, "mission"),
        ),
        lambda saved: _home(saved.pk),
    )


@may("partner.add", Alliance)
@both
def partner_add(request: ActorRequest, alliance: Alliance) -> HttpResponse:
    """Add a partner: a known organisation or a new one."""
    who: dict[str, Any] = {"by": request.actor, "on": request.actor.on}
    form = PartnerForm(request.POST or None, known=queries.known_organisations(actor=request.actor))
    page = Page(_("Add a partner"), _("Save the partner"), _home(alliance.pk), more=_("Save and add another"))
    new = ("name", "kind", "district", "municipality")
    mine = ("role", "contact_role", "starts_on")
    return form_page(
        request,
        form,
        page,
        lambda data: actions.partner_add(
            **who,
            alliance=alliance,
            organisation=actions.organisation_find_or_add(**who, **{name: data[name] for name in new}),
            **{name: data[name] for name in mine},
        ),
        lambda saved: _home(alliance.pk),
    )


@may("partner.end", AllianceMembership)
@both
def partner_end(request: ActorRequest, partner: AllianceMembership) -> HttpResponse:
    """A partner leaves; what it reached stays in the figures."""
    title = _("End the part of %(name)s") % {"name": partner.organisation.name}
    lead = _("What was reached until then stays in the figures.")
    return form_page(
        request,
        EndForm(request.POST or None),
        Page(title, _("End the part"), _home(partner.alliance_id), lead, danger=True),
        lambda data: actions.partner_end(by=request.actor, on=request.actor.on, partner=partner, **data),
        lambda saved: _home(saved.alliance_id),
    )


@may("sharing.add", Alliance)
@both
def sharing_add(request: ActorRequest, alliance: Alliance) -> HttpResponse:
    """Record a signed agreement on sharing."""
    return form_page(
        request,
        SharingForm(request.POST or None),
        Page(_("Add an agreement on sharing"), _("Save the agreement"), _home(alliance.pk)),
        lambda data: actions.sharing_add(by=request.actor, on=request.actor.on, alliance=alliance, **data),
        lambda saved: _home(alliance.pk),
    )


@may("sharing.end", SharingAgreement)
@both
def sharing_end(request: ActorRequest, agreement: SharingAgreement) -> HttpResponse:
    """End an agreement on sharing."""
    lead = _("From the next day on partners see nothing of each other's participants.")
    page = Page(
        _("End the agreement on sharing"),
        _("End the agreement"),
        _home(agreement.alliance_id),
        lead,
        danger=True,
    )
    return form_page(
        request,
        EndForm(request.POST or None),
        page,
        lambda data: actions.sharing_end(by=request.actor, on=request.actor.on, agreement=agreement, **data),
        lambda saved: _home(saved.alliance_id),
    )


@may("approval.list", Alliance)
@require_GET
def approval_list(request: ActorRequest, alliance: Alliance) -> HttpResponse:
    """What the commissioner approved; this log has no way back."""
    rows = queries.approval_rows(alliance=alliance)
    return render(request, "alliances/approval_list.html", {"alliance": alliance, "rows": rows})


@may("approval.add", Alliance)
@both
def approval_add(request: ActorRequest, alliance: Alliance) -> HttpResponse:
    """The commissioner approves something."""
    back = reverse("alliances:approval_list", args=[alliance.pk])
    lead = _("An approval cannot be changed or taken away. For a mistake, add a second line.")
    return form_page(
        request,
        ApprovalForm(request.POST or None),
        Page(_("Add an approval"), _("Save the approval"), back, lead),
        lambda data: actions.approval_add(by=request.actor, on=request.actor.on, alliance=alliance, **data),
        lambda saved: back,
    )
