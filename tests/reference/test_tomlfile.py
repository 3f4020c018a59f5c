"""Line numbers of every value, whatever way a file is written."""

from aanzet.reference.tomlfile import parse

TEXT = """# a comment with [brackets] and = signs
title = "x"
long = \"\"\"
one
two = 2
\"\"\"
list = [1, # one
  2,
  { z = "]" },
]
[a]
"quoted key" = 'it # is'
b.c = true

[[a.rows]]
k = { x = 1, y = "}" }
[[a.rows.deep]]
q = 2020-01-01
[[a.rows]]
k = 3
[a.rows.table]
m = 1
"""


def test_every_value_has_its_line() -> None:
    lines = parse(TEXT, "f").lines
    assert lines["title",] == 2
    assert lines["long",] == 3
    assert lines["list",] == 7
    assert lines["list", 1] == 8
    assert lines["list", 2, "z"] == 9
    assert lines["a", "quoted key"] == 12
    assert lines["a", "b", "c"] == 13
    assert lines["a", "rows", 0] == 15
    assert lines["a", "rows", 0, "k", "y"] == 16
    assert lines["a", "rows", 0, "deep", 0, "q"] == 18
    assert lines["a", "rows", 1, "k"] == 20
    assert lines["a", "rows", 1, "table", "m"] == 22


def test_line_of_what_is_missing_is_that_of_its_table() -> None:
    document = parse(TEXT, "f")
    assert document.line(("a", "rows", 1, "nothing")) == 19
    assert document.line(("nowhere",)) == 1


def test_windows_line_ends_count_once() -> None:
    assert parse("a = 1\r\nb = 2\r\n", "f").lines["b",] == 2


def test_broken_text_is_one_fault_with_a_line() -> None:
    document = parse("a = 1\nb = \n", "f.toml")
    assert document.report()[0].startswith("f.toml:2: this is not TOML")
    assert document.broken
