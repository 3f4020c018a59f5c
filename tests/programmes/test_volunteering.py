"""The section about volunteers in the file of a programme."""

from pathlib import Path

import pytest

from aanzet.programmes.blueprint import SHIPPED, check, shipped
from aanzet.programmes.shapes import Blueprint

ROLES = {
    "vrouw-en-werk": ("coach", "vog", 450),
    "kvinnokraft": ("mentor", "register_extract", 210),
    "samen-sterk-met-werk": ("ambassador", "", 480),
    "samen-werkt-het": ("ambassador", "", 270),
}


def blueprint(slug: str) -> Blueprint:
    found, document = check(SHIPPED / f"{slug}.toml")
    assert not document.broken
    return found


@pytest.mark.parametrize("slug", sorted(path.stem for path in shipped()))
def test_founding_programmes_say_who_gives_time(slug: str) -> None:
    found = blueprint(slug)
    if slug not in ROLES:
        assert found.volunteering == ()
        return
    role, kind, minutes = ROLES[slug]
    asked = found.volunteering_of(role)
    assert asked is not None
    assert (asked.check, asked.minutes, asked.months) == (kind, minutes, 12)
    assert found.volunteering_of("funder") is None
    keys = {clause.key for clause in asked.clauses}
    assert {"no_money", "no_forms", "no_family", "no_promises", "privacy", "photos", "expenses"} <= keys
    assert {"safety", "end_date", "stop"} <= keys
    assert {"her_goal", "no_click", "both_stop"} <= {clause.key for clause in asked.match_clauses}
    for clause in (*asked.clauses, *asked.match_clauses):
        assert {"nl", "sv", "en"} <= set(clause.text)


WRONG = {
    'role = "coach"\npartners': ('role = "helper"\npartners', "no role of a volunteer"),
    'check = "vog"': ('check = "register_extract"', "no check of this country"),
    '"vluchtelingenwerk", "emplooi"]\nabout': (
        '"vluchtelingenwerk", "nobody"]\nabout',
        "no partner 'nobody'",
    ),
    '"no_money", "no_forms"': ('"no_money", "no_money"', "'no_money' is there twice in clauses"),
    '"her_goal", "meet_rule"': (
        '"her_gaol", "meet_rule"',
        "'her_gaol' is not in the catalogue of match_clauses",
    ),
    "minutes = 150": ("minutes = 0", "takes no time"),
    "months = 12\nmost": ("months = 999\nmost", "999 months cannot be"),
}


@pytest.mark.parametrize("part", sorted(WRONG))
def test_a_fault_is_named(tmp_path: Path, part: str) -> None:
    text = (SHIPPED / "vrouw-en-werk.toml").read_text(encoding="utf-8")
    assert part in text
    new, says = WRONG[part]
    path = tmp_path / "vrouw-en-werk.toml"
    path.write_text(text.replace(part, new), encoding="utf-8")
    _found, document = check(path)
    assert document.broken
    assert says in "\n".join(document.report())
