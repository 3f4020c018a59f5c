"""What the journal's lines of this room say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "matching.planned": _("A plan was made"),
    "matching.decided": _("Looked who could go along with her"),
    "matching.held": _("A note about who could go along with her"),
    "matching.let_go": _("A note about who could go along with her was taken back"),
    "matching.move_asked": _("Asked whether somebody else could go along with her"),
    "matching.move_said": _("Said yes or no to somebody else"),
    "matching.move_closed": _("Nothing changes in who goes along with her"),
    "matching.weights_decided": _("Other weights were decided"),
    "matching.count_me": _("She may be counted, to see whether we are fair"),
    "matching.count_me_ended": _("She is not counted any more"),
    "matching.fair_read": _("Counted whether everybody is helped alike"),
}
