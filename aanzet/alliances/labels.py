"""What the journal's lines about costs say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "cost.added": _("Cost entered"),
    "cost.edited": _("Cost changed"),
    "cost.withdrawn": _("Cost taken out"),
    "cost.corrected": _("Cost corrected"),
    "cost.claimed": _("Costs claimed in a report"),
}
