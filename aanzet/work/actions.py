"""Writing results: placements, what after-care found, and what she says about her income."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions import refresh
from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.programmes.queries import blueprint_of
from aanzet.reference.identity import find_numbers
from aanzet.reference.independence import verdict
from aanzet.reference.lists import sector
from aanzet.work.enums import Answer, Moment, PlacementEnd, Still
from aanzet.work.intake import hours_possible
from aanzet.work.models import AfterCareCheck, IndependenceStatement, Placement, StartSituation
from aanzet.work.schedule import due_on

A_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class PlacementInput:
    """A placement as typed; see :class:`Placement`. `starts_on` may lie at most a month ahead (a signed contract)."""

    kind: str
    starts_on: date
    seen_on: date
    seen_by: str
    sector: str = ""
    occupation: str = ""
    employer: str = ""
    hours_per_week: Decimal | None = None
    contract: str = ""
    route: str = ""
    level: str = ""
    evidence_note: str = ""
    outside_hours: bool = False


def _checked(case: Case, typed: PlacementInput, on: date, her_yes: bool) -> dict[str, Any]:
    if typed.starts_on > on + A_MONTH:
        raise Refused(_("This day is more than a month away. Write it down when it comes near."), "starts_on")
    if typed.starts_on < case.first_contact_on:
        raise Refused(_("This day lies before her first contact. Look at the date."), "starts_on")
    if typed.seen_on > on:
        raise Refused(_("This day is still to come. Write the day on which it was seen."), "seen_on")
    if not typed.seen_by.strip():
        raise Refused(_("Write who saw it: a contract, a pay slip, a school letter."), "seen_by")
    if typed.sector and sector(typed.sector) is None:
        raise Refused(_("This sector is not in the list. Choose one of the list."), "sector")
    for field in ("occupation", "employer", "seen_by", "evidence_note"):
        if find_numbers(getattr(typed, field)):
            raise Refused(
                _("This looks like a citizen service number. Leave it out: we may not keep it."), field
            )
    can = hours_possible(case)
    too_many = can is not None and typed.hours_per_week is not None and typed.hours_per_week > can
    outside = typed.outside_hours or too_many
    if outside and not her_yes:
        raise Refused(_outside_message(can if too_many else None), "her_yes")
    return asdict(typed) | {"outside_hours": outside}


def _outside_message(can: Decimal | None) -> str:
    if can is None:
        return _("These times lie outside the times she gave. Ask her, and tick that she says yes.")
    return _(
        "She said she can do %(hours)s hours a week. This is more. Ask her, and tick that she says yes."
    ) % {"hours": f"{can:g}"}


@transaction.atomic
def placement_add(
    *, by: Actor | None, on: date, case: Case, typed: PlacementInput, her_yes: bool = False
) -> Placement:
    """Note a result that was seen. After-care follows by itself. Outside her hours it needs `her_yes`."""
    values = _checked(case, typed, on, her_yes)
    row = models.QuerySet(Placement).create(
        case=case,
        by_id=by.user_id if by else None,
        her_yes_on=on if values["outside_hours"] else None,
        **values,
    )
    write(
        by,
        "case.placement_added",
        subject=case.participant_id,
        object_id=row.pk,
        data={"kind": row.kind},
        on=on,
    )
    refresh([case])
    return row


@transaction.atomic
def placement_edit(
    *, by: Actor, on: date, placement: Placement, version: int, typed: PlacementInput, her_yes: bool = False
) -> Placement:
    """Correct what was noted. A frozen figure stays as it was; the correction shows beside it with its date."""
    case = placement.case
    values = _checked(case, typed, on, her_yes)
    if placement.ends_on and typed.starts_on > placement.ends_on:
        raise Refused(_("This day lies after the last day. Look at both dates."), "starts_on")
    yes_on = (placement.her_yes_on or on) if values["outside_hours"] else None
    fresh = placement.save_if_unchanged(seen=version, her_yes_on=yes_on, **values)
    changed = sorted(name for name in values if getattr(placement, name) != getattr(fresh, name))
    write(
        by,
        "case.placement_edited",
        subject=case.participant_id,
        object_id=placement.pk,
        data={"fields": changed},
        on=on,
    )
    refresh([case])
    return fresh


@transaction.atomic
def placement_end(
    *, by: Actor | None, on: date, placement: Placement, ends_on: date, reason: PlacementEnd | str = ""
) -> Placement:
    """It ended. Checks whose day comes later are no longer asked; what was found stays."""
    if ends_on < placement.starts_on:
        raise Refused(_("The last day lies before the first. Look at both dates."), "ends_on")
    fresh = placement.save_if_unchanged(seen=placement.version, ends_on=ends_on, end_reason=reason)
    case = placement.case
    write(
        by,
        "case.placement_ended",
        subject=case.participant_id,
        object_id=placement.pk,
        data={"reason": str(reason)},
        on=on,
    )
    refresh([case])
    return fresh


@transaction.atomic
def placement_withdraw(*, by: Actor, on: date, placement: Placement) -> None:
    """It should not have been noted at all. The row stays with a date, so that a frozen figure can be explained."""
    if placement.withdrawn_on is None:
        placement.save_if_unchanged(seen=placement.version, withdrawn_on=on)
        case = placement.case
        write(by, "case.placement_withdrawn", subject=case.participant_id, object_id=placement.pk, on=on)
        refresh([case])


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


@transaction.atomic
def independence_record(
    *,
    by: Actor | None,
    on: date,
    case: Case,
    moment: Moment | str,
    band: str = "",
    declined: bool = False,
    stated_on: date | None = None,
) -> IndependenceStatement:
    """Keep the band of net income she named and what it means against that year's line.

    `declined`: she would rather not say, which is a full answer. No band and not declined: not known.
    """
    day = stated_on or on
    if day > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), "stated_on")
    found = verdict(blueprint_of(case.programme).profile_code, day.year, "" if declined else band)
    if found is None:
        raise Refused(
            _("No line of independence is known for this country, so there is nothing to compare with.")
        )
    row = models.QuerySet(IndependenceStatement).create(
        case=case,
        moment=moment,
        band="" if declined else band,
        year=day.year,
        measure=found.measure,
        definition_version=found.version,
        answer=Answer.DECLINED if declined else found.state,
        stated_on=day,
        by_id=by.user_id if by else None,
    )
    # The answer itself stays out of the journal: more people read that than may read her income.
    write(
        by,
        "case.independence_recorded",
        subject=case.participant_id,
        object_id=row.pk,
        data={"moment": str(moment)},
        on=day,
    )
    return row


@transaction.atomic
def start_situation_set(
    *,
    by: Actor | None,
    on: date,
    case: Case,
    income_source: str = "",
    hours_per_week: Decimal | None = None,
    in_full_time_study: bool | None = None,
    benefit: str = "",
    version: int | None = None,
) -> StartSituation:
    """Keep income, work and study at the start as plain categories. Empty: not asked or not said."""
    values = {
        "income_source": income_source,
        "hours_per_week": hours_per_week,
        "in_full_time_study": in_full_time_study,
        "benefit": benefit,
        "on": on,
    }
    row = models.QuerySet(StartSituation).filter(case=case).first()
    if row is None:
        row = models.QuerySet(StartSituation).create(case=case, **values)
    else:
        row = row.save_if_unchanged(seen=row.version if version is None else version, **values)
    write(by, "case.start_situation_set", subject=case.participant_id, object_id=row.pk, on=on)
    return row
