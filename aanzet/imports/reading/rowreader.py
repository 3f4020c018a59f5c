"""Reads the rows of one table: each becomes a person, or a fault that says why not."""

import re
from datetime import date, timedelta
from functools import lru_cache

from aanzet.core.text import fold
from aanzet.imports.opening.sheets import Cell, Fault, Row
from aanzet.imports.reading import dates, identity, names
from aanzet.imports.reading.dates import Order
from aanzet.imports.reading.languages import read_language
from aanzet.imports.reading.layout import Column, Table
from aanzet.imports.reading.person import Person, RowRead
from aanzet.imports.reading.phones import Phones, read_phones
from aanzet.imports.reading.vocabulary import NOT_A_PERSON

YOUNGEST = 16
OLDEST = 110
_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]]+@[^@\s<>,;:\"()\[\]]+\.[^@\s<>,;:\"()\[\].]{2,}")
_POSTCODE = {"nl": re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})?"), "se": re.compile(r"(\d{3})\s*(\d{2})")}
_YES = frozenset("ja j yes y 1 true waar x jo sant wel goed".split())
_NO = frozenset("nee n nej no 0 false onwaar niet inte falskt ei".split())
_SOME = frozenset("beetje lite some little weinig matig".split())


class TableReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, orders: dict[int, Order], country: str, today: date) -> None:
        self.table, self.orders, self.country, self.today = table, orders, country, today
        self.by_field = {name: table.of(name) for name in {column.field for column in table.columns}}
        self.name_column = table.of("name", "name_reversed", "call_name", "family_name")[0].shown

    def read(self, row: Row) -> RowRead:
        notes: list[Fault] = []
        try:
            person = self._person(row, notes)
        except _Refusal as refusal:
            return RowRead(self.table.sheet, row.number, None, refusal.fault, ())
        return RowRead(self.table.sheet, row.number, person, None, tuple(notes))

    def _person(self, row: Row, notes: list[Fault]) -> Person:
        name = self._name(row, notes)
        phones = self._phones(row, notes)
        total = not phones and fold(name.full or name.call) in NOT_A_PERSON
        try:
            born, year = self._birth(row, notes)
        except _Refusal:
            # Under the births of a list stands how many there are, which is no date either.
            if not total:
                raise
            born = year = None
        if total and not (born or year):
            raise _Refusal("a_total", name.full or name.call, column=self.name_column)
        return Person(
            call_name=name.call,
            full_name=name.full,
            birth_date=born,
            birth_year=year,
            gender=self._gender(row),
            phones=phones,
            email=self._email(row, notes),
            language=self._language(row, notes),
            reads=self._reads(row),
            children=self._whole(row, "children", 20, notes),
            postcode=self._postcode(row, notes),
            district=self._text(row, "district", notes)[:80],
            place=self._text(row, "place", notes)[:80],
            started_on=self._started(row, notes),
            hours=self._hours(row, notes),
            remark=self._text(row, "remark", notes, joined=True)[:2000],
        )

    def _values(self, row: Row, name: str) -> list[tuple[Cell, Column]]:
        """What stands in the columns of a field, blanks left out."""
        found: list[tuple[Cell, Column]] = []
        for column in self.by_field.get(name, ()):
            value = column.cell(row)
            if value is not None and value != "":
                found.append((value, column))
        return found

    def _text(self, row: Row, name: str, notes: list[Fault], *, joined: bool = False) -> str:
        """Text without invisible marks and without any identity number."""
        parts = []
        for value, column in self._values(row, name):
            text, found = identity.without_numbers(
                names.tidy(_shown(value)) if not joined else _shown(value).strip()
            )
            if found:
                notes.append(Fault("identity_dropped", (), column.shown))
            parts.append("" if text.strip(" .:") == identity.GONE else text)
        parts = [part for part in parts if part]
        return "\n".join(parts) if joined else (parts[0] if parts else "")

    def _name(self, row: Row, notes: list[Fault]) -> names.Name:
        parts = [self._text(row, part, notes) for part in ("call_name", "particle", "family_name")]
        found = names.from_parts(*parts) if any(parts) else names.Name("", "")
        for kind in ("name", "name_reversed"):
            if not parts[2] and (whole := self._text(row, kind, notes)):
                full = names.from_whole(whole, reversed_order=kind == "name_reversed")
                found = names.Name(found.call or full.call, full.full or full.call)
        if not found.call:
            raise _Refusal("no_name", column=self.name_column)
        if len(found.call) > 120 or len(found.full) > 240:
            raise _Refusal("name_too_long", column=self.name_column)
        return found

    def _birth(self, row: Row, notes: list[Fault]) -> tuple[date | None, int | None]:
        born = year = None
        column = ""
        for value, place in self._values(row, "birth"):
            when = self._swedish_birth(value, notes, place) or self._date(value, place, birth=True)
            if when is not None and born is None:
                born, year, column = when.day or born, year or when.year, place.shown
        for value, place in self._values(row, "identity"):
            notes.append(Fault("identity_dropped", (), place.shown))
            if born is None:
                born, column = identity.birth_in(_shown(value), self.today), column or place.shown
        full = born.year if born else year
        if full is not None:
            age = dates.age_on(self.today, born) if born else self.today.year - full
            if age < YOUNGEST:
                raise _Refusal("too_young", str(full), column=column)
            if age > OLDEST:
                raise _Refusal("too_old", str(full), column=column)
        return born, full

    def _swedish_birth(self, value: Cell, notes: list[Fault], column: Column) -> dates.When | None:
        """A personnummer in the column of the birth date gives the day; its last four digits go no further."""
        text = _shown(value)
        if day := identity.birth_in(text, self.today):
            notes.append(Fault("identity_dropped", (), column.shown))
            return dates.When(day=day)
        if self.country == "se" and re.fullmatch(r"\d{6}", text):
            return dates.read_date(f"{text[:2]}-{text[2:4]}-{text[4:]}", "ymd", today=self.today, birth=True)
        return None

    def _date(self, value: Cell, column: Column, *, birth: bool) -> dates.When | None:
        when = dates.read_date(value, self.orders.get(column.index, "dmy"), today=self.today, birth=birth)
        if when is not None and when.fault:
            shown, _ = identity.without_numbers(names.tidy(_shown(value))[:60])
            raise _Refusal(when.fault, shown, column=column.shown)
        return when

    def _started(self, row: Row, notes: list[Fault]) -> date | None:
        for value, column in self._values(row, "started_on"):
            when = self._date(value, column, birth=False)
            if when is None:
                continue
            if when.year is not None:
                notes.append(Fault("start_year_only", (str(when.year),), column.shown))
                return date(when.year, 1, 1)
            if when.day and when.day > self.today + timedelta(days=366):
                raise _Refusal("start_far", when.day.isoformat(), column=column.shown)
            return when.day
        return None

    def _phones(self, row: Row, notes: list[Fault]) -> tuple[str, ...]:
        found: list[str] = []
        for value, column in self._values(row, "phone"):
            phones = _phones_of(value if isinstance(value, (str, int, float)) else str(value), self.country)
            found += [number for number in phones.numbers if number not in found]
            if phones.unread:
                notes.append(Fault("phone_unread", (), column.shown))
        return tuple(found)

    def _email(self, row: Row, notes: list[Fault]) -> str:
        for value, column in self._values(row, "email"):
            if match := _EMAIL.search(names.tidy(_shown(value))):
                return match.group().lower()[:254]
            if fold(names.tidy(_shown(value))) not in dates.NOTHING:
                notes.append(Fault("email_unread", (), column.shown))
        return ""

    def _language(self, row: Row, notes: list[Fault]) -> str:
        for value, column in self._values(row, "language"):
            code, unknown = _language_of(_shown(value))
            if code:
                return code
            if unknown and fold(names.tidy(_shown(value))) not in dates.NOTHING:
                notes.append(Fault("language_unknown", (names.tidy(_shown(value))[:40],), column.shown))
        return ""

    def _reads(self, row: Row) -> bool | None:
        for value, _column in self._values(row, "reads"):
            words = set(re.findall(r"[a-z0-9]+", fold(_shown(value))))
            if words & _SOME or (words & _YES and not words & _NO):
                return True
            if words & _NO:
                return False
        return None

    def _gender(self, row: Row) -> str:
        for value, _column in self._values(row, "gender"):
            word = fold(_shown(value))
            if word in ("v", "vrouw", "f", "k", "kvinna", "woman", "female"):
                return "woman"
            if word in ("m", "man", "male"):
                return "man"
            if word in ("x", "non binair", "non-binair", "icke-binar", "non-binary"):
                return "non_binary"
        return ""

    def _whole(self, row: Row, name: str, most: int, notes: list[Fault]) -> int | None:
        for value, column in self._values(row, name):
            match = re.fullmatch(
                r"\s*(\d{1,3})(?:[.,]0+)?\s*(?:kinderen|kind|barn|children|child)?\s*", _shown(value)
            )
            if match and int(match.group(1)) <= most:
                return int(match.group(1))
            if fold(_shown(value)) in ("geen", "inga", "none", "no", "nee", "nej"):
                return 0
            if fold(names.tidy(_shown(value))) not in dates.NOTHING:
                notes.append(Fault("number_unread", (), column.shown))
        return None

    def _hours(self, row: Row, notes: list[Fault]) -> float | None:
        for value, column in self._values(row, "hours"):
            match = re.match(
                r"\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:uur|u|h|tim|timmar|hours?)?\b", _shown(value)
            )
            hours = float(match.group(1).replace(",", ".")) if match else None
            if hours is not None and hours <= 80:
                return hours
            if fold(names.tidy(_shown(value))) not in dates.NOTHING:
                notes.append(Fault("number_unread", (), column.shown))
        return None

    def _postcode(self, row: Row, notes: list[Fault]) -> str:
        for value, column in self._values(row, "postcode"):
            text = names.tidy(_shown(value))
            pattern = _POSTCODE.get(self.country)
            match = pattern.fullmatch(text) if pattern else None
            if match:
                return " ".join(part.upper() for part in match.groups() if part)
            if pattern is None and len(text) <= 10:
                return text
            if fold(text) not in dates.NOTHING:
                notes.append(Fault("postcode_unread", (), column.shown))
        return ""


class _Refusal(Exception):
    """This row cannot be a person."""

    def __init__(self, code: str, *values: str, column: str) -> None:
        self.fault = Fault(code, values, column)
        super().__init__(code)


def _shown(value: Cell) -> str:
    """The text a person sees in the cell."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


@lru_cache(maxsize=2048)
def _language_of(text: str) -> tuple[str, bool]:
    return read_language(text)


@lru_cache(maxsize=256)
def _phones_of(value: str | int | float, country: str) -> Phones:
    return read_phones(value, country)
