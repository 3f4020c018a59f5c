"""The wide network they use: whom she was introduced to, and what came of it, in one row."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.access.scope import ScopedManager
from aanzet.cases.models import Case
from aanzet.core.models import Record, Versioned
from aanzet.core.retention import Retention
from aanzet.matches.enums import IntroductionStep
from aanzet.matches.models.match import Match

R, T = Retention.RESULT, Retention.TRACE


class Introduction(Versioned):
    """One introduction. `to`: an organisation or a function, never the name of a private person. `agreed_on`: her yes
    to being introduced there, said before. What came of it is in its moves."""

    retention: ClassVar[dict[str, Retention]] = {
        "to": R, "sector": R, "on": R, "agreed_on": R, "by_id": T, "withdrawn_on": T,
    }  # fmt: skip
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="introductions")
    match = models.ForeignKey(
        Match, on_delete=models.SET_NULL, null=True, blank=True, related_name="introductions"
    )
    to = models.CharField(_("to whom"), max_length=120)
    sector = models.CharField(_("field of work"), max_length=40, blank=True)
    on = models.DateField(_("when"))
    agreed_on = models.DateField(_("she said yes on"))
    by_id = models.UUIDField(null=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["-on", "-created_at"]

    def __str__(self) -> str:
        return self.to

    @property
    def subject_id(self) -> UUID:
        return self.case.participant_id


class IntroductionMove(Record):
    """How far it came, on a day."""

    retention: ClassVar[dict[str, Retention]] = {"step": R, "on": R, "by_id": T}
    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="moves")
    step = models.CharField(max_length=10, choices=IntroductionStep)
    on = models.DateField(_("when"))
    by_id = models.UUIDField(null=True)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return self.step

    @property
    def subject_id(self) -> UUID:
        return self.introduction.subject_id
