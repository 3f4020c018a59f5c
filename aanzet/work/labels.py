"""What the journal's lines of this room say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "case.placement_added": _("Work or training began"),
    "case.placement_edited": _("A result was corrected"),
    "case.placement_ended": _("Work or training ended"),
    "case.placement_withdrawn": _("A result was taken back"),
    "case.yes_asked": _("Asked for her yes to a result"),
    "case.yes_said": _("She answered about a result"),
    "case.yes_noted": _("Her answer about a result was written down"),
    "case.aftercare_recorded": _("After-care check"),
    "case.independence_recorded": _("Asked about own income"),
    "case.start_situation_set": _("Start situation noted"),
}
