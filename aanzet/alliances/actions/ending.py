"""The last day of what lets people see: a task, the part of a partner, an agreement on sharing."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from aanzet.alliances.models import AllianceMembership, Membership, SharingAgreement
from aanzet.core.errors import Refused


def end_row(
    row: Membership | AllianceMembership | SharingAgreement, on: date, ends_on: date, at_once: bool
) -> date:
    """Its last day; at once: yesterday, also of what began today, and never later than it was. Raises Refused."""
    if at_once:
        ends_on = min(row.ends_on or on, on - timedelta(days=1))
        row.starts_on = min(row.starts_on, ends_on)
    check_end(row.starts_on, ends_on)
    row.ends_on = ends_on
    row.save(update_fields=["starts_on", "ends_on"])
    return ends_on


def check_end(starts_on: date, ends_on: date) -> None:
    """Raises Refused for a last day before the first."""
    if ends_on < starts_on:
        raise Refused(_("The last day lies before the first day. Choose a later day."), "ends_on")
