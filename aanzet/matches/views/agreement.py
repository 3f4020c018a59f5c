"""What two people agree: both fill it in, both say yes, and it goes on paper in two languages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.documents import pdf_response
from aanzet.cases.pages import in_her_colours
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import whole
from aanzet.matches import actions
from aanzet.matches.enums import Side
from aanzet.matches.forms.agreement import HerAgreementForm
from aanzet.matches.forms.staff import AgreementForm
from aanzet.matches.models import Match
from aanzet.matches.queries.agreement import agreement_sheet, values_for_form
from aanzet.ui.writing import write_page


@may("me.match", Match)
@in_her_colours
def my_agreement(request: ActorRequest, match: Match) -> HttpResponse:
    form = HerAgreementForm(request.POST or None, initial=dict(values_for_form(match)))
    return write_page(
        request, form=form, title=_("What we agree"), submit=_("Save what we agree"),
        lead=_("Fill it in together. After a change you both say yes again."),
        back=reverse("matches:my_match", args=[match.pk]), done=_("It is saved. Now you both say yes."),
        template="matches/me_agreement.html",
        action=lambda: actions.agreement_write(
            by=request.actor, on=clock.today(), match=match, side=Side.HER, typed=form.typed(),
            version=form.cleaned_data["version"] or 0,
        ),
    )  # fmt: skip


@may("match.agree", Match)
def agreement_edit(request: ActorRequest, match: Match) -> HttpResponse:
    form = AgreementForm(request.POST or None, initial=dict(values_for_form(match)))
    return write_page(
        request, form=form, title=_("What we agree"), submit=_("Save what we agree"),
        lead=_("Fill it in together. After a change you both say yes again."),
        back=reverse("matches:match_read", args=[match.pk]), done=_("It is saved. Now you both say yes."),
        action=lambda: actions.agreement_write(
            by=request.actor, on=clock.today(), match=match, side=Side.VOLUNTEER, typed=form.typed(),
            version=form.cleaned_data["version"] or 0,
        ),
    )  # fmt: skip


@may("me.match", Match)
def my_agreement_yes(request: ActorRequest, match: Match) -> HttpResponse:
    return _yes(request, match, Side.HER, "matches:my_match")


@may("match.agree", Match)
def agreement_yes(request: ActorRequest, match: Match) -> HttpResponse:
    return _yes(request, match, Side.VOLUNTEER, "matches:match_read")


def _yes(request: ActorRequest, match: Match, side: str, page: str) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        actions.agreement_agree(
            by=request.actor, on=clock.today(), match=match, side=side,
            edition=whole(request.POST.get("edition", "")),
        )  # fmt: skip
    except Refused as error:
        messages.info(request, error.message)
    else:
        messages.success(request, _("Your yes is written down."))
    return redirect(page, match.pk)


@may("me.match", Match)
def my_agreement_print(request: ActorRequest, match: Match) -> HttpResponse:
    return _print(request, match, "matches:my_match", "matches:my_agreement_pdf")


@may("match.read", Match)
def agreement_print(request: ActorRequest, match: Match) -> HttpResponse:
    return _print(request, match, "matches:match_read", "matches:agreement_pdf")


def _print(request: HttpRequest, match: Match, back: str, paper: str) -> HttpResponse:
    context = {
        "sheet": agreement_sheet(match=match, second=request.GET.get("language", "")),
        "back": reverse(back, args=[match.pk]),
        "pdf": reverse(paper, args=[match.pk]),
    }
    return render(request, "matches/agreement_print.html", context)


@may("me.match", Match)
def my_agreement_pdf(request: ActorRequest, match: Match) -> HttpResponse:
    return _pdf(request, match)


@may("match.read", Match)
def agreement_pdf(request: ActorRequest, match: Match) -> HttpResponse:
    return _pdf(request, match)


def _pdf(request: HttpRequest, match: Match) -> HttpResponse:
    sheet = agreement_sheet(match=match, second=request.GET.get("language", ""))
    return pdf_response(request, "matches/agreement_print.html", {"sheet": sheet}, name="page.pdf")
