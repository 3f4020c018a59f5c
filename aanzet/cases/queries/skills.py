"""What she can do, and where she can bring up to date what she did long ago."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from aanzet.cases.models import Case
from aanzet.core.text import localised
from aanzet.participants.models import Skill
from aanzet.programmes.queries import CourseLine, blueprint_of, course_line, courses_for
from aanzet.programmes.shapes import Blueprint
from aanzet.reference.countries import country_profile
from aanzet.reference.lists import sector as sector_named

OUTDATED_AFTER_YEARS = 5


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
        courses=tuple(course_line(each, blueprint, language=language) for each in fitting),
        version=row.version,
    )


def refreshers_for(*, case: Case) -> tuple[str, ...]:
    """Training routes of the country, for what no course of the programme brings up to date."""
    language = get_language() or "nl"
    routes = country_profile(blueprint_of(case.programme).profile_code).training_routes
    return tuple(localised(each.name, language) for each in routes)
