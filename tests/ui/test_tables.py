"""A table is written once; on a phone each cell says the name of its column."""

import re

from aanzet.ui.tables import labelled
from tests.ui.render import rendered

HEAD = (
    '<thead><tr><th scope="col">Naam</th><th scope="col" class="num">Vrouwen &amp; meer</th>'
    '<th scope="col"><span class="visually-hidden">Doen</span></th></tr></thead>'
)


def labels(html: str) -> list[str]:
    return re.findall(r'data-label="([^"]*)"', html)


def test_each_cell_below_a_column_has_its_name() -> None:
    html = labelled(f"{HEAD}<tbody><tr><td>Ada</td><td class='num'>3</td><td>open</td></tr></tbody>")
    assert labels(html) == ["Vrouwen &amp; meer"]
    assert '<td role="cell" data-title>Ada' in html


def test_title_of_a_row_and_an_empty_cell_have_no_label() -> None:
    html = labelled(
        f'{HEAD}<tbody><tr><th scope="row"><a href="#">Ada</a></th><td> </td><td>x</td></tr></tbody>'
    )
    assert labels(html) == []


def test_number_is_no_title() -> None:
    html = labelled(f"{HEAD}<tbody><tr><td>12</td><td>Ada</td><td>x</td></tr></tbody>")
    assert labels(html) == ["Naam"]
    assert "data-title>Ada" in html


def test_cell_over_several_columns_keeps_the_count() -> None:
    rows = '<tr><td colspan="2">Alle</td><td>x</td></tr><tr><th>Ada</th><td>2</td></tr>'
    assert labels(labelled(f"{HEAD}<tbody>{rows}</tbody>")) == ["Vrouwen &amp; meer"]


def test_name_with_quotes_and_marks_up_stays_one_attribute() -> None:
    html = labelled(
        '<thead><tr><th>Wie</th><th><a href="?s">De "oude"</a> <b>naam</b></th></tr></thead>'
        "<tbody><tr><td>Ada</td><td>2</td></tr></tbody>"
    )
    assert labels(html) == ["De &quot;oude&quot; naam"]


def test_table_keeps_its_roles_as_cards() -> None:
    html = labelled(
        f'{HEAD}<tbody><tr class="group"><th scope="row">Ada</th><td>3</td><td>x</td></tr></tbody>'
    )
    for role, times in {"rowgroup": 2, "row": 2, "columnheader": 3, "rowheader": 1, "cell": 2}.items():
        assert html.count(f'role="{role}"') == times, role
    assert '<tr role="row" class="group">' in html


def test_table_without_columns_is_left_alone() -> None:
    assert labelled("<tbody><tr><td>1</td></tr></tbody>") == "<tbody><tr><td>1</td></tr></tbody>"


def test_every_table_is_cards_on_a_phone() -> None:
    table = f"{HEAD}<tbody><tr><td>Ada</td><td>3</td><td>x</td></tr></tbody>"
    plain = rendered(f'<c-table caption="Wie">{table}</c-table>')
    assert 'class="utrecht-table labelled"' in plain
    # A page that laid out its own cards keeps them.
    own = rendered(f'<c-table caption="Wie" class="sticky cards">{table}</c-table>')
    assert "labelled" not in own
    assert 'role="table"' in own


def test_what_was_escaped_stays_escaped() -> None:
    html = rendered(
        '<c-table caption="Wie"><thead><tr><th>{{ name }}</th></tr></thead><tbody><tr><td>{{ name }}</td></tr></tbody>'
        "</c-table>",
        name='<script>"x"</script>',
    )
    assert "<script>" not in html
