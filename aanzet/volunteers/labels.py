"""What the journal says of volunteers."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GIVEN: dict[str, Promise | str] = {
    "hours.noted": _("Hours written down"),
    "hours.withdrawn": _("Line of hours taken back"),
    "expense.told": _("Cost told"),
    "expense.withdrawn": _("Cost taken back"),
    "expense.decided": _("Cost approved or not"),
    "expense.paid": _("Cost paid"),
    "company_invite.made": _("Invite link for a company made"),
    "company_invite.withdrawn": _("Invite link for a company withdrawn"),
    "employer_yes.given": _("Yes to show the name to the employer"),
    "employer_yes.ended": _("Name not shown to the employer any more"),
    "quote.said": _("Words for the sheet of the company given"),
    "quote.withdrawn": _("Words for the sheet of the company taken back"),
    "quote.looked": _("Words for the sheet of the company read"),
}
