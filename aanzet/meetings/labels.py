"""What the journal's lines of this room say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "case.meeting_planned": _("A meeting was planned"),
    "case.meeting_changed": _("A meeting was changed"),
    "case.meeting_cancelled": _("A meeting was cancelled"),
    "case.meeting_answered": _("She answered about a meeting"),
}
