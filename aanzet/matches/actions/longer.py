"""Two people go on longer than they planned."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanzet.cases.actions.signals import refresh
from aanzet.core.clock import months_later
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matches.enums import Longer
from aanzet.matches.models import Match, MatchExtension
from aanzet.matches.queries.running import over
from aanzet.matches.telling import mail
from aanzet.outbox.actions import message_to_participant
from aanzet.volunteers.actions.steps import by_another

MOST_MONTHS = 12


@transaction.atomic
def match_extend(
    *, by: By | None, on: date, match: Match, until: date, why: Longer | str, both_yes: bool
) -> MatchExtension:
    """Another planned end, with the day and why; both are told. `both_yes`: she and the volunteer said that they want
    it. Refused without that, for a match that is over, for who is the volunteer, for an earlier day, for more than a
    year at once, and beyond the last day of the volunteer."""
    row = (
        QuerySet(Match)
        .select_for_update(of=("self",))
        .select_related("volunteer__membership")
        .get(pk=match.pk)
    )
    if over(row, on):
        raise Refused(_("The time together is over."))
    by_another(by, row.volunteer)
    if not both_yes:
        raise Refused(_("Ask both first whether they want to go on."), "both_yes")
    _check_day(row, until, on)
    found = QuerySet(MatchExtension).create(
        match=row,
        was_until=row.planned_until,
        until=until,
        why=Longer(why),
        on=on,
        by_id=by.user_id if by else None,
    )
    QuerySet(Match).filter(pk=row.pk).update(planned_until=until)
    data = {"until": until.isoformat(), "why": found.why}
    write(by, "match.extended", subject=match.subject_id, object_id=row.pk, data=data, on=on)
    refresh([match.case])
    key = f"longer:{found.pk}"
    message_to_participant(
        by=by, on=on, participant=match.subject_id, kind="something_to_read", key=f"{key}:her"
    )
    mail(by=by, on=on, volunteer=row.volunteer, what="longer", key=f"{key}:volunteer")
    return found


def _check_day(match: Match, until: date, on: date) -> None:
    planned, task = match.planned_until, match.volunteer.membership
    if until <= on:
        raise Refused(_("This day is over. Choose a later one."), "until")
    if planned is not None and until <= planned:
        day = {"day": date_format(planned, "DATE_FORMAT")}
        raise Refused(_("They planned until %(day)s already. Choose a later day.") % day, "until")
    if until > months_later(on, MOST_MONTHS):
        raise Refused(_("A year at most. It can be made longer again."), "until")
    if task is not None and task.ends_on is not None and until > task.ends_on:
        day = {"day": date_format(task.ends_on, "DATE_FORMAT")}
        raise Refused(
            _("The volunteer is here until %(day)s. First agree on a longer time with the volunteer.") % day,
            "until",
        )
