"""What the intake told about hours, work, study and income. One place that knows the keys of its questions."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.db import models

from aanzet.cases.enums import AnswerState
from aanzet.cases.models import Case, IntakeAnswer
from aanzet.participants.models import ParticipantKey
from aanzet.participants.vault import Vault
from aanzet.work.enums import Benefit, DayPart
from aanzet.work.week import Week

WEEK = ("hours_possible", "times_possible", "care_for", "care_hours", "childcare")
SITUATION = ("income_source", "work_now", "hours_now", "studying")
# Incomes that are a benefit; the others (own work, partner, family, study, none) say that there is none.
BENEFITS = frozenset(
    {
        "social_assistance", "unemployment_benefit", "disability_benefit", "establishment", "activity_support",
        "parental_benefit",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """The situation as her answers tell it; None or empty where she did not say."""

    income_source: str = ""
    hours_per_week: Decimal | None = None
    in_full_time_study: bool | None = None
    benefit: str = Benefit.UNKNOWN


def answers_of(case: Case, keys: tuple[str, ...]) -> dict[str, Any]:
    """Key -> value of answered questions, opened from the vault. For callers that passed a door already."""
    rows = models.QuerySet(IntakeAnswer).filter(intake__case=case, question__in=keys)
    vault = Vault(case.participant_id)
    found: dict[str, Any] = {}
    for row in rows:
        if row.state == AnswerState.ANSWERED:
            found[row.question] = json.loads(vault.open(row, "value"))
        elif row.state == AnswerState.RATHER_NOT:
            found[row.question] = None
    return found


def weeks_told(cases: Iterable[Case]) -> dict[UUID, Week]:
    """Case id -> her week, for many cases in two queries. For callers that passed a door already."""
    women = {case.pk: case.participant_id for case in cases}
    keys = {row.participant_id: row for row in ParticipantKey.objects.filter(participant__in=women.values())}
    told: dict[UUID, dict[str, Any]] = {pk: {} for pk in women}
    rows = models.QuerySet(IntakeAnswer).filter(
        intake__case__in=women, question__in=WEEK, state=AnswerState.ANSWERED
    )
    for row in rows.annotate(case_pk=models.F("intake__case_id")):
        vault = Vault(women[row.case_pk], keys.get(women[row.case_pk]))
        told[row.case_pk][row.question] = json.loads(vault.open(row, "value"))
    return {pk: _week(answers) for pk, answers in told.items()}


def week_told(case: Case) -> Week:
    """The hours and times that she can, and the care she gives, as she told them."""
    return _week(answers_of(case, WEEK))


def _week(told: Mapping[str, Any]) -> Week:
    times = told.get("times_possible") or []
    return Week(
        hours=_hours(told.get("hours_possible")),
        times=frozenset(each for each in times if each in DayPart.values),
        care_for=frozenset(told.get("care_for") or []),
        care_hours=str(told.get("care_hours") or ""),
        childcare=str(told.get("childcare") or ""),
    )


def situation_told(case: Case) -> Told:
    """The start situation, derived from the intake; the worker looks at it before it is kept."""
    told = answers_of(case, SITUATION)
    source = str(told.get("income_source") or "")
    if "income_source" in told and told["income_source"] is None:
        benefit = Benefit.RATHER_NOT
    elif not source:
        benefit = Benefit.UNKNOWN
    else:
        benefit = Benefit.SOME if source in BENEFITS else Benefit.NONE
    hours = Decimal(0) if told.get("work_now") == "none" else _hours(told.get("hours_now"))
    studying = told.get("studying")
    return Told(source, hours, None if studying is None else studying == "full_time", benefit)


def _hours(value: Any) -> Decimal | None:
    try:
        return None if value is None or value == "" else Decimal(str(value))
    except InvalidOperation:
        return None
