"""What a text that asks for her yes needs: a language that somebody read, and whom she can call about it."""

from datetime import date

from django.db.models import QuerySet

from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import holds


def house_language(case: Case) -> str:
    """The language of her programme, in which somebody read every text."""
    return "sv" if case.programme.country == "se" else "nl"


def coach_to_call(*, case: Case, on: date) -> tuple[str, str]:
    """(name, phone) of who helps her today; empty when nobody does yet."""
    rows = QuerySet(Assignment).filter(
        holds(on), case=case, kind__in=[AssignmentKind.COACH, AssignmentKind.STAND_IN]
    )
    found = [
        (row.user.name, row.user.phone or "")
        for row in rows.select_related("user").order_by("-kind", "-starts_on")
    ]
    # A stand-in is there because the coach is away; whoever can be called goes first.
    return next((each for each in found if each[1]), found[0] if found else ("", ""))


def coach_named(*, case: Case, on: date) -> str:
    """The name that her pages say for her coach: of whom she can call today. Empty when nobody helps her yet."""
    return coach_to_call(case=case, on=on)[0]


def asking(*, case: Case, on: date) -> dict[str, str]:
    """For `{% asks_yes house coach phone %}`: the language of her programme, the name and the phone of her coach."""
    coach, phone = coach_to_call(case=case, on=on)
    return {"house": house_language(case), "coach": coach, "phone": phone}
