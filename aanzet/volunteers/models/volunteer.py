"""Somebody who gives time in a programme: who, what he can, when and where; pauses and the end."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.alliances.models import Membership, Organisation
from aanzet.core.models import Dated, Record, Versioned
from aanzet.core.retention import Retention
from aanzet.participants.models import Participant
from aanzet.programmes.models import Programme
from aanzet.volunteers.enums import TravelMode, VolunteerEnding, VolunteerRole
from aanzet.volunteers.lengths import both_lengths

P, C, S, T, N = (
    Retention.IDENTITY,
    Retention.CONTACT,
    Retention.SITUATION,
    Retention.TRACE,
    Retention.NONE,
)


class Volunteer(Versioned):
    """One person in one role in one programme, from sign-up to end.

    `organisation`: who looks after her or him. `company`: whose staff it is, if it is a company's. `user`: from the
    moment there is an account. `membership`: the dated task that opens doors; it begins when everything is ready and
    ends with the last day. `participant`: the woman who became an ambassador; her file stays hers. `is_woman`: as said
    by the person; asked only for a woman who wishes a woman. `languages`: codes of reference `languages.csv`;
    `sectors`: codes of `sectors.csv`; `halfdays`: names of reference.halfdays; `helps_with`: keys of the programme's
    barriers; `postcode`: four figures in nl, five in se; no home address. `most_minutes`: of travel, one way.
    `places`: how many women at a time; `lengths`: values of `lengths.Length` that she or he gives.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "role": T, "name": P, "email": C, "phone": C, "language": C, "is_woman": S, "signed_up_on": T,
        "background": S, "sectors": S, "languages": S, "halfdays": S, "helps_with": S, "postcode": C, "mode": S,
        "most_minutes": S, "places": S, "lengths": S, "motivation": S, "heard_at": N,
    }  # fmt: skip
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="volunteers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="volunteers")
    company = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="volunteering_staff"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="volunteering"
    )
    membership = models.OneToOneField(
        Membership, on_delete=models.PROTECT, null=True, related_name="volunteer"
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, related_name="volunteering"
    )
    role = models.CharField(_("role"), max_length=12, choices=VolunteerRole)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    language = models.CharField(_("language of mail"), max_length=8, default="nl")
    is_woman = models.BooleanField(_("I am a woman"), null=True, blank=True)
    signed_up_on = models.DateField()
    background = models.CharField(_("work until now"), max_length=500, blank=True)
    motivation = models.CharField(_("why"), max_length=500, blank=True)
    heard_at = models.CharField(_("heard of us at"), max_length=120, blank=True)
    sectors = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    halfdays = models.JSONField(default=list)
    helps_with = models.JSONField(default=list)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    mode = models.CharField(_("how you travel"), max_length=8, choices=TravelMode, default=TravelMode.TRANSIT)
    most_minutes = models.PositiveSmallIntegerField(_("minutes of travel at most"), default=45)
    places = models.PositiveSmallIntegerField(_("women at a time"), default=1)

    lengths = models.JSONField(default=both_lengths)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["organisation", "programme"], name="volunteer_org_programme")]

    def __str__(self) -> str:
        return self.name


class VolunteerPause(Dated):
    """No new women from a day to a day; `stand_in_needed`: nor those there are (illness)."""

    retention: ClassVar[dict[str, Retention]] = {
        "starts_on": T, "ends_on": T, "stand_in_needed": T, "reason": S, "by_id": T,
    }  # fmt: skip
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="pauses")
    stand_in_needed = models.BooleanField(_("somebody else must stand in"), default=False)
    reason = models.CharField(_("why"), max_length=120, blank=True)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.starts_on}"


class VolunteerEnd(Record):
    """The last day, with a reason. All access ends with it."""

    retention: ClassVar[dict[str, Retention]] = {"last_day": T, "reason": S, "thanked_on": T, "by_id": T}
    volunteer = models.OneToOneField(Volunteer, on_delete=models.CASCADE, related_name="end")
    last_day = models.DateField(_("last day"))
    reason = models.CharField(_("why"), max_length=12, choices=VolunteerEnding)
    thanked_on = models.DateField(null=True, blank=True)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return self.reason
