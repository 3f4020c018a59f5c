"""The page of a company, and its sheet of totals to print."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances.models import Organisation
from aanzet.cases import documents
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.impact.queries import company as reading


@may("company.read")
@require_GET
def company(request: ActorRequest) -> HttpResponse:
    """A company sees counts and hours of its own people and rounded totals, no participants."""
    pages = reading.company_page(actor=request.actor, on=clock.today())
    return render(request, "impact/company.html", {"pages": pages})


@may("company.read", Organisation)
@require_GET
def company_sheet(request: ActorRequest, company: Organisation) -> HttpResponse:
    return render(request, "impact/company_sheet.html", _context(request, company))


@may("company.read", Organisation)
@require_GET
def company_pdf(request: ActorRequest, company: Organisation) -> HttpResponse:
    context = _context(request, company)
    try:
        return documents.pdf_response(request, "impact/company_sheet.html", context, name="company.pdf")
    except Refused as error:
        messages.error(request, error.message)
        return redirect("impact:company")


def _context(request: ActorRequest, company: Organisation) -> dict[str, Any]:
    on = clock.today()
    periods = reading.sheet_periods(company=company, on=on)
    wanted = request.GET.get("period", periods[0].key if periods else "")
    period = next((each for each in periods if each.key == wanted), None)
    if period is None and wanted:
        raise Http404
    sheet = reading.sheet(company=company, period=period, on=on) if period else None
    return {
        "sheet": sheet, "periods": periods, "name": company.name, "today": on,
        "women": reading.women_words(sheet.women) if sheet else "",
        "pdf": f"{reverse('impact:company_pdf', args=[company.pk])}?period={wanted}",
    }  # fmt: skip
