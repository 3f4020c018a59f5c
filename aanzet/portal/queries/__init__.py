"""What the start pages show, composed from the rooms below."""

from aanzet.portal.queries.candidate import CandidateCard, candidate_card, candidates
from aanzet.portal.queries.her import HerStart, ReadLine, Written, her_start, read_lines, written
from aanzet.portal.queries.mentee import MenteePage, mentee_page, mentees

__all__ = [
    "CandidateCard",
    "HerStart",
    "MenteePage",
    "ReadLine",
    "Written",
    "candidate_card",
    "candidates",
    "her_start",
    "mentee_page",
    "mentees",
    "read_lines",
    "written",
]
