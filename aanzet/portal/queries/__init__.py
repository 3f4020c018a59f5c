"""What the start pages show, composed from the rooms below."""

from aanzet.portal.queries.candidate import CandidateCard, candidate_card, candidates, own_steps
from aanzet.portal.queries.her import HerStart, ReadLine, Written, her_start, read_lines, written, yeses
from aanzet.portal.queries.mentee import MenteePage, mentee_page, mentees
from aanzet.portal.queries.visitor import ProgrammeCard, programme_cards

__all__ = [
    "CandidateCard",
    "HerStart",
    "MenteePage",
    "ProgrammeCard",
    "ReadLine",
    "Written",
    "candidate_card",
    "candidates",
    "her_start",
    "mentee_page",
    "mentees",
    "own_steps",
    "programme_cards",
    "read_lines",
    "written",
    "yeses",
]
