"""Women who wait and volunteers who are ready, in the cast's own programme and organisation."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from aanzet.cases.actions import case_open
from aanzet.cases.models import Case
from aanzet.matches.actions import want_open
from aanzet.matches.models import Want
from aanzet.matching.actions import run_make
from aanzet.matching.models import Run
from aanzet.participants.actions import participant_add
from aanzet.volunteers.models import Volunteer
from tests.cast import Cast
from tests.matches.people import a_volunteer

WEEK = ["mon-am", "tue-am", "tue-pm"]


def a_coach(cast: Cast, name: str, **values: Any) -> Volunteer:
    """A coach with everything that is asked before a proposal."""
    return a_volunteer(cast, name, role="coach", **({"helps_with": ["diploma"]} | values))


def a_woman(cast: Cast, name: str, *, waited: int = 0, only_woman: bool | None = None, **values: Any) -> Want:
    """A woman of the same programme who asks for a coach. `waited`: days ago."""
    person = {key: values.pop(key) for key in ("postcode", "district", "birth_year") if key in values}
    participant = participant_add(
        by=None, on=cast.on, organisation=cast.organisation, call_name=name, language="ti",
        **({"postcode": "1102", "district": "Zuidoost"} | person),
    )  # fmt: skip
    case = case_open(by=None, on=cast.on, participant=participant, programme=cast.programme)
    return her_wish(cast, case, waited=waited, only_woman=only_woman, **values)


def her_wish(cast: Cast, case: Case, *, waited: int = 0, **values: Any) -> Want:
    given = {"role": "coach", "halfdays": ["tue-am"], "languages": ["ti", "nl"]} | values
    want = want_open(by=None, on=cast.on, case=case, **given)
    QuerySet(Want).filter(pk=want.pk).update(asked_on=cast.on - timedelta(days=waited))
    want.refresh_from_db()
    return want


def a_run(cast: Cast) -> Run:
    return run_make(
        by=cast.actor("coordinator"), on=cast.on, programme=cast.programme, organisation=cast.organisation,
        role="coach",
    )  # fmt: skip
