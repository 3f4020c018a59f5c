"""Two people who are brought together: what she asks for, who is proposed, both yesses, and what they do together."""

from aanzet.matches.models.digest import DigestWay
from aanzet.matches.models.introduction import Introduction, IntroductionMove
from aanzet.matches.models.match import (
    Agreement,
    AgreementYes,
    Check,
    ContactHours,
    Match,
    MatchExtension,
    MatchMeeting,
    MatchSurvey,
    StandIn,
)
from aanzet.matches.models.proposal import Answer, Proposal, Want

__all__ = [
    "Agreement",
    "AgreementYes",
    "Answer",
    "Check",
    "ContactHours",
    "DigestWay",
    "Introduction",
    "IntroductionMove",
    "Match",
    "MatchExtension",
    "MatchMeeting",
    "MatchSurvey",
    "Proposal",
    "StandIn",
    "Want",
]
