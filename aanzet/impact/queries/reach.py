"""Where women are found, and which parts of the city are reached: heads and districts, no files."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from aanzet.access.actor import Actor
from aanzet.access.queries import visible
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.cases.models import Case, OutreachContact
from aanzet.impact.models import HandCount
from aanzet.impact.queries.facts import counting
from aanzet.impact.queries.promise import programmes_for
from aanzet.impact.queries.words import SMALL
from aanzet.participants.queries import distinct_women
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.reference.places import district_named, districts


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A finding place: heads met, of whom want to hear more; women with a first contact, and who started."""

    place: str
    times: int
    met: int
    signed_up: int
    contacts: int
    started: int


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A part of the city. `women` None: fewer than five, so not shown to who reads for a whole alliance.

    Activities by kind: `outreach` times that women were met, `gatherings` held, `others` counted by hand. `met`: women.
    """

    district: str
    municipality: str
    women: int | None
    outreach: int
    gatherings: int
    others: int
    met: int

    @property
    def activities(self) -> int:
        return self.outreach + self.gatherings + self.others


@dataclass(frozen=True, slots=True)
class Coverage:
    """`elsewhere`: women whose district is not listed or not known; `nowhere`: the activities without one."""

    rows: tuple[DistrictRow, ...]
    elsewhere: int | None
    nowhere: int
    whole_alliance: bool


def outreach_rows(*, actor: Actor) -> QuerySet[OutreachContact]:
    """Single outreach moments, newest first."""
    rows = visible(OutreachContact, actor, "outreach.list")
    return rows.select_related("organisation", "programme").order_by("-on", "-created_at")


def finding_places(*, actor: Actor) -> list[PlaceRow]:
    """Per finding place what came of it, the busiest first (source S1-08)."""
    met: dict[str, tuple[int, int, int]] = {
        place: (times, women or 0, signed or 0)
        for place, times, women, signed in visible(OutreachContact, actor, "outreach.list")
        .values_list("finding_place")
        .annotate(times=Count("pk"), met=Sum("women"), signed=Sum("signed_up"))
    }
    with counting():
        cases: dict[str, tuple[int, int]] = {
            place: (contacts, started)
            for place, contacts, started in _cases(actor, "outreach.list")
            .exclude(finding_place="")
            .values_list("finding_place")
            .annotate(known=Count("pk"), begun=Count("started_on"))
        }
    rows = [
        PlaceRow(place, *met.get(place, (0, 0, 0)), *cases.get(place, (0, 0))) for place in {*met, *cases}
    ]
    return sorted(rows, key=lambda row: (-row.met - row.contacts, row.place))


def _cases(actor: Actor, action: str) -> QuerySet[Case]:
    """Cases to count: the alliance's for a lead, else those of her own organisation."""
    if Role.ALLIANCE_LEAD in actor.roles:
        return Case.objects.filter(programme__in=programmes_for(actor=actor).values("pk"))
    return Case.objects.visible_to(actor, action)


def programmes_of(actor: Actor) -> QuerySet[Programme]:
    """Programmes in which an organisation where she coordinates takes part."""
    return visible(Programme, actor, "target.rows").order_by("name")


def coverage(*, actor: Actor) -> Coverage:
    """Women and activities per district, also where there is nobody (source S1-09)."""
    whole = Role.ALLIANCE_LEAD in actor.roles
    women = _women_per_district(actor)
    outreach, met = _outreach_per_district(actor)
    gatherings, others = _counted_per_district(actor)
    listed = {each.code: each for town in _towns(actor) for each in districts(town)}
    rows = [
        DistrictRow(
            each.name, each.municipality, _shown(women[code], whole), outreach[code], gatherings[code], others[code],
            met[code],
        )
        for code, each in listed.items()
    ]  # fmt: skip
    elsewhere = sum(number for code, number in women.items() if code not in listed)
    everything = sum((outreach + gatherings + others).values())
    nowhere = everything - sum(row.activities for row in rows)
    return Coverage(tuple(rows), _shown(elsewhere, whole), nowhere, whole)


def _outreach_per_district(actor: Actor) -> tuple[Counter[str], Counter[str]]:
    """Times that women were met, and how many women."""
    times: Counter[str] = Counter()
    met: Counter[str] = Counter()
    rows = visible(OutreachContact, actor, "coverage.read").values_list("district")
    for name, number, heads in rows.annotate(n=Count("pk"), heads=Sum("women")):
        code = _code(name)
        times[code] += number
        met[code] += heads or 0
    return times, met


def _counted_per_district(actor: Actor) -> tuple[Counter[str], Counter[str]]:
    """What was counted by hand: gatherings held, and other activities, of which each line is one."""
    gatherings: Counter[str] = Counter()
    others: Counter[str] = Counter()
    rows = visible(HandCount, actor, "coverage.read").filter(withdrawn_on__isnull=True)
    found = list(
        rows.values_list("programme_id", "indicator", "district").annotate(n=Count("pk"), total=Sum("count"))
    )
    programmes = Programme.objects.in_bulk({row[0] for row in found})
    for programme_id, key, name, lines, total in found:
        shape = blueprint_of(programmes[programme_id]).indicator_by_key.get(key)
        held = shape is not None and shape.kind == IndicatorKind.EVENTS_HELD
        (gatherings if held else others)[_code(name)] += (total or 0) if held else lines
    return gatherings, others


def _shown(number: int, whole: bool) -> int | None:
    return None if whole and 0 < number < SMALL else number


def _code(name: str) -> str:
    found = district_named(name) if name else None
    return found.code if found else ""


def _women_per_district(actor: Actor) -> Counter[str]:
    with counting():
        rows = list(_cases(actor, "coverage.read").values_list("participant_id", "participant__district"))
    top = distinct_women(pk for pk, _district in rows)
    place: dict[UUID, str] = {}
    for pk, name in rows:
        place[top[pk]] = place.get(top[pk]) or _code(name)
    return Counter(place.values())


def _towns(actor: Actor) -> Iterable[str]:
    rows = visible(Organisation, actor, "alliance.read").exclude(municipality="")
    return sorted(set(rows.values_list("municipality", flat=True)))
