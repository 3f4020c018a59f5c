"""Charts as data: each answers one question in its title, has direct labels, starts at zero and has a table behind.

Drawn as svg on the server with attributes and classes only (the content policy allows no inline styles). In
right-to-left pages the time runs from right to left; `rtl` mirrors by calculation, so that texts stay readable."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from zlib import crc32

WIDTH: Final = 700
LEFT: Final = 44
RIGHT: Final = 690
# On a phone the same line is drawn again, narrow, so that its words stay readable.
NARROW: Final = 340
EDGE: Final = WIDTH - RIGHT
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
    """A line chart worked out in svg coordinates; `kind` is "wide" or "narrow"."""

    kind: str
    width: float
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
        return _Pen(self, width=WIDTH, rtl=False).drawing()

    def right_to_left(self) -> Drawing:
        """The drawing mirrored."""
        return _Pen(self, width=WIDTH, rtl=True).drawing()

    def both_widths(self) -> tuple[Drawing, Drawing]:
        """For a desk and for a phone."""
        return self.left_to_right(), _Pen(self, width=NARROW, rtl=False).drawing()

    def both_widths_mirrored(self) -> tuple[Drawing, Drawing]:
        """For a desk and for a phone, right to left."""
        return self.right_to_left(), _Pen(self, width=NARROW, rtl=True).drawing()


class _Pen:
    """Works a line out for one width and one direction."""

    def __init__(self, line: Line, *, width: int, rtl: bool) -> None:
        self.line, self.width, self.rtl = line, width, rtl

    def drawing(self) -> Drawing:
        """Every coordinate of the drawing."""
        line = self.line
        last = line.series[-1] if line.series else None
        end = self._x(line.ends_on)
        band = ""
        if last and line.forecast:
            low, high = line.forecast
            band = f"M{self._at(last)}L{end} {self._y(low)}L{end} {self._y(high)}Z"
        return Drawing(
            kind="wide" if self.width == WIDTH else "narrow",
            width=self.width,
            grid=tuple(Tick(0, self._y(v), v) for v in self._values()),
            days=tuple(self._days()),
            series="M" + "L".join(self._at(p) for p in line.series) if line.series else "",
            pace=f"M{self._x(line.starts_on)} {self._y(0)}L{end} {self._y(line.goal)}",
            band=band,
            dot=Tick(self._x(last.on), self._y(last.value), last.value) if last else None,
            now=self._now(last) if last else None,
            pace_label=self._pace_label(),
            left=EDGE if self.rtl else LEFT,
            right=self.width - (LEFT if self.rtl else EDGE),
            value_x=self.width if self.rtl else 0,
            value_anchor="end" if self.rtl else "start",
        )

    def _values(self) -> tuple[float, ...]:
        half = self.line.goal / 2
        return (0, half, self.line.goal) if half == int(half) else (0, self.line.goal)

    def _days(self) -> Iterator[Tick]:
        line = self.line
        far, near = ("start", "end") if self.rtl else ("end", "start")
        yield Tick(self._x(line.starts_on), BASE + 28, 0, line.starts_on, near)
        for year in range(line.starts_on.year + 1, line.ends_on.year + 1):
            new_year = date(year, 1, 1)
            x = self._x(new_year)
            if min(abs(x - self._x(line.starts_on)), abs(x - self._x(line.ends_on))) > 100:
                yield Tick(x, BASE + 28, 0, new_year)
        yield Tick(self._x(line.ends_on), BASE + 28, 0, line.ends_on, far)

    def _now(self, last: Point) -> Label:
        """Under the last point and under the line beside it, or above it where there is no room."""
        x, end = self._x(last.on), self._x(self.line.ends_on)
        if abs(x - end) < 70:
            x, anchor = end, "start" if self.rtl else "end"
        else:
            anchor = "start" if abs(x - self._x(self.line.starts_on)) < 60 and not self.rtl else "middle"
        beside = [self._y(p.value) for p in self.line.series if abs(self._x(p.on) - x) < 70]
        y = max([self._y(last.value) + 28, *(height + 22 for height in beside)])
        if y > BASE - 8:
            y = min(beside) - 16
        return Label(x, y, self.line.now_label, anchor)

    def _pace_label(self) -> Label:
        """Above the pace line where the series runs below it, else under it: never through the series."""
        line = self.line
        share = 0.4 if self.width == WIDTH else 0.55
        day = date.fromordinal(
            round(line.starts_on.toordinal() + share * (line.ends_on - line.starts_on).days)
        )
        before = [p for p in line.series if p.on <= day]
        lags = not before or before[-1].value <= line.pace_on(day)
        x, y = self._x(day), self._y(line.pace_on(day))
        if lags:
            return Label(x + (8 if self.rtl else -8), y - 8, line.pace_label, "start" if self.rtl else "end")
        return Label(x + (-10 if self.rtl else 10), y + 20, line.pace_label, "end" if self.rtl else "start")

    def _at(self, point: Point) -> str:
        return f"{self._x(point.on)} {self._y(point.value)}"

    def _x(self, day: date) -> float:
        whole = (self.line.ends_on - self.line.starts_on).days or 1
        x = LEFT + (self.width - EDGE - LEFT) * (day - self.line.starts_on).days / whole
        return round(self.width - x if self.rtl else x, 1)

    def _y(self, value: float) -> float:
        return round(BASE - (BASE - TOP) * value / self.line.most, 1)


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
