"""What this room says to the worklist: she cannot come, or nobody looks after her children yet."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from aanzet.cases.actions import register_source
from aanzet.cases.actions.signals import Spec
from aanzet.cases.enums import SignalReason, Weight
from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.meetings.enums import Answer, Childcare
from aanzet.meetings.queries import in_doubt

# So many days before a meeting the worker hears that there is no childcare.
AHEAD = timedelta(days=3)


def meetings_in_doubt(cases: list[Case]) -> dict[UUID, list[Spec]]:
    """One query for any number of cases."""
    specs: dict[UUID, list[Spec]] = {case.pk: [] for case in cases}
    for case_id, meeting, starts_at, childcare, said in in_doubt(cases=cases, moment=clock.now()):
        day = timezone.localdate(starts_at)
        if said in (Answer.CANNOT, Answer.OTHER_DAY):
            specs[case_id].append(Spec(SignalReason.CANNOT, clock.today(), day, Weight.SOON, meeting))
        elif childcare == Childcare.MISSING:
            specs[case_id].append(Spec(SignalReason.CHILDCARE, day - AHEAD, day, Weight.SOON, meeting))
    return specs


def register() -> None:
    register_source("meetings", meetings_in_doubt)
