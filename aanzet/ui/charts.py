"""Charts as data: each answers one question in its title, has direct labels, starts at zero and has a table behind.

Drawn as svg on the server with attributes and classes only (the content policy allows no inline styles). In
right-to-left pages the time runs from right to left; `rtl` mirrors by calculation, so that texts stay readable."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from zlib import crc32

WIDTH: Final = 700
HEIGHT: Final = 260
LEFT: Final = 44
RIGHT: Final = 690
TOP: Final = 34
BASE: Final = 218


@dataclass(frozen=True, slots=True)
class Point:
    """How many had been reached on a day."""

    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Label:
    """A text in a drawing."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A value (or day) on an axis and where it stands."""

    x: float
    y: float
    value: float
    on: date | None = None
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A line chart worked out in svg coordinates."""

    grid: tuple[Tick, ...]
    days: tuple[Tick, ...]
    series: str
    pace: str
    band: str
    dot: Tick | None
    now: Label | None
    pace_label: Label
    left: float
    right: float
    value_x: float
    value_anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """The line towards a promise.

    `title` answers the question ("98 of 110 women work or learn"), `goal` is promised for `ends_on`, `series` what was
    reached so far in order of date, `forecast` the low and high expectation for `ends_on`. `now_label`, `pace_label`
    and `unit` ("women") are words in the reader's language; `summary` says in one sentence what the line shows."""

    title: str
    starts_on: date
    ends_on: date
    goal: int
    series: tuple[Point, ...]
    now_label: str
    pace_label: str
    unit: str
    forecast: tuple[float, float] | None = None
    summary: str = ""

    @property
    def most(self) -> float:
        """The highest value the drawing has to hold."""
        return max([self.goal, *(p.value for p in self.series), *(self.forecast or ())]) or 1

    def pace_on(self, day: date) -> float:
        """What was promised for a day, when it is reached evenly."""
        whole = (self.ends_on - self.starts_on).days or 1
        return self.goal * min(1.0, max(0.0, (day - self.starts_on).days / whole))

    def rows(self) -> Iterator[tuple[date, float, int]]:
        """The table behind: day, reached, promised pace (rounded for reading)."""
        for point in self.series:
            yield point.on, point.value, round(self.pace_on(point.on))

    def left_to_right(self) -> Drawing:
        """The drawing for most languages."""
        return self.draw(rtl=False)

    def right_to_left(self) -> Drawing:
        """The drawing mirrored."""
        return self.draw(rtl=True)

    def draw(self, *, rtl: bool) -> Drawing:
        """Every coordinate of the drawing."""
        last = self.series[-1] if self.series else None
        end = self._x(self.ends_on, rtl)
        band = ""
        if last and self.forecast:
            low, high = self.forecast
            band = f"M{self._at(last, rtl)}L{end} {self._y(low)}L{end} {self._y(high)}Z"
        return Drawing(
            grid=tuple(Tick(0, self._y(v), v) for v in self._values()),
            days=tuple(self._days(rtl)),
            series="M" + "L".join(self._at(p, rtl) for p in self.series) if self.series else "",
            pace=f"M{self._x(self.starts_on, rtl)} {self._y(0)}L{end} {self._y(self.goal)}",
            band=band,
            dot=Tick(self._x(last.on, rtl), self._y(last.value), last.value) if last else None,
            now=self._now(last, rtl) if last else None,
            pace_label=self._pace_label(rtl),
            left=WIDTH - RIGHT if rtl else LEFT,
            right=WIDTH - LEFT if rtl else RIGHT,
            value_x=WIDTH if rtl else 0,
            value_anchor="end" if rtl else "start",
        )

    def _values(self) -> tuple[float, ...]:
        half = self.goal / 2
        return (0, half, self.goal) if half == int(half) else (0, self.goal)

    def _days(self, rtl: bool) -> Iterator[Tick]:
        far, near = ("start", "end") if rtl else ("end", "start")
        yield Tick(self._x(self.starts_on, rtl), BASE + 28, 0, self.starts_on, near)
        for year in range(self.starts_on.year + 1, self.ends_on.year + 1):
            new_year = date(year, 1, 1)
            if min((new_year - self.starts_on).days, (self.ends_on - new_year).days) > 120:
                yield Tick(self._x(new_year, rtl), BASE + 28, 0, new_year)
        yield Tick(self._x(self.ends_on, rtl), BASE + 28, 0, self.ends_on, far)

    def _now(self, last: Point, rtl: bool) -> Label:
        x, y = self._x(last.on, rtl), self._y(last.value)
        below = y + 30 < BASE
        near_end = abs(x - self._x(self.ends_on, rtl)) < 60
        near_start = abs(x - self._x(self.starts_on, rtl)) < 60
        anchor = "middle"
        if near_end or near_start:
            anchor = "end" if near_end != rtl else "start"
        return Label(x, y + 28 if below else y - 16, self.now_label, anchor)

    def _pace_label(self, rtl: bool) -> Label:
        """Above the pace line where the series runs below it, else under it: never through the series."""
        share = 0.4
        day = date.fromordinal(
            round(self.starts_on.toordinal() + share * (self.ends_on - self.starts_on).days)
        )
        before = [p for p in self.series if p.on <= day]
        lags = not before or before[-1].value <= self.pace_on(day)
        x, y = self._x(day, rtl), self._y(self.pace_on(day))
        if lags:
            return Label(x + (8 if rtl else -8), y - 8, self.pace_label, "start" if rtl else "end")
        return Label(x + (-10 if rtl else 10), y + 20, self.pace_label, "end" if rtl else "start")

    def _at(self, point: Point, rtl: bool) -> str:
        return f"{self._x(point.on, rtl)} {self._y(point.value)}"

    def _x(self, day: date, rtl: bool) -> float:
        whole = (self.ends_on - self.starts_on).days or 1
        x = LEFT + (RIGHT - LEFT) * (day - self.starts_on).days / whole
        return round(WIDTH - x if rtl else x, 1)

    def _y(self, value: float) -> float:
        return round(BASE - (BASE - TOP) * value / self.most, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `counts=False`: drawn with stripes, because it stands outside the promise; `note` says so in words."""

    label: str
    value: float
    counts: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that compare a few counts. `unit` heads the column of the table behind."""

    title: str
    bars: tuple[Bar, ...]
    unit: str
    # Share of the row that the longest bar takes, in percent; the rest is for the number beside it.
    reach: int = 64

    @property
    def key(self) -> str:
        """A name for the pattern of this chart, unlike that of another chart on the page."""
        return f"stripes-{crc32(self.title.encode()):x}"

    def drawn(self) -> Iterator[tuple[Bar, str]]:
        """Each bar with its width in percent of the row."""
        most = max((bar.value for bar in self.bars), default=0) or 1
        for bar in self.bars:
            yield bar, f"{self.reach * bar.value / most:.1f}%"
