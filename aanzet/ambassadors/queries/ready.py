"""May this ambassador go on a day? Training and agreement come first (source S1-21)."""

from datetime import date

from django.utils.translation import gettext as _

from aanzet.core.text import listed
from aanzet.volunteers.enums import Lack
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.ready import missing


def lacking(volunteer: Volunteer, *, on: date) -> tuple[str, ...]:
    """What is missing before she may go on `on`, in words; empty when nothing is."""
    # An ambassador without an account may go: the coordinator tells for her how it was.
    return tuple(str(each.code.label) for each in missing(volunteer, on=on) if each.code is not Lack.ACCOUNT)


def why_not(volunteer: Volunteer, *, on: date) -> str:
    """One sentence that says who cannot go and what is missing; empty when she can."""
    words = lacking(volunteer, on=on)
    if not words:
        return ""
    return _("%(name)s cannot go yet. Still missing: %(what)s.") % {
        "name": volunteer.name,
        "what": listed(words),
    }
