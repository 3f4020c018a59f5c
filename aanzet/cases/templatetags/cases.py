"""Words of the journey for templates."""

from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanzet.cases.enums import AssignmentKind, SignalReason, Weight
from aanzet.cases.queries.rhythm import RhythmLine
from aanzet.cases.queries.worklist import Reason
from aanzet.cases.spans import label

register = template.Library()


@register.filter
def guide_label(kind: str) -> str:
    return str(AssignmentKind(kind).label)


@register.filter
def badge_kind(weight: int) -> str:
    return {Weight.URGENT: "now", Weight.SOON: "soon"}.get(Weight(weight), "info")


@register.simple_tag
def reason_text(reason: Reason) -> str:
    """The reason in a few words, with the days that make it pressing."""
    days = max(reason.days, 0)
    day = date_format(reason.on, "j E")
    match reason.reason:
        case SignalReason.SILENCE:
            return ngettext("%(n)d day silent", "%(n)d days silent", days) % {"n": days}
        case SignalReason.NO_COACH:
            return ngettext("No coach, %(n)d day", "No coach, %(n)d days", days) % {"n": days}
        case SignalReason.STEP:
            return _("Step late: %(what)s") % {"what": reason.words}
        case SignalReason.REFERRAL:
            return _("No answer from %(who)s, %(n)d days") % {"who": reason.words, "n": days}
        case SignalReason.CHECK:
            return _("Check: %(what)s") % {"what": label(reason.words)}
        case SignalReason.REVIEW:
            return _("Talk about the plan, %(day)s") % {"day": day}
        case SignalReason.CONSENT:
            return _("Permission ends on %(day)s") % {"day": day}
        case SignalReason.HER_YES:
            return _("Result waits for her yes since %(day)s") % {"day": day}
        case SignalReason.TALK:
            return _("Said no to a result on %(day)s, talk with her") % {"day": day}
        case SignalReason.CANNOT:
            return _("Cannot come on %(day)s") % {"day": day}
        case SignalReason.CHILDCARE:
            return _("No childcare yet for %(day)s") % {"day": day}
        case SignalReason.WRONG:
            return _("Said on %(day)s that something is wrong") % {"day": day}
        case SignalReason.LEAVES:
            return _("Will be erased on %(day)s") % {"day": day}
        case SignalReason.AGREE:
            return _("Plan waits for a yes since %(day)s") % {"day": day}
        case SignalReason.INTAKE:
            return _("Intake open since %(day)s") % {"day": day}
        case SignalReason.OFFER:
            return _("Offer her the questions how she is")
        case SignalReason.RHYTHM:
            return _("Less contact since %(day)s") % {"day": day}
        case SignalReason.CIRCLE:
            return _("Changed who may see her, %(day)s") % {"day": day}
        case SignalReason.OPENED:
            return _("Her hidden file was opened, %(day)s") % {"day": day}
        case SignalReason.NOT_MET:
            return _("Not met with %(who)s since %(day)s") % {"who": reason.words, "day": day}
        case SignalReason.TIME_ENDS if days:
            return _("Time with %(who)s was until %(day)s") % {"who": reason.words, "day": day}
        case SignalReason.TIME_ENDS:
            return _("Time with %(who)s ends on %(day)s") % {"who": reason.words, "day": day}
        case SignalReason.STOPPED:
            return _("Stopped with %(who)s on %(day)s") % {"who": reason.words, "day": day}
        case SignalReason.PROPOSE:
            return _("A proposal did not go on, %(day)s") % {"day": day}
        case SignalReason.MID_TALK:
            return _("Talk about the time with %(who)s, %(day)s") % {"who": reason.words, "day": day}
    return str(reason.reason.label)


