"""After a plan: a few changes among running matches, kept as offers. Nobody hears of one before a coordinator asks."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models

from aanzet.core.ids import new_id
from aanzet.matching.models import Move, Run
from aanzet.matching.queries.problem import Inputs
from aanzet.matching.queries.standing import standing

if TYPE_CHECKING:
    from aanzet.matching.suggesting import Line


def moves_offer(
    run: Run, inputs: Inputs, lines: "tuple[Line, ...]", weights: Mapping[str, int], on: date
) -> int:
    """Keep what the engine found, with its reasons. How many changes."""
    from aanzet.matching.exchanging import changes
    from aanzet.matching.suggesting import told

    joined, matches = standing(run, inputs, on=on)
    if not matches:
        return 0
    first = [line for line in lines if line.rank == 0]
    used = Counter(line.offer for line in first if line.offer)
    offers = tuple({**each, "places": max(each["places"] - used[each["id"]], 0)} for each in inputs.offers)
    joined = replace(joined, offers=offers)
    waits = {line.woman for line in first if line.reasons.get("kind") == "places"}
    longest = sorted(
        (record for record in inputs.women if record["id"] in waits),
        key=lambda record: (-record["waiting_days"], record["id"]),
    )
    now = {key: str(match.volunteer_id) for key, match in matches.items()}
    found = changes(joined, weights, now, [record["id"] for record in longest])
    pairs = [
        pair
        for change in found
        for woman, before, then in change.moves
        for pair in ((woman, before), (woman, then))
    ]
    known = told(joined, weights, pairs)
    rows = []
    for change in found:
        group = new_id()
        for woman, before, then in change.moves:
            line = known[woman, then]
            rows.append(
                Move(
                    group=group, run=run, match=matches[woman], volunteer_id=UUID(then),
                    before=known[woman, before].fit,
                    serves_id=UUID(change.serves) if change.serves else None, fit=line.fit, parts=dict(line.parts),
                    reasons=dict(line.reasons),
                )
            )  # fmt: skip
    models.QuerySet(Move).bulk_create(rows)
    return len(found)
