"""Her wish for somebody beside her: opened, changed, ended."""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions.signals import refresh
from aanzet.cases.models import Case, Exit
from aanzet.core.errors import Refused
from aanzet.core.turns import in_turn
from aanzet.journal.actions import By, write
from aanzet.matches.hours import beyond, ordered
from aanzet.matches.models import Proposal, Want
from aanzet.matches.queries.wants import ONLY_WOMAN
from aanzet.outbox.actions import message_to_participant
from aanzet.participants.vault import Vault
from aanzet.reference.lists import language, sector
from aanzet.volunteers.enums import TravelMode, VolunteerRole
from aanzet.volunteers.lengths import Length
from aanzet.work.intake import week_told
from aanzet.work.wording import for_staff

FEWEST_MINUTES, MOST_MINUTES = 5, 120
LISTS = ("halfdays", "languages", "helps_with")


@transaction.atomic
def want_open(
    *,
    by: Actor | None,
    on: date,
    case: Case,
    role: str,
    length: str = Length.TOGETHER,
    halfdays: Collection[str] = (),
    languages: Sequence[str] = (),
    helps_with: Sequence[str] = (),
    sector: str = "",
    mode: str = TravelMode.TRANSIT,
    most_minutes: int = 45,
    only_woman: bool | None = None,
    own_yes: bool = True,
) -> Want:
    """She would like somebody beside her. Refused when she asked already, or left.

    `only_woman`: True or False as she says, None when nobody asked. `own_yes`: the half-days are as she says them;
    False when somebody else typed half-days that may lie outside the times she told: then they are refused.
    """
    in_turn(case)
    if QuerySet(Exit).filter(case=case, undone_on__isnull=True).exists():
        raise Refused(_("Her journey is closed."))
    if QuerySet(Want).filter(case=case, role=role, ended_on__isnull=True).exists():
        raise Refused(_("This was asked already. It stands below."), "role")
    values = _checked(
        case,
        own_yes,
        role=role,
        length=length,
        halfdays=halfdays,
        languages=languages,
        helps_with=helps_with,
        sector=sector,
        mode=mode,
        most_minutes=most_minutes,
    )
    row = Want(case=case, asked_on=on, by_id=by.user_id if by else None, **values)
    row.wish = _sealed(row, only_woman)
    row.save(force_insert=True)
    write(by, "match.want_opened", subject=case.participant_id, object_id=row.pk, data={"role": role}, on=on)
    return row


@transaction.atomic
def want_change(
    *,
    by: Actor | None,
    on: date,
    want: Want,
    version: int,
    only_woman: bool | None = None,
    own_yes: bool = True,
    **changes: Any,
) -> Want:
    """Change what she asks for; the role stays. `only_woman` None leaves it as it is. Raises Conflict when somebody
    saved first."""
    if want.ended_on is not None:
        raise Refused(_("This wish was ended. Begin a new one."))
    values = _checked(want.case, own_yes, **{"role": want.role, "length": want.length} | changes)
    if only_woman is not None:
        values["wish"] = _sealed(want, only_woman)
    fresh: Want = want.save_if_unchanged(seen=version, **values)
    write(by, "match.want_changed", subject=want.subject_id, object_id=want.pk, on=on)
    if only_woman is not None:
        _tell_what_is_hers(by, on, fresh)
    return fresh


def _tell_what_is_hers(by: Actor | None, on: date, want: Want) -> None:
    """Somebody else typed what is hers alone: she hears that there is something to read, whatever was typed and
    whatever stood there. So nobody changes it behind her back, and nobody learns by it what stood there."""
    her = want.case.participant
    if by is None or by.user_id != her.account_id:
        key = f"want:{want.pk}:{want.version}"
        message_to_participant(by=by, on=on, participant=her.pk, kind="something_to_read", key=key)


def _checked(case: Case, own_yes: bool, **values: Any) -> dict[str, Any]:
    """The values as they are kept. Raises Refused for what no page offers."""
    if values["role"] not in VolunteerRole.values:
        raise Refused(_("Choose who."), "role")
    if values["length"] not in Length.values:
        raise Refused(_("Choose how long."), "length")
    for name in LISTS:
        if name in values:
            values[name] = list(dict.fromkeys(values[name]))
    if "halfdays" in values:
        values["halfdays"] = _within_her_week(case, values["halfdays"], own_yes)
    if "languages" in values:
        values["languages"] = [code for code in values["languages"] if language(code)]
    if values.get("sector") and sector(values["sector"]) is None:
        raise Refused(_("Choose a field of work from the list."), "sector")
    if not FEWEST_MINUTES <= values.get("most_minutes", 45) <= MOST_MINUTES:
        raise Refused(_("Choose how far."), "most_minutes")
    return values


def _within_her_week(case: Case, halfdays: list[str], own_yes: bool) -> list[str]:
    against = [] if own_yes else beyond(week=week_told(case), wished=halfdays)
    if against:
        words = " ".join(for_staff(each.code, each.values) for each in against)
        raise Refused(
            _("%(words)s Tick that she says so herself, or choose other times.") % {"words": words},
            "halfdays",
        )
    return ordered(halfdays)


def _sealed(row: Want, only_woman: bool | None) -> str:
    wish = {} if only_woman is None else {ONLY_WOMAN: only_woman}
    return Vault(row.case.participant_id).seal(row, "wish", json.dumps(wish))


@transaction.atomic
def want_end(*, by: By | None, on: date, want: Want) -> None:
    """The wish is over: she has somebody, changed her mind, or left. What was proposed ends with it."""
    row = QuerySet(Want).select_for_update().get(pk=want.pk)
    if row.ended_on is not None:
        return
    QuerySet(Proposal).filter(want=row, ended_on__isnull=True).update(ended_on=on)
    row.save_if_unchanged(seen=row.version, ended_on=on)
    write(by, "match.want_ended", subject=want.subject_id, object_id=want.pk, on=on)
    refresh([want.case])


def wants_end_with(*, by: Actor | None, on: date, case: Case) -> None:
    """Her journey is closed: nobody is looked for any more."""
    for want in QuerySet(Want).filter(case=case, ended_on__isnull=True).select_related("case"):
        want_end(by=by, on=on, want=want)
