"""Courses in a programme's file: checked with line and remedy, told when they change."""

from datetime import date
from pathlib import Path

import pytest

from aanzet.programmes.actions import programme_load
from aanzet.programmes.blueprint import check
from tests.programmes.test_check import SIXTH

DAY = date(2026, 11, 22)
OWN = """
[[courses]]
key = "cooking"
name = { fi = "Keittiötyö", sv = "Kök", en = "Kitchen" }
provider = { fi = "Aikuisopisto", sv = "Vuxenskola", en = "Adult school" }
sectors = ["hospitality"]
words = ["cooking"]
weeks = 12
url = "https://example.org/kitchen"
"""


def written(folder: Path, extra: str = OWN, old: str = "", new: str = "") -> Path:
    text = SIXTH.read_text(encoding="utf-8") + extra
    assert old in text
    path = folder / "programme.toml"
    path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return path


def test_a_course_of_its_own_is_read(tmp_path: Path) -> None:
    blueprint, document = check(written(tmp_path))
    assert not document.broken
    course = blueprint.courses[0]
    assert (course.key, course.sectors, course.weeks, course.provider["fi"]) == (
        "cooking", ("hospitality",), 12, "Aikuisopisto",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('sectors = ["hospitality"]', 'sectors = ["hospitalty"]', "is no sector. Did you mean 'hospitality'?"),
        ('sectors = ["hospitality"]\nwords = ["cooking"]', "words = []", "refreshes no skill. Add sectors ="),
        ("weeks = 12", 'partner = "helsinki"', "who gives the course 'cooking' is not clear. Write partner"),
        ("weeks = 12", 'level = "mbo2"', "is no school level of this country."),
        ("weeks = 12", 'language = "b9"', "is no language level of this country."),
        ("weeks = 12", "weeks = 900", "a course of 900 weeks cannot be. Write 1 to 260 weeks"),
        ('"https://example.org', '"http://example.org', "is no safe address. Begin with https://"),
        (', sv = "Vuxenskola"', "", "has no text in sv. Add the missing languages"),
        ("weeks = 12", 'wekes = 12', "unknown key 'wekes' in 'courses' (number 1). Did you mean 'weeks'?"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line_and_its_remedy(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = written(tmp_path, OWN, old, new)
    document = check(path)[1]
    assert document.broken
    told = [line for line in document.report() if said in line]
    assert told, document.report()
    line = int(told[0].removeprefix(f"{path}:").split(":")[0])
    text = path.read_text(encoding="utf-8").splitlines()
    assert line > next(number for number, each in enumerate(text, 1) if each == "[[targets]]")


def test_a_partner_that_is_not_in_the_file_is_named(tmp_path: Path) -> None:
    own = OWN.replace(
        'provider = { fi = "Aikuisopisto", sv = "Vuxenskola", en = "Adult school" }', 'partner = "school"'
    )
    report = check(written(tmp_path, own))[1].report()
    assert any("there is no partner 'school' in this file" in line for line in report)


def test_a_course_of_the_catalogue_is_named_by_its_key(tmp_path: Path) -> None:
    path = written(tmp_path, "", 'area = "Helsinki"', 'profile = "nl"\ncourses = ["sewing_class", "sewing"]')
    report = check(path)[1].report()
    assert any(
        "'sewing' is not in the catalogue of courses. Did you mean 'sewing_class'?" in line for line in report
    )
    path = written(tmp_path, "", 'area = "Helsinki"', 'profile = "nl"\ncourses = ["sewing_class"]')
    blueprint, document = check(path)
    assert not document.broken
    assert blueprint.courses[0].name["en"] == "Class in sewing and mending"


def test_the_same_course_twice_is_told(tmp_path: Path) -> None:
    report = check(written(tmp_path, OWN + OWN))[1].report()
    assert any("'cooking' is there twice in courses" in line for line in report)


@pytest.mark.django_db
def test_a_dry_run_tells_which_courses_come_go_and_change(tmp_path: Path) -> None:
    programme_load(written(tmp_path), by=None, on=DAY)
    other = OWN.replace('"cooking"\nname', '"baking"\nname')
    changed = programme_load(written(tmp_path, OWN, "weeks = 12", "weeks = 8"), by=None, on=DAY, dry_run=True)
    assert "course cooking changes" in changed.changes
    swapped = programme_load(written(tmp_path, other), by=None, on=DAY, dry_run=True)
    assert {"new course baking", "course cooking is gone"} <= set(swapped.changes)
    assert programme_load(written(tmp_path), by=None, on=DAY).changes == []
