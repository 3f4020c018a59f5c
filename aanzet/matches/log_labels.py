"""What the journal's lines about two people together say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "match.meeting_noted": _("A meeting together was noted"),
    "match.meeting_withdrawn": _("A meeting together was taken back"),
    "match.meeting_not_met": _("She said: we did not meet"),
    "match.meeting_met": _("She said: we did meet"),
    "match.meeting_felt": _("She said how a meeting was"),
    "match.hours_from_contact": _("Hours of the coach were counted"),
    "match.how_it_goes": _("Said how it goes together"),
    "match.talk_noted": _("There was a talk about how it goes together"),
    "match.ended": _("The time together ended"),
    "match.extended": _("The time together goes on longer"),
    "match.asked_again": _("She asked for somebody else"),
    "match.touch_said": _("She chose whether to stay in touch"),
    "match.again_said": _("The volunteer chose to help again or not"),
    "match.survey_answered": _("Answered a question about the time together"),
    "match.stand_in_named": _("Somebody stands in, or she waits"),
    "match.stand_in_ended": _("The time of standing in is over"),
    "match.introduced": _("She was introduced to somebody"),
    "match.introduction_moved": _("An introduction went on"),
    "match.introduction_withdrawn": _("An introduction was taken back"),
    "match.digest_chosen": _("Chose how to hear about matches"),
}

# What one side says of the other is no news on the page of a case.
QUIET = (
    "match.meeting_felt",
    "match.how_it_goes",
    "match.touch_said",
    "match.again_said",
    "match.survey_answered",
    "match.hours_from_contact",
)
