"""Choices about who may see her, and about her family."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """What stands about her, in her words. Every field group of the policy table belongs to one (see `topics`)."""

    NAME = "name", _("My name and how to reach me")
    WISH = "wish", _("What I want and my plan")
    BARRIERS = "barriers", _("What is in my way")
    NOTES = "notes", _("Notes of our talks")
    VOICE = "voice", _("My voice")
    RESULTS = "results", _("My work and my income")


TOPIC_ICONS: dict[str, str] = {
    Topic.NAME: "identification-card",
    Topic.WISH: "star",
    Topic.BARRIERS: "mountains",
    Topic.NOTES: "note-pencil",
    Topic.VOICE: "microphone",
    Topic.RESULTS: "briefcase",
}


class Term(models.TextChoices):
    """How long her yes holds."""

    MONTHS = "months", _("3 months")
    YEAR = "year", _("1 year")
    STOP = "stop", _("Until I stop it")
    KEEP = "keep", _("As long as it is now")


TERM_ICONS: dict[str, str] = {
    Term.MONTHS: "clock",
    Term.YEAR: "calendar",
    Term.STOP: "hand-palm",
    Term.KEEP: "check",
}


class ChangeKind(models.TextChoices):
    """What she changed about who may see her; her coach hears of it."""

    SHARED = "shared", _("She said yes to an organisation, or changed her yes")
    TAKEN_BACK = "taken_back", _("She took back her yes")
    LIMITED = "limited", _("She changed what her mentor sees")
    HIDDEN = "hidden", _("She chose that only her own coach sees her file")
    SHOWN = "shown", _("She shows her file to your organisation again")
    OPENED = "opened", _("Her hidden file was opened")


class Kin(models.TextChoices):
    """Who a relative is to her."""

    PARTNER = "partner", _("My partner")
    MOTHER = "mother", _("My mother")
    FATHER = "father", _("My father")
    SIBLING = "sibling", _("My sister or brother")
    CHILD = "child", _("My child")
    IN_LAW = "in_law", _("Family of my partner")
    FRIEND = "friend", _("A friend")


KIN_ICONS: dict[str, str] = {
    Kin.PARTNER: "heart",
    Kin.MOTHER: "gender-female",
    Kin.FATHER: "user",
    Kin.SIBLING: "users",
    Kin.CHILD: "backpack",
    Kin.IN_LAW: "house",
    Kin.FRIEND: "hand-heart",
}


class FamilyYes(models.TextChoices):
    """What a relative may be asked to come to. No row means: nothing."""

    NOTHING = "nothing", _("Nothing")
    WHEN_I_SAY = "when_i_say", _("Only when I say so")
    GATHERINGS = "gatherings", _("To gatherings for families")


FAMILY_ICONS: dict[str, str] = {
    FamilyYes.NOTHING: "prohibit",
    FamilyYes.WHEN_I_SAY: "chat-circle",
    FamilyYes.GATHERINGS: "users-three",
}
