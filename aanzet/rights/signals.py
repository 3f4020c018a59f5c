"""What this room says to the worklist: she says that something is wrong, and that somebody is going to be erased."""

from uuid import UUID

from django.db import models

from aanzet.cases.actions import register_source
from aanzet.cases.actions.signals import Spec
from aanzet.cases.enums import SignalReason, Weight
from aanzet.cases.models import Case
from aanzet.rights.models import Farewell, Mistake


def mistakes_open(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """What waits for an answer of her coach. What is about the coach is on the coordinator's own list, not here."""
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    rows = models.QuerySet(Mistake).filter(case__in=cases, answered_on__isnull=True, about_coach=False)
    for pk, case_id, day in rows.values_list("pk", "case_id", "asked_on"):
        specs[case_id].append(Spec(SignalReason.WRONG, day, day, Weight.SOON, pk))
    return specs


def farewells_near(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """Who asked to be erased, as long as it can be taken back."""
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    people = {case.participant_id: case.pk for case in cases}
    rows = models.QuerySet(Farewell).filter(participant__in=people, taken_back_on=None, done_on=None)
    for person, asked, day in rows.values_list("participant_id", "asked_on", "erase_on"):
        specs[people[person]].append(Spec(SignalReason.LEAVES, asked, day, Weight.SOON))
    return specs


def register() -> None:
    register_source("mistakes", mistakes_open)
    register_source("farewells", farewells_near)
