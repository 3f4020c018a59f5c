"""What she can do: a skill of long ago shows the courses that bring it up to date."""

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from aanzet.cases.queries.skills import skills_of
from aanzet.participants.models import Skill
from aanzet.programmes.blueprint import check, shipped
from aanzet.programmes.queries import blueprint_of, courses_for
from aanzet.programmes.shapes import Blueprint
from aanzet.reference.lists import sectors
from tests.cast import Cast


def add(cast: Cast, name: str, years_ago: int, sector: str = "") -> int:
    url = reverse("cases:skill_add", args=[cast.case.pk])
    typed = {"name": name, "sector": sector, "year_last_used": str(cast.on.year - years_ago)}
    return cast.client("coach").post(url, typed).status_code


def shown(cast: Cast, language: str = "nl") -> tuple[str, dict[str, tuple[bool, list[str]]]]:
    url = reverse("cases:barriers", args=[cast.case.pk])
    page = cast.client("coach").get(url, headers={"accept-language": language})
    skills = page.context["skills"]
    return page.content.decode(), {
        each.name: (each.outdated, [course.name for course in each.courses]) for each in skills
    }


def test_a_skill_of_long_ago_is_flagged_with_the_courses_of_its_sector(cast: Cast) -> None:
    assert add(cast, "Ouderen helpen", 6, "care_welfare") == 302
    assert add(cast, "Vroeger", 6, "security") == 302
    assert add(cast, "Ouderen wassen", 5, "care_welfare") == 302
    body, found = shown(cast)
    expected = [
        each.name["nl"] for each in blueprint_of(cast.programme).courses if "care_welfare" in each.sectors
    ]
    assert expected
    assert found["Ouderen helpen"] == (True, expected)
    # No course for this sector: the routes of the country remain.
    assert found["Vroeger"] == (True, [])
    assert found["Ouderen wassen"] == (False, [])
    assert "Mbo-certificaat</li>" in body
    assert body.index(expected[0]) < body.index("Andere manieren")


def test_a_course_is_shown_with_who_gives_it_and_what_it_asks(cast: Cast) -> None:
    add(cast, "Ouderen helpen", 9, "care_welfare")
    course = next(each for each in blueprint_of(cast.programme).courses if "care_welfare" in each.sectors)
    for language in ("nl", "sv", "en"):
        body, _found = shown(cast, language)
        assert course.name[language] in body
        partner = blueprint_of(cast.programme).partner_by_slug.get(course.partner)
        assert (partner.name if partner else course.provider[language]) in body


def test_a_skill_without_a_sector_is_matched_by_its_word(cast: Cast) -> None:
    blueprint = _programme("kvinnokraft")
    assert [each.key for each in courses_for(blueprint, name="Sy", sector="")] == ["validation"]
    assert courses_for(blueprint, name="System", sector="") == []
    assert [each.key for each in courses_for(blueprint, name="Laga mat", sector="")] == ["komvux_kitchen"]
    dutch = _programme("samen-sterk-met-werk")
    found = [each.key for each in courses_for(dutch, name="Naaien van kleding", sector="clothing")]
    # What names the skill comes first, and nothing stands there twice.
    assert found == ["sewing_class", "practice_statement"]


def _programme(slug: str) -> Blueprint:
    return check(next(path for path in shipped() if path.stem == slug))[0]


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_each_founding_programme_has_courses_for_usual_work(path: object) -> None:
    blueprint, _document = check(path)  # type: ignore[arg-type]
    covered = {code for each in blueprint.courses for code in each.sectors}
    assert covered <= {each.code for each in sectors()}
    assert {"care_welfare", "retail" if blueprint.slug != "vrouw-en-werk" else "education"} <= covered
    # What is open to everybody carries no name of a school; a named one is a partner.
    assert all(each.partner in blueprint.partner_by_slug or each.provider for each in blueprint.courses)


def test_a_sector_that_does_not_exist_and_a_year_to_come_are_refused(cast: Cast) -> None:
    assert add(cast, "Naaien", 6, "space") == 422
    assert add(cast, "Naaien", -1) == 422
    assert not QuerySet(Skill).filter(name="Naaien").exists()


def test_the_sector_is_kept_and_shown(cast: Cast) -> None:
    add(cast, "Naaien", 2, "clothing")
    assert QuerySet(Skill).get(name="Naaien").sector == "clothing"
    body, _found = shown(cast, "sv")
    assert "Kläder och textil" in body


@pytest.mark.parametrize("number", [1, 3])
def test_skills_and_courses_take_one_query(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(number):
        add(cast, f"Ouderen {place}", 8, "care_welfare")
    blueprint_of(cast.programme)
    with django_assert_num_queries(1):
        skills_of(case=cast.case, on=cast.on)
