"""Pages of costs: the volunteer's own, and the coordinator's: decide, pay, the list for the bookkeeper."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.money import plain
from aanzet.core.text import cell, whole
from aanzet.ui.writing import write_page
from aanzet.volunteers import actions
from aanzet.volunteers.forms.given import DecideForm, ExpenseForm
from aanzet.volunteers.models import Expense, Volunteer
from aanzet.volunteers.queries import expenses


@may("expense.read", Volunteer)
@require_GET
def expense_list(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    """What one volunteer told, and where it stands."""
    context = {
        "lines": expenses.own_expenses(actor=request.actor, volunteer=volunteer), "name": volunteer.name,
        "volunteer_id": volunteer.pk, "limit": expenses.limit_of(volunteer=volunteer, day=clock.today()),
        "mine": volunteer.user_id == request.actor.user_id, "programme": volunteer.programme.name,
    }  # fmt: skip
    return render(request, "volunteers/expense_list.html", context)


@may("expense.tell", Volunteer)
def expense_add(request: ActorRequest, volunteer: Volunteer) -> HttpResponse:
    form = ExpenseForm(
        request.POST or None, country=volunteer.organisation.country, initial={"day": clock.today()}
    )
    limit = expenses.limit_of(volunteer=volunteer, day=clock.today())
    return write_page(
        request,
        form=form,
        action=lambda: actions.expense_tell(
            by=request.actor, on=clock.today(), volunteer=volunteer, typed=form.typed()
        ),
        title=_("What did it cost?"),
        lead=limit.words if limit else _("Your coordinator looks at it. Keep the receipt."),
        submit=_("Send it"),
        back=reverse("volunteers:expense_list", args=[volunteer.pk]),
        done=_("It is sent. You see here what your coordinator says."),
    )


@may("expense.tell", Expense)
@require_POST
def expense_withdraw(request: ActorRequest, expense: Expense) -> HttpResponse:
    _carry_out(
        request,
        lambda: actions.expense_withdraw(by=request.actor, on=clock.today(), expense=expense),
        _("The cost is taken back."),
    )
    return redirect("volunteers:expense_list", expense.volunteer_id)


@may("expense.list")
@require_GET
def expense_office(request: ActorRequest) -> HttpResponse:
    """What waits, what may be paid, what was paid lately."""
    read, actor = expenses.office_expenses, request.actor
    context = {
        "waiting": read(actor=actor, state="told"), "to_pay": read(actor=actor, state="approved"),
        "paid": read(actor=actor, state="paid")[::-1][:20], "year": clock.today().year,
    }  # fmt: skip
    return render(request, "volunteers/expense_office.html", context)


@may("expense.decide", Expense)
def expense_decide(request: ActorRequest, expense: Expense) -> HttpResponse:
    """Approve, or not with words. The limit of the allowance stands beside it."""
    form = DecideForm(request.POST or None, initial={"version": expense.version, "words": expense.words})

    def decide() -> None:
        typed = form.cleaned_data
        actions.expense_decide(
            by=request.actor, on=clock.today(), expense=expense, seen=typed["version"] or 0,
            approved=typed["approved"] == "yes", words=typed["words"],
        )  # fmt: skip

    return write_page(
        request, form=form, action=decide, title=_("A cost of a volunteer"), submit=_("Save"),
        back=reverse("volunteers:expense_office"), done=_("It is saved. The volunteer sees it."),
        template="volunteers/expense_decide.html", line=expenses.line_of(expense),
        limit=expenses.limit_of(volunteer=expense.volunteer, day=expense.on),
    )  # fmt: skip


@may("expense.list")
@require_POST
def expense_pay(request: ActorRequest) -> HttpResponse:
    """Mark the chosen costs as paid."""
    wanted = [key for key in request.POST.getlist("paid") if _is_id(key)]
    rows = expenses.to_pay(actor=request.actor, wanted=wanted)
    _carry_out(
        request,
        lambda: actions.expenses_pay(by=request.actor, on=clock.today(), expenses=rows),
        _("Marked as paid."),
    )
    return redirect("volunteers:expense_office")


@may("expense.list")
@require_GET
def expense_file(request: ActorRequest) -> HttpResponse:
    """Approved costs of a year for the bookkeeper. No cell can begin a formula."""
    typed = request.GET.get("year", "")
    year = whole(typed) if len(typed) == 4 and whole(typed) else clock.today().year
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="volunteer-costs-{year}.csv"'
    writer = csv.writer(response, delimiter=";")
    heads = (
        _("Day"), _("Volunteer"), _("Programme"), _("For what"), _("In words"), _("Currency"), _("Amount"),
        _("Approved on"), _("Paid on"),
    )  # fmt: skip
    writer.writerow([cell(head) for head in heads])
    for line in expenses.office_expenses(actor=request.actor, state="book", year=year):
        words = (line.volunteer, line.programme, line.kind, line.what, line.currency)
        days = (day.isoformat() if day else "" for day in (line.decided_on, line.paid_on))
        writer.writerow([line.on.isoformat(), *map(cell, words), plain(line.amount), *days])
    return response


def _is_id(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def _carry_out(request: ActorRequest, action: Any, done: str) -> None:
    try:
        action()
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done)
