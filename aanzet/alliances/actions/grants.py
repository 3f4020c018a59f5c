"""Grants: the decision, the periods in which results count, the reports that are expected."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.alliances.actions.costs import costs_claimed
from aanzet.alliances.models import Alliance, Grant, GrantPeriod, Organisation, ReportDue
from aanzet.alliances.slugs import free_slug
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write


@transaction.atomic
def grant_add(
    *,
    by: By | None,
    on: date,
    alliance: Alliance,
    funder: Organisation,
    commissioner: Organisation | None = None,
    reference: str = "",
    decided_on: date | None = None,
    policy_priority: Mapping[str, str] | None = None,
    area: str = "",
    conditions: str = "",
) -> Grant:
    """Record a money decision. `policy_priority`: text per language."""
    row = Grant.objects.create(
        slug=free_slug(Grant, reference or f"{alliance.slug} {funder.slug}"),
        alliance=alliance,
        funder=funder,
        commissioner=commissioner,
        reference=reference,
        decided_on=decided_on,
        policy_priority=dict(policy_priority or {}),
        area=area,
        conditions=conditions,
    )
    write(by, "grant.added", object_id=row.pk, data={"alliance": str(alliance.pk)}, on=on)
    return row


@transaction.atomic
def grant_edit(*, by: By | None, on: date, grant: Grant, seen: int, **changes: Any) -> Grant:
    """Change a grant as it was at version `seen`. Raises Conflict."""
    row = grant.save_if_unchanged(seen=seen, **changes)
    write(by, "grant.edited", object_id=row.pk, on=on)
    return row


@transaction.atomic
def period_add(
    *,
    by: By | None,
    on: date,
    grant: Grant,
    starts_on: date,
    ends_on: date | None = None,
    renews: GrantPeriod | None = None,
    is_extension: bool = False,
) -> GrantPeriod:
    """Add a period with exact days; without a last day it is open. An extension or renewal names the period
    that it follows. Raises Refused when the days overlap another period or an earlier one is open."""
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("The last day lies before the first day. Choose a later day."), "ends_on")
    if renews is not None and renews.grant_id != grant.pk:
        raise Refused(_("That period belongs to another grant. Choose one of this grant."), "renews")
    for other in grant.periods.all():
        if (ends_on is None or other.starts_on <= ends_on) and (
            other.ends_on is None or other.ends_on >= starts_on
        ):
            raise Refused(
                _("These days overlap the period that starts on %(day)s. Choose a later first day.")
                % {"day": other.starts_on.isoformat()},
                "starts_on",
            )
    row = GrantPeriod.objects.create(
        grant=grant,
        # Periods of one grant never overlap, so their first day names them.
        slug=starts_on.isoformat(),
        starts_on=starts_on,
        ends_on=ends_on,
        renews=renews,
        is_extension=is_extension,
    )
    write(by, "period.added", object_id=row.pk, data={"grant": str(grant.pk)}, on=on)
    return row


@transaction.atomic
def report_add(*, by: By | None, on: date, grant: Grant, name: str, due_on: date) -> ReportDue:
    """A report that the funder expects on a day; the worklist reminds of it 30, 14 and 3 days before."""
    row = ReportDue.objects.create(grant=grant, name=name, due_on=due_on)
    write(by, "report.added", object_id=row.pk, data={"grant": str(grant.pk)}, on=on)
    return row


@transaction.atomic
def report_sent(*, by: By | None, on: date, report: ReportDue, sent_on: date) -> ReportDue:
    """The report went out, and with it what its grant paid up to that day. Raises Refused for a day to come."""
    if sent_on > on:
        raise Refused(
            _("This day has not come yet. Fill in the day on which the report was sent."), "sent_on"
        )
    report.sent_on = sent_on
    report.save(update_fields=["sent_on"])
    costs_claimed(by=by, on=on, report=report, sent_on=sent_on)
    write(by, "report.sent", object_id=report.pk, data={"sent_on": sent_on.isoformat()}, on=on)
    return report
