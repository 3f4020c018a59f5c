"""Matches that run and about which those concerned may be asked whether somebody else would fit better."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from aanzet.access.actor import Actor
from aanzet.cases.models import Pause
from aanzet.cases.models.journey import holds
from aanzet.matches.enums import Said
from aanzet.matches.models import Match, Want
from aanzet.matching.enums import Hold
from aanzet.matching.kinds import kind_of
from aanzet.matching.models import Held, Move, MoveAnswer, Run
from aanzet.matching.queries.problem import Inputs, together
from aanzet.matching.queries.women import asked_by, with_people
from aanzet.participants.rules import restricted_now
from aanzet.volunteers.lengths import Length


def in_peace() -> "models.QuerySet[Move]":
    """Moves after which nobody asks about their matches again: somebody said no, and it is not told who."""
    no = models.QuerySet(MoveAnswer).filter(said=Said.NO).values("move__group")
    return models.QuerySet(Move).filter(group__in=no)


def asked_now() -> "models.QuerySet[Move]":
    """Moves that are asked and not over."""
    return models.QuerySet(Move).filter(asked_on__isnull=False, done_on=None, closed_on=None)


def calm_matches(run: Run, *, on: date) -> list[Match]:
    """Running matches of the place of a plan that may be asked about. Not those that a person holds together or lets be
    looked at again, nor who said no before, nor of whom the file is hidden or the journey rests."""
    bound = models.QuerySet(Held).filter(
        holds(on), hold__in=(Hold.PIN, Hold.RELEASE), case=models.OuterRef("case"),
        volunteer=models.OuterRef("volunteer"),
    )  # fmt: skip
    hidden = restricted_now(Actor(None, on=on)).values("participant_id")
    rests = models.QuerySet(Pause).filter(holds(on)).values("case_id")
    rows = models.QuerySet(Match).filter(
        case__programme=run.programme_id, case__organisation=run.organisation_id, volunteer__role=run.role,
        ends_on__isnull=True, proposal__isnull=False, length=Length.TOGETHER, case__participant__erased_on=None,
    )  # fmt: skip
    rows = rows.exclude(models.Exists(bound)).exclude(case__participant__in=hidden).exclude(case__in=rests)
    rows = rows.exclude(Q(pk__in=in_peace().values("match")) | Q(pk__in=asked_now().values("match")))
    return list(rows.select_related("proposal").order_by("pk"))


def standing(run: Run, inputs: Inputs, *, on: date) -> tuple[Inputs, dict[str, Match]]:
    """The problem of these matches: their wishes as they were asked, together with the women of the plan. With it: key
    of a wish -> its match. Whose volunteer is away is not in it."""
    by_want = {str(row.proposal.want_id): row for row in calm_matches(run, on=on) if row.proposal}
    if not by_want:
        return inputs, {}
    wants = with_people(models.QuerySet(Want).filter(pk__in=list(by_want)))
    place: dict[str, Any] = {"programme": run.programme, "organisation": run.organisation, "role": run.role}
    there = kind_of(run.role).there(**place, on=on, women=[want.pk for want in wants])
    theirs = together(asked_by(wants, run.programme, on), there)
    offers = {record["id"] for record in inputs.offers}
    found = {key: row for key, row in by_want.items() if str(row.volunteer_id) in offers}
    women = tuple(record for record in theirs.women if record["id"] in found)
    joined = replace(
        inputs, women=(*inputs.women, *women), short=inputs.short | theirs.short,
        unsaid={**inputs.unsaid, **theirs.unsaid}, keep=(), pinned={},
    )  # fmt: skip
    return joined, found
