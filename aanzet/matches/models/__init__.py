"""Two people who are brought together: what she asks for, who is proposed, both yesses, and what they do together."""

from aanzet.matches.models.introduction import Introduction, IntroductionMove
from aanzet.matches.models.match import (
    Agreement,
    AgreementYes,
    Check,
    Match,
    MatchMeeting,
    MatchSurvey,
)
from aanzet.matches.models.proposal import Answer, Proposal, Want

__all__ = [
    "Agreement",
    "AgreementYes",
    "Answer",
    "Check",
    "Introduction",
    "IntroductionMove",
    "Match",
    "MatchMeeting",
    "MatchSurvey",
    "Proposal",
    "Want",
]
