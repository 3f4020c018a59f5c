"""What can be suggested to a woman. Each kind says who waits for it, what there is, and what a yes to it does.

Openings, trainings and gatherings come in here: a room registers its own `Kind` from its AppConfig.ready, and the
plan, its proof, its reasons and the page of the coordinator are the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from aanzet.alliances.models import Organisation
from aanzet.programmes.models import Programme

# One woman or one offer as `match solve` reads them (docs/matching.md).
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Women who wait, with what is not known of each: key -> names of `UNSAID`."""

    records: Sequence[Record]
    unsaid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is. `keep`: pairs (woman, offer) that stand already; `pinned`: woman -> offer that a person holds
    together; `apart`: pairs that must not be; `short`: pairs of which the offer is for another length of time
    than hers, which is told as a reason."""

    records: Sequence[Record]
    keep: Sequence[tuple[str, str]] = ()
    pinned: Mapping[str, str] = field(default_factory=dict)
    apart: Sequence[tuple[str, str]] = ()
    short: Sequence[tuple[str, str]] = ()
    unsaid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Waiting(Protocol):
    def __call__(self, *, programme: Programme, organisation: Organisation, role: str, on: date) -> Asked: ...


class There(Protocol):
    def __call__(
        self, *, programme: Programme, organisation: Organisation, role: str, on: date, women: Sequence[UUID]
    ) -> Offered: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """`roles`: what of this kind is asked for, each planned on its own: a coach, a mentor."""

    key: str
    roles: tuple[str, ...]
    waiting: Waiting
    there: There
    propose: Callable[..., Any]


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Offer something to suggest. The same key twice is one kind."""
    _KINDS[kind.key] = kind


def kind_of(role: str) -> Kind:
    """The kind that a role belongs to. Raises KeyError for a role that nobody registered."""
    return next(kind for kind in _KINDS.values() if role in kind.roles) if role in roles() else _KINDS[role]


def roles() -> tuple[str, ...]:
    return tuple(role for kind in _KINDS.values() for role in kind.roles)
