"""The problem of one organisation, programme and role, as plain data: what a run is computed from, and its digest.

Accepted pairs are not in it; their places are taken.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings

from aanzet.alliances.models import Organisation
from aanzet.matching.kinds import Asked, Offered, Record, kind_of
from aanzet.programmes.models import Programme

# Of what is computed from the same inputs; raised when the engine or these queries change what comes out.
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Inputs:
    """`women` and `offers`: records as `match solve` reads them, by id. `pinned`: woman -> offer that a person holds
    together. `short`: pairs that only the length of time keeps apart. `unsaid`: what is not known of whom, and so is
    held against nobody."""

    women: tuple[Record, ...]
    offers: tuple[Record, ...]
    keep: tuple[tuple[str, str], ...] = ()
    pinned: Mapping[str, str] = field(default_factory=dict)
    short: frozenset[tuple[str, str]] = frozenset()
    unsaid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def digest(self, weights: Mapping[str, int]) -> str:
        """HMAC-SHA-256 of everything that the plan is made from: equal inputs give an equal digest. Keyed, because what
        is hers alone is among it: without a key it could be found by trying."""
        told: dict[str, Any] = {
            "version": VERSION, "women": self.women, "offers": self.offers, "keep": self.keep,
            "pinned": dict(self.pinned), "weights": dict(weights),
        }  # fmt: skip
        text = json.dumps(told, sort_keys=True, ensure_ascii=True)
        return hmac.new(bytes.fromhex(settings.FINGERPRINT_KEY), text.encode(), sha256).hexdigest()


def problem_of(*, programme: Programme, organisation: Organisation, role: str, on: date) -> Inputs:
    """Everything the plan needs, in a constant number of queries."""
    kind = kind_of(role)
    asked = kind.waiting(programme=programme, organisation=organisation, role=role, on=on)
    women = [UUID(record["id"]) for record in asked.records]
    there = kind.there(programme=programme, organisation=organisation, role=role, on=on, women=women)
    return together(asked, there)


def together(asked: Asked, there: Offered) -> Inputs:
    """Women and offers with what keeps them apart."""
    offers = {record["id"] for record in there.records}
    keys = {record["id"] for record in asked.records}
    never = {pair for pair in there.apart if pair[0] in keys and pair[1] in offers}
    short = frozenset(there.short) - never
    apart: dict[str, list[str]] = {}
    for woman, offer in never | short:
        apart.setdefault(woman, []).append(offer)
    return Inputs(
        women=tuple({**record, "blocked": sorted(apart.get(record["id"], []))} for record in asked.records),
        offers=tuple(there.records),
        keep=tuple(pair for pair in there.keep if pair[0] in keys and pair[1] in offers),
        pinned={woman: offer for woman, offer in there.pinned.items() if woman in keys and offer in offers},
        short=short,
        unsaid={**asked.unsaid, **there.unsaid},
    )
