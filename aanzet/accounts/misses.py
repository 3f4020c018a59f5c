"""Telling her that wrong numbers were typed with her card."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from aanzet.accounts.actions import misses_tell
from aanzet.accounts.models import User


def say_misses(request: HttpRequest, user: User) -> None:
    """Once, on the page where she comes in."""
    number, last = misses_tell(user=user)
    if last is None:
        return
    local = timezone.localtime(last)
    words = gettext(
        "Wrong numbers were typed with your card. How often: %(n)s. The last time: %(d)s, %(t)s. "
        "Was it not you? Tell your coach."
    )
    when = {"n": number, "d": date_format(local, "j E"), "t": date_format(local, "H:i")}
    messages.info(request, words % when)
