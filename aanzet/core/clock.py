"""The one clock. Actions take `on`; only views and commands ask what day it is."""

import calendar
from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """The local date of the installation."""
    return timezone.localdate()


def now() -> datetime:
    """The present moment, aware."""
    return timezone.now()


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month (31 January and one: the last of February)."""
    whole = day.month - 1 + months
    year, month = day.year + whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
