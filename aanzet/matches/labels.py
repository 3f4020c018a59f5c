"""What the journal's lines of this room say. What she wishes for herself alone is in none of them."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "match.want_opened": _("Somebody beside her was asked for"),
    "match.want_changed": _("What was asked for changed"),
    "match.want_ended": _("Nobody is looked for any more"),
    "match.proposal_made": _("Somebody was proposed"),
    "match.answer_said": _("A proposal was answered"),
    "match.agreement_written": _("What they agree was written down"),
    "match.agreement_agreed": _("One of them said yes to what they agree"),
    "match.begun": _("They go on together"),
}
