"""Many women at once, who came on other days: each line of the journal stands on the day of its own."""

from datetime import timedelta

import pytest

from aanzet.cases.actions.journey import cases_open
from aanzet.cases.models import Case
from aanzet.journal.models import Entry
from aanzet.participants.actions import participants_add
from aanzet.participants.models import Participant
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_rows_of_several_days_are_told_on_their_own_day(cast: Cast) -> None:
    people = [Participant(organisation=cast.organisation, call_name=name) for name in ("Een", "Twee")]
    before = cast.on - timedelta(days=40)
    participants_add(by=None, on=cast.on, rows=people, days={people[0].pk: before})
    cases = [
        Case(
            participant=row, programme=cast.programme, organisation=cast.organisation, first_contact_on=before
        )
        for row in people
    ]
    cases_open(by=None, on=cast.on, rows=cases, days={cases[0].pk: before})
    told = {
        (line.action, line.subject_id): line.at.date()
        for line in Entry.objects.filter(subject_id__in=[row.pk for row in people])
    }
    for action in ("participant.added", "case.opened"):
        assert told[action, people[0].pk] == before
        assert told[action, people[1].pk] == cast.on
