"""What the case page tells of a pause and of a journey that was closed: why, since when, until when, by whom."""

from datetime import timedelta

from django.urls import reverse

from aanzet.cases import actions
from aanzet.cases.enums import ExitKind, Face, PauseReason
from aanzet.cases.queries import case_page
from tests.cast import Cast


def page_of(cast: Cast) -> str:
    return cast.client("coordinator").get(reverse("cases:case_detail", args=[cast.case.pk])).content.decode()


def test_pause_says_why_since_when_until_when_and_who_wrote_it(cast: Cast) -> None:
    until = cast.on + timedelta(days=40)
    actions.pause_add(
        by=cast.actor("coach"), on=cast.on, case=cast.case, reason=PauseReason.BIRTH, expected_until=until
    )
    found = case_page(actor=cast.actor("coordinator"), case=cast.case, on=cast.on).pause
    assert found is not None
    assert (found.since, found.expected_until, found.by) == (cast.on, until, "Coach")
    page = page_of(cast)
    assert "Geboorte of zwangerschap" in page
    assert "Verwacht tot" in page
    assert "Opgeschreven door Coach." in page
    actions.pause_end(by=cast.actor("coach"), on=cast.on, case=cast.case)
    assert case_page(actor=cast.actor("coordinator"), case=cast.case, on=cast.on).pause is None


def test_pause_without_a_day_says_so(cast: Cast) -> None:
    actions.pause_add(by=cast.actor("coach"), on=cast.on, case=cast.case, reason=PauseReason.CARE)
    assert "Niemand weet nog tot wanneer." in page_of(cast)


def test_exit_says_how_and_why_it_ended_and_who_wrote_it(cast: Cast) -> None:
    actions.case_close(
        by=cast.actor("coordinator"), on=cast.on, case=cast.case, kind=ExitKind.MOVED_ON, reason="moved",
        face=Face.PARTLY,
    )  # fmt: skip
    found = case_page(actor=cast.actor("coordinator"), case=cast.case, on=cast.on).exit
    assert found is not None
    assert (found.on, found.by) == (cast.on, "Coordinator")
    page = page_of(cast)
    assert "Zij is verhuisd." in page
    assert "Is dit wat zij wilde? Een beetje." in page
    assert "Opgeschreven door Coordinator." in page
    actions.case_reopen(by=cast.actor("coordinator"), on=cast.on, case=cast.case)
    found = case_page(actor=cast.actor("coordinator"), case=cast.case, on=cast.on).exit
    assert found is None
