"""What stands about her work and training: for her own copy, and what stays as a number when she is erased."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.participants.parts import Part, Table, register
from aanzet.work.models import AfterCareCheck, IndependenceStatement, Placement, StartSituation, Yes, standing

OF = "case__participant"
DAY = _("Day")


def register_parts() -> None:
    # A result that does not count (taken back, or without her yes) leaves no number.
    register(
        Part(
            "work",
            _("Work and training"),
            35,
            (
                Table(
                    Placement,
                    OF,
                    _("Work or training"),
                    {
                        "kind": _("What"),
                        "occupation": _("Work or study"),
                        "employer": _("Where"),
                        "hours_per_week": _("Hours a week"),
                        "contract": _("Contract"),
                        "starts_on": _("From"),
                        "ends_on": _("Until"),
                        "seen_by": _("Seen by"),
                    },
                    keeps=(
                        "kind", "sector", "hours_per_week", "contract", "route", "level", "starts_on", "ends_on",
                        "seen_on",
                    ),
                    kept=standing(),
                ),
                Table(Yes, f"placement__{OF}", _("Your yes"), {"asked_on": _("Asked on"), "answer": _("Answer")}),
                Table(
                    AfterCareCheck,
                    f"placement__{OF}",
                    _("Asked again later"),
                    {"done_on": DAY, "still": _("Still there")},
                    keeps=("due", "done_on", "still", "hours_per_week", "contract"),
                    kept=Q(placement__in=models.QuerySet(Placement).filter(standing())),
                ),
                Table(
                    IndependenceStatement,
                    OF,
                    _("Own income"),
                    {"stated_on": DAY, "answer": _("Enough to live on")},
                    keeps=("moment", "year", "measure", "definition_version", "answer", "stated_on"),
                ),
                Table(
                    StartSituation,
                    OF,
                    _("At the start"),
                    {"on": DAY, "hours_per_week": _("Hours a week"), "benefit": _("Benefit")},
                    keeps=("income_source", "hours_per_week", "in_full_time_study", "benefit", "on"),
                ),
            ),
        )
    )  # fmt: skip
