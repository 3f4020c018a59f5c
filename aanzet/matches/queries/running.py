"""Matches that run."""

from datetime import date

from django.db.models import Q


def runs(on: date, prefix: str = "") -> Q:
    """Matches that run on a day: with its last day nothing runs any more."""
    going = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": on})
    return going & Q(**{f"{prefix}starts_on__lte": on})
