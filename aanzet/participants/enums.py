"""Choices about the person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gender(models.TextChoices):
    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    NON_BINARY = "non_binary", _("non-binary")
    UNKNOWN = "", _("not asked or not said")


class Discretion(models.TextChoices):
    """What a message to her may show; the default is no contact at all."""

    NONE = "none", _("Do not contact me")
    NEUTRAL = "neutral", _("A short message that tells nothing")
    FULL = "full", _("A message that says what it is about")


class Channel(models.TextChoices):
    PHONE = "phone", _("Phone")
    SMS = "sms", _("Text message")
    VOICE = "voice", _("Spoken message")
    MAIL = "mail", _("Mail")
    LETTER = "letter", _("Letter")
    PERSON = "person", _("Through a person she trusts")


class RestrictionKind(models.TextChoices):
    PROTECTED_IDENTITY = "protected_identity", _("Protected identity")
    COACH_ONLY = "coach_only", _("Only her own coach")
    # Set and read by who accompanies her, and by nobody else: see participants.rules.
    UNSAFE = "unsafe", _("At home it is not safe")


class LimitPart(models.TextChoices):
    """What she can keep from who walks along with her. The name stays: without it nobody can walk along."""

    WISH = "wish", _("What I want")
    STEPS = "steps", _("My steps")


class OpeningCause(models.TextChoices):
    """Why a hidden file is opened for half an hour."""

    DANGER = "danger", _("She may be in danger")
    COACH_GONE = "coach_gone", _("Her coach is gone or cannot be reached")


class ConsentTopic(models.TextChoices):
    CARD = "card", _("First name, wish and hours")
    PLAN_STEPS = "plan_steps", _("The steps of the plan that concern you")
    PLAN = "plan", _("The whole plan")
    CONTACT = "contact", _("How to reach her")
    ADJUSTMENT = "adjustment", _("What she needs to do the work well")
    MATCH = "match", _("That she is known to a partner")


class ConsentEvidence(models.TextChoices):
    SPOKEN = "spoken", _("Spoken")
    WRITTEN = "written", _("Written")
    TAPPED = "tapped", _("Tapped by herself")


class BarrierStatus(models.TextChoices):
    PRESENT = "present", _("is there")
    WORKED_ON = "worked_on", _("is being worked on")
    SOLVED = "solved", _("is solved")
    ACCEPTED = "accepted", _("she lives with it")


class Source(models.TextChoices):
    HERSELF = "herself", _("she said it")
    COACH = "coach", _("her coach noticed it")
    INTAKE = "intake", _("from the intake")
    IMPORT = "import", _("from an earlier register")


class FingerprintKind(models.TextChoices):
    NAME_BIRTH = "name_birth", _("name and birth date")
    PHONE_FIRST = "phone_first", _("phone, first name and birth year")
