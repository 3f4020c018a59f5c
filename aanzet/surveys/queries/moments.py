"""What is open for her now: the windows of a journey beside what she did with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.cases.models import Case, Exit, Intake, Pause
from aanzet.programmes.queries import blueprint_of
from aanzet.questionnaires.definitions import Definition, Question, definition_or_none
from aanzet.surveys.models import Sitting
from aanzet.surveys.moments import Facts, Window, windows


def facts_of(cases: Iterable[Case]) -> dict[UUID, Facts]:
    """What of each journey counts for its moments; three queries for any number of cases."""
    by_id = {case.pk: case for case in cases}
    ready = dict(QuerySet(Intake).filter(case__in=by_id).values_list("case_id", "finished_on"))
    ended = QuerySet(Exit).filter(case__in=by_id, undone_on__isnull=True).order_by("on")
    left = dict(ended.values_list("case_id", "on"))
    pauses = QuerySet(Pause).filter(case__in=by_id, ends_on__isnull=True)
    resting = set(pauses.values_list("case_id", flat=True))
    return {
        pk: Facts(ready.get(pk), case.started_on, left.get(pk), _weeks(case), pk in resting)
        for pk, case in by_id.items()
    }


def _weeks(case: Case) -> int:
    template = case.trajectory.get("template", "")
    shapes = blueprint_of(case.programme).trajectories
    return next((each.weeks for each in shapes if each.key == template), 0)


def windows_of(case: Case) -> tuple[Window, ...]:
    return windows(facts_of([case])[case.pk], blueprint_of(case.programme))


@dataclass(frozen=True, slots=True)
class Open:
    """The moment that is open today. `sitting`: what she did with it; None when nothing yet."""

    window: Window
    sitting: Sitting | None

    @property
    def moment(self) -> str:
        return self.window.moment.value

    @property
    def untouched(self) -> bool:
        return self.sitting is None

    @property
    def on_her_way(self) -> bool:
        return bool(self.sitting and self.sitting.begun_on and not self.sitting.finished_on)

    @property
    def questions(self) -> int:
        return sum(len(each.question_by_key) for each in self.window.asked)


def open_now(*, case: Case, on: date) -> Open | None:
    """The moment that is open for her today. While she rests nothing is asked."""
    facts = facts_of([case])[case.pk]
    window = next((each for each in windows(facts, blueprint_of(case.programme)) if each.holds(on)), None)
    if window is None or facts.resting:
        return None
    return Open(window, QuerySet(Sitting).filter(case=case, moment=window.moment).first())


def asked_in(sitting: Sitting) -> tuple[Definition, ...]:
    """The questionnaires of a sitting, in the versions that she saw."""
    found = (definition_or_none(slug, version) for slug, version in sitting.asked)
    return tuple(each for each in found if each is not None)


def questions_of(asked: Iterable[Definition]) -> tuple[Question, ...]:
    """All questions in the order in which they are asked."""
    return tuple(each for shape in asked for block in shape.blocks for each in block.questions)
