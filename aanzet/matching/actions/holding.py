"""Held together, kept apart, or open to another look: what a person says before any plan."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.cases.models import Case
from aanzet.cases.models.journey import holds
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.actions import want_end
from aanzet.matches.actions.ending import match_end, want_release
from aanzet.matches.enums import MatchEnd, Side
from aanzet.matches.models import Match, Proposal, Want
from aanzet.matches.telling import mail
from aanzet.matching.enums import Hold
from aanzet.matching.models import Held
from aanzet.volunteers.models import Volunteer


@transaction.atomic
def hold_begin(
    *, by: By | None, on: date, case: Case, volunteer: Volunteer, hold: Hold, want: Want | None = None
) -> Held:
    """From today these two are held together or kept apart. What a person said before about the two gives way; a
    woman is held together with one at a time. `want`: the wish that opens with it."""
    standing = QuerySet(Held).filter(holds(on), case=case)
    for row in standing:
        if row.volunteer_id == volunteer.pk and row.hold == hold:
            return row
        if row.volunteer_id == volunteer.pk or (hold == row.hold == Hold.PIN):
            hold_end(by=by, on=on, held=row)
    row = QuerySet(Held).create(
        case=case, volunteer=volunteer, hold=hold, want=want, starts_on=on, by_id=by.user_id if by else None
    )
    write(by, "matching.held", subject=case.participant_id, object_id=row.pk, data={"hold": hold}, on=on)
    return row


@transaction.atomic
def hold_end(*, by: By | None, on: date, held: Held) -> None:
    """Taken back: it holds no more from today, and a wish that opened with it ends too."""
    hold_over(by=by, on=on, held=held)
    if held.want is not None:
        want_end(by=by, on=on, want=held.want)


@transaction.atomic
def hold_over(*, by: By | None, on: date, held: Held) -> None:
    """It holds no more from today."""
    if held.ends_on is not None and held.ends_on < on:
        return
    held.ends_on = on - timedelta(days=1)
    held.starts_on = min(held.starts_on, held.ends_on)
    held.save(update_fields=["starts_on", "ends_on"])
    write(by, "matching.let_go", subject=held.subject_id, object_id=held.pk, data={"hold": held.hold}, on=on)


@transaction.atomic
def match_release(*, by: By | None, on: date, match: Match) -> Held:
    """Both said yes: her wish is open again and counts in the next plan, while the two go on together."""
    if match.ends_on is not None and match.ends_on < on:
        raise Refused(_("These two have stopped already."))
    if match.proposal_id is None:
        raise Refused(
            _("These two came together outside of a proposal. End the match first, and ask her again.")
        )
    open_wish = QuerySet(Want).filter(case=match.case, role=match.volunteer.role, ended_on__isnull=True)
    there = open_wish.exists()
    want = want_release(by=by, on=on, match=match)
    # A wish that she has herself beside the match is hers, and stays when this is taken back.
    return hold_begin(
        by=by,
        on=on,
        case=match.case,
        volunteer=match.volunteer,
        hold=Hold.RELEASE,
        want=None if there else want,
    )


def released_end(*, by: By | None, on: date, proposal: Proposal) -> int:
    """She begins with somebody new: the match that all let go of ends, and who let go hears it. How many."""
    want = proposal.want
    rows = QuerySet(Held).filter(
        holds(on), hold=Hold.RELEASE, case=want.case_id, volunteer__role=want.role
    ).exclude(volunteer=proposal.volunteer_id)  # fmt: skip
    for held in rows.select_related("volunteer"):
        for match in QuerySet(Match).filter(
            case=want.case_id, volunteer=held.volunteer, ends_on__isnull=True
        ):
            match_end(by=by, on=on, match=match, reason=MatchEnd.MOVED, side=Side.OFFICE)
            mail(by=by, on=on, volunteer=held.volunteer, what="moved", key=f"match:{match.pk}:moved")
        hold_over(by=by, on=on, held=held)
    return len(rows)
