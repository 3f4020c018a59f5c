"""What the journal's lines of this room say."""

from django.utils.translation import gettext_lazy as _

# That she is or was asked to be an ambassador stands in her own copy and on no page: her coach may be a volunteer too.
HERS = {
    "ambassador.asked": _("Asked to become an ambassador"),
    "ambassador.said_yes": _("Said yes to becoming an ambassador"),
    "ambassador.said_no": _("Said no to becoming an ambassador"),
    "ambassador.seen_as": _("Chose what others hear of an ambassador"),
    "ambassador.stopped": _("Stopped as an ambassador"),
}
LABELS = {
    "case.came_through_told": _("Told how she heard of us"),
    "deployment.planned": _("A visit of ambassadors was planned"),
    "deployment.changed": _("A visit of ambassadors was changed"),
    "deployment.cancelled": _("A visit of ambassadors was cancelled"),
    "deployment.told": _("Told how a visit of ambassadors was"),
    "ambassador.supervised": _("A talk with an ambassador was written down"),
}
