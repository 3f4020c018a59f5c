"""Why a message to her did not leave, in words for who accompanies her."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

_WHY_NOT: Mapping[str, object] = {
    "asked_not_to": _("Not sent: she asked us to send nothing."),
    "not_asked_yet": _("Not sent: nobody asked her yet how she can be reached safely."),
    "no_way_chosen": _("Not sent: she did not choose yet how we reach her."),
    "not_in_writing": _("Not sent: she wants no written message. Tell her yourself."),
    "no_address": _("Not sent: her number or address is missing."),
    "times_unclear": _("Not sent: her safe times are only there as words. Ask her to tap them."),
    "no_safe_time": _("Not sent: no safe time was left. Tell her yourself."),
    "does_not_read": _("Not sent: she does not read. Tell her yourself."),
    "shared_number": _("Not sent: it is not safe at home, and somebody else may use her phone."),
    "taken_back": _("Not sent: something changed before it left."),
    "says_too_much": _("Not sent: the text said more than she allows."),
}
_FAILED = _("Not sent: it did not work.")


def why_not(code: str) -> str:
    """One sentence for staff."""
    return str(_WHY_NOT.get(code, _FAILED))
