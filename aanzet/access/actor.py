"""Who asks: the person behind a request or a command, with everything her rights hang on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

from aanzet.access import policy
from aanzet.access.enums import Role
from aanzet.access.together import Beside
from aanzet.core import clock


class Account(Protocol):
    """What is asked of an account; its room lies above this one."""

    @property
    def pk(self) -> Any: ...

    @property
    def name(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def is_active(self) -> bool: ...


class MembershipSource(Protocol):
    def __call__(self, user_id: UUID, on: date) -> Iterable[tuple[str, UUID, UUID | None]]: ...


class ParticipantCheck(Protocol):
    def __call__(self, user_id: UUID) -> bool: ...


# The alliances room lies above: it tells here which roles an account has on a day, where, for which alliance.
MEMBERSHIP_SOURCES: list[MembershipSource] = []
# The participants room lies above: it tells here how to see whether an account is a participant's.
PARTICIPANT_CHECKS: list[ParticipantCheck] = []


@dataclass(frozen=True, slots=True)
class Held:
    """One dated membership that holds today."""

    role: Role
    organisation_id: UUID
    alliance_id: UUID | None


@dataclass(frozen=True)
class Actor:
    """A signed-in person, the command line, or a visitor (`user_id` is None). Immutable for one request."""

    user_id: UUID | None
    name: str = ""
    language: str = "nl"
    on: date = field(default_factory=clock.today)
    held: tuple[Held, ...] = ()
    participant: bool = False
    # On a device that a worker lent: who sits beside her. Every line of the visit says so.
    beside: Beside | None = None

    @cached_property
    def roles(self) -> frozenset[Role]:
        roles = {held.role for held in self.held}
        if self.participant:
            roles.add(Role.PARTICIPANT)
        return frozenset(roles | {Role.VISITOR})

    @property
    def assisted_by(self) -> UUID | None:
        """Who sits beside her, on whose device she does this."""
        return self.beside.user_id if self.beside and self.signed_in else None

    @property
    def signed_in(self) -> bool:
        return self.user_id is not None

    def organisations(self, *roles: Role) -> list[UUID]:
        """Organisations where she holds one of `roles` (any role when none is named)."""
        return sorted({h.organisation_id for h in self.held if not roles or h.role in roles})

    def alliances(self, *roles: Role) -> list[UUID]:
        """Alliances her memberships with one of `roles` speak of."""
        return sorted({h.alliance_id for h in self.held if h.alliance_id and (not roles or h.role in roles)})

    def may(self, action: str) -> bool:
        """Could she do this at all, for some row? The rows themselves come from the scope."""
        return bool(policy.relations(self.roles, action))


VISITOR = Actor(user_id=None)


def system_actor() -> Actor:
    """The command line of the installation: an administrator without a person."""
    return Actor(user_id=None, name="command line", held=())


def actor_for(user: Account | None, *, on: date | None = None, participant: bool | None = None) -> Actor:
    """Build the actor of `user` with one query for memberships and one for 'is she a participant'."""
    if user is None or not user.is_active:
        return VISITOR
    day = on or clock.today()
    rows = (row for source in MEMBERSHIP_SOURCES for row in source(user.pk, day))
    held = tuple(Held(Role(role), organisation, alliance) for role, organisation, alliance in rows)
    if participant is None:
        participant = any(check(user.pk) for check in PARTICIPANT_CHECKS)
    return Actor(user.pk, user.name, user.language, day, held, participant)
