"""What two people agree: written by either, yes by both, asked again after each change, on paper in two languages."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.core.errors import Conflict, Refused
from aanzet.matches import actions
from aanzet.matches.actions import Agreed
from aanzet.matches.enums import Side
from aanzet.matches.models import Agreement, AgreementYes, Match
from aanzet.matches.queries.agreement import agreement_page, agreement_sheet
from aanzet.outbox.models import Message
from tests.cast import Cast, Word, go_together
from tests.matches.people import a_volunteer, a_want, met, propose, say

GOAL = "Ik durf te bellen"


@pytest.fixture
def match(cast: Cast) -> Match:
    """Two who go on together in a programme with clauses of its own."""
    row = propose(cast, a_want(cast, role="coach"), a_volunteer(cast, "Mart Visser", role="coach"))
    met(cast, row)
    for side in (Side.HER, Side.VOLUNTEER):
        say(cast, row, side, "yes", "go_on")
    return QuerySet(Match).select_related("case__participant", "volunteer__programme").get(proposal=row)


def _write(cast: Cast, match: Match, side: Side = Side.HER, version: int = 0, **values: object) -> Agreement:
    typed = Agreed(**({"goal": GOAL, "place": "Bibliotheek"} | values))  # type: ignore[arg-type]
    return actions.agreement_write(
        by=cast.actor("participant"), on=cast.on, match=match, side=side, typed=typed, version=version
    )


def _agree(cast: Cast, match: Match, side: Side, edition: int) -> None:
    actions.agreement_agree(by=cast.actor("participant"), on=cast.on, match=match, side=side, edition=edition)


def test_both_say_yes_to_the_same_edition(cast: Cast, match: Match) -> None:
    row = _write(cast, match)
    assert GOAL not in row.goal
    _agree(cast, match, Side.HER, 1)
    page = agreement_page(match=match, side=Side.HER, language="nl")
    assert (page.goal, page.agreed, page.mine) == (GOAL, False, False)
    _agree(cast, match, Side.VOLUNTEER, 1)
    assert agreement_page(match=match, side=Side.VOLUNTEER, language="nl").agreed
    assert len(page.clauses) > 3


def test_a_change_asks_both_again(cast: Cast, match: Match) -> None:
    row = _write(cast, match)
    for side in (Side.HER, Side.VOLUNTEER):
        _agree(cast, match, side, 1)
    changed = _write(cast, match, side=Side.VOLUNTEER, version=row.version, rhythm="week")
    assert changed.edition == 2
    page = agreement_page(match=match, side=Side.HER, language="nl")
    assert (page.agreed, page.mine) == (False, True)
    with pytest.raises(Refused):
        _agree(cast, match, Side.HER, 1)
    # What was agreed before stays as it was.
    assert QuerySet(AgreementYes).filter(edition=1).count() == 2


def test_a_yes_twice_is_one_row_and_the_office_says_none(cast: Cast, match: Match) -> None:
    _write(cast, match)
    for _again in range(2):
        _agree(cast, match, Side.HER, 1)
    assert QuerySet(AgreementYes).count() == 1
    with pytest.raises(Refused):
        _agree(cast, match, Side.OFFICE, 1)


def test_who_saves_on_an_older_text_sees_both(cast: Cast, match: Match) -> None:
    row = _write(cast, match)
    _write(cast, match, version=row.version, goal="Ik bel zelf")
    with pytest.raises(Conflict) as clash:
        _write(cast, match, side=Side.VOLUNTEER, version=row.version, goal="Anders")
    assert clash.value.theirs["goal"] == "Ik bel zelf"


@pytest.mark.parametrize(
    "values",
    [{"goal": "  "}, {"rhythm": "sometimes"}, {"expenses": "cash"}, {"until": -1}, {"goal": "111222333"}],
)
def test_what_no_page_offers_is_refused(cast: Cast, match: Match, values: dict[str, Any]) -> None:
    if "until" in values:
        values = {"until": cast.on - timedelta(days=1)}
    with pytest.raises(Refused):
        _write(cast, match, **values)


def test_nothing_is_agreed_after_the_end(cast: Cast, match: Match) -> None:
    QuerySet(Match).filter(pk=match.pk).update(ends_on=cast.on)
    match.refresh_from_db()
    with pytest.raises(Refused):
        _write(cast, match)


def test_the_other_hears_without_a_word_of_it(cast: Cast, match: Match) -> None:
    row = _write(cast, match)
    found = Message.objects.get(key=f"agreement:{row.pk}:1:volunteer")
    assert found.recipient_id == match.volunteer.user_id
    assert GOAL not in found.body
    assert Word.CALL not in found.body


def test_the_sheet_has_two_languages_and_her_words_once(cast: Cast, match: Match) -> None:
    _write(cast, match)
    sheet = agreement_sheet(match=match)
    assert (sheet.first.code, sheet.second.code if sheet.second else "") == ("nl", "ti")
    assert sheet.title.first != sheet.title.second
    goal = next(value for label, value in sheet.lines if value.first == GOAL)
    assert goal.second == GOAL
    page = (
        cast.client("participant")
        .get(reverse("matches:my_agreement_print", args=[match.pk]))
        .content.decode()
    )
    assert page.count(GOAL) == 1


def test_both_print_it(cast: Cast, plain_pdf: None) -> None:
    go_together(cast)
    match = QuerySet(Match).get(ends_on__isnull=True)
    for who, name in (("participant", "my_agreement_pdf"), ("mentor", "agreement_pdf")):
        response = cast.client(who).get(reverse(f"matches:{name}", args=[match.pk]))
        assert response["Content-Type"] == "application/pdf"
        assert Word.MATCH_GOAL.encode() in response.getvalue()


@pytest.mark.parametrize("edition", ["9" * 5_000, "9" * 30, "-1", "x", ""])
def test_a_yes_to_no_edition_is_no_yes(cast: Cast, match: Match, edition: str) -> None:
    client = cast.client("participant")
    answer = client.post(reverse("matches:my_agreement_yes", args=[match.pk]), {"edition": edition})
    assert answer.status_code == 302
    assert not QuerySet(AgreementYes).filter(agreement__match=match).exists()
