"""Nothing grows past what one head holds."""

import ast

import pytest

from tests.house.street import floor_files, named, python_files, rooms, tree

MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_VIEW = 25
# A room that passes 2,500 lines is asked whether it is two nouns; its answer and the size it may reach stand here.
ASKED_FROM = 2500
ASKED: dict[str, tuple[int, str]] = {
    "cases": (
        10500,
        "one journey of one participant: intake, plan, contact and pauses share one page, one set of relations and "
        "the signals derived from all of them. The plan (wish, goals, steps, versions) is the noun that leaves first",
    ),
    "alliances": (
        4000,
        "the circle in which every right is asked: who works together, since when, with whose money; memberships, "
        "agreements and grants end and begin together. Money (grants, reports, costs) is the noun that leaves first",
    ),
    "impact": (
        3300,
        "one noun: figures. Disclosure control, the report and a company's sheet leave it first when they come",
    ),
    "programmes": (
        3200,
        "one noun: the file of a programme; half of it is its shape and its sense, one file per section of the file",
    ),
    "portal": (5200, "start pages compose all rooms, and so does the demo, which is two thirds of it"),
    "matches": (
        6900,
        "one noun: two people, from her wish to the thanks; both sides and the office each have their pages. The "
        "introductions, which may stand without a match, are the noun that leaves first",
    ),
    "ambassadors": (
        2700,
        "one noun: who goes out and tells others, from her yes to who came through it. What came of it (came, counted, "
        "results) is the noun that leaves first",
    ),
    "matching": (
        6600,
        "one noun: a suggestion. Half of it is `engine/`, which knows no database and no page, and leaves first",
    ),
    "participants": (
        3200,
        "one person: who she is, how she is reached, who may see what. Safe contact leaves it first",
    ),
    "volunteers": (
        5500,
        "one noun: who gives time, from the sign-up to the last day, with what is given and what it costs. Hours and "
        "costs (given, expenses) are the noun that leaves first",
    ),
    "imports": (4600, "one noun; a third of it is `reading/`, which knows files and no participants"),
}
_REFUSED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "services", "service", "managers"}


def test_files_are_short() -> None:
    long = {named(p): _lines(p) for p in python_files() if _lines(p) > MOST_LINES_OF_A_FILE}
    assert long == {}, "a file that passes 300 lines becomes a folder of the same name"


def _lines(path: object) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())  # type: ignore[attr-defined]


def test_views_are_short() -> None:
    long = {
        f"{named(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in floor_files("views")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MOST_LINES_OF_A_VIEW
    }
    assert long == {}


@pytest.mark.parametrize("room", rooms())
def test_rooms_hold_one_noun(room: str) -> None:
    lines = sum(_lines(path) for path in python_files(room))
    allowed, _ = ASKED.get(room, (ASKED_FROM, ""))
    assert lines <= allowed, f"{room} has {lines} lines: is it two nouns?"


def test_files_have_names_that_say_something() -> None:
    assert [named(p) for p in python_files() if {p.stem, p.parent.name} & _REFUSED_NAMES] == []
