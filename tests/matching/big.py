"""A Monday morning of a coordinator: forty women wait, twenty-five coaches are ready, and some fall ill."""

from datetime import date, timedelta

from django.db.models import QuerySet

from aanzet.cases.actions import case_open
from aanzet.cases.models import Case
from aanzet.matches.models import Match, Proposal
from aanzet.matches.models import Want as Wish
from aanzet.participants.actions import participant_add
from aanzet.volunteers.models import Volunteer
from tests.cast import Cast
from tests.matching.people import a_coach, her_wish

LANGUAGES = (["ti", "nl"], ["ar", "nl"], ["so"], ["uk", "en"], ["tr", "nl"])
HALFDAYS = (["mon-am"], ["tue-am", "thu-pm"], ["wed-pm"], ["thu-pm", "fri-am"], ["tue-am"])
POSTCODES = ("1102", "1103", "1104", "1011", "1054")


def women(cast: Cast, first: int, last: int) -> list[Wish]:
    """Women number `first` up to and without `last`; each waits as many days as her number."""
    return [_woman(cast, number) for number in range(first, last)]


def _woman(cast: Cast, number: int) -> Wish:
    case = _case(cast, f"Wacht{number:02}", POSTCODES[number % 5])
    return her_wish(
        cast, case, waited=number, languages=LANGUAGES[number % 5], halfdays=HALFDAYS[number % 5],
        helps_with=["diploma"] if number % 2 else ["language"],
    )  # fmt: skip


def _case(cast: Cast, name: str, postcode: str) -> Case:
    person = participant_add(
        by=None, on=cast.on, organisation=cast.organisation, call_name=name, language="ti", postcode=postcode
    )
    return case_open(by=None, on=cast.on, participant=person, programme=cast.programme)


def coaches(cast: Cast, many: int) -> list[Volunteer]:
    """Coaches with a name of their own, who together speak what the women speak."""
    return [
        a_coach(
            cast, f"Coach Nummer{number:02}", languages=["nl", *LANGUAGES[number % 5]], postcode=POSTCODES[number % 5],
            halfdays=[*HALFDAYS[number % 5], "tue-am"], places=3,
        )
        for number in range(many)
    ]  # fmt: skip


def together_already(cast: Cast, coach: Volunteer, name: str) -> Match:
    """A woman who goes along with this coach since a month, as a proposal brought them together."""
    case, began = _case(cast, name, "1102"), _month_ago(cast.on)
    want = her_wish(cast, case)
    QuerySet(Wish).filter(pk=want.pk).update(ended_on=began)
    proposal = QuerySet(Proposal).create(want=want, volunteer=coach, made_on=began, ended_on=began)
    row: Match = QuerySet(Match).create(case=case, volunteer=coach, proposal=proposal, starts_on=began)
    return row


def _month_ago(on: date) -> date:
    return on - timedelta(days=30)
