"""What a visitor sees first: the programmes, each in a few words."""

from dataclasses import dataclass

from aanzet.core.text import localised
from aanzet.programmes.queries import blueprint_of, programmes_for_public


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    slug: str
    name: str
    about: str


def programme_cards(language: str) -> tuple[ProgrammeCard, ...]:
    """All programmes with what they are about, in the reader's language."""
    return tuple(
        ProgrammeCard(row.slug, row.name, localised(blueprint_of(row).about, language))
        for row in programmes_for_public()
    )
