"""Choices about ambassadors."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeploymentKind(models.TextChoices):
    TALK = "talk", _("A story told to a group")
    HOUSE = "house", _("Visit at home")
    STREET = "street", _("In the street, at school or at the market")
    COURSE = "course", _("Help in a group or course")
    ADVICE = "advice", _("Advice to an organisation")
    MEDIA = "media", _("Newspaper, radio or online")


# Pictures of `icons.svg`, for pages of hers.
KIND_ICONS = {
    DeploymentKind.TALK: "microphone-stage",
    DeploymentKind.HOUSE: "house",
    DeploymentKind.STREET: "storefront",
    DeploymentKind.COURSE: "chalkboard-teacher",
    DeploymentKind.ADVICE: "chats",
    DeploymentKind.MEDIA: "television",
}


class Begun(models.TextChoices):
    """Who spoke first of becoming an ambassador."""

    ASKED = "asked", _("A coordinator asked")
    HERSELF = "herself", _("She said it herself")


class CallAnswer(models.TextChoices):
    YES = "yes", _("Yes, I want this")
    NO = "no", _("No, I do not want this")


class SeenAs(models.TextChoices):
    """What others hear of an ambassador who was a participant: she says so, and may change it any day."""

    FIRST_NAME = "first_name", _("My first name, nothing more")
    OTHER_NAME = "other_name", _("Another name")
    STORY = "story", _("My first name, and that I took part myself")


SEEN_ICONS = {SeenAs.FIRST_NAME: "user", SeenAs.OTHER_NAME: "user-switch", SeenAs.STORY: "book-open"}


class CameBy(models.TextChoices):
    """How she heard of us, when it was no ambassador's visit that we know of."""

    DEPLOYMENT = "deployment", _("An ambassador")
    OTHER = "other", _("Another way")
