"""Tables of facts and country profiles: complete, consistent, honest about what is not known."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from aanzet.core import clock
from aanzet.reference import countries, independence, lists, places
from aanzet.ui.icons import known


def test_there_are_35_regions_with_all_municipalities() -> None:
    regions = places.regions()
    assert len(regions) == 35
    assert len(places.municipalities()) == 342
    assert all(places.municipalities(each.code) for each in regions)
    assert all(places.municipality_named(each.centre) for each in regions)


def test_places_are_found_in_any_spelling() -> None:
    found = places.region_of("den haag")
    assert found is not None
    assert found.name == "Haaglanden"
    district = places.district_named("stadsdeel nieuw west", "Amsterdam")
    assert district is not None
    assert district.code == "amsterdam-nieuw-west"
    by_postcode = places.district_of("1103 AB")
    assert by_postcode is not None
    assert by_postcode.name == "Zuidoost"
    assert places.district_of("9999") is None
    assert len(places.districts("Amsterdam")) == 9
    herrgarden = places.district("malmo-herrgarden")
    assert herrgarden is not None
    assert herrgarden.part_of == "malmo-rosengard"


@pytest.mark.parametrize(
    ("word", "code"), [("Oekraïens", "uk"), ("arabiska", "ar"), ("ትግርኛ", "ti"), ("farsi", "fa"), ("SV", "sv")]
)
def test_languages_are_found_by_any_name(word: str, code: str) -> None:
    found = lists.language_named(word)
    assert found is not None
    assert found.code == code


def test_right_to_left_languages_are_known() -> None:
    assert {each.code for each in lists.languages() if each.right_to_left} >= {"ar", "fa", "prs", "ur"}


def test_care_and_welfare_is_a_sector_of_its_own() -> None:
    assert [each.code for each in lists.sectors() if each.care] == ["care_welfare"]
    assert len({each.code for each in lists.care_occupations()}) == 30
    midwife = lists.care_occupation("midwife")
    assert midwife is not None
    assert midwife.regulated_in == ("nl", "se")


def test_roles_have_definitions_in_three_languages() -> None:
    found = lists.role("klantmanager")
    assert found is not None
    for language in ("nl", "sv", "en"):
        assert all(each.definition(language) and each.name(language) for each in lists.roles())
    assert "gemeente" in found.definition("nl")


@pytest.mark.parametrize("code", [*countries.profile_codes(), countries.INTERNATIONAL])
def test_profile_is_without_fault(code: str) -> None:
    _profile, document = countries.check_profile(countries.FOLDER / f"{code}.toml")
    assert document.report() == []


def test_switching_the_profile_changes_levels_schemes_and_help() -> None:
    nl, se = countries.country_profile("nl"), countries.country_profile("se")
    assert nl.education_level("mbo2") is not None
    assert se.education_level("mbo2") is None
    sfi = se.language_level("sfi_2c")
    assert sfi is not None
    assert (sfi.path, sfi.cefr) == (2, "A2")
    assert {each.key for each in se.schemes} >= {"sfi", "af_plan", "praktik", "validering", "uhr"}
    today = date(2026, 11, 22)
    assert [each.key for each in nl.helpers("discrimination", today)] == [
        "discriminatie_nl",
        "college_mensenrechten",
    ]
    assert [each.key for each in se.helpers("discrimination", today)] == [
        "antidiskrimineringsbyra",
        "malmo_mot_diskriminering",
        "do",
    ]


def test_help_that_nobody_looked_up_for_a_year_stays_and_says_so() -> None:
    shown = countries.country_profile("nl").helpers("safety", date(2028, 1, 1))
    assert "veilig_thuis" in [each.key for each in shown]
    assert all(each.overdue(date(2028, 1, 1)) for each in shown)


def test_help_looked_up_lately_stands_before_what_is_old() -> None:
    nl = countries.country_profile("nl")
    old, *rest = [each for each in nl.help if "safety" in each.topics]
    mixed = replace(nl, help=(replace(old, reviewed_on=date(2020, 1, 1)), *rest))
    assert mixed.helpers("safety", date(2026, 11, 22))[-1].key == old.key


@pytest.mark.parametrize("code", ["nl", "se"])
def test_every_help_body_says_where_it_was_looked_up_and_can_be_reached(code: str) -> None:
    for body in countries.country_profile(code).help:
        assert body.source, body.key
        # Who has neither number nor website says in its name at which counter to ask.
        assert body.phone or body.url or "emeente" in body.name or "ommunens" in body.name, body.key


def test_help_check_names_what_is_old(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("help_check")
    assert "within a year" in capsys.readouterr().out
    monkeypatch.setattr(clock, "today", lambda: date(2027, 11, 10))
    with pytest.raises(CommandError, match="again"):
        call_command("help_check")
    assert "nl veilig_thuis: Veilig Thuis, 0800 2000: looked up 353 days ago" in capsys.readouterr().out


def test_start_qualification_begins_at_isced_3() -> None:
    for code in ("nl", "se", "international"):
        for level in countries.country_profile(code).education:
            assert level.start_qualification == (level.isced >= 3)


def test_country_without_profile_has_international_levels_and_no_schemes() -> None:
    found = countries.country_profile("fi")
    assert (found.code, found.schemes, found.help, found.measures) == ("international", (), (), ())


@pytest.mark.parametrize(("year", "line"), [(2018, 960), (2019, 990), (2024, 1295)])
def test_published_lines_of_economic_independence(year: int, line: int) -> None:
    measure = countries.country_profile("nl").measure("economic_independence")
    assert measure is not None
    threshold = measure.threshold(year)
    assert threshold is not None
    assert (threshold.month, threshold.basis) == (line, "published")
    bands = independence.bands("nl", year)
    below = next(each for each in bands if each.high == line)
    above = next(each for each in bands if each.low == line)
    assert independence.verdict("nl", year, below.key).state == "no"  # type: ignore[union-attr]
    assert independence.verdict("nl", year, above.key).state == "yes"  # type: ignore[union-attr]


@pytest.mark.parametrize("year", [2017, 2020, 2021, 2022, 2023])
def test_year_without_a_line_is_unknown_never_no(year: int) -> None:
    for band in independence.bands("nl", year):
        found = independence.verdict("nl", year, band.key)
        assert found is not None
        assert (found.state, found.line) == ("unknown", None)


def test_declining_is_unknown() -> None:
    found = independence.verdict("nl", 2024, "")
    assert found is not None
    assert found.state == "unknown"


def test_derived_lines_say_so() -> None:
    found = independence.verdict("nl", 2026, "2500+")
    assert found is not None
    assert (found.state, found.basis) == ("yes", "derived")


def test_two_yardsticks_are_never_mixed() -> None:
    assert independence.verdict("nl", 2024, "2500+", "financial_independence").state == "unknown"  # type: ignore[union-attr]
    assert independence.verdict("nl", 2024, "2500+", "economic_independence").state == "yes"  # type: ignore[union-attr]


def test_word_of_a_programme_goes_before_country_and_house() -> None:
    se = countries.country_profile("se").terms
    assert countries.term("plan", "nl") == "trajectplan"
    assert countries.term("internship", "sv", se) == "praktik"
    assert countries.term("plan", "sv", {"plan": {"sv": "min plan"}}, se) == "min plan"
    assert countries.term("unheard_of", "nl") == "unheard_of"


def test_strengths_have_a_picture_and_a_name_in_three_languages() -> None:
    found = lists.strengths()
    assert len(found) >= 40
    assert len({each.code for each in found}) == len({each.icon for each in found}) == len(found)
    assert {each.icon for each in found} <= set(known())
    for language in ("nl", "sv", "en"):
        assert len({each.name(language) for each in found}) == len(found)
    assert all(each.esco.startswith("http://data.europa.eu/esco/skill/") for each in found if each.esco)
    assert lists.strength("nothing") is None
