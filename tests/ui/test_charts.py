"""Charts: start at zero, stay inside their frame, say it in a table too, and mirror."""

import re
from dataclasses import replace
from datetime import date

from django.utils import translation

from aanzet.ui.charts import BASE, LEFT, RIGHT, WIDTH, Bar, Bars, Line, Point
from aanzet.ui.gallery import bars, line, words
from tests.ui.render import rendered


def promise(*values: float, goal: int = 110, forecast: tuple[float, float] | None = None) -> Line:
    """A line over 2025 and 2026 with a value each month."""
    return Line(
        title="98 van 110",
        starts_on=date(2025, 1, 1),
        ends_on=date(2026, 12, 31),
        goal=goal,
        series=tuple(Point(date(2025, month + 1, 1), value) for month, value in enumerate(values)),
        now_label="nu",
        pace_label="beloofd tempo",
        unit="vrouwen",
        forecast=forecast,
    )


def test_line_starts_at_zero_and_stays_inside() -> None:
    drawing = promise(0, 60, 130, forecast=(120, 180)).left_to_right()
    points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", drawing.series)[1:]]
    assert points[0] == (LEFT, BASE)
    assert all(LEFT <= x <= RIGHT and 0 <= y <= BASE for x, y in points)
    assert [tick.value for tick in drawing.grid] == [0, 55, 110]


def test_right_to_left_is_the_mirror_image() -> None:
    chart = promise(0, 10, 20)
    there, back = chart.left_to_right(), chart.right_to_left()
    assert there.dot is not None
    assert back.dot is not None
    assert back.dot.x == WIDTH - there.dot.x
    assert back.dot.y == there.dot.y


def test_the_same_line_is_drawn_for_a_phone() -> None:
    wide, narrow = promise(0, 10, 20).both_widths()
    assert (wide.kind, narrow.kind) == ("wide", "narrow")
    assert narrow.width < 360
    assert narrow.right <= narrow.width
    assert [tick.value for tick in narrow.grid] == [tick.value for tick in wide.grid]


def test_the_word_at_the_end_stays_clear_of_a_steep_line() -> None:
    chart = line(words())
    steep = replace(
        chart, series=(*chart.series[:-3], Point(date(2026, 11, 10), 60), Point(date(2026, 11, 22), 98))
    )
    drawing = steep.left_to_right()
    assert drawing.now is not None
    assert drawing.dot is not None
    assert drawing.now.y > drawing.dot.y + 40


def test_a_promise_without_any_result_is_still_a_chart() -> None:
    drawing = promise().left_to_right()
    assert drawing.series == ""
    assert drawing.dot is None
    assert "<svg" in rendered('<c-line :chart="chart" />', chart=promise())
    assert "<svg" in rendered('<c-line :chart="chart" />', chart=promise(0, 0, goal=0))


def test_numbers_stand_in_a_table_behind_the_line() -> None:
    with translation.override("nl"):
        html = rendered('<c-line :chart="chart" />', chart=line(words()))
    assert "<details>" in html
    assert html.count("<tr>") == 24
    assert "22 november 2026" in html
    assert "98" in html
    assert 'role="img" aria-label="Lijn: 98 van 110 bereikt' in html


def test_bars_say_what_does_not_count() -> None:
    with translation.override("nl"):
        html = rendered('<c-bars :chart="chart" />', chart=bars(words()))
    assert html.count("<pattern") == 1
    assert "telt niet mee" in html
    assert 'width="64.0%"' in html


def test_bars_of_nothing() -> None:
    assert "<dl" in rendered('<c-bars :chart="chart" />', chart=Bars("Niets", (), "vrouwen"))
    assert 'width="0.0%"' in rendered(
        '<c-bars :chart="chart" />', chart=Bars("Nul", (Bar("a", 0),), "vrouwen")
    )


def test_drawings_have_no_inline_style() -> None:
    html = rendered('<c-line :chart="l" /><c-bars :chart="b" />', l=line(words()), b=bars(words()))
    assert "style=" not in html
