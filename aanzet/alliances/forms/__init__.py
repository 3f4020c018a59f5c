"""Forms of alliances, grants, organisations and staff."""

from aanzet.alliances.forms.alliances import AllianceForm, ApprovalForm, EndForm, PartnerForm, SharingForm
from aanzet.alliances.forms.costs import CostCorrectForm, CostForm
from aanzet.alliances.forms.grants import GrantForm, PeriodForm, ReportForm, ReportSentForm
from aanzet.alliances.forms.staff import AcceptForm, InviteForm, OrganisationForm, TaskForm

__all__ = [
    "AcceptForm",
    "AllianceForm",
    "ApprovalForm",
    "CostCorrectForm",
    "CostForm",
    "EndForm",
    "GrantForm",
    "InviteForm",
    "OrganisationForm",
    "PartnerForm",
    "PeriodForm",
    "ReportForm",
    "ReportSentForm",
    "SharingForm",
    "TaskForm",
]
