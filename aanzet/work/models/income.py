"""Whether she can live on her own income: the start, and what she said at each of the four moments."""

from decimal import Decimal
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.work.enums import Answer, Benefit, Moment
from aanzet.work.models.placement import WEEK

S, R, T = Retention.SITUATION, Retention.RESULT, Retention.TRACE
MOST_STUDY_FREE_HOURS = Decimal(12)


class IndependenceStatement(Record):
    """What she said at one of the four moments. A correction is a new row; the latest of a moment stands.

    `answer` is measured against the line of `year` by `measure` in `definition_version`; `band` empty means
    that no band was given. No amount is ever kept.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "moment": R,
        "band": S,
        "year": R,
        "measure": R,
        "definition_version": R,
        "answer": R,
        "stated_on": R,
        "by_id": T,
    }
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="independence")
    moment = models.CharField(_("moment"), max_length=5, choices=Moment)
    band = models.CharField(_("net income in a month"), max_length=20, blank=True)
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=40)
    definition_version = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=8, choices=Answer)
    stated_on = models.DateField()
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["stated_on", "created_at"]
        indexes = [models.Index(fields=["case", "moment"], name="independence_case_moment")]

    def __str__(self) -> str:
        return f"{self.moment} {self.answer}"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class StartSituation(Versioned):
    """Work, study and income when she came, as plain categories for counting. None or empty: not asked yet."""

    retention: ClassVar[dict[str, Retention]] = {
        "income_source": S,
        "hours_per_week": S,
        "in_full_time_study": S,
        "benefit": S,
        "on": S,
    }
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="start_situation")
    income_source = models.CharField(_("main income"), max_length=24, blank=True)
    hours_per_week = models.DecimalField(
        _("hours of paid work a week"), max_digits=4, decimal_places=1, null=True, blank=True, validators=WEEK
    )
    in_full_time_study = models.BooleanField(_("full-time study"), null=True, blank=True)
    benefit = models.CharField(_("benefit"), max_length=14, choices=Benefit, blank=True)
    on = models.DateField(_("asked on"))

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    def __str__(self) -> str:
        return "start"

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id

    @property
    def no_benefit_little_work(self) -> bool | None:
        """No benefit, no full-time study, at most 12 hours of work (source S2-34). None: not known."""
        return no_benefit_little_work(self.benefit, self.in_full_time_study, self.hours_per_week)


def no_benefit_little_work(benefit: str, study: bool | None, hours: Decimal | None) -> bool | None:
    """See :attr:`StartSituation.no_benefit_little_work`. One clear no decides; a missing answer never does."""
    no = benefit == Benefit.SOME, study is True, hours is not None and hours > MOST_STUDY_FREE_HOURS
    if any(no):
        return False
    known = benefit == Benefit.NONE and study is not None and hours is not None
    return True if known else None
