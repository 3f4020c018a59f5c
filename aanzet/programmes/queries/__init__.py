"""Reading programmes: by slug, with their blueprint, in words of a language, and as public pages."""

from aanzet.programmes.queries.courses import CourseLine, course_line, courses_for
from aanzet.programmes.queries.fit import Fit, target_fit
from aanzet.programmes.queries.messages import MessageRow, MessageText, message_rows, words_for_mail
from aanzet.programmes.queries.page import (
    FactRow,
    GrantRow,
    PartnerRow,
    ProgrammeCard,
    ProgrammePage,
    PromiseRow,
    programme_cards,
    programme_page,
)
from aanzet.programmes.queries.programmes import (
    Listed,
    NoBlueprint,
    barrier_name,
    barrier_options,
    blueprint_of,
    phase_name,
    profile_of,
    programme_list,
    programme_named,
    programmes_for_public,
    role_name,
    term,
    theme_tokens,
)
from aanzet.programmes.queries.theme import theme_of_row

__all__ = [
    "CourseLine",
    "FactRow",
    "Fit",
    "GrantRow",
    "Listed",
    "MessageRow",
    "MessageText",
    "NoBlueprint",
    "PartnerRow",
    "ProgrammeCard",
    "ProgrammePage",
    "PromiseRow",
    "barrier_name",
    "barrier_options",
    "blueprint_of",
    "course_line",
    "courses_for",
    "message_rows",
    "phase_name",
    "profile_of",
    "programme_cards",
    "programme_list",
    "programme_named",
    "programme_page",
    "programmes_for_public",
    "role_name",
    "target_fit",
    "term",
    "theme_of_row",
    "theme_tokens",
    "words_for_mail",
]
