"""Volunteers who may be proposed today, with a free place: one record each, as the engine reads them."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import models

from aanzet.alliances.models import Organisation
from aanzet.cases.models.journey import holds
from aanzet.matches.models import Proposal, Want
from aanzet.matches.queries.places import free_places
from aanzet.matches.queries.refused import refused
from aanzet.matching.centroids import Area, Place, area, centroids
from aanzet.matching.enums import Hold
from aanzet.matching.kinds import Offered, Record
from aanzet.matching.models import Held
from aanzet.matching.queries.women import LONGEST_WAY, held_matches, in_week, placed
from aanzet.programmes.models import Programme
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.ready import proposable


def there(
    *, programme: Programme, organisation: Organisation, role: str, on: date, women: Sequence[UUID]
) -> Offered:
    """Who is ready, where, with how many free places; what stands between them and these women."""
    found = sorted(
        proposable(programme=programme, organisation=organisation, role=role, on=on),
        key=lambda row: str(row.pk),
    )
    free = free_places(volunteers=found, on=on)
    released = list(
        held_matches(programme=programme, organisation=organisation, on=on)
        .filter(volunteer__role=role)
        .values_list("case_id", "volunteer_id")
    )
    for _case, volunteer in released:
        if volunteer in free:
            free[volunteer] += 1
    areas = {row.pk: area(programme.country, row.postcode) for row in found}
    known = centroids(areas.values())
    wants = list(
        models.QuerySet(Want).filter(pk__in=women).select_related("case__participant").order_by("pk")
    )
    pins, forbids = _held(wants, on)
    of_case = {want.case_id: str(want.pk) for want in wants}
    stand = {(of_case[case], str(volunteer)) for case, volunteer in released if case in of_case}
    return Offered(
        records=[_record(row, areas[row.pk], known, max(free.get(row.pk, 0), 0)) for row in found],
        keep=sorted({*_proposed(wants), *stand}),
        pinned=pins,
        apart=sorted({*forbids, *_refused(wants), *_herself(wants, found)}),
        short=_other_length(wants, found),
        unsaid={str(row.pk): said for row in found if (said := _unsaid(row, areas[row.pk], known))},
    )


def _unsaid(row: Volunteer, where: Area | None, known: Mapping[Area, Place]) -> tuple[str, ...]:
    missing = {"languages": not row.languages, "halfdays": not row.halfdays, "place": where not in known}
    return tuple(name for name, absent in missing.items() if absent)


def _record(row: Volunteer, where: Area | None, known: Mapping[Area, Place], free: int) -> Record:
    found: Record = {
        "id": str(row.pk),
        "languages": list(dict.fromkeys(row.languages or [row.language])),
        "halfdays": in_week(row.halfdays),
        "max_minutes": row.most_minutes if where in known else LONGEST_WAY,
        "mode": row.mode,
        "woman": row.is_woman is True,
        "places": free,
        "offers": sorted(set(row.helps_with)),
    }
    if row.sectors:
        found["sector"] = sorted(set(row.sectors))
    return found | placed(where, known)


def _proposed(wants: list[Want]) -> list[tuple[str, str]]:
    rows = models.QuerySet(Proposal).filter(want__in=wants, ended_on__isnull=True)
    return [(str(want), str(volunteer)) for want, volunteer in rows.values_list("want_id", "volunteer_id")]


def _held(wants: list[Want], on: date) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Pins as want -> volunteer, and pairs that a coordinator keeps apart."""
    by_case = {want.case_id: str(want.pk) for want in wants}
    rows = models.QuerySet(Held).filter(holds(on), case__in=list(by_case)).order_by("starts_on", "created_at")
    pins: dict[str, str] = {}
    forbids: list[tuple[str, str]] = []
    for case, volunteer, hold in rows.values_list("case_id", "volunteer_id", "hold"):
        if hold == Hold.PIN:
            pins[by_case[case]] = str(volunteer)
        elif hold == Hold.FORBID:
            forbids.append((by_case[case], str(volunteer)))
    return pins, forbids


def _refused(wants: list[Want]) -> list[tuple[str, str]]:
    by_case: dict[UUID, str] = {want.case_id: str(want.pk) for want in wants}
    return [(by_case[case], str(volunteer)) for case, volunteer in refused(cases=list(by_case))]


def _other_length(wants: list[Want], found: list[Volunteer]) -> list[tuple[str, str]]:
    """She asks for half a year and the volunteer gives one talk, or the other way round."""
    return [(str(want.pk), str(row.pk)) for want in wants for row in found if want.length not in row.lengths]


def _herself(wants: list[Want], found: list[Volunteer]) -> list[tuple[str, str]]:
    """A woman who became an ambassador is not proposed to herself."""
    hers = {row.participant_id: str(row.pk) for row in found if row.participant_id}
    return [(str(want.pk), hers[want.subject_id]) for want in wants if want.subject_id in hers]
