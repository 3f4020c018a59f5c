"""Forty women wait, twenty-five coaches are ready, three of them cannot come today: one page says what that means."""

import re

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanzet.matches.actions.stand_in import stand_in_name
from aanzet.matches.models import Match
from aanzet.matching.models import Run, Suggestion
from aanzet.volunteers.models import Volunteer, VolunteerPause
from tests.cast import Cast, make_cast
from tests.matching.big import coaches, together_already, women
from tests.matching.people import a_run

pytestmark = pytest.mark.django_db


def _page(client: Client, cast: Cast) -> str:
    where = {"in": f"{cast.programme.slug}.{cast.organisation.slug}.coach"}
    found = client.get(reverse("matching:board"), where)
    assert found.status_code == 200
    return found.content.decode()


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def _asked(client: Client, cast: Cast) -> int:
    _page(client, cast)
    with CaptureQueriesContext(connection) as seen:
        _page(client, cast)
    return len(seen)


def _ill(client: Client, coach: Volunteer) -> None:
    assert client.post(reverse("matching:away_note", args=[coach.pk])).status_code == 302


def _suggested(run: Run) -> set[Volunteer]:
    rows = QuerySet(Suggestion).filter(run=run, volunteer__isnull=False).select_related("volunteer")
    return {row.volunteer for row in rows if row.volunteer}


def test_forty_women_twenty_five_coaches_and_three_ill_today() -> None:
    cast = make_cast()
    client = cast.client("coordinator")
    there = coaches(cast, 25)
    together_already(cast, cast.volunteer("coach"), "Loopt al")
    _ill(client, cast.volunteer("coach"))
    ill = there[:3]
    women(cast, 0, 10)
    matches = [
        together_already(cast, coach, f"Loopt{n}{name}") for n, coach in enumerate(ill) for name in "ab"
    ]
    first = a_run(cast)
    assert set(ill) & _suggested(first)
    few = _asked(client, cast)

    women(cast, 10, 40)
    for coach in ill:
        _ill(client, coach)
    second = a_run(cast)
    assert (second.women, second.served) == (40, 40)
    assert not set(ill) & _suggested(second)
    assert _asked(client, cast) == few
    shown = _words(_page(client, cast))
    assert "40 vrouwen wachten op een coach." in shown
    assert "Met een voorstel: 40." in shown
    # Each of the three has two women, the one of before has one, and one without a match.
    assert "8 vrouwen hebben nu niemand." in shown
    assert shown.count("iemand moet invallen") == 15  # beside the coach and in the list of running matches

    _arrange(cast, matches)
    shown = _words(_page(client, cast))
    assert "6 vrouwen hebben nu niemand." in shown
    assert shown.count(f"{there[5].name} neemt het over") == 2
    assert shown.count("zij wacht") == 2
    assert shown.count("iemand moet invallen") == 11
    assert _asked(client, cast) == few


def _arrange(cast: Cast, matches: list[Match]) -> None:
    """One woman gets a stand-in, another one waits."""
    helper = QuerySet(Volunteer).get(name="Coach Nummer05").user
    for match, user in ((matches[0], helper), (matches[1], None)):
        row = QuerySet(Match).select_related("case", "volunteer").get(pk=match.pk)
        stand_in_name(
            by=cast.actor("coordinator"), on=cast.on, case=row.case, volunteer=row.volunteer, user=user
        )


def test_one_press_is_a_pause_from_today_with_a_reason_and_the_second_says_so() -> None:
    cast = make_cast()
    client, coach = cast.client("coordinator"), coaches(cast, 1)[0]
    _ill(client, coach)
    pause = QuerySet(VolunteerPause).get(volunteer=coach)
    assert (pause.starts_on, pause.ends_on, pause.stand_in_needed) == (cast.on, None, True)
    # No illness is written down.
    assert pause.reason == "kan niet komen"
    _ill(client, coach)
    assert QuerySet(VolunteerPause).filter(volunteer=coach).count() == 1
    assert "In deze dagen is er al een pauze" in _page(client, cast)
    assert client.get(reverse("matching:away_note", args=[coach.pk])).status_code == 405
    client.post(reverse("volunteers:pause_end", args=[pause.pk]))
    assert f"{coach.name} </b>" not in _page(client, cast).split('id="away"')[-1].split("</ul>")[0]


def test_nobody_of_another_organisation_writes_down_a_pause() -> None:
    cast = make_cast()
    coach = coaches(cast, 1)[0]
    address = reverse("matching:away_note", args=[coach.pk])
    for who in ("sister_coordinator", "coach", "mentor", "lead"):
        assert cast.client(who).post(address).status_code == 404
    assert not QuerySet(VolunteerPause).filter(volunteer=coach).exists()
