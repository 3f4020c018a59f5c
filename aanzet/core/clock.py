"""The one clock. Actions take `on`; only views and commands ask what day it is."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """The local date of the installation."""
    return timezone.localdate()


def now() -> datetime:
    """The present moment, aware."""
    return timezone.now()
