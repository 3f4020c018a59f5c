"""About how long the way to a volunteer is, for her own card: minutes, never an address. No solver is loaded."""

import math
from collections.abc import Iterable
from uuid import UUID

from aanzet.matches.models import Proposal
from aanzet.matching.centroids import Place, area, centroids
from aanzet.matching.engine.pace import MODES, RADIUS, Mode

# What is known of two places is a postcode each: nearer than this is not known.
STEP = 5


def about_minutes(proposals: Iterable[Proposal]) -> dict[UUID, int]:
    """Proposal -> minutes as she travels, to the nearest five. Who did not say where is not in it. One query."""
    rows = list(proposals)
    hers = {row.pk: area(row.want.case.programme.country, row.want.case.participant.postcode) for row in rows}
    theirs = {row.pk: area(row.want.case.programme.country, row.volunteer.postcode) for row in rows}
    known = centroids([*hers.values(), *theirs.values()])
    found: dict[UUID, int] = {}
    for row in rows:
        here, there = hers[row.pk], theirs[row.pk]
        if here in known and there in known:
            found[row.pk] = _rounded(minutes(known[here], known[there], MODES[row.want.mode]))
    return found


def minutes(one: Place, other: Place, mode: Mode) -> int:
    """Whole minutes, upward, between two places in degrees: the same as the plan counts (engine.travel)."""
    metres = int(math.dist(_point(one), _point(other)))
    return mode.start - (-metres // mode.pace)


def _point(place: Place) -> tuple[int, int, int]:
    """Whole metres from the middle of the globe."""
    up, along = math.radians(place[0]), math.radians(place[1])
    flat = math.cos(up)
    east, north = flat * math.cos(along) * RADIUS, flat * math.sin(along) * RADIUS
    return round(east), round(north), round(math.sin(up) * RADIUS)


def _rounded(number: int) -> int:
    return max(STEP, STEP * round(number / STEP))
