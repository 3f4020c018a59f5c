"""What the journal's lines about visits and talks say; none of them is about a woman."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "deployment.planned": _("A visit of ambassadors was planned"),
    "deployment.changed": _("A visit of ambassadors was changed"),
    "deployment.cancelled": _("A visit of ambassadors was cancelled"),
    "deployment.told": _("Told how a visit of ambassadors was"),
    "ambassador.supervised": _("A talk with an ambassador was written down"),
}
