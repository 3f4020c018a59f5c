"""Alliances, their organisations, who works there, who pays for what, and what may be shared."""

from aanzet.alliances.models.alliances import (
    Alliance,
    AllianceMembership,
    Approval,
    Invitation,
    Logo,
    Membership,
    Organisation,
    SharingAgreement,
)
from aanzet.alliances.models.grants import Cost, CostShare, Grant, GrantPeriod, ReportDue

__all__ = [
    "Alliance",
    "AllianceMembership",
    "Approval",
    "Cost",
    "CostShare",
    "Grant",
    "GrantPeriod",
    "Invitation",
    "Logo",
    "Membership",
    "Organisation",
    "ReportDue",
    "SharingAgreement",
]
