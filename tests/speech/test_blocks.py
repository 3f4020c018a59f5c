"""What a speaker button reads: the words that are seen around it, and no others."""

import pytest

from aanzet.speech.blocks import blocks
from tests.ui.render import rendered

SAY = '<button class="say" type="submit" data-say="" hidden><span>Lees voor</span><svg><title>x</title></svg></button>'


def lines(html: str) -> list[list[tuple[str, ...]]]:
    return [list(block.lines) for block in blocks(html)]


def test_a_button_reads_the_nearest_block_around_it() -> None:
    html = (
        f"<main><h1>Hallo Rahel</h1>{SAY}<section><h2>Je plan</h2>{SAY}<p>Drie stappen</p></section>"
        f"<form><fieldset><legend>Wie helpt je?</legend>{SAY}<label>Mijn buurvrouw</label></fieldset></form></main>"
        "<footer>Taal</footer>"
    )
    assert lines(html) == [
        [("Hallo Rahel",), ("Je plan",), ("Drie stappen",), ("Wie helpt je?",), ("Mijn buurvrouw",)],
        [("Je plan",), ("Drie stappen",)],
        [("Wie helpt je?",), ("Mijn buurvrouw",)],
    ]


def test_a_button_may_name_what_it_reads() -> None:
    html = f'<p id="wish">Ik wil werken</p><div>{SAY.replace(chr(34) * 2, chr(34) + "wish" + chr(34))}</div>'
    assert lines(html) == [[("Ik wil werken",)]]
    assert lines(html.replace('id="wish"', "")) == [[]]


def test_a_button_with_nothing_around_it_reads_nothing() -> None:
    assert lines(f"<div>Hallo {SAY}</div>") == [[]]


@pytest.mark.parametrize(
    "unseen",
    [
        "<p hidden>Weg</p>",
        '<p class="x" hidden><b>Weg</b></p>',
        '<span aria-hidden="true">RH</span>',
        "<svg><path d='M0'/><text>Weg</text></svg>",
        "<textarea>Haar woorden</textarea>",
        "<select><option>Weg</option></select>",
        "<script>weg()</script>",
        "<nav>Menu</nav>",
        "<!-- <p>Weg</p> -->",
        "<details><p>Weg</p></details>",
        '<template><p title="a > b">Weg</p></template>',
    ],
)
def test_what_is_not_seen_is_not_read(unseen: str) -> None:
    assert lines(f"<main>{SAY}{unseen}<p>Hier</p></main>") == [[("Hier",)]]


def test_what_looks_hidden_but_is_seen_is_read() -> None:
    html = f'<main>{SAY}<p class="not hidden" title="hidden">A</p><details><summary>B</summary>C</details></main>'
    assert lines(html) == [[("A",), ("B",)]]
    assert lines(html.replace("<details>", "<details open>")) == [[("A",), ("B",), ("C",)]]


def test_pieces_of_a_line_are_kept_apart_and_signs_are_read_as_letters() -> None:
    html = f"<main>{SAY}<p>Vraag het aan <a href='/x'>Samira &amp; Bo</a>.<br>Of\n  bel.</p></main>"
    assert lines(html) == [[("Vraag het aan", "Samira & Bo", "."), ("Of bel.",)]]


def test_a_hidden_button_reads_nothing_and_a_page_may_end_early() -> None:
    assert blocks(f"<main><div hidden>{SAY}</div><p>A</p></main>") == []
    assert lines(f"<main>{SAY}<p>A<p>B") == [[("A",), ("B",)]]


def test_the_component_is_found_where_it_stands() -> None:
    html = rendered('<main><c-head title="Hallo" lead="Jij bent aan zet." say="1" /></main>')
    (found,) = blocks(html)
    assert html[slice(*found.span)].startswith('<button class="say" type="submit" form="say"')
    assert found.lines == (("Hallo",), ("Jij bent aan zet.",))
