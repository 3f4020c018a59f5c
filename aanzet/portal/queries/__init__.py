"""What the start pages show, composed from the rooms below."""

from aanzet.portal.queries.candidate import CandidateCard, candidate_card, candidates, own_steps
from aanzet.portal.queries.entry import WayIn, country_of_her, own_way_in, way_in
from aanzet.portal.queries.help import TOPICS, help_bodies, help_countries
from aanzet.portal.queries.her import HerStart, Written, her_start, written
from aanzet.portal.queries.mentee import MenteePage, mentee_page, mentees
from aanzet.portal.queries.visitor import ProgrammeCard, programme_cards

__all__ = [
    "TOPICS",
    "CandidateCard",
    "HerStart",
    "MenteePage",
    "ProgrammeCard",
    "WayIn",
    "Written",
    "candidate_card",
    "candidates",
    "country_of_her",
    "help_bodies",
    "help_countries",
    "her_start",
    "mentee_page",
    "mentees",
    "own_steps",
    "own_way_in",
    "programme_cards",
    "way_in",
    "written",
]
