"""Is everybody helped alike? Counted over women who said themselves that they may be counted, kept apart from matching.

What is written down is safe to show (docs/matching.md): only when fifty women may be counted are groups told apart;
a group has ten women or more, also by language, which comes near to origin; what is hidden never stands alone, or it
could be subtracted; shares are rounded, and all or nobody of a small group is not told.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from statistics import median
from typing import Any
from uuid import UUID

from django.db import models

from aanzet.alliances.models import Organisation
from aanzet.cases.enums import AnswerState
from aanzet.cases.models import IntakeAnswer
from aanzet.cases.models.journey import holds
from aanzet.matches.enums import Said, Side
from aanzet.matches.models import Answer, Match, Proposal, Want
from aanzet.matching.models import CountMe, FairReading
from aanzet.participants.vault import Vault
from aanzet.programmes.models import Programme

SMALLEST = 10
ENOUGH = 50
# All or nobody of a group smaller than this tells of each one in it.
SURE = 20
WEEK_DAYS = 7
LEVEL = "level_speaking"


@dataclass(frozen=True, slots=True)
class Woman:
    """One woman who may be counted. `waited`: days from asking to the match, or until today."""

    groups: Mapping[str, str]
    waited: int
    served: bool
    fit: int | None
    offers: int
    refusals: int


@dataclass(frozen=True, slots=True)
class Row:
    """A group. `served`: hundredths, to five; None where it would tell too much, as `offers` and `refusals` are where
    nobody of a small group had any. `waited`: days, the middle woman."""

    group: str
    women: int
    served: int | None
    waited: int | None
    fit: int | None
    offers: float | None
    refusals: float | None


def figures(women: Sequence[Woman]) -> dict[str, Any]:
    """What may be kept and shown: all together, and per kind of group the rows that are large enough."""
    found: dict[str, Any] = {"counted": _five(len(women)), "all": None, "groups": {}}
    if len(women) >= SMALLEST:
        found["all"] = asdict(_row("", women))
    if len(women) >= ENOUGH:
        for kind in ("language", "district", "level"):
            found["groups"][kind] = [asdict(row) for row in _rows(women, kind)]
    return found


def _rows(women: Sequence[Woman], kind: str) -> list[Row]:
    by: dict[str, list[Woman]] = {}
    for each in women:
        by.setdefault(each.groups.get(kind, ""), []).append(each)
    large = {name: each for name, each in by.items() if name and len(each) >= SMALLEST}
    hidden = sum(len(each) for name, each in by.items() if name not in large)
    # What is left over must be no small group either: else the smallest row goes with it.
    if 0 < hidden < SMALLEST and large:
        large.pop(min(large, key=lambda name: (len(large[name]), name)))
    return [
        _row(name, each) for name, each in sorted(large.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]


def _row(name: str, women: Sequence[Woman]) -> Row:
    share = 100 * sum(each.served for each in women) / len(women)
    telling = share in (0, 100) and len(women) < SURE
    return Row(
        name, _five(len(women)), None if telling else _five(round(share)),
        _middle([each.waited for each in women]), _middle([each.fit for each in women]),
        _each([each.offers for each in women]), _each([each.refusals for each in women]),
    )  # fmt: skip


def _each(numbers: Sequence[int]) -> float | None:
    """How many a woman had, on average. That nobody of a small group had any tells of each one in it."""
    if not any(numbers) and len(numbers) < SURE:
        return None
    return round(sum(numbers) / len(numbers), 1)


def _middle(numbers: Sequence[int | None]) -> int | None:
    known = [each for each in numbers if each is not None]
    return int(median(known)) if len(known) >= SMALLEST else None


def _five(number: int) -> int:
    return 5 * ((number + 2) // 5)


def countable(*, programme: Programme, organisation: Organisation, on: date) -> list[Woman]:
    """The women of an organisation who asked for somebody and said yes to being counted. Six queries."""
    yes = models.QuerySet(CountMe).filter(
        holds(on),
        case__programme=programme,
        case__organisation=organisation,
        case__participant__erased_on=None,
    )
    cases = {row.case_id: row.case for row in yes.select_related("case__participant__data_key")}
    levels, asked = _levels(cases), _asked(cases)
    begun = dict(
        models.QuerySet(Match)
        .filter(case__in=cases)
        .order_by("-starts_on")
        .values_list("case_id", "starts_on")
    )
    offers, fits = _offers(cases)
    refusals = _tally(
        models.QuerySet(Answer)
        .filter(proposal__want__case__in=cases, said=Said.NO, side=Side.VOLUNTEER)
        .values_list("proposal__want__case_id", flat=True)
    )
    return [
        Woman(
            {"language": case.participant.language, "district": case.participant.district, "level": levels.get(pk, "")},
            max(((begun.get(pk) or on) - asked[pk]).days, 0),
            pk in begun, fits.get(pk), offers.get(pk, 0), refusals.get(pk, 0),
        )
        for pk, case in cases.items()
        if pk in asked
    ]  # fmt: skip


def _asked(cases: Mapping[UUID, Any]) -> dict[UUID, date]:
    rows = models.QuerySet(Want).filter(case__in=cases).order_by("-asked_on")
    return dict(rows.values_list("case_id", "asked_on"))


def _offers(cases: Mapping[UUID, Any]) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """How many were proposed to each, and the best fit among them."""
    rows = list(models.QuerySet(Proposal).filter(want__case__in=cases).values_list("want__case_id", "fit"))
    fits: dict[UUID, int] = {}
    for case, fit in rows:
        if fit is not None:
            fits[case] = max(fits.get(case, 0), fit)
    return _tally(case for case, _fit in rows), fits


def _tally(keys: Any) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for key in keys:
        found[key] = found.get(key, 0) + 1
    return found


def _levels(cases: Mapping[UUID, Any]) -> dict[UUID, str]:
    """Her level of the language of the country, as she told it in the intake."""
    rows = models.QuerySet(IntakeAnswer).filter(
        intake__case__in=cases, question=LEVEL, state=AnswerState.ANSWERED
    )
    found = {}
    for row in rows.annotate(case_pk=models.F("intake__case_id")):
        person = cases[row.case_pk].participant
        value = json.loads(Vault(person.pk, getattr(person, "data_key", None)).open(row, "value"))
        found[row.case_pk] = str(value)
    return found


def newest(*, programme: Programme, organisation: Organisation) -> FairReading | None:
    return models.QuerySet(FairReading).filter(programme=programme, organisation=organisation).first()
