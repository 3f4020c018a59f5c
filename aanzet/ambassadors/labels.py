"""What the journal's lines about her say; they stand in her own copy."""

from django.utils.translation import gettext_lazy as _

# That she is or was asked to be an ambassador stands on no page of others: her coach may be a volunteer too.
HERS = {
    "ambassador.asked": _("Asked to become an ambassador"),
    "ambassador.said_yes": _("Said yes to becoming an ambassador"),
    "ambassador.said_no": _("Said no to becoming an ambassador"),
    "ambassador.seen_as": _("Chose what others hear of an ambassador"),
    "ambassador.stopped": _("Stopped as an ambassador"),
}
CAME = {"case.came_through_told": _("Told how she heard of us")}
