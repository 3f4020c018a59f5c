"""The surveys of both sides: one row opened for who fills it in; for figures only numbers leave this file.

The answers are sealed with each woman's key and opened here, woman by woman; who was erased is not in them any more.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from aanzet.core.sealed import CannotOpen
from aanzet.core.text import localised
from aanzet.matches.enums import Side, SurveyMoment
from aanzet.matches.models import Match, MatchSurvey
from aanzet.matches.questions import ENOUGH_CONTACTS, NEW_CONTACTS, questions, shape_of
from aanzet.participants.models import ParticipantKey
from aanzet.participants.vault import Vault
from aanzet.programmes.models import Programme
from aanzet.questionnaires.definitions import definition_or_none
from aanzet.questionnaires.shapes import Answer, Question

ENOUGH = 5
"""Of fewer people only their number is told (design of small numbers)."""


def answers_of(*, match: Match, side: str, moment: str) -> dict[str, Answer]:
    """What one side said at one moment; empty when nothing. The caller is that side."""
    row = QuerySet(MatchSurvey).filter(match=match, side=side, moment=moment).first()
    if row is None:
        return {}
    found: dict[str, Answer] = json.loads(Vault(match.subject_id).open(row, "answers") or "{}")
    return found


def next_question(*, side: str, moment: str, answers: Mapping[str, Answer]) -> str:
    """Key of the first question without an answer; empty when all had their turn."""
    return next((each.key for each in questions(shape_of(side), moment) if each.key not in answers), "")


@dataclass(frozen=True, slots=True)
class Mean:
    """Of `n` people; `mean` only of five or more, on the steps of the question."""

    n: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Pair:
    """One subject: hers and the volunteer's question, each at the start and at the end."""

    her: str
    volunteer: str
    top: int
    cells: dict[str, dict[str, Mean]]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """All surveys of a programme. `contacts`: women who said at the end how many new people they know; `enough`: those
    with two or more, and `share` of them in percent, of five women or more."""

    pairs: tuple[Pair, ...]
    contacts: int
    enough: int | None
    share: int | None


def side_by_side(
    *, programme: Programme, language: str, until: date | None = None, step: int = 1
) -> SideBySide:
    """Averages of both sides at both moments; two queries for any number of surveys. Only numbers leave.

    For readers outside the office: `until` a day that is over, and `step` 5. Then the first 5, 10, 15 … answers count,
    so that no two averages differ by the answer of one woman."""
    told: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row, answers in _opened(programme):
        if until is None or row.on <= until:
            for key, number in _numbers(row, answers):
                told[row.side, row.moment, key].append(number)
    for numbers in told.values():
        del numbers[len(numbers) // step * step :]
    said = told.get((Side.HER, SurveyMoment.END, NEW_CONTACTS), [])
    enough = sum(1 for number in said if number >= ENOUGH_CONTACTS)
    clear = len(said) >= ENOUGH
    return SideBySide(
        pairs=tuple(_pair(hers, its, told, language) for hers, its in _subjects()),
        contacts=len(said),
        enough=enough if clear else None,
        share=round(100 * enough / len(said)) if clear else None,
    )


def _subjects() -> Iterator[tuple[Question, Question]]:
    """The questions that both sides get at both moments, in the order of the files."""
    hers = questions(shape_of(Side.HER), SurveyMoment.START)
    its = {each.key: each for each in questions(shape_of(Side.VOLUNTEER), SurveyMoment.START)}
    return ((each, its[each.key]) for each in hers if each.key in its)


def _pair(
    hers: Question, its: Question, told: Mapping[tuple[str, str, str], list[int]], language: str
) -> Pair:
    cells = {
        side: {moment: _mean(told.get((side, moment, hers.key), [])) for moment in SurveyMoment.values}
        for side in (Side.HER.value, Side.VOLUNTEER.value)
    }
    return Pair(localised(hers.text, language), localised(its.text, language), hers.span[1], cells)


def _mean(numbers: list[int]) -> Mean:
    return Mean(len(numbers), sum(numbers) / len(numbers) if len(numbers) >= ENOUGH else None)


def new_contacts(*, programme: Programme) -> dict[UUID, list[tuple[date, int]]]:
    """Case -> (day, how many new people for work) as women said at the end. Call it inside the escape of who counts."""
    found: dict[UUID, list[tuple[date, int]]] = defaultdict(list)
    rows = QuerySet(MatchSurvey).filter(side=Side.HER, moment=SurveyMoment.END)
    for row, answers in _opened(programme, rows):
        found[row.match.case_id] += [(row.on, n) for key, n in _numbers(row, answers) if key == NEW_CONTACTS]
    return dict(found)


def _opened(
    programme: Programme, rows: QuerySet[MatchSurvey] | None = None
) -> Iterator[tuple[MatchSurvey, dict[str, Any]]]:
    base = QuerySet(MatchSurvey) if rows is None else rows
    surveys = list(
        base.filter(match__case__programme=programme)
        .select_related("match__case")
        .order_by("on", "created_at")
    )
    people = {row.match.case.participant_id for row in surveys}
    keys = {row.participant_id: row for row in ParticipantKey.objects.filter(participant__in=people)}
    for row in surveys:
        person = row.match.case.participant_id
        if person not in keys:
            continue
        try:
            yield row, json.loads(Vault(person, keys[person]).open(row, "answers") or "{}")
        except CannotOpen:
            continue


def _numbers(row: MatchSurvey, answers: Mapping[str, Answer]) -> Iterator[tuple[str, int]]:
    shape = definition_or_none(row.definition, row.definition_version)
    asked = shape.question_by_key if shape else {}
    for key, answer in answers.items():
        number = asked[key].points(answer) if key in asked else None
        if number is not None:
            yield key, number
