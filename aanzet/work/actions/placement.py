"""Writing results: a placement is added, corrected, ended or taken back."""

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
from aanzet.reference.identity import find_numbers
from aanzet.reference.lists import sector
from aanzet.work.actions.yes import Asking, yes_ask
from aanzet.work.enums import DayPart, PlacementEnd
from aanzet.work.intake import week_told
from aanzet.work.models import Placement
from aanzet.work.queries import stands
from aanzet.work.week import Misfit, Offer, misfits
from aanzet.work.wording import for_staff

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
    times: tuple[str, ...] = ()
    contract: str = ""
    route: str = ""
    level: str = ""
    evidence_note: str = ""


def _checked(case: Case, typed: PlacementInput, on: date) -> dict[str, Any]:
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
    return asdict(typed) | {"times": [each.value for each in DayPart if each in typed.times]}


def _against_her_week(case: Case, typed: PlacementInput, asking: Asking | None) -> list[Misfit]:
    """Why this lies outside her week. Refused with every reason as long as nobody says how her yes is asked."""
    found = misfits(week_told(case), Offer(typed.hours_per_week, frozenset(typed.times)))
    if found and asking is None:
        said = " ".join(for_staff(each.code, each.values) for each in found)
        raise Refused(
            _("%(reasons)s This needs her own yes. Choose how she says it.") % {"reasons": said}, "her_yes"
        )
    return found


@transaction.atomic
def placement_add(
    *, by: Actor | None, on: date, case: Case, typed: PlacementInput, asking: Asking | None = None
) -> Placement:
    """Note a result that was seen. After-care follows by itself. Outside her week it waits for her yes (`asking`)."""
    values = _checked(case, typed, on)
    found = _against_her_week(case, typed, asking)
    row = models.QuerySet(Placement).create(case=case, by_id=by.user_id if by else None, **values)
    if found:
        yes_ask(by=by, on=on, placement=row, reasons=found, asking=asking)
    if stands(row):
        placement_began(by=by, on=on, placement=row)
    refresh([case])
    return row


def placement_began(*, by: Actor | None, on: date, placement: Placement) -> None:
    """Say in her journal that work or training began: when it is noted, or when her yes comes."""
    write(
        by,
        "case.placement_added",
        subject=placement.case.participant_id,
        object_id=placement.pk,
        data={"kind": placement.kind},
        on=on,
    )


@transaction.atomic
def placement_edit(
    *,
    by: Actor,
    on: date,
    placement: Placement,
    version: int,
    typed: PlacementInput,
    asking: Asking | None = None,
) -> Placement:
    """Correct what was noted. A frozen figure stays as it was; the correction shows beside it with its date.

    What now lies otherwise outside her week is asked anew; what fits now waits for nobody.
    """
    case = placement.case
    values = _checked(case, typed, on)
    if placement.ends_on and typed.starts_on > placement.ends_on:
        raise Refused(_("This day lies after the last day. Look at both dates."), "starts_on")
    offered = {name: values[name] for name in ("hours_per_week", "times")}
    same = all(getattr(placement, name) == value for name, value in offered.items())
    found = [] if same else _against_her_week(case, typed, asking)
    fresh = placement.save_if_unchanged(seen=version, **values)
    changed = sorted(name for name in values if getattr(placement, name) != getattr(fresh, name))
    write(
        by,
        "case.placement_edited",
        subject=case.participant_id,
        object_id=placement.pk,
        data={"fields": changed},
        on=on,
    )
    if not same:
        waited = not stands(placement)
        yes_ask(by=by, on=on, placement=fresh, reasons=found, asking=asking)
        if waited and stands(fresh):
            placement_began(by=by, on=on, placement=fresh)
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
