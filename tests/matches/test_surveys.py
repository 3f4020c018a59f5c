"""Surveys of both sides at the start and the end (S3-28, S3-29): sealed, side by side, of five people or more."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet

from aanzet.cases import actions as journey
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.impact.queries.company import sheet, sheet_periods
from aanzet.impact.queries.counting import Window, count
from aanzet.impact.queries.facts import Facts
from aanzet.impact.queries.tables import contacts as contacts_table
from aanzet.matches.actions.survey import survey_answer
from aanzet.matches.enums import Side, SurveyMoment
from aanzet.matches.models import Match, MatchSurvey
from aanzet.matches.queries.surveys import side_by_side
from aanzet.matches.questions import moment_now, questions, shape_of
from aanzet.participants.actions import participant_add
from aanzet.participants.models import ParticipantKey
from aanzet.programmes.actions import programme_load
from aanzet.programmes.blueprint import shipped
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers.models import Volunteer
from tests.cast import Cast
from tests.matches.people import a_volunteer
from tests.matches.together import together


def _tell(cast: Cast, match: Match, side: Side, moment: str, **answers: str) -> None:
    for question, value in answers.items():
        survey_answer(
            by=cast.actor("coordinator"), on=cast.on, match=match, side=side, moment=moment, question=question,
            answer={"value": value},
        )  # fmt: skip


def _pairs(cast: Cast, programme: Programme, many: int) -> list[Match]:
    """So many women with a mentor whose time is over today."""
    volunteer = a_volunteer(cast, "Mart Visser", places=9)
    found = []
    for number in range(many):
        person = participant_add(
            by=None, on=cast.on, organisation=cast.organisation, call_name=f"Vrouw {number}"
        )
        case = journey.case_open(
            by=None, on=cast.on, participant=person, programme=programme, started_on=cast.on
        )
        found.append(
            Match.objects.create(case=case, volunteer=volunteer, starts_on=cast.on - timedelta(days=10))
        )
    return found


def _start_and_end(cast: Cast, matches: list[Match], contacts: list[str]) -> None:
    for match in matches:
        for side in (Side.HER, Side.VOLUNTEER):
            _tell(cast, match, side, "start", knows_work="s1")
    QuerySet(Match).filter(pk__in=[each.pk for each in matches]).update(ends_on=cast.on)
    for match, new in zip(matches, contacts, strict=True):
        match.refresh_from_db()
        for side in (Side.HER, Side.VOLUNTEER):
            _tell(cast, match, side, "end", knows_work="s3")
        _tell(cast, match, Side.HER, "end", new_contacts=new)


def test_her_questions_have_pictures_and_are_short() -> None:
    asked = questions(shape_of(Side.HER), SurveyMoment.END)
    assert 4 <= len(asked) <= 6
    assert all(choice.icon for each in asked for choice in each.choices)
    assert len(questions(shape_of(Side.HER), SurveyMoment.START)) == 4


def test_the_start_is_open_for_four_weeks_and_the_end_until_two_months_after(cast: Cast) -> None:
    match = together(cast, days=27, planned_until=cast.on + timedelta(days=100))
    assert moment_now(match, cast.on) == SurveyMoment.START
    assert moment_now(match, cast.on + timedelta(days=1)) is None
    assert moment_now(match, cast.on + timedelta(days=86)) == SurveyMoment.END
    match.ends_on = cast.on
    assert moment_now(match, cast.on) == SurveyMoment.END
    assert moment_now(match, cast.on + timedelta(days=60)) is None


def test_an_answer_is_sealed_and_the_last_one_stands(cast: Cast) -> None:
    match = together(cast, days=2)
    for value in ("s1", "s3"):
        _tell(cast, match, Side.HER, "start", knows_work=value)
    row = QuerySet(MatchSurvey).get()
    assert "s3" not in row.answers
    with pytest.raises(Refused):
        _tell(cast, match, Side.HER, "end", knows_work="s1")
    with pytest.raises(Refused):
        _tell(cast, match, Side.HER, "start", new_contacts="n2")


def test_s3_29_both_sides_stand_side_by_side_from_five_people(cast: Cast) -> None:
    matches = _pairs(cast, cast.programme, 5)
    _start_and_end(cast, matches[:4], ["n2", "n3", "n0", "n1"])
    few = side_by_side(programme=cast.programme, language="nl")
    assert few.share is None
    assert few.pairs[0].cells["her"]["start"].n == 4
    assert few.pairs[0].cells["her"]["start"].mean is None
    _start_and_end(cast, matches[4:], ["n2"])
    both = side_by_side(programme=cast.programme, language="nl")
    cells = both.pairs[0].cells
    assert [(cells[side][moment].mean) for side in ("her", "volunteer") for moment in ("start", "end")] == [
        1,
        3,
        1,
        3,
    ]
    assert (both.contacts, both.enough, both.share) == (5, 3, 60)


def test_who_was_erased_is_in_no_average(cast: Cast) -> None:
    matches = _pairs(cast, cast.programme, 5)
    _start_and_end(cast, matches, ["n2"] * 5)
    ParticipantKey.objects.filter(participant=matches[0].case.participant_id).delete()
    assert side_by_side(programme=cast.programme, language="nl").contacts == 4


def test_the_page_costs_the_same_for_one_and_for_three(cast: Cast, django_assert_num_queries: object) -> None:
    matches = _pairs(cast, cast.programme, 3)
    _start_and_end(cast, matches[:1], ["n2"])
    with django_assert_num_queries(2):  # type: ignore[operator]
        side_by_side(programme=cast.programme, language="nl")
    _start_and_end(cast, matches[1:], ["n2", "n0"])
    with django_assert_num_queries(2):  # type: ignore[operator]
        side_by_side(programme=cast.programme, language="nl")


def test_s3_28_women_with_two_new_work_contacts_are_reported(cast: Cast) -> None:
    programme_load({path.stem: path for path in shipped()}["kvinnokraft"], by=None, on=cast.on)
    programme = Programme.objects.get(slug="kvinnokraft")
    matches = _pairs(cast, programme, 5)
    _start_and_end(cast, matches, ["n0", "n1", "n2", "n3", "n2"])
    shape = blueprint_of(programme)
    (indicator,) = [each for each in shape.indicators if each.kind == IndicatorKind.NEW_CONTACTS]
    window = Window(date(2020, 1, 1), None, cast.on)
    assert count(Facts(programme), shape, indicator, window).reached == 3
    (table,) = contacts_table(Facts(programme), window)
    assert [number for _label, number in table.rows] == [5, 3]
    QuerySet(MatchSurvey).filter(match=matches[0]).delete()
    assert list(contacts_table(Facts(programme), window)) == []


def test_for_outsiders_an_average_moves_by_five_answers_at_a_time(cast: Cast) -> None:
    """S3-30: two sheets of a company never differ by the answer of one woman."""
    matches = _pairs(cast, cast.programme, 6)
    _start_and_end(cast, matches[:5], ["n2"] * 5)
    company, later = cast.school, clock.months_later(cast.on, 7)
    QuerySet(Volunteer).filter(matches=matches[0]).update(company=company, signed_up_on=cast.on)

    def shown() -> list[tuple[float | None, ...]]:
        period = sheet_periods(company=company, on=later)[0]
        found = sheet(company=company, period=period, on=later)
        return [(*each.women, *each.volunteers) for each in found.both]

    before = shown()
    assert before == [(1, 3, 1, 3)]
    for side in (Side.HER, Side.VOLUNTEER):
        _tell(cast, matches[5], side, "start", knows_work="s3")
    assert shown() == before
    assert side_by_side(programme=cast.programme, language="nl").pairs[0].cells["her"]["start"].mean != 1
    early = cast.on - timedelta(days=1)
    told = side_by_side(programme=cast.programme, language="nl", until=early, step=5)
    assert told.pairs[0].cells["her"]["start"].mean is None
