"""First contact with search before create; who she is; safe contact; her yes; linked rows."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.access.scope import unscoped
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.cases import actions
from aanzet.cases.forms.people import (
    ConsentForm,
    FirstContactForm,
    PersonForm,
    RestrictionForm,
)
from aanzet.cases.models import Case
from aanzet.cases.pages import back_to
from aanzet.cases.queries.people import sharing_refusals
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.participants import actions as people
from aanzet.participants.enums import ConsentEvidence, ConsentTopic, RestrictionKind
from aanzet.participants.identity import Traits
from aanzet.participants.models import Consent, Link, Participant
from aanzet.participants.queries import probable_duplicates
from aanzet.participants.rules import choosable
from aanzet.programmes.models import Programme
from aanzet.ui.writing import write_page


def _contact_form(request: ActorRequest) -> FirstContactForm:
    mine = request.actor.organisations(Role.COORDINATOR)
    organisations = Organisation.objects.filter(pk__in=mine)
    programmes = Programme.objects.filter(alliance__memberships__organisation__in=mine).distinct()
    first = organisations.first()
    return FirstContactForm(
        request.POST or None,
        programmes=[(str(p.pk), p.name) for p in programmes],
        organisations=[(str(o.pk), o.name) for o in organisations],
        country=first.country if first else "nl",
    )


@may("case.open")
def case_open(request: ActorRequest) -> HttpResponse:
    """First contact. Women who may be the same are shown, masked, before anything is stored."""
    form = _contact_form(request)
    found: list[Any] = []
    if request.method == "POST" and form.is_valid():
        organisation = Organisation.objects.get(pk=form.cleaned_data["organisation"])
        traits = Traits(**{k: v for k, v in form.person().items() if k in Traits.__dataclass_fields__})
        found = probable_duplicates(traits=traits, organisation=organisation, on=clock.today())
        if not found or request.POST.get("decision"):
            made: list[Case] = []
            if form.carry_out(lambda: made.append(_open(request, form, organisation))):
                messages.success(request, _("Her first contact is saved."))
                return redirect(back_to(made[0]))
    refusals = sharing_refusals(actor=request.actor, on=clock.today())
    context = {"form": form, "found": found, "refusals": refusals}
    return render(request, "cases/case_open.html", context, status=422 if form.errors else 200)


def _open(request: ActorRequest, form: FirstContactForm, organisation: Organisation) -> Case:
    on = clock.today()
    programme = Programme.objects.get(pk=form.cleaned_data["programme"])
    known = request.POST.get("decision", "new")
    same = _chosen(known, organisation)
    if same is not None and same.organisation_id == organisation.pk:
        person = same
    else:
        person = people.participant_add(by=request.actor, on=on, organisation=organisation, **form.person())
        if same is not None:
            people.link_add(by=request.actor, on=on, one=person, other=same)
    return actions.case_open(
        by=request.actor,
        on=on,
        participant=person,
        programme=programme,
        finding_place=form.cleaned_data["finding_place"],
        channel=form.cleaned_data["channel"],
        started_on=on if form.cleaned_data["started"] else None,
    )


def _chosen(decision: str, organisation: Organisation) -> Participant | None:
    """The row the worker chose, if it is one she was shown: own organisation or shared under agreement."""
    if decision == "new":
        return None
    try:
        wanted = UUID(decision)
    except ValueError:
        raise Http404 from None
    with unscoped("participants.duplicates"):
        return get_object_or_404(
            Participant.objects.filter(choosable(organisation, clock.today())), pk=wanted
        )


@may("case.edit", Case)
def case_edit(request: ActorRequest, case: Case) -> HttpResponse:
    person = case.participant
    initial = {name: getattr(person, name) for name in people.EDITABLE if hasattr(person, name)} | {
        "birth": person.birth_date.isoformat() if person.birth_date else str(person.birth_year or ""),
        "version": person.version,
    }
    form = PersonForm(request.POST or None, initial=initial, country=case.programme.country)
    return write_page(
        request,
        form=form,
        action=lambda: people.participant_edit(
            by=request.actor,
            on=clock.today(),
            participant=person,
            version=form.cleaned_data["version"],
            changes=form.changes(),
        ),
        title=_("Change her details"),
        lead=person.readable_name,
        submit=_("Save"),
        back=back_to(case),
        done=_("Her details are saved."),
    )


@may("case.consent.record", Case)
def consent_record(request: ActorRequest, case: Case) -> HttpResponse:
    others = {str(row.pk): row for row in _receivers(case)}
    form = ConsentForm(request.POST or None, organisations=[(pk, row.name) for pk, row in others.items()])
    return write_page(
        request,
        form=form,
        action=lambda: _consent(request, case, form, others),
        title=_("Note her permission"),
        lead=case.participant.readable_name,
        submit=_("Save her yes"),
        back=back_to(case),
        done=_("Her yes is noted. She can take it back at any moment."),
    )


@may("case.consent.withdraw", Consent)
def consent_withdraw(request: ActorRequest, consent: Consent) -> HttpResponse:
    """Take a yes back: one tap, by a worker whom she tells. Her own button stands on her own page."""
    if request.method == "POST":
        people.consent_withdraw(by=request.actor, on=clock.today(), consent=consent)
        messages.success(request, _("The yes is taken back. From now on nothing is shown there."))
    case = (
        Case.objects.visible_to(request.actor, "case.read").filter(participant=consent.participant_id).first()
    )
    return redirect(back_to(case) if case else "cases:case_list")


@may("case.restriction.add", Case)
def restriction_add(request: ActorRequest, case: Case) -> HttpResponse:
    """Hide her file for all but her own coach."""
    form = RestrictionForm(request.POST or None)
    return write_page(
        request,
        form=form,
        action=lambda: actions.file_hide(
            by=request.actor,
            on=clock.today(),
            case=case,
            kind=RestrictionKind(form.cleaned_data["kind"]),
        ),
        title=_("Hide her file"),
        lead=_(
            "Only her own coach sees her then: not in search, not in lists, not on the worklist of others."
        ),
        submit=_("Hide her file"),
        back=reverse("cases:case_list"),
        done=_("Her file is hidden. Her coach can open it again."),
    )


@may("case.restriction.end", Case)
def restriction_end(request: ActorRequest, case: Case) -> HttpResponse:
    """Her file is open to her organisation again."""
    if request.method == "POST":
        try:
            actions.file_show(by=request.actor, on=clock.today(), case=case)
        except Refused as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Her file is open to your organisation again."))
    return redirect(back_to(case))


def _receivers(case: Case) -> QuerySet[Organisation]:
    """Organisations of the alliance but her own: partners, employers, schools."""
    rows = Organisation.objects.filter(alliance_memberships__alliance=case.programme.alliance_id)
    return rows.exclude(pk=case.organisation_id).distinct()


def _consent(request: ActorRequest, case: Case, form: ConsentForm, others: dict[str, Organisation]) -> None:
    typed = form.cleaned_data
    people.consent_give(
        by=request.actor,
        on=clock.today(),
        participant=case.participant,
        organisation=others[typed["organisation"]],
        topic=ConsentTopic(typed["topic"]),
        evidence=ConsentEvidence(typed["evidence"]),
        until=typed["until"],
        purpose=typed["purpose"],
    )


@may("case.link.add", Case)
def link_add(request: ActorRequest, case: Case) -> HttpResponse:
    """Rows that may be the same woman; link or tell apart. Both can be undone."""
    person, on = case.participant, clock.today()
    if request.method == "POST":
        return _link(request, case)
    found = probable_duplicates(traits=people.traits_of(person), organisation=person.organisation, on=on)
    links = _links(person)
    context = {
        "case": case,
        "found": [each for each in found if each.participant_id not in links | {person.pk: None}],
        "links": [link for link in links.values() if link],
        "back": back_to(case),
        "name": person.readable_name,
    }
    return render(request, "cases/link_add.html", context)


def _link(request: ActorRequest, case: Case) -> HttpResponse:
    person = case.participant
    other = _chosen(request.POST.get("other", "new"), person.organisation)
    if other is None:
        messages.error(request, _("Choose one of the rows below."))
    else:
        same = request.POST.get("same") == "yes"
        try:
            people.link_add(by=request.actor, on=clock.today(), one=person, other=other, same=same)
        except Refused as error:
            messages.error(request, error.message)
    return redirect(reverse("cases:link_add", args=[case.pk]))


def _links(person: Participant) -> dict[UUID, Link | None]:
    rows = (
        QuerySet(Link)
        .filter(undone_on__isnull=True)
        .select_related("one__organisation", "other__organisation")
    )
    # A link to a row of a partner is shown while she lets us know that she is known there.
    told = Participant.objects.filter(choosable(person.organisation, clock.today())).values("pk")
    found = rows.filter(one=person, other__in=told) | rows.filter(other=person, one__in=told)
    return {link.other_id if link.one_id == person.pk else link.one_id: link for link in found}


@may("case.link.undo", Link)
def link_undo(request: ActorRequest, link: Link) -> HttpResponse:
    if request.method == "POST":
        people.link_undo(by=request.actor, on=clock.today(), link=link)
        messages.success(request, _("The link is taken back. Both rows stand as they stood."))
    return redirect("cases:case_list")
