"""Labour market regions, municipalities and districts. Pure tables, read once. Sources: data/README.md."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from aanzet.core.text import fold

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Region:
    """A Dutch labour market region (`AM18`) or a Swedish county (`SE-M`)."""

    code: str
    name: str
    country: str
    centre: str


@dataclass(frozen=True)
class Municipality:
    """`code`: GM and four figures (CBS). `region`: code of its labour market region."""

    code: str
    name: str
    region: str


@dataclass(frozen=True)
class District:
    """A part of a city. `part_of`: code of the larger district, or empty."""

    code: str
    name: str
    municipality: str
    country: str
    part_of: str


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of facts in this room."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def _regions() -> dict[str, Region]:
    return {row["code"]: Region(**row) for row in rows("regions.csv")}


@lru_cache(maxsize=1)
def _municipalities() -> dict[str, Municipality]:
    return {fold(row["name"]): Municipality(**row) for row in rows("municipalities.csv")}


@lru_cache(maxsize=1)
def _districts() -> dict[str, District]:
    return {row["code"]: District(**row) for row in rows("districts.csv")}


@lru_cache(maxsize=1)
def _district_of_postcode() -> dict[str, str]:
    return {row["postcode"]: row["district"] for row in rows("district_postcodes.csv")}


def regions(country: str = "nl") -> list[Region]:
    """All regions of a country by name: 35 for `nl`, 21 counties for `se`, none elsewhere."""
    return sorted(
        (each for each in _regions().values() if each.country == country), key=lambda each: each.name
    )


def region(code: str) -> Region | None:
    return _regions().get(code)


def municipalities(region_code: str = "") -> list[Municipality]:
    """All Dutch municipalities, or those of one region, by name."""
    found = (each for each in _municipalities().values() if region_code in ("", each.region))
    return sorted(found, key=lambda each: fold(each.name))


def municipality_named(name: str) -> Municipality | None:
    """A municipality by its name in any spelling: `den haag`, `'s-Gravenhage`, `Den Bosch`."""
    everyday = {"den haag": "'s-gravenhage", "the hague": "'s-gravenhage", "den bosch": "'s-hertogenbosch"}
    folded = fold(name)
    return _municipalities().get(everyday.get(folded, folded))


def region_of(municipality: str) -> Region | None:
    """The labour market region of a municipality by name."""
    found = municipality_named(municipality)
    return region(found.region) if found else None


def districts(municipality: str) -> list[District]:
    """The districts of a city by name, also those where nobody lives or comes (a coverage table shows zero)."""
    found = (each for each in _districts().values() if fold(each.municipality) == fold(municipality))
    return sorted(found, key=lambda each: each.name)


def district(code: str) -> District | None:
    return _districts().get(code)


def district_named(name: str, municipality: str = "") -> District | None:
    """A district by its name or code in any spelling; `nieuw west` finds `Nieuw-West`."""
    wanted = fold(name).replace("-", " ").replace("stadsdeel ", "").replace("amsterdam ", "").strip()
    for each in _districts().values():
        fits = municipality == "" or fold(each.municipality) == fold(municipality)
        if fits and wanted in (fold(each.name).replace("-", " "), each.code.replace("-", " ")):
            return each
    return None


def district_of(postcode: str) -> District | None:
    """The district of a Dutch postcode (`1025 AB`, `1025`), where we know it: Amsterdam and Weesp."""
    code = _district_of_postcode().get(postcode.strip()[:4])
    return _districts()[code] if code else None
