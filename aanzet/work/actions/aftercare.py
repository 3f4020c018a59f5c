"""Writing down what an after-care check found."""

from datetime import date
from decimal import Decimal

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions import refresh
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.programmes.queries import blueprint_of
from aanzet.work.actions.placement import A_MONTH, placement_end
from aanzet.work.enums import Still
from aanzet.work.models import AfterCareCheck, Placement
from aanzet.work.queries import stands
from aanzet.work.schedule import due_on


@transaction.atomic
def check_record(
    *,
    by: Actor | None,
    on: date,
    placement: Placement,
    due: str,
    still: Still | str,
    hours_per_week: Decimal | None = None,
    contract: str = "",
    done_on: date | None = None,
    ended_on: date | None = None,
    version: int | None = None,
) -> AfterCareCheck:
    """Write down what a check found. `still` no with `ended_on` also ends the placement.

    Asking again replaces the answer; with `version` a late save meets a Conflict.
    """
    case = placement.case
    spans = blueprint_of(case.programme).after_care.checks
    if not stands(placement):
        raise Refused(_("She has not said yes to this result. After-care begins with her yes."), "due")
    if due not in spans or not placement.is_followed:
        raise Refused(
            _("This check does not belong to this placement. Go back to her page and choose one."), "due"
        )
    day = done_on or on
    if day > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), "done_on")
    if day < due_on(placement.starts_on, due) - A_MONTH:
        raise Refused(_("It is too early for this check. Wait until its day comes near."), "done_on")
    values = {
        "done_on": day,
        "still": still,
        "hours_per_week": hours_per_week,
        "contract": contract,
        "by_id": by.user_id if by else None,
        "by_name": by.name if by else "",
    }
    row = models.QuerySet(AfterCareCheck).filter(placement=placement, due=due).first()
    if row is None:
        row = models.QuerySet(AfterCareCheck).create(placement=placement, due=due, **values)
    else:
        row = row.save_if_unchanged(seen=row.version if version is None else version, **values)
    if still == Still.NO and ended_on and placement.ends_on is None:
        placement_end(by=by, on=on, placement=placement, ends_on=ended_on)
    write(
        by,
        "case.aftercare_recorded",
        subject=case.participant_id,
        object_id=row.pk,
        data={"due": due, "still": str(still)},
        on=day,
    )
    refresh([case])
    return row
