"""A step that was written down by mistake is taken back; what hung on it follows."""

from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.alliances.actions import membership_add
from aanzet.alliances.enums import Role
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.volunteers.actions.steps import by_another, still_there
from aanzet.volunteers.enums import TakenBack, VolunteerEnding
from aanzet.volunteers.models import Screening, Signature, Talk, Training, Volunteer, VolunteerEnd

Step = Talk | Screening | Training | Signature


@transaction.atomic
def step_withdraw(*, by: By | None, on: date, step: Step, why: str) -> Step:
    """The row stays, with the day, who and why; it counts no more. A talk, a check and a training are taken back by the
    coordinator, a yes to the agreement only by who said it. Who runs already goes on, and misses the step again. A no
    after the talk that is taken back takes the end along that it wrote. Raises Refused."""
    volunteer = step.volunteer
    _may_take_back(by, step, volunteer)
    row = type(step)._base_manager.select_for_update().get(pk=step.pk)
    if row.withdrawn_on is not None:
        raise Refused(_("This is taken back already."))
    if isinstance(row, Talk) and not row.welcome:
        _end_undone(by, on, volunteer)
    else:
        still_there(volunteer)
    row.withdrawn_on, row.withdrawn_why = on, TakenBack(why)
    row.withdrawn_by_id = by.user_id if by else None
    row.save(update_fields=["withdrawn_on", "withdrawn_by_id", "withdrawn_why"])
    data = {"step": row._meta.model_name or "", "why": row.withdrawn_why}
    write(
        by, "volunteer.step_withdrawn", object_id=volunteer.pk, organisation=volunteer.organisation_id,
        data=data, on=on,
    )  # fmt: skip
    return row


def _may_take_back(by: By | None, step: Step, volunteer: Volunteer) -> None:
    if not isinstance(step, Signature):
        by_another(by, volunteer)
    elif by is None or by.user_id is None or by.user_id != volunteer.user_id:
        raise Refused(_("Only the volunteer takes back this yes."))


def _end_undone(by: By | None, on: date, volunteer: Volunteer) -> None:
    """The no of a talk ended it the same day; without that no there is no end. Whose task had begun signs up again:
    matches and access ended with it."""
    end = models.QuerySet(VolunteerEnd).filter(volunteer=volunteer).first()
    if end is None:
        return
    if end.reason != VolunteerEnding.NOT_STARTED or volunteer.membership_id is not None:
        raise Refused(_("This volunteer stopped. Who comes back signs up again."))
    end.delete()
    if volunteer.user is not None:
        membership_add(
            by=by, on=on, user=volunteer.user, organisation=volunteer.organisation, role=Role.VOLUNTEER
        )
    write(
        by, "volunteer.end_undone", object_id=volunteer.pk, organisation=volunteer.organisation_id,
        data={"last_day": end.last_day.isoformat()}, on=on,
    )  # fmt: skip
