"""Her answers, opened; and one question with its place among the others."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from aanzet.cases.enums import AnswerState
from aanzet.core.text import localised
from aanzet.participants.vault import Vault
from aanzet.questionnaires.definitions import Answer, Definition, Question
from aanzet.surveys.models import Sitting, SittingAnswer
from aanzet.surveys.queries.moments import asked_in, questions_of

Answers = Mapping[str, Answer]


def answers_of(sittings: Iterable[Sitting], keys: Vault) -> dict[UUID, dict[str, Answer]]:
    """Sitting id -> question -> answer. The caller holds sittings that this reader may see; one query."""
    found: dict[UUID, dict[str, Answer]] = {each.pk: {} for each in sittings}
    for row in QuerySet(SittingAnswer).filter(sitting__in=list(found)):
        found[row.sitting_id][row.question] = _answer(row, keys)
    return found


def _answer(row: SittingAnswer, keys: Vault) -> Answer:
    if row.state != AnswerState.ANSWERED:
        return {"state": str(row.state)}
    return {"value": json.loads(keys.open(row, "value") or "null")}


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question on her phone: number `number` of `total`. `previous`: key of the one before; empty for the first."""

    question: Question
    text: str
    why: str
    part: str
    number: int
    total: int
    previous: str


def question_page(*, sitting: Sitting, key: str) -> QuestionPage | None:
    """The page of a question of this sitting; None when it asks no such thing."""
    language = get_language() or "nl"
    asked = asked_in(sitting)
    whole = questions_of(asked)
    at = next((place for place, each in enumerate(whole) if each.key == key), None)
    if at is None:
        return None
    question = whole[at]
    return QuestionPage(
        question=question,
        text=question.asked(language),
        why=localised(question.why, language),
        part=localised(shape_of(asked, key).block_of(key).title, language),
        number=at + 1,
        total=len(whole),
        previous=whole[at - 1].key if at else "",
    )


def shape_of(asked: Iterable[Definition], key: str) -> Definition:
    """The questionnaire that asks a question. Raises StopIteration."""
    return next(each for each in asked if key in each.question_by_key)


def next_key(*, sitting: Sitting, answers: Answers, after: str = "") -> str:
    """The first question without an answer, looking on from `after` first; empty when all had their turn."""
    whole = [each.key for each in questions_of(asked_in(sitting))]
    start = whole.index(after) + 1 if after in whole else 0
    return next((key for key in [*whole[start:], *whole[:start]] if key not in answers), "")
