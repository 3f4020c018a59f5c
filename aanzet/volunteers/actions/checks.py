"""Whose check ends soon hears it in time, once for each check."""

from datetime import date, timedelta
from functools import partial

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanzet.outbox.models import Message
from aanzet.volunteers.models import Screening, Volunteer
from aanzet.volunteers.queries.ready import has_ended, valid_check, volunteering_for, with_rows
from aanzet.volunteers.telling import volunteer_tell

BEFORE = timedelta(days=30)


def checks_tell(*, on: date) -> int:
    """Tell every volunteer whose only good check ends within 30 days. How many were told."""
    ends = models.QuerySet(Screening).filter(
        valid_until__range=(on, on + BEFORE), withdrawn_on__isnull=True, volunteer__end__isnull=True
    )
    rows = models.QuerySet(Volunteer).filter(pk__in=ends.values("volunteer"))
    found = [check for row in with_rows(rows).select_related("user") if (check := _ends_soon(row, on))]
    keys = {_key(check): check for check in found}
    done = set(Message.objects.filter(key__in=list(keys)).values_list("key", flat=True))
    due = [check for key, check in keys.items() if key not in done]
    for check in due:
        words = partial(_words, check)
        volunteer_tell(by=None, on=on, volunteer=check.volunteer, words=words, key=_key(check))
    return len(due)


def _ends_soon(volunteer: Volunteer, on: date) -> Screening | None:
    """The check that holds longest, if it ends soon; none for who is asked for no check, or is over by date."""
    asked = volunteering_for(volunteer)
    if asked is None or not asked.check or has_ended(volunteer, on=on):
        return None
    check = valid_check(volunteer, asked, on=on)
    return check if check is not None and check.valid_until <= on + BEFORE else None


def _key(check: Screening) -> str:
    return f"check:{check.pk}:ends"


def _words(check: Screening) -> tuple[str, str]:
    until = {"kind": check.get_kind_display(), "day": date_format(check.valid_until, "j F Y")}
    return _("Your check ends soon"), " ".join((
        _("Your check (%(kind)s) is good until %(day)s.") % until,
        _("Please ask for a new paper now, because it can take weeks, and show it to the coordinator."),
        _("Without a new check we propose nobody new to you. Your own page:"),
    ))  # fmt: skip
