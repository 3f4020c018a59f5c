"""The pictures of her sheets, each with its word: read once from `pictures.toml`, a section per question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language

from aanzet.core.text import localised
from aanzet.reference.tomlfile import read

FILE = Path(__file__).parent / "pictures.toml"


@dataclass(frozen=True, slots=True)
class Picture:
    """`kind` and `hours` (of one time) only where the section says so."""

    key: str
    icon: str
    names: Mapping[str, str]
    kind: str = ""
    hours: Decimal = Decimal(0)

    @property
    def name(self) -> str:
        """Its word in the language of the reader."""
        return localised(self.names, get_language() or "nl")


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, Mapping[str, Picture]]:
    return {
        section: {
            row["key"]: Picture(
                row["key"], row["icon"], row["name"], row.get("kind", ""), Decimal(row.get("hours", 0))
            )
            for row in rows
        }
        for section, rows in read(FILE).data.items()
    }


def pictures(section: str) -> Mapping[str, Picture]:
    """The pictures of a section by key, in their order."""
    return _sections()[section]


def sections() -> tuple[str, ...]:
    return tuple(_sections())


def chosen(section: str, keys: Iterable[str]) -> tuple[Picture, ...]:
    """Those of `keys` that the section knows, in the order of the section."""
    wanted = set(keys)
    return tuple(each for key, each in pictures(section).items() if key in wanted)


def choices(section: str) -> list[tuple[str, str, str]]:
    """Value, label and icon, as fields with pictures take them."""
    return [(each.key, each.name, each.icon) for each in pictures(section).values()]
