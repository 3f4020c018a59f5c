"""Matches that run."""

from datetime import date

from django.db.models import Q

from aanzet.matches.models import Match


def runs(on: date, prefix: str = "") -> Q:
    """Matches that run on a day: with its last day nothing runs any more."""
    going = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": on})
    return going & Q(**{f"{prefix}starts_on__lte": on})


def over(match: Match, on: date) -> bool:
    """Has it ended by this day? A volunteer may have a last day that is still to come."""
    return match.ends_on is not None and match.ends_on <= on
