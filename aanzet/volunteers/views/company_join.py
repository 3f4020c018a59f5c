"""The public sign-up by a company's link: the same form, with programme, organisation and company fixed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from aanzet.access.doors import public
from aanzet.core import clock
from aanzet.volunteers import actions
from aanzet.volunteers.forms.signup import SignUpForm
from aanzet.volunteers.models import CompanyInvite
from aanzet.volunteers.queries import joining
from aanzet.volunteers.queries.company import invite_of
from aanzet.volunteers.views.joining import sign_up_form


@public
@require_http_methods(["GET", "POST"])
def company_join(request: HttpRequest, token: str) -> HttpResponse:
    """The form for the company's own people. A link that works no more says so, and where to go."""
    on = clock.today()
    invite = invite_of(token=token, on=on)
    found = invite and joining.offer_named(
        slug=invite.programme.slug, role=invite.role, language=get_language() or "nl", on=on
    )
    if invite is None or not found:
        return render(request, "volunteers/company_over.html", status=404)
    request.theme = invite.programme.slug  # type: ignore[attr-defined]
    form = sign_up_form(request, invite.programme, [(str(invite.organisation_id), invite.organisation.name)])
    if request.method == "POST" and form.carry_out(lambda: _keep(form, invite)):
        return redirect("volunteers:join_thanks")
    context = {
        "form": form, "offer": found[1], "homes": [invite.organisation.name], "company": invite.company.name,
    }  # fmt: skip
    return render(request, "volunteers/join.html", context, status=422 if request.method == "POST" else 200)


def _keep(form: SignUpForm, invite: CompanyInvite) -> None:
    typed = form.typed()
    actions.company_sign_up(by=None, on=clock.today(), invite=invite, typed=typed)
    if form.may_answer():
        actions.sign_up_answer(email=typed.email, language=typed.language)