# Where one acts on a reason: on her case, or on the very thing the reason speaks of.
ON_CASE = {
    SignalReason.NO_COACH: "cases:coach_assign",
    SignalReason.REVIEW: "cases:plan",
    SignalReason.AGREE: "cases:plan",
    SignalReason.STEP: "cases:plan",
    SignalReason.INTAKE: "cases:intake",
    SignalReason.CONSENT: "cases:consent_record",
    SignalReason.SILENCE: "cases:note_add",
    SignalReason.RHYTHM: "cases:deviation_add",
    SignalReason.OFFER: "surveys:offer",
    SignalReason.LEAVES: "cases:case_more",
    SignalReason.CIRCLE: "cases:case_more",
    SignalReason.OPENED: "cases:case_more",
    SignalReason.STOPPED: "matches:case_match",
    SignalReason.PROPOSE: "matches:case_match",
}
ON_OBJECT = {
    SignalReason.CHECK: "work:check_record",
    SignalReason.REFERRAL: "cases:referral_answer",
    SignalReason.HER_YES: "work:yes_note",
    SignalReason.TALK: "work:yes_note",
    SignalReason.CANNOT: "meetings:meeting_edit",
    SignalReason.CHILDCARE: "meetings:meeting_edit",
    SignalReason.WRONG: "rights:mistake_answer",
    SignalReason.NOT_MET: "matches:match_read",
    SignalReason.TIME_ENDS: "matches:match_read",
    SignalReason.MID_TALK: "matches:match_read",
}


@register.simple_tag
def act_url(reason: Reason, case_id: UUID) -> str:
    """The page of the one click."""
    if reason.reason in ON_OBJECT and reason.object_id:
        return reverse(ON_OBJECT[reason.reason], args=[reason.object_id])
    return reverse(ON_CASE.get(reason.reason, "cases:case_detail"), args=[case_id])


@register.filter
def act_words(reason: Reason) -> str:
    """The verb on the one button."""
    return {
        SignalReason.NO_COACH: _("Name a coach"),
        SignalReason.REVIEW: _("Open the plan"),
        SignalReason.AGREE: _("Open the plan"),
        SignalReason.STEP: _("Open the plan"),
        SignalReason.INTAKE: _("Go on with the intake"),
        SignalReason.CONSENT: _("Ask her"),
        SignalReason.SILENCE: _("Call and log"),
        SignalReason.RHYTHM: _("Say why"),
        SignalReason.OFFER: _("Offer it"),
        SignalReason.CHECK: _("Record"),
        SignalReason.HER_YES: _("Ask her"),
        SignalReason.TALK: _("Talk with her"),
        SignalReason.WRONG: _("Answer her"),
        SignalReason.LEAVES: _("Talk with her"),
        SignalReason.REFERRAL: _("Ask after it"),
        SignalReason.CANNOT: _("Change the meeting"),
        SignalReason.CHILDCARE: _("Change the meeting"),
        SignalReason.PROPOSE: _("Propose somebody"),
        SignalReason.STOPPED: _("Ask her"),
        SignalReason.TIME_ENDS: _("Go on or end"),
    }.get(reason.reason, _("Open"))


@register.simple_tag
def rhythm_words(line: RhythmLine) -> str:
    """ "2 talks in 4 weeks; planned: 4." """
    span = label(f"{line.weeks}w")
    return ngettext(
        "%(n)d talk in %(span)s; planned: %(norm)d.",
        "%(n)d talks in %(span)s; planned: %(norm)d.",
        line.talks,
    ) % {"n": line.talks, "span": span, "norm": line.norm}


@register.simple_tag
def her_rhythm(line: RhythmLine, coach: str) -> str:
    """The same for herself: who spoke, how often, and what was planned."""
    parts = {"n": line.talks, "span": label(f"{line.weeks}w"), "norm": line.norm, "coach": coach}
    if coach:
        said = ngettext(
            "You and %(coach)s spoke %(n)d time in %(span)s.",
            "You and %(coach)s spoke %(n)d times in %(span)s.",
            line.talks,
        )
    else:
        said = ngettext("We spoke %(n)d time in %(span)s.", "We spoke %(n)d times in %(span)s.", line.talks)
    planned = ngettext("We planned %(norm)d time.", "We planned %(norm)d times.", line.norm)
    return f"{said % parts} {planned % parts}"
