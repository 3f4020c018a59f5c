"""Which field group of the policy table belongs to which topic of her page, and what each is called.

A test compares this with the policy table: a new field group about a case must find its place here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanzet.circle.enums import Topic
from aanzet.participants.enums import ConsentTopic

Text = Promise | str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what stands about her. `words`: its name, after "only" or in a list."""

    topic: Topic
    words: Text


PARTS: Mapping[str, Part] = {
    "case.identity.read": Part(Topic.NAME, _("your name")),
    "case.contact.read": Part(Topic.NAME, _("your phone and mail")),
    "case.safe_contact.read": Part(Topic.NAME, _("how to reach you safely")),
    "case.wish.read": Part(Topic.WISH, _("what you want")),
    "case.plan.read": Part(Topic.WISH, _("your plan")),
    "case.barrier.read": Part(Topic.BARRIERS, _("your list")),
    "case.barrier_restricted.read": Part(Topic.BARRIERS, _("what is only for your coach")),
    "case.situation.read": Part(Topic.BARRIERS, _("how you live")),
    "case.intake.read": Part(Topic.BARRIERS, _("your answers to our questions")),
    "case.intake_sensitive.read": Part(Topic.BARRIERS, _("your answers about health")),
    "case.discrimination.read": Part(Topic.BARRIERS, _("unequal treatment that you told")),
    "case.adjustment.read": Part(Topic.BARRIERS, _("what you need at work")),
    "case.note.read": Part(Topic.NOTES, _("notes of talks")),
    "case.deviation.read": Part(Topic.NOTES, _("how often you talk")),
    "case.journal.read": Part(Topic.NOTES, _("what happened, and when")),
    "case.meeting.read": Part(Topic.NOTES, _("when and where you meet")),
    "case.match.read": Part(Topic.NOTES, _("who you asked for and who is with you")),
    "case.introduction.read": Part(Topic.RESULTS, _("who you were introduced to")),
    "case.message.read": Part(Topic.NOTES, _("messages to you")),
    "case.sheet.read": Part(Topic.WISH, _("your sheets that you show")),
    "case.ladder.read": Part(Topic.VOICE, _("how much you decide yourself")),
    "case.survey.read": Part(Topic.VOICE, _("your answers about how you are")),
    "case.voice.read": Part(Topic.VOICE, _("your recorded voice")),
    "case.placement.read": Part(Topic.RESULTS, _("your work and lessons")),
    "case.independence.read": Part(Topic.RESULTS, _("your own income")),
    "mentee.name.read": Part(Topic.NAME, _("your first name")),
    "mentee.wish.read": Part(Topic.WISH, _("what you want")),
    "mentee.plan.read": Part(Topic.WISH, _("your steps")),
    "candidate.name": Part(Topic.NAME, _("your first name")),
    "candidate.wish": Part(Topic.WISH, _("what you want")),
    "candidate.steps": Part(Topic.WISH, _("the steps that they help with")),
    "candidate.needs": Part(Topic.BARRIERS, _("what you need at work")),
    "known": Part(Topic.NAME, _("that we know you")),
}
# Not told on her page. Names of groups are not about one woman. That it is not safe at home is noted by her coach and
# for her coach; her phone may be shared. Who opened a hidden file, and her family, have lines of their own there.
UNTOLD = frozenset(
    {"case.read", "case.cohort.read", "case.safety.read", "case.opening.read", "case.family.read"}
)


def card_parts(topics: Iterable[str]) -> frozenset[str]:
    """What the card of a candidate shows to a receiver with her yes for `topics` (values of ConsentTopic)."""
    said = set(topics) - {ConsentTopic.MATCH}
    parts = {"candidate.name"} if said else set()
    if ConsentTopic.CARD in said:
        parts.add("candidate.wish")
    if said & {ConsentTopic.PLAN_STEPS, ConsentTopic.PLAN}:
        parts.add("candidate.steps")
    if ConsentTopic.ADJUSTMENT in said:
        parts.add("candidate.needs")
    return frozenset(parts)


# What she can say yes to on her own page: only what opens something.
OFFERED: Mapping[ConsentTopic, tuple[Text, str]] = {
    ConsentTopic.CARD: (_("My first name and what I want"), "star"),
    ConsentTopic.PLAN_STEPS: (_("The steps of my plan that they help with"), "stairs"),
    ConsentTopic.ADJUSTMENT: (_("What I need to do the work well"), "puzzle-piece"),
    ConsentTopic.MATCH: (_("That you know me"), "handshake"),
}
