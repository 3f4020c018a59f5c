"""Reading what she asked of the house."""

from aanzet.rights.queries.mistakes import MistakeLine, mistakes_for_office, mistakes_of, said_beside
from aanzet.rights.queries.papers import TermLine, also_at, part_titles, term_lines

__all__ = [
    "MistakeLine",
    "TermLine",
    "also_at",
    "mistakes_for_office",
    "mistakes_of",
    "part_titles",
    "said_beside",
    "term_lines",
]
