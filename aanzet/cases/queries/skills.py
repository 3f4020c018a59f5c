"""What she can do, and where she can bring up to date what she did long ago."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from aanzet.cases.models import Case
from aanzet.core.text import fold, localised, tokens
from aanzet.participants.models import Skill
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import Blueprint, Course
from aanzet.reference.countries import country_profile
from aanzet.reference.lists import sector as sector_named

OUTDATED_AFTER_YEARS = 5
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


@dataclass(frozen=True, slots=True)
class SkillLine:
    """What she can do. `outdated`: last used more than five years ago; `courses` then bring it up to date."""

    skill_id: UUID
    name: str
    sector: str
    year_last_used: int | None
    outdated: bool
    courses: tuple[CourseLine, ...]
    version: int


def skills_of(*, case: Case, on: date) -> tuple[SkillLine, ...]:
    """Her skills, the newest first, in one query."""
    rows = QuerySet(Skill).filter(participant=case.participant_id).order_by("-year_last_used", "name")
    blueprint, language = blueprint_of(case.programme), get_language() or "nl"
    return tuple(_line(row, blueprint, on, language) for row in rows)


def _line(row: Skill, blueprint: Blueprint, on: date, language: str) -> SkillLine:
    outdated = bool(row.year_last_used and on.year - row.year_last_used > OUTDATED_AFTER_YEARS)
    known = sector_named(row.sector)
    fitting = courses_for(blueprint, name=row.name, sector=row.sector) if outdated else ()
    return SkillLine(
        skill_id=row.pk,
        name=row.name,
        sector=known.name(language) if known else "",
        year_last_used=row.year_last_used,
        outdated=outdated,
        courses=tuple(_course(each, blueprint, language) for each in fitting),
        version=row.version,
    )


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


def _course(course: Course, blueprint: Blueprint, language: str) -> CourseLine:
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


def refreshers_for(*, case: Case) -> tuple[str, ...]:
    """Training routes of the country, for what no course of the programme brings up to date."""
    language = get_language() or "nl"
    routes = country_profile(blueprint_of(case.programme).profile_code).training_routes
    return tuple(localised(each.name, language) for each in routes)
