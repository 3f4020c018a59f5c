"""Writing: her wish, proposals and answers, the beginning, the agreement, and what follows."""

from aanzet.matches.actions.agreement import Agreed, agreement_agree, agreement_write
from aanzet.matches.actions.begin import match_begin
from aanzet.matches.actions.proposal import (
    answer_say,
    proposal_make,
    proposal_withdraw,
    proposals_end_of,
)
from aanzet.matches.actions.want import want_change, want_end, want_open, wants_end_with

__all__ = [
    "Agreed",
    "agreement_agree",
    "agreement_write",
    "answer_say",
    "match_begin",
    "proposal_make",
    "proposal_withdraw",
    "proposals_end_of",
    "want_change",
    "want_end",
    "want_open",
    "wants_end_with",
]
