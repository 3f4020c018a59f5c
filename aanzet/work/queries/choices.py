"""What can be chosen in the forms of results, and the measure of independence."""

from django.utils.translation import get_language

from aanzet.core.text import localised
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import profile_of
from aanzet.reference.independence import bands
from aanzet.reference.lists import sectors
from aanzet.work.bands import band_label
from aanzet.work.enums import RATHER_NOT_SAY, Benefit


def band_choices(programme: Programme, year: int) -> list[tuple[str, str]]:
    """The bands of a year as whole amounts: ("1000-1357.26", "€ 1.000 to € 1.357")."""
    profile = profile_of(programme)
    return [(band.key, band_label(band, profile.currency)) for band in bands(profile.code, year)]


def measure_of(programme: Programme) -> tuple[str, str]:
    """Name and definition of the measure of independence of the country; empty when it has none."""
    measure = profile_of(programme).measure()
    if measure is None:
        return "", ""
    language = get_language() or "nl"
    return localised(measure.name, language), localised(measure.definition.text, language)


def sector_choices() -> list[tuple[str, str]]:
    language = get_language() or "nl"
    return [("", "—"), *((each.code, each.name(language)) for each in sectors())]


def income_choices(programme: Programme) -> list[tuple[str, str]]:
    """Main sources of income as categories; "rather not say" always exists (source S3-11)."""
    language = get_language() or "nl"
    found = [(each.key, localised(each.name, language)) for each in profile_of(programme).income_sources]
    return [("", "—"), *found, (RATHER_NOT_SAY, str(Benefit.RATHER_NOT.label))]


def route_choices(programme: Programme) -> list[tuple[str, str]]:
    language = get_language() or "nl"
    return [
        ("", "—"),
        *((each.key, localised(each.name, language)) for each in profile_of(programme).training_routes),
    ]
