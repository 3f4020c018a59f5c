"""Answers of one side at the start or the end, sealed with her key."""

import json
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.core.errors import Refused
from aanzet.core.turns import in_turn
from aanzet.journal.actions import By, write
from aanzet.matches.enums import Side
from aanzet.matches.models import Match, MatchSurvey
from aanzet.matches.questions import SLUGS, moment_now, questions, shape_of
from aanzet.participants.vault import Vault
from aanzet.questionnaires.shapes import Answer


@transaction.atomic
def survey_answer(
    *, by: By, on: date, match: Match, side: Side, moment: str, question: str, answer: Answer
) -> MatchSurvey:
    """Keep one answer; the last one stands. Raises Refused when this moment is not open, or asks no such thing."""
    if moment_now(match, on) != moment:
        raise Refused(_("These questions are not open any more."))
    in_turn(match)
    row = QuerySet(MatchSurvey).filter(match=match, side=side, moment=moment).first()
    fresh = row is None
    if row is None:
        newest = shape_of(side).version
        row = MatchSurvey(
            match=match, side=side, moment=moment, definition=SLUGS[side], definition_version=newest
        )
    if question not in {each.key for each in questions(shape_of(side, row.definition_version), moment)}:
        raise Refused(_("These questions are not open any more."))
    vault = Vault(match.subject_id)
    answers = json.loads(vault.open(row, "answers") or "{}") | {question: dict(answer)}
    row.answers, row.on, row.by_id = vault.seal(row, "answers", json.dumps(answers)), on, by.user_id
    row.save(force_insert=fresh)
    write(
        by, "match.survey_answered", subject=match.subject_id, object_id=row.pk,
        data={"side": side, "moment": moment}, on=on,
    )  # fmt: skip
    return row
