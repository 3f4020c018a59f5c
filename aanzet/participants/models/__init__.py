"""The person: who she is, how to reach her safely, what stands in the way, who may see what."""

from aanzet.participants.models.contact import Consent, Restriction, SafeContact
from aanzet.participants.models.path import Barrier, BarrierType, Skill, Strength
from aanzet.participants.models.person import Fingerprint, Link, NameToken, Participant, ParticipantKey

__all__ = [
    "Barrier",
    "BarrierType",
    "Consent",
    "Fingerprint",
    "Link",
    "NameToken",
    "Participant",
    "ParticipantKey",
    "Restriction",
    "SafeContact",
    "Skill",
    "Strength",
]
