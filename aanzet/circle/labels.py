"""What the journal's lines of this room say."""

from django.utils.translation import gettext_lazy as _

# Lines about her family stand in her own copy and on no page: who they are is hers.
FAMILY = {
    "circle.relative_added": _("Somebody of my family"),
    "circle.relative_removed": _("Somebody of my family"),
    "circle.family_chosen": _("Somebody of my family"),
    "circle.guests_chosen": _("Somebody of my family"),
}
LABELS = {
    "participant.opened": _("Hidden file opened for half an hour"),
    "participant.opening_asked": _("Asked for a hidden file"),
    "participant.opening_read": _("She read who opened her file"),
    "case.circle_seen": _("Read what she changed about who may see her"),
}
