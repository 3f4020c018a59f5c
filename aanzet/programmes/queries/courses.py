"""Which courses of a programme bring a skill of long ago up to date."""

from collections.abc import Iterable
from dataclasses import dataclass

from aanzet.core.text import fold, localised, tokens
from aanzet.programmes.shapes import Blueprint, Course
from aanzet.reference.countries import country_profile

WHOLE_WORD = 4  # a shorter word ("sy") must be a whole word of the skill; a longer one may begin it


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course in the reader's language. `weeks` 0: its length differs. Empty: not asked, or not known."""

    name: str
    provider: str
    level: str
    language: str
    weeks: int
    url: str


def courses_for(blueprint: Blueprint, *, name: str, sector: str) -> list[Course]:
    """The courses of a programme that refresh a skill: those that name it first, then those of its sector."""
    words = [fold(word) for word in tokens(name)]
    by_word = [each for each in blueprint.courses if _names(each.words, words)]
    by_sector = [each for each in blueprint.courses if sector and sector in each.sectors]
    return list({each.key: each for each in [*by_word, *by_sector]}.values())


def _names(wanted: Iterable[str], words: list[str]) -> bool:
    return any(
        word == each or (len(each) >= WHOLE_WORD and word.startswith(each))
        for each in map(fold, wanted)
        for word in words
    )


def course_line(course: Course, blueprint: Blueprint, *, language: str) -> CourseLine:
    """A course with the names of what it points to."""
    profile = country_profile(blueprint.profile_code)
    partner = blueprint.partner_by_slug.get(course.partner)
    level = profile.education_level(course.level)
    asked = profile.language_level(course.language)
    return CourseLine(
        name=localised(course.name, language),
        provider=partner.name if partner else localised(course.provider, language),
        level=localised(level.name, language) if level else "",
        language=localised(asked.name, language) if asked else "",
        weeks=course.weeks,
        url=course.url,
    )
