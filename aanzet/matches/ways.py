"""About how long the way to somebody is. The room above that knows where postcodes are says it."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from aanzet.matches.models import Proposal

# Proposals (volunteer, wish, case, programme and participant selected) -> minutes as she travels, of who said where.
ABOUT: list[Callable[[Iterable[Proposal]], Mapping[UUID, int]]] = []


def about_minutes(rows: Iterable[Proposal]) -> dict[UUID, int]:
    """Proposal -> minutes, as the rooms above know it; nothing of who did not say where."""
    proposals = list(rows)
    return {pk: number for about in ABOUT for pk, number in about(proposals).items()}
