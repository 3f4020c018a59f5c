"""A worker offers her the questions, prints them, and types over what she wrote."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.core.languages import HERS, OWN_NAMES
from aanzet.questionnaires.enums import Moment
from aanzet.surveys import actions
from aanzet.surveys.forms import SheetForm
from aanzet.surveys.paper import sheet
from aanzet.surveys.queries.moments import Open, open_now
from aanzet.ui.writing import write_page


def _free(case: Case) -> Open | None:
    """What may be offered now. Begun, ready and "not this time" look the same: nothing."""
    found = open_now(case=case, on=clock.today())
    return found if found and found.untouched else None


@may("case.survey.offer", Case)
def offer(request: ActorRequest, case: Case) -> HttpResponse:
    """Three ways to offer it: on her own phone, together, or on paper."""
    request.theme = case.programme.slug  # type: ignore[attr-defined]
    return render(request, "surveys/offer.html", {"case": case, "found": _free(case)})


@may("case.survey.offer", Case)
def paper(request: ActorRequest, case: Case, moment: str) -> HttpResponse:
    """The questions of one moment on A4: no name and no answer, it may lie on a table."""
    if moment not in Moment.values:
        raise Http404
    asked_for = (
        request.GET.get("language", "") or case.participant.reads_language or case.participant.language
    )
    language = asked_for if asked_for in HERS else HERS[0]
    with override(language):
        context = {
            "case": case,
            "sheet": sheet(case=case, moment=Moment(moment), language=language),
            "languages": [(code, OWN_NAMES[code]) for code in HERS if code != language],
            "back": reverse("surveys:offer", args=[case.pk]),
        }
        return render(request, "surveys/paper.html", context)


@may("case.survey.offer", Case)
def type_over(request: ActorRequest, case: Case, moment: str) -> HttpResponse:
    """From paper, or while she talks. An answer that was kept is never shown here."""
    found = _free(case)
    if found is None or found.moment != moment:
        messages.info(request, _("Nothing is open for her now."))
        return redirect("surveys:offer", case.pk)
    request.theme = case.programme.slug  # type: ignore[attr-defined]
    form = SheetForm(request.POST or None, asked=found.window.asked)
    return write_page(
        request,
        form=form,
        action=lambda: actions.sitting_type(
            by=request.actor, on=clock.today(), case=case, moment=moment, given=form.given(),
            typed_by=form.cleaned_data["typed_by"], show=form.cleaned_data["show"] == "yes",
        ),
        title=_("Type over how she is"),
        lead=case.participant.readable_name,
        submit=_("Save her answers"),
        back=reverse("cases:case_more", args=[case.pk]),
        done=_("Her answers are saved. She sees them on her own page."),
        template="surveys/type_over.html",
    )  # fmt: skip
