"""Women who wait for a coach, a mentor or an ambassador: one record each, as the engine reads them.

What goes in is what a meeting needs: languages, half-days, travel, field of work, what she wants help with, how long
she waits. Birth, origin, residence, religion and health are never read here; a test flips them and nothing moves.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import models

from aanzet.access.actor import Actor
from aanzet.alliances.models import Organisation
from aanzet.cases.models import Exit, Pause
from aanzet.cases.models.journey import holds
from aanzet.matches.models import Match, Want
from aanzet.matches.queries.wants import only_woman
from aanzet.matching.centroids import Area, Place, area, centroids
from aanzet.matching.enums import Hold
from aanzet.matching.kinds import Asked, Record
from aanzet.matching.models import Held
from aanzet.participants.rules import restricted_now
from aanzet.programmes.models import Programme
from aanzet.reference import halfdays

# Whose postcode nobody knows: no way is too long for her.
LONGEST_WAY = 600


def waiting(*, programme: Programme, organisation: Organisation, role: str, on: date) -> Asked:
    """Open wishes of one role, of women whose file is not hidden and whose journey does not rest. Three queries."""
    return asked_by(wants_of(programme=programme, organisation=organisation, role=role, on=on), programme, on)


def asked_by(rows: Iterable[Want], programme: Programme, on: date) -> Asked:
    """Records of these wishes. `rows`: of `with_people`."""
    wants = sorted(rows, key=_steady)
    areas = {want.pk: area(programme.country, want.case.participant.postcode) for want in wants}
    known = centroids(areas.values())
    unsaid = {str(want.pk): said for want in wants if (said := _unsaid(want, areas[want.pk], known))}
    picky = only_woman(wants=wants)
    records = [_record(want, areas[want.pk], known, on) | {"only_woman": want.pk in picky} for want in wants]
    return Asked(records, unsaid)


def wants_of(*, programme: Programme, organisation: Organisation, role: str, on: date) -> list[Want]:
    """The open wishes; with them those of matches that may be looked at again."""
    rows = models.QuerySet(Want).filter(
        ended_on__isnull=True, role=role, case__programme=programme, case__organisation=organisation,
        case__participant__erased_on=None,
    ).exclude(case__participant__in=restricted_now(Actor(None, on=on)).values("participant_id"))  # fmt: skip
    closed = models.QuerySet(Exit).filter(on__lte=on, undone_on__isnull=True).values("case_id")
    rests = models.QuerySet(Pause).filter(holds(on)).values("case_id")
    rows = rows.exclude(case__in=closed).exclude(case__in=rests).distinct()
    return with_people(rows)


def with_people(rows: models.QuerySet[Want]) -> list[Want]:
    """With everything that a record is made from."""
    return list(rows.select_related("case__participant__data_key", "case__programme"))


def held_matches(*, programme: Programme, organisation: Organisation, on: date) -> models.QuerySet[Match]:
    """Running matches of which both said that they may be looked at again."""
    released = models.QuerySet(Held).filter(
        holds(on), hold=Hold.RELEASE, case=models.OuterRef("case"), volunteer=models.OuterRef("volunteer")
    )
    return models.QuerySet(Match).filter(
        models.Exists(released),
        ends_on__isnull=True,
        case__programme=programme,
        case__organisation=organisation,
    )


def _steady(want: Want) -> str:
    return str(want.pk)


def _unsaid(want: Want, where: Area | None, known: Mapping[Area, Place]) -> tuple[str, ...]:
    missing = {
        "languages": not (want.languages or want.case.participant.language),
        "halfdays": not want.halfdays,
        "place": where not in known,
    }
    return tuple(name for name, absent in missing.items() if absent)


def _record(want: Want, where: Area | None, known: Mapping[Area, Place], on: date) -> Record:
    person, programme = want.case.participant, want.case.programme
    languages = want.languages or [person.language or programme.languages[0]]
    found: Record = {
        "id": str(want.pk),
        "languages": list(dict.fromkeys(languages)),
        "halfdays": in_week(want.halfdays),
        "max_minutes": want.most_minutes if where in known else LONGEST_WAY,
        "mode": want.mode,
        "waiting_days": max((on - want.asked_on).days, 0),
        "asks": sorted(set(want.helps_with)),
    }
    if want.sector:
        found["sector"] = want.sector
    if programme.ends_on is not None:
        found["deadline_days"] = max((programme.ends_on - on).days, 0)
    return found | placed(where, known)


def placed(where: Area | None, known: Mapping[Area, Place]) -> Record:
    """Latitude and longitude; empty where nobody knows them."""
    return {"lat": known[where][0], "lon": known[where][1]} if where is not None and where in known else {}


def in_week(names: Iterable[str]) -> list[str]:
    """Half-days in the order of the week; all of them where none was named."""
    wanted = set(names)
    return [name for name in halfdays.NAMES if name in wanted] or list(halfdays.NAMES)
