"""Courses: which skills they refresh, who gives them, what they ask for."""

from aanzet.programmes.sense.refer import refer
from aanzet.programmes.shapes import Blueprint, Course
from aanzet.reference.countries import country_profile
from aanzet.reference.lists import sectors
from aanzet.reference.shape import nearest
from aanzet.reference.tomlfile import Document, Where

MOST_WEEKS = 260


def courses(found: Blueprint, document: Document) -> None:
    known = [each.code for each in sectors()]
    partners = [each.slug for each in found.partners]
    for place, course in enumerate(found.courses):
        where: Where = ("courses", place)
        for number, code in enumerate(course.sectors):
            if code and code not in known:
                document.fault((*where, "sectors", number), f"'{code}' is no sector.", nearest(code, known))
        if not course.sectors and not any(word.strip() for word in course.words):
            document.fault(
                where,
                f"the course '{course.key}' refreshes no skill.",
                'Add sectors = ["hospitality"], or words = ["cooking"].',
            )
        refer(document, (*where, "partner"), course.partner, partners, "partner")
        if bool(course.partner) == bool(course.provider):
            document.fault(
                where,
                f"who gives the course '{course.key}' is not clear.",
                "Write partner = the slug of a partner, or provider = words per language; one of the two.",
            )
        _asks(course, found, document, where)


def _asks(course: Course, found: Blueprint, document: Document, where: Where) -> None:
    """Level, language, length and address."""
    profile = country_profile(found.profile_code)
    levels = [each.key for each in profile.education]
    if course.level and course.level not in levels:
        document.fault(
            (*where, "level"),
            f"'{course.level}' is no school level of this country.",
            nearest(course.level, levels),
        )
    spoken = [each.key for each in profile.language_levels]
    if course.language and course.language not in spoken:
        document.fault(
            (*where, "language"),
            f"'{course.language}' is no language level of this country.",
            nearest(course.language, spoken),
        )
    if not 0 <= course.weeks <= MOST_WEEKS:
        document.fault(
            (*where, "weeks"),
            f"a course of {course.weeks} weeks cannot be.",
            f"Write 1 to {MOST_WEEKS} weeks, or 0 when it differs.",
        )
    if course.url and not course.url.startswith("https://"):
        document.fault((*where, "url"), f"'{course.url}' is no safe address.", "Begin with https://")
