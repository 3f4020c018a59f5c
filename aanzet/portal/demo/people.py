"""Drawing invented people: names of many places, in their own script where she writes it, never a real person."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

DATA = Path(__file__).parent / "data"
OWN_SCRIPT_SHARE = 0.45
YEAR_ONLY_SHARE = 0.14
FIRST_OF_JANUARY_SHARE = 0.08
NO_PHONE_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Person:
    """Field values of a participant, as `participants_add` wants them."""

    call_name: str
    full_name: str
    name_latin: str
    birth_date: date | None
    birth_year: int | None
    phone: str
    language: str
    reads_language: str
    reads: bool | None
    phone_shared: bool | None
    background: str

    def fields(self) -> dict[str, Any]:
        names = "call_name full_name name_latin birth_date birth_year phone language reads_language reads phone_shared"
        return {name: getattr(self, name) for name in names.split()}


@lru_cache(maxsize=1)
def backgrounds() -> dict[str, dict[str, Any]]:
    return tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))


def _forms(entry: str) -> tuple[str, str]:
    """(own script, Latin) of a name in the file."""
    own, _, latin = entry.partition("|")
    return own, latin or own


class Crowd:
    """Draws people that do not repeat. One crowd per load: the same seed gives the same people."""

    def __init__(self, rng: Random, today: date, *, first_phone: int) -> None:
        self._rng = rng
        self._today = today
        self._seen: set[str] = set()
        self._next_phone = first_phone

    def phone(self, country: str) -> str:
        """A number for stories: the Swedish range for fiction (PTS), and one quiet Dutch block."""
        number = self._next_phone
        self._next_phone += 1
        if country == "se":
            return f"+4670174{605 + number % 95:04d}"
        return f"+3161000{number:04d}"

    def draw(self, background: str, country: str, home_language: str) -> Person:
        rng = self._rng
        table = backgrounds()[background]
        own, latin, given = self._name(table)
        born = self._today - timedelta(days=int(rng.triangular(19, 63, 36) * 365.25))
        if rng.random() < FIRST_OF_JANUARY_SHARE:
            born = date(born.year, 1, 1)
        year_only = rng.random() < YEAR_ONLY_SHARE
        language = table["language"]
        reads = rng.random() > (0.22 if language in {"so", "ti", "prs", "zgh"} else 0.08)
        in_own = own != latin and rng.random() < OWN_SCRIPT_SHARE
        return Person(
            call_name=given,
            full_name=own if in_own else latin,
            name_latin=latin if in_own else "",
            birth_date=None if year_only else born,
            birth_year=born.year if year_only else None,
            phone="" if rng.random() < NO_PHONE_SHARE else self.phone(country),
            language=language,
            reads_language=(language if rng.random() < 0.8 else home_language) if reads else "",
            reads=reads,
            phone_shared=rng.choice([True, False, False, False, None]),
            background=background,
        )

    def _name(self, table: dict[str, Any]) -> tuple[str, str, str]:
        """(own script, Latin, call name) of somebody who was not drawn before."""
        rng = self._rng
        for _ in range(200):
            given, given_latin = _forms(rng.choice(table["given"]))
            count = 2 if table["pattern"] == "three" else 1
            parts = [_forms(each) for each in rng.sample(table["family"], count)]
            own = " ".join([given, *(own for own, _ in parts)])
            latin = " ".join([given_latin, *(each for _, each in parts)])
            if latin not in self._seen:
                break
        self._seen.add(latin)
        return own, latin, given_latin


def spread(rng: Random, shares: Sequence[tuple[str, int]], count: int) -> list[str]:
    """`count` keys in the proportion of `shares`, shuffled."""
    keys = [key for key, share in shares for _ in range(share)]
    drawn = [keys[place % len(keys)] for place in range(count)]
    rng.shuffle(drawn)
    return drawn
