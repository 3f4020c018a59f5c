"""Two people go on longer than planned: who may say it, with which day, and what follows."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from aanzet.cases.actions import refresh
from aanzet.cases.enums import SignalReason
from aanzet.cases.queries import worklist
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.matches.actions.agreement import Agreed, agreement_write
from aanzet.matches.actions.longer import match_extend
from aanzet.matches.models import Match, MatchExtension
from aanzet.matches.queries.risk import lines
from aanzet.outbox.models import Message
from tests.cast import Cast
from tests.matches.together import giver, together


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def longer(cast: Cast, match: Match, days: int, **values: object) -> MatchExtension:
    given = {"by": cast.actor("coordinator"), "why": "goal", "both_yes": True} | values
    return match_extend(on=cast.on, match=match, until=cast.on + timedelta(days=days), **given)  # type: ignore[arg-type]


def test_the_new_day_stands_with_who_when_and_why_and_both_are_told(cast: Cast) -> None:
    match = together(cast, days=100)
    row = longer(cast, match, 200, by=cast.actor("coach"))
    match.refresh_from_db()
    assert match.planned_until == cast.on + timedelta(days=200)
    assert (row.was_until, row.why, row.on) == (cast.on + timedelta(days=82), "goal", cast.on)
    assert row.by_id == cast.actor("coach").user_id
    assert Message.objects.filter(key__startswith=f"longer:{row.pk}").count() == 2
    assert Entry.objects.get(action="match.extended").data["why"] == "goal"


@pytest.mark.parametrize(("days", "says"), [(0, "is over"), (82, "until"), (367, "A year at most")])
def test_a_day_that_cannot_be_is_refused(cast: Cast, days: int, says: str) -> None:
    with pytest.raises(Refused, match=says) as no:
        longer(cast, together(cast, days=100), days)
    assert no.value.field == "until"


def test_nobody_goes_on_without_both_or_by_oneself_or_after_the_end(cast: Cast) -> None:
    match = together(cast, days=100)
    with pytest.raises(Refused, match="Ask both first"):
        longer(cast, match, 200, both_yes=False)
    with pytest.raises(Refused, match="about yourself"):
        longer(cast, match, 200, by=giver(cast, match))
    QuerySet(Match).filter(pk=match.pk).update(ends_on=cast.on)
    with pytest.raises(Refused, match="is over"):
        longer(cast, match, 200)


def test_no_match_goes_on_beyond_the_last_day_of_the_volunteer(cast: Cast) -> None:
    match = together(cast, days=100)
    task = match.volunteer.membership
    assert task is not None
    task.ends_on = cast.on + timedelta(days=150)
    task.save()
    longer(cast, match, 150)
    with pytest.raises(Refused, match="First agree on a longer time with the volunteer"):
        longer(cast, match, 151)


def test_past_the_planned_end_it_speaks_louder_until_somebody_says(cast: Cast) -> None:
    match = together(cast, days=200)
    assert speaks(cast, match) == [(2, 18)]
    (line,) = lines(actor=cast.actor("coordinator"), on=cast.on)
    assert [reason.days for reason in line.reasons if reason.worry == 7] == [-18]
    longer(cast, match, 90)
    assert speaks(cast, match) == []


def test_one_talk_past_its_month_speaks_too_and_not_before(cast: Cast) -> None:
    match = together(cast, days=28, length="door_opener", planned_until=cast.on)
    assert speaks(cast, match) == []
    assert speaks(cast, match, after=1) == [(2, 1)]


def test_a_day_in_what_they_agree_moves_the_signal_too(cast: Cast) -> None:
    match = together(cast, days=200)
    typed = Agreed("I dare to call", until=cast.on + timedelta(days=60))
    agreement_write(by=cast.actor("participant"), on=cast.on, match=match, side="her", typed=typed)
    assert speaks(cast, match) == []


def speaks(cast: Cast, match: Match, after: int = 0) -> list[tuple[int, int]]:
    """(weight, days) of what the coordinator's worklist says about the planned end."""
    refresh([match.case])
    on = cast.on + timedelta(days=after)
    found = worklist(actor=cast.actor("coordinator"), on=on)
    return [
        (reason.weight, reason.days)
        for row in [*found.now, *found.week]
        for reason in row.reasons
        if reason.reason == SignalReason.TIME_ENDS and reason.object_id == match.pk
    ]


@pytest.mark.parametrize("who", ["coordinator", "coach"])
def test_who_accompanies_her_does_it_on_the_page_of_the_match(cast: Cast, who: str) -> None:
    match = together(cast, days=200)
    client = cast.client(who)
    client.cookies["language"] = "en"
    page, place = (
        reverse("matches:match_read", args=[match.pk]),
        reverse("matches:match_extend", args=[match.pk]),
    )
    text = client.get(page).content.decode()
    assert "Do they go on longer, or do they end it?" in text
    assert (reverse("matches:match_end", args=[match.pk]) in text) is (who == "coordinator")
    day = cast.on + timedelta(days=90)
    typed = {"until_day": day.day, "until_month": day.month, "until_year": day.year, "why": "well"}
    assert client.post(place, typed).status_code == 422
    assert client.post(place, typed | {"both_yes": "on"})["Location"] == page
    text = client.get(page).content.decode()
    assert "Do they go on longer" not in text
    assert "It goes well, and both want to go on." in text


def test_the_volunteer_has_no_such_button(cast: Cast) -> None:
    match = together(cast, days=200)
    client = cast.client("mentor")
    assert client.get(reverse("matches:match_extend", args=[match.pk])).status_code == 404
