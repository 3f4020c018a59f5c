"""What happens on the way: contacts, referrals, reports of unequal treatment, what she needs at work."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager, StrictManager
from aanzet.alliances.models import Organisation
from aanzet.cases.enums import (
    ContactKind,
    DiscriminationGround,
    DiscriminationPlace,
    DiscriminationWish,
    Mood,
    ReferralState,
)
from aanzet.cases.models.journey import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.core.sealed import SealedTextField
from aanzet.programmes.models import Programme

S, X, T, R, N = (
    Retention.SITUATION,
    Retention.SENSITIVE,
    Retention.TRACE,
    Retention.RESULT,
    Retention.NONE,
)


class ContactMoment(Versioned):
    """A contact, logged in thirty seconds. `draft_key` makes a saved-twice form one row."""

    retention: ClassVar[dict[str, Retention]] = {
        "kind": R,
        "on": R,
        "minutes": R,
        "mood": S,
        "next_step": S,
        "note": X,
        "by_id": T,
        "by_name": T,
        "draft_key": N,
        "is_draft": N,
        "where": S,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(_("how"), max_length=12, choices=ContactKind)
    on = models.DateField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    where = models.CharField(_("where"), max_length=80, blank=True)
    mood = models.CharField(_("mood"), max_length=6, choices=Mood, blank=True)
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    note = SealedTextField(blank=True)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    draft_key = models.UUIDField(null=True, unique=True)
    is_draft = models.BooleanField(default=False)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        indexes = [models.Index(fields=["case", "-on"], name="contact_case_on")]

    def __str__(self) -> str:
        return self.kind

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


def talks() -> models.QuerySet[ContactMoment]:
    """Contacts in which somebody spoke with her: no draft, and no attempt that did not reach her."""
    return models.QuerySet(ContactMoment).filter(is_draft=False).exclude(kind=ContactKind.TRIED)


class Referral(Versioned):
    """Passing on to another service, with follow-up. `topic` is a barrier key or a free word."""

    retention: ClassVar[dict[str, Retention]] = {
        "topic": S,
        "to": S,
        "state": S,
        "sent_on": S,
        "answer_due_on": S,
        "answered_on": S,
        "answer": X,
        "warm": S,
        "by_id": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="referrals")
    topic = models.CharField(_("for"), max_length=80)
    to = models.CharField(_("to"), max_length=120)
    warm = models.BooleanField(_("we go together"), default=False)
    state = models.CharField(max_length=10, choices=ReferralState, default=ReferralState.SENT)
    sent_on = models.DateField(_("sent on"))
    answer_due_on = models.DateField(_("answer expected by"))
    answered_on = models.DateField(null=True, blank=True)
    answer = SealedTextField(blank=True)
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        indexes = [models.Index(fields=["case", "-sent_on"], name="referral_case_on")]

    def __str__(self) -> str:
        return self.to

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class DiscriminationReport(Record):
    """Unequal treatment as she tells it; she chooses what follows. Nothing reaches employer or funder by name."""

    retention: ClassVar[dict[str, Retention]] = {
        "ground": X,
        "place": X,
        "wish": X,
        "words": X,
        "told_on": X,
        "followed_up_on": X,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="discrimination_reports")
    ground = models.CharField(_("because of"), max_length=12, choices=DiscriminationGround)
    place = models.CharField(_("where"), max_length=10, choices=DiscriminationPlace)
    wish = models.CharField(_("what she wants"), max_length=10, choices=DiscriminationWish)
    words = SealedTextField(blank=True)
    told_on = models.DateField()
    followed_up_on = models.DateField(null=True, blank=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return "report"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class Adjustment(Versioned):
    """What she needs to do the work well: a need, never a diagnosis. Shown to an employer only with her yes."""

    retention: ClassVar[dict[str, Retention]] = {"needs": X, "schemes": X, "written_on": X}
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="adjustment")
    needs = SealedTextField(blank=True)
    schemes = models.JSONField(default=list)
    written_on = models.DateField()

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    def __str__(self) -> str:
        return "adjustment"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class Deviation(Record):
    """Why she had less contact than the norm of her phase: said by a worker, read by her too.

    `since`: from which day it was less. `quiet_until`: the last day on which nobody is reminded of it."""

    retention: ClassVar[dict[str, Retention]] = {
        "phase": S,
        "since": S,
        "on": S,
        "reason": S,
        "words": X,
        "quiet_until": S,
        "by_id": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deviations")
    phase = models.SlugField(max_length=60)
    since = models.DateField()
    on = models.DateField()
    # A key of reference/data/reasons.csv: reasons are data and can retire.
    reason = models.CharField(max_length=40)
    words = SealedTextField(blank=True)
    quiet_until = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[StrictManager[Self]] = StrictManager()

    class Meta:
        indexes = [models.Index(fields=["case", "-on"], name="deviation_case_on")]

    def __str__(self) -> str:
        return self.reason

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class OutreachContact(Record):
    """Women met at a finding place on a day: a head count, no file."""

    retention: ClassVar[dict[str, Retention]] = {
        "finding_place": N,
        "channel": N,
        "district": N,
        "on": N,
        "women": N,
        "signed_up": N,
        "by_id": T,
        "programme": N,
        "organisation": N,
    }
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="outreach")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    finding_place = models.CharField(_("finding place"), max_length=80)
    channel = models.CharField(_("how"), max_length=20, blank=True)
    district = models.CharField(_("district"), max_length=80, blank=True)
    on = models.DateField(_("when"))
    women = models.PositiveSmallIntegerField(_("women met"))
    signed_up = models.PositiveSmallIntegerField(_("of whom want to hear more"), default=0)
    by_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-on"], name="outreach_org_on")]

    def __str__(self) -> str:
        return self.finding_place
