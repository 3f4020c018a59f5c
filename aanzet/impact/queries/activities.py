"""What is done for a goal, across programmes: women met at finding places, and what was counted by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.queries import visible
from aanzet.alliances.enums import Role
from aanzet.cases.models import OutreachContact
from aanzet.core.text import localised
from aanzet.impact.models import HandCount
from aanzet.impact.queries.promise import programmes_for
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import Indicator

PER_PAGE = 50
# Women met today are the women whom every figure about women counts later.
_NOT_BY_OUTREACH = frozenset(
    {
        IndicatorKind.EVENTS_HELD,
        IndicatorKind.COUNTED_BY_HAND,
        IndicatorKind.AMBASSADORS_TRAINED,
        IndicatorKind.AMBASSADOR_VISITS,
        IndicatorKind.AMBASSADOR_REACH,
    }
)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity. `number`: with what it counts, "12 women"."""

    on: date
    what: str
    note: str
    programme: str
    organisation: str
    district: str
    number: str


@dataclass(frozen=True, slots=True)
class Activities:
    """`met`: times that women were met; `counted`: lines counted by hand; `whole`: of a whole alliance."""

    page: Page[ActivityRow]
    met: int
    counted: int
    whole: bool

    @property
    def total(self) -> int:
        return self.met + self.counted


def activities_for(*, actor: Actor, tag: str, page: str = "") -> Activities | None:
    """The activities of a goal tag that this reader may see, newest first (source S5-05). None: not hers to see."""
    if not actor.may("outreach.list"):
        return None
    shapes = _shapes(actor, tag)
    outreach = visible(OutreachContact, actor, "outreach.list").filter(
        programme__in=[
            pk for pk, found in shapes.items() if any(_by_outreach(each) for each in found.values())
        ]
    )
    counted = visible(HandCount, actor, "outreach.list").filter(_of_tag(shapes), withdrawn_on__isnull=True)
    met, by_hand = outreach.count(), counted.count()
    rows: Any = _Timeline(outreach, counted, shapes, met + by_hand)
    shown: Page[ActivityRow] = Paginator(rows, PER_PAGE).get_page(page or 1)
    return Activities(shown, met, by_hand, Role.ALLIANCE_LEAD in actor.roles)


def _shapes(actor: Actor, tag: str) -> dict[UUID, dict[str, Indicator]]:
    """Programme -> its indicators with this tag, by key."""
    found = {}
    for programme in programmes_for(actor=actor):
        shapes = blueprint_of(programme).indicator_by_key
        found[programme.pk] = {key: each for key, each in shapes.items() if tag in each.tags}
    return found


def _by_outreach(indicator: Indicator) -> bool:
    return indicator.kind not in _NOT_BY_OUTREACH


def _of_tag(shapes: dict[UUID, dict[str, Indicator]]) -> Q:
    wanted = Q(pk__in=[])
    for programme_id, found in shapes.items():
        if found:
            wanted |= Q(programme=programme_id, indicator__in=list(found))
    return wanted


class _Timeline:
    """Rows of two tables as one list, newest first; reads no more than a page needs."""

    def __init__(
        self, outreach: QuerySet[OutreachContact], counted: QuerySet[HandCount],
        shapes: dict[UUID, dict[str, Indicator]], length: int,
    ) -> None:  # fmt: skip
        order = ("-on", "-created_at", "-pk")
        self._outreach = outreach.select_related("programme", "organisation").order_by(*order)
        self._counted = counted.select_related("programme", "organisation").order_by(*order)
        self._shapes = shapes
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: Any) -> list[ActivityRow]:
        both = merge(
            self._met(part.stop), self._by_hand(part.stop), key=lambda row: row.on.toordinal(), reverse=True
        )
        return list(islice(both, part.start, part.stop))

    def _met(self, stop: int) -> Iterator[ActivityRow]:
        for row in self._outreach[:stop]:
            number = ngettext("%(n)s woman", "%(n)s women", row.women) % {"n": row.women}
            yield ActivityRow(
                row.on, _("Women met"), row.finding_place, row.programme.name, row.organisation.name, row.district,
                number,
            )  # fmt: skip

    def _by_hand(self, stop: int) -> Iterator[ActivityRow]:
        language = get_language() or "nl"
        for row in self._counted[:stop]:
            shape = self._shapes[row.programme_id][row.indicator]
            number = f"{row.count} {localised(shape.unit, language)}"
            yield ActivityRow(
                row.on, localised(shape.name, language), row.note, row.programme.name, row.organisation.name,
                row.district, number if row.exact else _("about %(figure)s") % {"figure": number},
            )  # fmt: skip
