"""Pages of organisations and the people who work there."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from aanzet.access.doors import ActorRequest, may, public
from aanzet.accounts.doors import fresh_login
from aanzet.accounts.entry import enter
from aanzet.accounts.models import User
from aanzet.alliances import actions, queries
from aanzet.alliances.enums import Role
from aanzet.alliances.forms import AcceptForm, EndForm, InviteForm, OrganisationForm, TaskForm
from aanzet.alliances.models import Alliance, Invitation, Membership, Organisation
from aanzet.alliances.rules import may_give, may_invite_for
from aanzet.alliances.views.page import Page, form_page
from aanzet.core import clock

both = require_http_methods(["GET", "POST"])


def _staff(organisation: object) -> str:
    return reverse("alliances:staff_list", args=[organisation])


@may("staff.list")
@require_GET
def organisation_list(request: ActorRequest) -> HttpResponse:
    """Organisations whose staff she may see."""
    rows = queries.organisation_rows(actor=request.actor)
    return render(request, "alliances/organisation_list.html", {"rows": rows})


@may("organisation.add")
@both
def organisation_add(request: ActorRequest) -> HttpResponse:
    """Add an organisation."""
    back = reverse("alliances:alliance_list")
    return form_page(
        request,
        OrganisationForm(request.POST or None),
        Page(_("Add an organisation"), _("Save the organisation"), back),
        lambda data: actions.organisation_add(
            by=request.actor, on=request.actor.on, **_without_version(data)
        ),
        lambda saved: reverse("alliances:organisation_list") if request.actor.may("staff.list") else back,
    )


@may("organisation.edit", Organisation)
@both
def organisation_edit(request: ActorRequest, organisation: Organisation) -> HttpResponse:
    """Change an organisation."""
    now = {name: getattr(organisation, name) for name in OrganisationForm.base_fields}
    return form_page(
        request,
        OrganisationForm(request.POST or None, initial=now),
        Page(
            _("Change the organisation"), _("Save the organisation"), reverse("alliances:organisation_list")
        ),
        lambda data: actions.organisation_edit(
            by=request.actor,
            on=request.actor.on,
            organisation=organisation,
            seen=data["version"] or 0,
            **_without_version(data),
        ),
        lambda saved: reverse("alliances:organisation_list"),
    )


def _without_version(data: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in data.items() if name != "version"}


@may("staff.list", Organisation)
@require_GET
def staff_list(request: ActorRequest, organisation: Organisation) -> HttpResponse:
    """Who works at an organisation, and who was asked to."""
    context = {
        "organisation": organisation,
        "rows": queries.staff_rows(organisation=organisation, actor=request.actor),
        "invitations": queries.invitation_rows(
            organisation=organisation, actor=request.actor, moment=clock.now()
        ),
    }
    return render(request, "alliances/staff_list.html", context)


def _to_give(
    request: ActorRequest, organisation: Organisation
) -> tuple[list[Role], dict[str, Alliance | None]]:
    """The roles and alliances for which she may invite."""
    roles = [role for role in Role if role not in (Role.PARTICIPANT, Role.VISITOR)]
    rows = Alliance.objects.filter(memberships__organisation=organisation).distinct()
    every: dict[str, Alliance | None] = {"": None} | {str(row.pk): row for row in rows}
    alliances = {
        key: row
        for key, row in every.items()
        if may_invite_for(request.actor, organisation.pk, row.pk if row else None)
    }
    return [role for role in roles if may_give(request.actor, role)], alliances


@may("staff.invite", Organisation)
@fresh_login
@both
def staff_invite(request: ActorRequest, organisation: Organisation) -> HttpResponse:
    """Ask somebody to work here."""
    roles, alliances = _to_give(request, organisation)
    lead = _("She gets a mail with a link. The link works for 7 days, once.")
    return form_page(
        request,
        InviteForm(request.POST or None, roles=roles, alliances=alliances),
        Page(_("Invite somebody"), _("Send the invitation"), _staff(organisation.pk), lead),
        lambda data: actions.invitation_create(
            by=request.actor,
            on=request.actor.on,
            organisation=organisation,
            **data | {"alliance": alliances[data["alliance"]]},
        ),
        lambda saved: _staff(organisation.pk),
    )


@may("staff.end", Membership)
@fresh_login
@both
def staff_end(request: ActorRequest, membership: Membership) -> HttpResponse:
    """End somebody's task."""
    title = _("End the task of %(name)s") % {"name": membership.user.name}
    return form_page(
        request,
        EndForm(request.POST or None),
        Page(title, _("End the task"), _staff(membership.organisation_id), danger=True),
        lambda data: actions.staff_end(by=request.actor, on=request.actor.on, membership=membership, **data),
        lambda saved: _staff(saved.organisation_id),
    )


@may("staff.invite", Invitation)
@require_http_methods(["POST"])
def invitation_withdraw(request: ActorRequest, invitation: Invitation) -> HttpResponse:
    """Take an invitation back."""
    if invitation.accepted_at is not None:
        raise Http404
    actions.invitation_withdraw(by=request.actor, on=request.actor.on, invitation=invitation)
    return redirect(_staff(invitation.organisation_id))


@may("staff.public_name")
@require_GET
def task_list(request: ActorRequest) -> HttpResponse:
    """Her own tasks. A participant has none: she goes to her own start page."""
    if not request.actor.held:
        return redirect("portal:start")
    rows = queries.tasks_of(user=request.actor.user_id, on=request.actor.on) if request.actor.user_id else []
    return render(request, "alliances/task_list.html", {"rows": rows})


@may("staff.public_name")
@both
def task_edit(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What she says about her own task: when to reach her, whether her name may be public."""
    who = request.actor.user_id
    task = Membership.objects.filter(pk=pk, user_id=who).first() if who else None
    if task is None:
        raise Http404
    now = {"reach_hours": task.reach_hours, "public_name": task.public_name_agreed_on is not None}
    back = reverse("alliances:task_list")
    return form_page(
        request,
        TaskForm(request.POST or None, initial=now),
        Page(_("Your task"), _("Save"), back),
        lambda data: actions.task_edit(by=request.actor, on=request.actor.on, membership=task, **data),
        lambda saved: back,
    )


@public
@never_cache
@both
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Begin with an invitation. A link that was used, is too old or never was gives the same page."""
    invitation = queries.invitation_usable(token=token, moment=clock.now())
    if invitation is None:
        return render(request, "alliances/invitation_over.html", status=404)
    user = request.user if isinstance(request.user, User) else None
    form = AcceptForm(request.POST or None, known=user is not None, initial={"name": invitation.name})
    made: list[Membership] = []

    def accept() -> None:
        made.append(
            actions.invitation_accept(
                on=clock.today(),
                token=token,
                language=get_language() or "nl",
                signed_in=user,
                **form.cleaned_data,
            )
        )

    if request.method == "POST" and form.carry_out(accept):
        return redirect("/") if user else enter(request, made[0].user)
    return render(request, "alliances/invitation_accept.html", {"form": form, "invitation": invitation})
