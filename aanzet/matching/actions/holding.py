"""Held together, kept apart, or open to another look: what a person says before any plan."""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.cases.models import Case
from aanzet.cases.models.journey import holds
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.models import Match
from aanzet.matching.enums import Hold
from aanzet.matching.models import Held
from aanzet.volunteers.models import Volunteer


@transaction.atomic
def hold_begin(*, by: By | None, on: date, case: Case, volunteer: Volunteer, hold: Hold) -> Held:
    """From today these two are held together or kept apart. What a person said before about the two gives way; a
    woman is held together with one at a time."""
    standing = models.QuerySet(Held).filter(holds(on), case=case)
    for row in standing:
        if row.volunteer_id == volunteer.pk and row.hold == hold:
            return row
        if row.volunteer_id == volunteer.pk or (hold == row.hold == Hold.PIN):
            hold_end(by=by, on=on, held=row)
    row = models.QuerySet(Held).create(
        case=case, volunteer=volunteer, hold=hold, starts_on=on, by_id=by.user_id if by else None
    )
    write(by, "matching.held", subject=case.participant_id, object_id=row.pk, data={"hold": hold}, on=on)
    return row


@transaction.atomic
def hold_end(*, by: By | None, on: date, held: Held) -> None:
    """Taken back: it holds no more from today."""
    if held.ends_on is not None and held.ends_on < on:
        return
    held.ends_on = on - timedelta(days=1)
    held.starts_on = min(held.starts_on, held.ends_on)
    held.save(update_fields=["starts_on", "ends_on"])
    write(by, "matching.let_go", subject=held.subject_id, object_id=held.pk, data={"hold": held.hold}, on=on)


@transaction.atomic
def match_release(*, by: By | None, on: date, match: Match, her_yes: bool, their_yes: bool) -> Held:
    """A running match may be looked at again in the next plan. Only with the yes of both."""
    if match.ends_on is not None and match.ends_on < on:
        raise Refused(_("These two have stopped already."))
    if match.proposal_id is None:
        raise Refused(
            _("These two came together outside of a proposal. End the match first, and ask her again.")
        )
    if not (her_yes and their_yes):
        raise Refused(
            _("A match stays as it is until both say that it may be looked at again. Ask both first.")
        )
    return hold_begin(by=by, on=on, case=match.case, volunteer=match.volunteer, hold=Hold.RELEASE)
