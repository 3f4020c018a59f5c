"""Country profiles: what differs between countries, as files in `countries/`. A country without a file of its own
uses `international.toml`: international levels, no schemes, no help bodies, so that nothing wrong is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from aanzet.core.languages import HOUSE
from aanzet.core.text import localised
from aanzet.reference.shape import Key, Text, build
from aanzet.reference.tomlfile import Document, read

FOLDER = Path(__file__).parent / "countries"
INTERNATIONAL = "international"


@dataclass(frozen=True)
class EducationLevel:
    """Highest completed schooling as people call it; `isced` 0-8 and the start qualification follow by themselves."""

    key: Key
    name: Text
    isced: int
    start_qualification: bool
    icon: str


@dataclass(frozen=True)
class LanguageLevel:
    """`cefr`: A0 to C2. `path`: 1-3 for a Swedish SFI study path, else 0."""

    key: Key
    name: Text
    cefr: str
    path: int = 0


@dataclass(frozen=True)
class Scheme:
    """A public arrangement a coach must have at hand. It goes out of sight after `valid_to` or when not reviewed."""

    key: Key
    name: Text
    about: Text
    reviewed_on: date
    topic: str = "work"  # work, training, language, childcare, care, money, integration
    valid_from: date | None = None
    valid_to: date | None = None
    url: str = ""
    needs_benefit: bool = False

    def holds(self, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True)
class Leave:
    """The headline of a right to time off; the library with all rules comes later."""

    key: Key
    name: Text
    headline: Text
    valid_from: date
    reviewed_on: date
    valid_to: date | None = None


@dataclass(frozen=True)
class HelpBody:
    """Where to go. `topics`: discrimination, safety, money, law, care, respite, childcare, emergency, health.

    `reviewed_on`: the day somebody looked it up, in `source`. `free`: None when we do not know.
    """

    key: Key
    name: str
    about: Text
    topics: tuple[str, ...]
    reviewed_on: date
    url: str = ""
    phone: str = ""
    hours: Text | None = None
    languages: Text | None = None
    free: bool | None = None
    source: str = ""

    def overdue(self, on: date) -> bool:
        """Nobody looked at it for a year: it is still shown, with the advice to call first, and named to editors."""
        return (on - self.reviewed_on).days > 366


@dataclass(frozen=True)
class Threshold:
    """`month`: amount per month in the currency of the country. `basis`: published or derived (with `source`)."""

    year: int
    month: float
    basis: str
    source: str


@dataclass(frozen=True)
class MeasureVersion:
    version: int
    text: Text
    since: int = 0  # first year


@dataclass(frozen=True)
class Measure:
    """A yardstick of independence. `income`: "net" or "gross". A year without threshold is not known, never no."""

    key: Key
    name: Text
    income: str
    versions: tuple[MeasureVersion, ...]
    thresholds: tuple[Threshold, ...]

    @property
    def definition(self) -> MeasureVersion:
        return max(self.versions, key=lambda each: each.version)

    def threshold(self, year: int) -> Threshold | None:
        return next((each for each in self.thresholds if each.year == year), None)


@dataclass(frozen=True)
class Allowance:
    """What a volunteer may get a month and a year, free of tax and without receipts, in the currency of the country.
    Costs that were really made do not count. `basis`: published, or carried (no amount was found; last year's stands).
    """

    year: int
    month: int
    whole_year: int
    basis: str
    source: str
    reviewed_on: date


@dataclass(frozen=True)
class Choice:
    """An item of a short list: kinds of income, of residence, of training route."""

    key: Key
    name: Text
    icon: str = ""


@dataclass(frozen=True)
class VolunteerCheck:
    """How volunteers are screened here. `months`: how long what was seen holds, unless a programme says otherwise.
    `dated`: the date on the paper is written down, and the months count from it."""

    kind: Key
    months: int
    dated: bool
    source: str


@dataclass(frozen=True)
class CountryProfile:
    """`code`: ISO 3166 in lower case. Terms: words that differ from those of the house."""

    code: str
    name: Text
    languages: tuple[str, ...]
    phone_region: str
    currency: str
    education: tuple[EducationLevel, ...]
    language_levels: tuple[LanguageLevel, ...]
    measures: tuple[Measure, ...] = ()
    income_sources: tuple[Choice, ...] = ()
    residence: tuple[Choice, ...] = ()
    training_routes: tuple[Choice, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    leave: tuple[Leave, ...] = ()
    help: tuple[HelpBody, ...] = ()
    identity_numbers: tuple[str, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    emergency_number: str = "112"
    adult_from: int = 16
    band_edges: tuple[int, ...] = ()
    volunteer_check: VolunteerCheck | None = None
    terms: Mapping[str, Text] = field(default_factory=dict)

    def education_level(self, key: str) -> EducationLevel | None:
        return next((each for each in self.education if each.key == key), None)

    def language_level(self, key: str) -> LanguageLevel | None:
        return next((each for each in self.language_levels if each.key == key), None)

    def measure(self, key: str = "") -> Measure | None:
        """A measure by key; without key the first of the country."""
        return next((each for each in self.measures if key in ("", each.key)), None)

    def allowance(self, year: int) -> Allowance | None:
        """The volunteer allowance of a year, or the newest before it; None where there is no such scheme."""
        known = [each for each in self.allowances if each.year <= year]
        return max(known, key=lambda each: each.year, default=None)

    def helpers(self, topic: str, on: date) -> list[HelpBody]:
        """Help bodies for a topic, those that somebody looked up within a year first. An old number is better than
        none where home is not safe; the page says that it is old (`overdue`)."""
        return sorted((each for each in self.help if topic in each.topics), key=lambda each: each.overdue(on))

    def open_schemes(self, on: date) -> list[Scheme]:
        return [each for each in self.schemes if each.holds(on)]


def check_profile(path: Path) -> tuple[CountryProfile, Document]:
    """Read a profile and gather its faults; `document.report()` says them."""
    document = read(path)
    return build(CountryProfile, document.data, document, HOUSE), document


def has_profile(code: str) -> bool:
    return code != INTERNATIONAL and (FOLDER / f"{code}.toml").is_file()


def profile_codes() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("??.toml"))


@cache
def country_profile(code: str) -> CountryProfile:
    """The profile of a country; for a country without a file the international one."""
    profile, document = check_profile(FOLDER / f"{code if has_profile(code) else INTERNATIONAL}.toml")
    if document.broken:
        raise ValueError("\n".join(document.report()))
    return profile


@lru_cache(maxsize=1)
def house_terms() -> Mapping[str, Mapping[str, str]]:
    """The words of the house per language; a country or programme may use others."""
    return dict(read(Path(__file__).parent / "data" / "terms.toml").data["terms"])


def term(key: str, language: str, *own: Mapping[str, Mapping[str, str]]) -> str:
    """A word in `language`: the first of `own` (programme, then country) that has it, else that of the house."""
    for terms in (*own, house_terms()):
        if key in terms:
            return localised(terms[key], language)
    return key
