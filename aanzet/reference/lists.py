"""Lists that every programme shares: languages, sectors, occupations of care, roles. Pure tables, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from aanzet.core.languages import HERS_ONLY, HOUSE
from aanzet.core.text import fold, localised
from aanzet.reference.places import DATA, rows
from aanzet.reference.tomlfile import read

RIGHT_TO_LEFT = frozenset({"Arab"})


@dataclass(frozen=True)
class Language:
    """`own_name` in its own script; `script`: ISO 15924."""

    code: str
    own_name: str
    names: Mapping[str, str]
    script: str
    also: tuple[str, ...]

    @property
    def right_to_left(self) -> bool:
        return self.script in RIGHT_TO_LEFT

    def name(self, language: str) -> str:
        """In a language of the house; in the others each language is called as it calls itself."""
        return self.own_name if language in HERS_ONLY else localised(self.names, language)


@dataclass(frozen=True)
class Sector:
    """`care`: counts as care and welfare for targets that say so. `nace`: section letter, "-" for none."""

    code: str
    nace: str
    names: Mapping[str, str]
    icon: str
    care: bool

    def name(self, language: str) -> str:
        return localised(self.names, language)


@dataclass(frozen=True)
class Picture:
    """A pictogram that staff may choose, with what it shows."""

    icon: str
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        return localised(self.names, language)


@dataclass(frozen=True)
class Strength:
    """Something a woman may be good at, with its picture. `group`: care, home, hands, order, people or me.
    `esco`: address of the skill in ESCO that says the same, empty where none does."""

    code: str
    group: str
    icon: str
    names: Mapping[str, str]
    esco: str

    def name(self, language: str) -> str:
        return localised(self.names, language)


@dataclass(frozen=True)
class CareOccupation:
    """`regulated_in`: countries where the title is protected and a licence is needed."""

    code: str
    isco: str
    names: Mapping[str, str]
    usual_schooling: str
    regulated_in: tuple[str, ...]

    def name(self, language: str) -> str:
        return localised(self.names, language)


@dataclass(frozen=True)
class RoleDefinition:
    """A role in the field with its definition. `plays`: role in the policy table, or empty."""

    key: str
    names: Mapping[str, str]
    definitions: Mapping[str, str]
    plays: str

    def name(self, language: str) -> str:
        return localised(self.names, language)

    def definition(self, language: str) -> str:
        return localised(self.definitions, language)


def _names(row: Mapping[str, str]) -> dict[str, str]:
    return {language: row[language] for language in HOUSE}


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@lru_cache(maxsize=1)
def languages() -> tuple[Language, ...]:
    """All languages, those of the interface first, then by frequency in the field."""
    return tuple(
        Language(row["code"], row["own_name"], _names(row), row["script"], _many(row["also"]))
        for row in rows("languages.csv")
    )


@lru_cache(maxsize=1)
def _language_words() -> dict[str, Language]:
    words: dict[str, Language] = {}
    for each in languages():
        for word in (each.code, each.own_name, *each.names.values(), *each.also):
            words.setdefault(fold(word), each)
    return words


def language(code: str) -> Language | None:
    return next((each for each in languages() if each.code == code), None)


def language_named(word: str) -> Language | None:
    """A language by code or name in any of our languages or its own: `Oekraïens`, `arabiska`, `ትግርኛ`."""
    return _language_words().get(fold(word))


@lru_cache(maxsize=1)
def pictures() -> tuple[Picture, ...]:
    """Pictograms by subject: home, care, health, money, language, work, the way there, time, safety."""
    return tuple(Picture(row["icon"], _names(row)) for row in rows("pictures.csv"))


@lru_cache(maxsize=1)
def strengths() -> tuple[Strength, ...]:
    """What she may point at, group by group; first what is done at home."""
    return tuple(
        Strength(row["code"], row["group"], row["icon"], _names(row), row["esco"])
        for row in rows("strengths.csv")
    )


def strength(code: str) -> Strength | None:
    return next((each for each in strengths() if each.code == code), None)


@lru_cache(maxsize=1)
def sectors() -> tuple[Sector, ...]:
    return tuple(
        Sector(row["code"], row["nace"], _names(row), row["icon"], row["care"] == "1")
        for row in rows("sectors.csv")
    )


def sector(code: str) -> Sector | None:
    return next((each for each in sectors() if each.code == code), None)


@lru_cache(maxsize=1)
def care_occupations() -> tuple[CareOccupation, ...]:
    return tuple(
        CareOccupation(
            row["code"], row["isco"], _names(row), row["usual_schooling"], _many(row["regulated_in"])
        )
        for row in rows("care_occupations.csv")
    )


def care_occupation(code: str) -> CareOccupation | None:
    return next((each for each in care_occupations() if each.code == code), None)


@lru_cache(maxsize=1)
def roles() -> tuple[RoleDefinition, ...]:
    """The roles of the field with definitions in nl, sv and en, for help texts and blueprints."""
    return tuple(
        RoleDefinition(row["key"], row["name"], row["definition"], row.get("plays", ""))
        for row in read(DATA / "roles.toml").data["roles"]
    )


def role(key: str) -> RoleDefinition | None:
    return next((each for each in roles() if each.key == key), None)


@dataclass(frozen=True)
class Reason:
    """Why a journey ended (`about` exit), never began (refusal), or had less contact than the norm (deviation).
    Retired reasons keep their words for old rows."""

    key: str
    about: str
    names: Mapping[str, str]
    retired_on: date | None

    def name(self, language: str) -> str:
        return localised(self.names, language)


@lru_cache(maxsize=1)
def _reasons() -> tuple[Reason, ...]:
    return tuple(
        Reason(
            row["key"],
            row["about"],
            _names(row),
            date.fromisoformat(row["retired_on"]) if row["retired_on"] else None,
        )
        for row in rows("reasons.csv")
    )


def reasons(on: date, *about: str) -> tuple[Reason, ...]:
    """The reasons about something that can be chosen on a day; without `about` all of them."""
    return tuple(
        each
        for each in _reasons()
        if (each.retired_on is None or on < each.retired_on) and (not about or each.about in about)
    )


def reason(key: str) -> Reason | None:
    """A reason by its key, also a retired one."""
    return next((each for each in _reasons() if each.key == key), None)
