"""Words about matches for templates."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanzet.matches.queries.risk import Reason, Worry

register = template.Library()


@register.simple_tag
def worry_text(reason: Reason) -> str:
    """The reason in a few words."""
    day = date_format(reason.on, "j E")
    match reason.worry:
        case Worry.NOT_GOOD_HER:
            return _("Not good, she says, %(day)s") % {"day": day}
        case Worry.NOT_GOOD_VOLUNTEER:
            return _("Not good, the volunteer says, %(day)s") % {"day": day}
        case Worry.WITHOUT:
            return _("Volunteer away since %(day)s") % {"day": day}
        case Worry.NOT_MET:
            return ngettext("%(n)d day not met", "%(n)d days not met", reason.days) % {"n": reason.days}
        case Worry.NO_ANSWER:
            return _("No answer since %(day)s") % {"day": day}
        case Worry.TALK:
            return _("Talk at three months, %(day)s") % {"day": day}
        case Worry.ENDS if reason.days < 0:
            return _("Was until %(day)s") % {"day": day}
        case Worry.ENDS:
            return _("Ends on %(day)s") % {"day": day}


@register.filter
def worry_badge(reason: Reason) -> str:
    """How it looks: red for what cannot wait."""
    if reason.worry <= Worry.NOT_MET:
        return "now"
    over = reason.worry == Worry.ENDS and reason.days < 0
    return "soon" if over or reason.worry == Worry.NO_ANSWER else "info"
