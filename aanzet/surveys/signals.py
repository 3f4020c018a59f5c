"""What this room says to the worklist: a moment is open for a while, and she has not looked at it yet."""

from datetime import timedelta
from uuid import UUID

from django.db import models

from aanzet.cases.actions import register_source
from aanzet.cases.actions.signals import Spec
from aanzet.cases.enums import SignalReason, Weight
from aanzet.cases.models import Case
from aanzet.programmes.queries import blueprint_of
from aanzet.surveys.models import Sitting
from aanzet.surveys.moments import windows
from aanzet.surveys.queries.moments import facts_of


def may_offer(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """Four queries for any number of cases. Begun, ready and "not this time" are all silent: a worker cannot tell one
    from the other. After an exit nobody accompanies her: what is open then stands on her own page only."""
    facts = facts_of(cases)
    touched = set(models.QuerySet(Sitting).filter(case__in=list(facts)).values_list("case_id", "moment"))
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    for case in cases:
        if facts[case.pk].resting or facts[case.pk].left_on:
            continue
        blueprint = blueprint_of(case.programme)
        wait = timedelta(days=blueprint.self_ratings.offer_days)
        for window in windows(facts[case.pk], blueprint):
            shows = window.opens_on + wait
            if (case.pk, window.moment.value) not in touched and shows <= window.closes_on:
                specs[case.pk].append(
                    Spec(SignalReason.OFFER, shows, window.opens_on, Weight.THIS_WEEK, until=window.closes_on)
                )
    return specs


def register() -> None:
    register_source("surveys", may_offer)
