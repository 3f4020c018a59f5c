"""What she asks for: what the intake already tells, the roles her programme has, and what is hers alone."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from aanzet.cases.models import Case
from aanzet.core.sealed import CannotOpen
from aanzet.matches.hours import halfdays_of
from aanzet.matches.models import Want
from aanzet.participants.enums import BarrierStatus
from aanzet.participants.models import Barrier
from aanzet.participants.vault import Vault
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers.enums import TravelMode, VolunteerRole
from aanzet.work.intake import answers_of, week_told

# Answers of the intake -> how the matching calls them, the quickest first.
_MODES = {
    "car": TravelMode.CAR,
    "bus_train": TravelMode.TRANSIT,
    "bike": TravelMode.BIKE,
    "walk": TravelMode.WALK,
}
ONLY_WOMAN = "only_woman"


@dataclass(frozen=True, slots=True)
class Told:
    """What a wish begins with, so that she tells nothing twice."""

    halfdays: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    helps_with: tuple[str, ...] = ()
    sector: str = ""
    mode: str = TravelMode.TRANSIT


def told_before(*, case: Case) -> Told:
    """From her intake and her own list of what is in the way. Of that list only what is not restricted."""
    told = answers_of(case, ("languages", "transport", "sectors"))
    languages = [each for each in told.get("languages") or [] if each != "none"]
    own = case.participant.language
    if own and own not in languages:
        languages.insert(0, own)
    moves = told.get("transport") or []
    sectors = told.get("sectors") or []
    return Told(
        halfdays=tuple(halfdays_of(week_told(case).times)),
        languages=tuple(languages),
        helps_with=barriers_of(case=case),
        sector=sectors[0] if sectors else "",
        mode=next((mode for key, mode in _MODES.items() if key in moves), TravelMode.TRANSIT),
    )


def barriers_of(*, case: Case) -> tuple[str, ...]:
    """Keys of what is in her way and not solved, heaviest first; never what only she and her coach may know."""
    rows = QuerySet(Barrier).filter(participant=case.participant_id, restricted=False)
    rows = rows.exclude(status=BarrierStatus.SOLVED).order_by("rank", "created_at")
    return tuple(dict.fromkeys(rows.values_list("kind", flat=True)))


def open_wants(*, cases: Iterable[Case | UUID]) -> QuerySet[Want]:
    """Wishes that stand."""
    keys = [each.pk if isinstance(each, Case) else each for each in cases]
    return QuerySet(Want).filter(case__in=keys, ended_on__isnull=True).order_by("asked_on", "created_at")


def her_own(want: Want, keys: Vault | None = None) -> dict[str, Any]:
    """What is hers alone. For her own pages and for the engine; no page of staff may ask it."""
    text = (keys or Vault(want.case.participant_id)).open(want, "wish")
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def only_woman(*, wants: Iterable[Want]) -> frozenset[UUID]:
    """Those wishes of which she said that it must be a woman. For the engine alone: what it leaves out for this reason
    is never told as a reason. `wants`: with `case__participant__data_key` selected. A key that was erased: no wish."""
    found = set()
    for want in wants:
        person = want.case.participant
        try:
            mine = her_own(want, Vault(person.pk, getattr(person, "data_key", None))) if want.wish else {}
        except CannotOpen:
            continue
        if mine.get(ONLY_WOMAN):
            found.add(want.pk)
    return frozenset(found)


def roles_of(programme: Programme) -> tuple[VolunteerRole, ...]:
    """Who gives time in her programme, in the order of its file."""
    return tuple(VolunteerRole(each.role) for each in blueprint_of(programme).volunteering)
