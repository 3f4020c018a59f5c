"""The short surveys of both sides: which questions at which moment, and until when they may be answered."""

from datetime import date, timedelta

from aanzet.matches.enums import Side, SurveyMoment
from aanzet.matches.models import Match
from aanzet.questionnaires.definitions import Definition, definition
from aanzet.questionnaires.shapes import Question
from aanzet.volunteers.lengths import Length

SLUGS: dict[str, str] = {Side.HER: "my-match", Side.VOLUNTEER: "volunteer-match"}
AFTER = "after"  # the part that is asked at the end only
NEW_CONTACTS = "new_contacts"
ENOUGH_CONTACTS = 2
START_DAYS = timedelta(days=28)
END_DAYS = timedelta(days=60)
BEFORE_END = timedelta(days=14)


def shape_of(side: str, version: int | None = None) -> Definition:
    """The questionnaire of a side; the newest unless a version is named. Raises KeyError."""
    return definition(SLUGS[side], version)


def questions(shape: Definition, moment: str) -> tuple[Question, ...]:
    """What is asked at a moment, in the order of the file."""
    parts = [block for block in shape.blocks if block.key != AFTER or moment == SurveyMoment.END]
    return tuple(question for block in parts for question in block.questions)


def moment_now(match: Match, on: date) -> SurveyMoment | None:
    """What may be answered today: the start for four weeks, the end from two weeks before it until two months after."""
    if match.ends_on is not None and match.ends_on <= on:
        return SurveyMoment.END if on < match.ends_on + END_DAYS else None
    if match.planned_until is not None and on >= match.planned_until - BEFORE_END:
        return SurveyMoment.END
    if match.length == Length.TOGETHER and match.starts_on <= on < match.starts_on + START_DAYS:
        return SurveyMoment.START
    return None
