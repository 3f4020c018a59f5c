"""Where a story plays: one organisation in one programme, with its people and its words."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from uuid import UUID

from aanzet.accounts.models import User
from aanzet.alliances.models import Organisation
from aanzet.portal.demo.ledger import Ledger, Who
from aanzet.portal.demo.people import DATA
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import Blueprint


@lru_cache(maxsize=4)
def words(language: str) -> dict[str, Any]:
    """What is said and written in a programme's language."""
    return tomllib.loads((DATA / f"words_{language}.toml").read_text(encoding="utf-8"))


@dataclass
class Roster:
    """Coaches of an organisation; gives a new woman to whoever has most room."""

    people: list[User]
    _spans: dict[UUID, list[tuple[date, date]]] = field(default_factory=dict)

    def pick(self, rng: Random, starts: date, ends: date, *, but: UUID | None = None) -> User:
        free = [user for user in self.people if user.pk != but] or self.people
        busy = {user.pk: self._busy(user.pk, starts) for user in free}
        least = min(busy.values())
        user = rng.choice([user for user in free if busy[user.pk] == least])
        self.take(user.pk, starts, ends)
        return user

    def take(self, user_id: UUID, starts: date, ends: date) -> None:
        self._spans.setdefault(user_id, []).append((starts, ends))

    def _busy(self, user_id: UUID, on: date) -> int:
        return sum(low <= on <= high for low, high in self._spans.get(user_id, []))

    def by_id(self, user_id: UUID) -> User | None:
        return next((user for user in self.people if user.pk == user_id), None)


@dataclass
class Scene:
    """All that telling needs besides the script."""

    rng: Random
    today: date
    programme: Programme
    organisation: Organisation
    coordinator: Who
    roster: Roster
    districts: tuple[str, ...]
    backgrounds: tuple[tuple[str, int], ...]
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def blueprint(self) -> Blueprint:
        return blueprint_of(self.programme)

    @property
    def language(self) -> str:
        own = self.blueprint.languages[0]
        return own if own in ("nl", "sv") else "nl"

    @property
    def words(self) -> dict[str, Any]:
        return words(self.language)

    @property
    def country(self) -> str:
        return self.programme.country

    def phase(self, key: str) -> str | None:
        """The key when the programme has that phase."""
        return key if key in self.blueprint.phase_by_key else None

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def day(self, low: date, high: date) -> date:
        """Some weekday from `low` up to `high`, never in the future."""
        high = max(low, min(high, self.today))
        found = low + timedelta(days=self.rng.randrange((high - low).days + 1))
        back = found - timedelta(days=max(0, found.weekday() - 4))
        return back if back >= low else found
