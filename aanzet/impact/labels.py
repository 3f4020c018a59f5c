"""What the journal's lines of this room say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "period.closed": _("Figures of a period frozen"),
    "period.corrected": _("A frozen figure corrected"),
    "count.added": _("Something counted by hand"),
}
