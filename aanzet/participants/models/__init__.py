"""The person: who she is, how to reach her safely, what stands in the way, who may see what."""

from aanzet.participants.models.contact import Consent, Limit, Opening, Restriction, SafeContact
from aanzet.participants.models.path import HER_ORDER, Barrier, BarrierType, Skill, Strength
from aanzet.participants.models.person import Fingerprint, Link, NameToken, Participant, ParticipantKey

__all__ = [
    "HER_ORDER",
    "Barrier",
    "BarrierType",
    "Consent",
    "Fingerprint",
    "Limit",
    "Link",
    "NameToken",
    "Opening",
    "Participant",
    "ParticipantKey",
    "Restriction",
    "SafeContact",
    "Skill",
    "Strength",
]
