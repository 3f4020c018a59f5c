"""Her own picture: what she said this time beside the times before. For herself, and for who may see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.participants.vault import Vault
from aanzet.questionnaires.definitions import Answer, Question
from aanzet.questionnaires.enums import Kind, Moment
from aanzet.questionnaires.forms import Setting, options_for, said
from aanzet.surveys.models import Showing, Sitting
from aanzet.surveys.queries.answers import Answers, answers_of
from aanzet.surveys.queries.moments import asked_in, questions_of

# The small line: an answer is so wide, the whole scale so high.
STRIDE, HEIGHT, EDGE = 44, 60, 8


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the scale. `now`: her answer this time; `before`: last time."""

    label: str
    icon: str
    now: bool
    before: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One answer. `points`: None when she left it open or it is not counted."""

    on: date
    words: str
    points: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One question over time, the newest answer last. `steps`: lowest first."""

    text: str
    steps: tuple[Step, ...]
    told: tuple[Told, ...]
    low: int
    top: int

    @property
    def sentence(self) -> str:
        """ "You chose 4. In March 2026 you chose 2." """
        now, before = self.told[-1], self.told[-2] if len(self.told) > 1 else None
        parts = [_("You chose %(answer)s.") % {"answer": now.words}]
        if before is not None:
            month = {"month": date_format(before.on, "F Y"), "answer": before.words}
            parts.append(_("In %(month)s you chose %(answer)s.") % month)
        return " ".join(parts)

    @property
    def points(self) -> tuple[tuple[int, int], ...]:
        """Where the answers that count stand in the small line; empty for fewer than two."""
        counted = [each.points for each in self.told if each.points is not None]
        span = (self.top - self.low) or 1
        places = tuple(
            (EDGE + STRIDE * place, EDGE + HEIGHT * (self.top - points) // span)
            for place, points in enumerate(counted)
        )
        return places if len(places) > 1 else ()

    @property
    def many(self) -> bool:
        """More than the steps show: this time and the last."""
        return len(self.points) > 2

    @property
    def icon(self) -> str:
        """The picture of the newest answer; empty for a ladder."""
        return next((step.icon for step in self.steps if step.now), "")

    @property
    def line(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.points)

    @property
    def width(self) -> int:
        return 2 * EDGE + STRIDE * (len(self.points) - 1)

    height = 2 * EDGE + HEIGHT
    base = EDGE + HEIGHT


@dataclass(frozen=True, slots=True)
class Result:
    """One moment. `shown`: her coach may see it now. `lines`: the questions she answered at this moment."""

    moment: str
    name: str
    on: date
    shown: bool
    with_help: str
    lines: tuple[Line, ...]
    left_open: int


def results(*, actor: Actor, case: Case) -> tuple[Result, ...]:
    """Every ready moment that this reader may see, newest first, each beside those before it."""
    rows = Sitting.objects.visible_to(actor, "case.survey.read").filter(case=case, finished_on__isnull=False)
    held = QuerySet(Showing).filter(sitting=OuterRef("pk"), ends_on__isnull=True)
    found = list(rows.annotate(shown_now=Exists(held)).order_by("finished_on", "created_at"))
    answers = answers_of(found, Vault(case.participant_id)) if found else {}
    setting = Setting(get_language() or "nl")
    return tuple(_result(found[: place + 1], answers, setting) for place in reversed(range(len(found))))


def result_of(*, actor: Actor, case: Case, moment: str) -> Result | None:
    """One moment of hers, or None when it is not ready."""
    return next((each for each in results(actor=actor, case=case) if each.moment == moment), None)


def _result(sittings: Sequence[Sitting], answers: dict, setting: Setting) -> Result:  # type: ignore[type-arg]
    newest = sittings[-1]
    asked = questions_of(asked_in(newest))
    lines = [_line(each, _times(each, newest, sittings, answers), setting) for each in asked]
    return Result(
        moment=newest.moment,
        name=str(Moment(newest.moment).label),
        on=newest.finished_on or newest.created_at.date(),
        shown=bool(getattr(newest, "shown_now", False)),
        with_help="" if newest.typed_by == "herself" else str(newest.get_typed_by_display()),
        lines=tuple(line for line in lines if line is not None),
        left_open=sum(line is None for line in lines),
    )


def _times(
    question: Question,
    newest: Sitting,
    sittings: Iterable[Sitting],
    answers: dict,  # type: ignore[type-arg]
) -> list[tuple[date, Answer]]:
    """(day, answer) of each time that this question was asked in these very words and answered."""
    source = _source(newest, question.key)
    found = []
    for each in sittings:
        told: Answers = answers[each.pk]
        answer = told.get(question.key)
        if answer and "value" in answer and _source(each, question.key) == source and each.finished_on:
            found.append((each.finished_on, answer))
    if not found or newest.finished_on != found[-1][0] or question.key not in answers[newest.pk]:
        return []
    return found if "value" in answers[newest.pk][question.key] else []


def _source(sitting: Sitting, key: str) -> tuple[str, int] | None:
    return next(
        ((each.slug, each.version) for each in asked_in(sitting) if key in each.question_by_key), None
    )


def _line(question: Question, times: list[tuple[date, Answer]], setting: Setting) -> Line | None:
    if not times:
        return None
    now, before = times[-1][1]["value"], times[-2][1]["value"] if len(times) > 1 else None
    options = options_for(question, setting)
    counted = [each for each in options if question.points({"value": _value(question, each[0])}) is not None]
    rising = counted[::-1] if question.kind == Kind.LADDER else counted
    low, top = question.span
    return Line(
        text=question.asked(setting.language),
        steps=tuple(
            Step(
                _short(question, label, key), icon, key == str(now), before is not None and key == str(before)
            )
            for key, label, icon in rising
        ),
        told=tuple(
            Told(on, said_short(question, answer, setting), question.points(answer)) for on, answer in times
        ),
        low=low,
        top=top,
    )


def said_short(question: Question, answer: Answer, setting: Setting) -> str:
    """A step of a ladder is its number; a choice its words."""
    return str(answer["value"]) if question.kind == Kind.LADDER else f"“{said(question, answer, setting)}”"


def _short(question: Question, label: str, key: str) -> str:
    return key if question.kind == Kind.LADDER else label


def _value(question: Question, key: str) -> str | int:
    return int(key) if question.kind == Kind.LADDER else key
