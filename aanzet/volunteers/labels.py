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

LABELS: dict[str, Promise | str] = {
    "volunteer.signed_up": _("A volunteer signed up"),
    "volunteer.edited": _("What a volunteer can do was changed"),
    "volunteer.joined": _("A volunteer has an account now"),
    "volunteer.talk_noted": _("Talk with a volunteer"),
    "volunteer.check_seen": _("The check of a volunteer was seen"),
    "volunteer.training_noted": _("A volunteer did a part of the training"),
    "volunteer.agreement_signed": _("A volunteer said yes to the agreement"),
    "volunteer.step_withdrawn": _("A step of a volunteer was taken back"),
    "volunteer.end_undone": _("The end of a volunteer was taken back"),
    "volunteer.started": _("A volunteer started"),
    "volunteer.extended": _("A volunteer goes on longer"),
    "volunteer.paused": _("A volunteer takes a pause"),
    "volunteer.pause_ended": _("The pause of a volunteer is over"),
    "volunteer.ended": _("A volunteer stopped"),
    "volunteer.forgotten": _("What was known of volunteers who stopped was emptied"),
}
