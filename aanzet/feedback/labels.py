"""Words of this room's journal lines."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "remark.said": _("Said something about the programme"),
    "remark.answered": _("Answered what a woman said"),
    "remark.done_told": _("Told what was done"),
    "remark.done_corrected": _("Corrected what was told"),
    "remark.done_withdrawn": _("Took back what was told"),
    "remark.cleaned": _("Old words of women erased"),
}
