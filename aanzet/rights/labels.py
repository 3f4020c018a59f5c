"""Words of this room's journal lines."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "right.mistake_told": _("Said that something is not right"),
    "right.mistake_answered": _("Answered what is not right"),
    "right.copy_taken": _("Took along what is written"),
    "right.farewell_asked": _("Asked to be erased"),
    "right.farewell_taken_back": _("Stays after all"),
    "right.term_announced": _("Said that a time is almost over"),
    "right.term_given_up": _("Nothing is erased: the journey goes on"),
    "right.thinned": _("Notes and addresses erased"),
    "right.erased": _("Everything erased"),
    "right.certificate_made": _("Paper about an erasure made"),
    "right.certificate_read": _("Paper about an erasure read"),
    "right.numbers_forgotten": _("Numbers without a name forgotten"),
}
