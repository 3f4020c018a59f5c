"""What is allowed now, in words for who wants to reach her."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanzet.participants.enums import Channel, Discretion
from aanzet.participants.models import Participant, SafeContact
from aanzet.participants.reaching import level_of
from aanzet.participants.times import DAY_NAMES, SafeTimes, times_in_words
from aanzet.participants.vault import Vault

_HOW = {
    Channel.PHONE: gettext_lazy("You may call her: %(when)s."),
    Channel.SMS: gettext_lazy("You may text her: %(when)s."),
    Channel.VOICE: gettext_lazy("You may send her a spoken message: %(when)s."),
    Channel.MAIL: gettext_lazy("You may mail her: %(when)s."),
}
# Where the hour does not matter.
_WITHOUT_HOUR = {
    Channel.LETTER: gettext_lazy("You may write her a letter."),
    Channel.PERSON: gettext_lazy("Reach her only through the person she trusts."),
}


@dataclass(frozen=True, slots=True)
class Allowed:
    """`may_reach`: whether her number may stand beside it as a button."""

    sentences: tuple[str, ...]
    may_reach: bool


def allowed(person: Participant, keys: Vault, moment: datetime) -> Allowed:
    """What may be done at this moment, most important first."""
    row: SafeContact | None = getattr(person, "safe_contact", None)
    if row is None:
        return Allowed((_("Ask first how she can be reached safely. Until then: no contact."),), False)
    level = level_of(person)
    if level == Discretion.NONE:
        return Allowed((_("Do not contact her yourself."), *_in_words(row, keys, SafeTimes())), False)
    times = SafeTimes.read(keys.open(row, "times"))
    sentences = [_how(row, times, keys, moment), *_in_words(row, keys, times), _what(row, level)]
    if row.channel in {Channel.PHONE, Channel.VOICE, Channel.SMS}:
        sentences.append(_("You may leave a message.") if row.voicemail else _("Nobody may leave a message."))
    return Allowed(tuple(sentences), row.channel != Channel.PERSON)


def _how(row: SafeContact, times: SafeTimes, keys: Vault, moment: datetime) -> str:
    if not row.channel:
        return _("Ask her how she wants to be reached.")
    channel = Channel(row.channel)
    if channel in _WITHOUT_HOUR:
        return str(_WITHOUT_HOUR[channel])
    if not times.chosen and keys.open(row, "hours"):
        return str(_HOW[channel]) % {"when": _("only as she says herself")}
    return str(_HOW[channel]) % {"when": _when(times, moment)}


def _when(times: SafeTimes, moment: datetime) -> str:
    start, end = times.window_at(moment, timezone.get_default_timezone())
    if start <= moment:
        return _("now, until %(time)s") % {"time": f"{end:%H:%M}"}
    today = timezone.localdate(moment)
    if start.date() == today:
        return _("today from %(time)s") % {"time": f"{start:%H:%M}"}
    if start.date() == today + timedelta(days=1):
        return _("tomorrow from %(time)s") % {"time": f"{start:%H:%M}"}
    return _("%(day)s from %(time)s") % {"day": DAY_NAMES[start.isoweekday()], "time": f"{start:%H:%M}"}


def _what(row: SafeContact, level: Discretion) -> str:
    if level == Discretion.FULL:
        return _("You may say what it is about.")
    if row.discretion == Discretion.FULL:
        return _("Somebody else uses her phone: say only a day and a time.")
    return _("Say only a day and a time.")


def _in_words(row: SafeContact, keys: Vault, times: SafeTimes) -> Iterator[str]:
    """Her times in general, and what she said about it."""
    said = (
        (_("Her times: %(what)s."), times_in_words(times)),
        (_("About her times: %(what)s."), keys.open(row, "hours")),
        (_("May answer: %(what)s."), keys.open(row, "who_answers")),
        (_("May be said: %(what)s."), keys.open(row, "may_say")),
    )
    yield from (sentence % {"what": what.rstrip(".")} for sentence, what in said if what)
