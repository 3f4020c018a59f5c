"""Grants, their periods and the reports that funders expect."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from aanzet.access.actor import Actor
from aanzet.access.queries import visible
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Alliance, Grant, GrantPeriod, ReportDue
from aanzet.core.text import localised

# Days before the date on which a report shows up, and gets louder.
REMIND_DAYS = (30, 14, 3)
SENDERS = frozenset({Role.COORDINATOR, Role.ALLIANCE_LEAD, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class ReportRow:
    """`days`: until the date, negative when it has passed. `kind`: how loud, as a badge kind."""

    pk: UUID
    grant_pk: UUID
    grant: str
    name: str
    due_on: date
    days: int
    sent_on: date | None
    kind: str


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """`renews`: the first day of the period that this one renews or extends."""

    pk: UUID
    starts_on: date
    ends_on: date | None
    renews: date | None
    is_extension: bool


@dataclass(frozen=True, slots=True)
class GrantRow:
    pk: UUID
    name: str
    funder: str
    decided_on: date | None
    periods: list[PeriodRow]


@dataclass(frozen=True, slots=True)
class GrantPage:
    pk: UUID
    alliance_pk: UUID
    alliance: str
    name: str
    funder: str
    commissioner: str
    decided_on: date | None
    policy_priority: str
    area: str
    conditions: str
    periods: list[PeriodRow]
    reports: list[ReportRow]


def grant_rows(*, alliance: Alliance, actor: Actor) -> list[GrantRow]:
    """The grants of an alliance that the actor may see, newest decision first. Two queries."""
    rows = visible(Grant, actor, "grant.read").filter(alliance=alliance).select_related("funder")
    found = rows.prefetch_related("periods__renews").order_by("-decided_on", "slug")
    return [GrantRow(row.pk, str(row), row.funder.name, row.decided_on, _periods(row)) for row in found]


def grant_page(*, grant: Grant, actor: Actor) -> GrantPage:
    """One grant with its periods and reports."""
    row = Grant.objects.select_related("alliance", "funder", "commissioner").get(pk=grant.pk)
    return GrantPage(
        pk=row.pk,
        alliance_pk=row.alliance_id,
        alliance=row.alliance.name,
        name=str(row),
        funder=row.funder.name,
        commissioner=row.commissioner.name if row.commissioner else "",
        decided_on=row.decided_on,
        policy_priority=localised(row.policy_priority, actor.language),
        area=row.area,
        conditions=row.conditions,
        periods=_periods(row),
        reports=[_report(each, str(row), actor.on) for each in row.reports_due.order_by("due_on")],
    )


def _periods(grant: Grant) -> list[PeriodRow]:
    rows: list[GrantPeriod] = sorted(grant.periods.all(), key=lambda row: row.starts_on)
    return [
        PeriodRow(
            row.pk, row.starts_on, row.ends_on, row.renews.starts_on if row.renews else None, row.is_extension
        )
        for row in rows
    ]


def reports_due(*, actor: Actor, on: date) -> list[ReportRow]:
    """Reports not sent yet that are due within 30 days or late, the most pressing first: for who has a part
    in sending them, not for who only pays. One query."""
    if actor.roles.isdisjoint(SENDERS):
        return []
    horizon = on + timedelta(days=REMIND_DAYS[0])
    rows = visible(ReportDue, actor, "grant.read").filter(sent_on__isnull=True, due_on__lte=horizon)
    return [_report(row, str(row.grant), on) for row in rows.select_related("grant").order_by("due_on")]


def _report(row: ReportDue, grant: str, on: date) -> ReportRow:
    days = (row.due_on - on).days
    if row.sent_on:
        kind = "done"
    elif days <= REMIND_DAYS[2]:
        kind = "now"
    elif days <= REMIND_DAYS[1]:
        kind = "soon"
    else:
        kind = "info" if days <= REMIND_DAYS[0] else "quiet"
    return ReportRow(row.pk, row.grant_id, grant, row.name, row.due_on, days, row.sent_on, kind)
