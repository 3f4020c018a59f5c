"""Reading who may see her."""

from aanzet.circle.queries.family import family_lines, guests_at, her_meetings, relatives_of
from aanzet.circle.queries.page import WhoPage, openings_of, topic_words, who_page
from aanzet.circle.queries.receivers import (
    icon_of,
    is_partner,
    mentor_of,
    receivers_for,
    said_to,
)
from aanzet.circle.queries.staff import StaffLine, people_of, staff_line
from aanzet.circle.queries.who import Reader, readers_of

__all__ = [
    "Reader",
    "StaffLine",
    "WhoPage",
    "family_lines",
    "guests_at",
    "her_meetings",
    "icon_of",
    "is_partner",
    "mentor_of",
    "openings_of",
    "people_of",
    "readers_of",
    "receivers_for",
    "relatives_of",
    "said_to",
    "staff_line",
    "topic_words",
    "who_page",
]
