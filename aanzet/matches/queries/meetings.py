"""The meetings of a match: what a mentor noted, and what a coach noted once as a contact of the case. One reading."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, CharField, Count, F, Max, Min, Q, QuerySet, Value

from aanzet.cases.enums import ContactKind
from aanzet.cases.models import ContactMoment
from aanzet.cases.models.care import talks
from aanzet.core.sealed import CannotOpen
from aanzet.matches.models import Match, MatchMeeting
from aanzet.participants.vault import Vault
from aanzet.volunteers.enums import VolunteerRole


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting. `of_case`: it is a contact of the case, typed by the coach. `not_met`: she says it was not so."""

    pk: UUID
    on: date
    minutes: int
    mood: str
    next_step: str
    of_case: bool
    not_met: bool
    her_mood: str


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which two people met, and how often."""

    first: date
    last: date
    times: int


def counted() -> QuerySet[MatchMeeting]:
    """Meetings that were not taken back, and of which she does not say that they were none."""
    return QuerySet(MatchMeeting).filter(withdrawn_on__isnull=True, not_met_on__isnull=True)


def contacts(matches: Iterable[UUID]) -> QuerySet[ContactMoment]:
    """Meetings and calls that the volunteer of a match noted in the case while it ran; a written message is neither.
    Only a coach notes there."""
    path = "case__matches"
    before_the_end = Q(**{f"{path}__ends_on__isnull": True}) | Q(on__lte=F(f"{path}__ends_on"))
    spoke = talks().exclude(kind=ContactKind.MESSAGE)
    return spoke.filter(
        before_the_end,
        on__gte=F(f"{path}__starts_on"),
        by_id=F(f"{path}__volunteer__user_id"),
        **{f"{path}__in": list(matches), f"{path}__volunteer__role": VolunteerRole.COACH},
    )


def spans(matches: Collection[UUID]) -> dict[UUID, Span]:
    """Match -> when they met; two queries for any number. Who never met is not in it."""
    found: dict[UUID, Span] = {}
    counts = {"first": Min("on"), "last": Max("on"), "times": Count("pk")}
    noted = counted().filter(match__in=list(matches)).order_by().values("match_id")
    typed = contacts(matches).order_by().values(match_id=F("case__matches__pk"))
    rows: tuple[QuerySet[Any, Any], ...] = (noted.annotate(**counts), typed.annotate(**counts))
    for row in (each for some in rows for each in some):
        found[row["match_id"]] = Span(row["first"], row["last"], row["times"])
    return found


_COLUMNS = ("pk", "on", "minutes", "mood", "next_step", "of_case", "not_met", "her_mood")


def meetings(*, match: Match, most: int = 50) -> tuple[Met, ...]:
    """The log of a match, newest first, in one query; sealed words are opened with her key."""
    noted = QuerySet(MatchMeeting).filter(match=match, withdrawn_on__isnull=True)
    rows = noted.annotate(
        of_case=Value(False, BooleanField()),
        not_met=Q(not_met_on__isnull=False),
    ).values_list(*_COLUMNS)
    typed = contacts([match.pk]).annotate(
        of_case=Value(True, BooleanField()),
        not_met=Value(False, BooleanField()),
        her_mood=Value("", CharField()),
    )
    both = rows.order_by().union(typed.order_by().values_list(*_COLUMNS), all=True).order_by("-on")[:most]
    vault = Vault(match.subject_id)
    return tuple(_met(row, vault) for row in both)


def _met(row: Any, vault: Vault) -> Met:
    found = Met(*row)
    if found.of_case or not found.next_step:
        return found
    sealed = MatchMeeting(pk=found.pk, next_step=found.next_step)
    try:
        words = vault.open(sealed, "next_step")
    except CannotOpen:
        words = ""
    return replace(found, next_step=words)
