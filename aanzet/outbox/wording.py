"""What the house may write to a woman: each kind of message in neutral words and, where it may say more, in full.

A neutral text holds no name of a person, a place or an organisation, no link and no reason: somebody else may read it.
tests/outbox/test_neutral.py holds every neutral text in every language against the words that tell.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanzet.core.languages import known
from aanzet.outbox.ways import FULL, NEUTRAL

Values = Mapping[str, str]
Text = Callable[[Values], str]

WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """`name`: what it is called on her own page. `needs`: the values that its texts use. `dated`: the levels at which
    its text tells the moment of an appointment; then a file for her calendar may go with it, made of `CALENDAR`."""

    name: object
    needs: frozenset[str]
    subject: object
    neutral: Text
    full_subject: object
    full: Text
    dated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """A message as it leaves."""

    subject: str
    body: str


class UnknownValues(ValueError):
    """A kind was given other values than its texts use."""


def moment_in_words(value: str) -> str:
    """A moment (ISO 8601) as she reads it, on the clock of the installation."""
    at = timezone.localtime(datetime.fromisoformat(value))
    return _("%(weekday)s %(day)s-%(month)s, %(time)s") % {
        "weekday": WEEKDAYS[at.weekday()],
        "day": at.day,
        "month": at.month,
        "time": at.strftime("%H:%M"),
    }


def _own_page() -> str:
    return settings.SITE_URL.rstrip("/") + "/"


def _news(_values: Values) -> str:
    return _("There is something new for you. Look at it when it suits you.")


def _reminder(values: Values) -> str:
    return _("Reminder: %(when)s.") % {"when": moment_in_words(values["when"])}


def _reminder_full(values: Values) -> str:
    text = _("You meet %(who)s: %(when)s.") % {"who": values["who"], "when": moment_in_words(values["when"])}
    return f"{text} {_('Place: %(place)s.') % {'place': values['place']}}" if values["place"] else text


def _changed(values: Values) -> str:
    return _("New time: %(when)s.") % {"when": moment_in_words(values["when"])}


def _changed_full(values: Values) -> str:
    text = _("You meet %(who)s at a new time: %(when)s.") % {
        "who": values["who"],
        "when": moment_in_words(values["when"]),
    }
    return f"{text} {_('Place: %(place)s.') % {'place': values['place']}}" if values["place"] else text


def _elsewhere_full(values: Values) -> str:
    text = _("Something changed. You meet %(who)s: %(when)s.") % {
        "who": values["who"],
        "when": moment_in_words(values["when"]),
    }
    return f"{text} {_('Place: %(place)s.') % {'place': values['place']}}" if values["place"] else text


def _cancelled(values: Values) -> str:
    return _("This does not go on: %(when)s.") % {"when": moment_in_words(values["when"])}


def _cancelled_full(values: Values) -> str:
    return _("You do not meet %(who)s on %(when)s. It does not go on.") % {
        "who": values["who"],
        "when": moment_in_words(values["when"]),
    }


def _question_full(_values: Values) -> str:
    return _("A question waits for your yes or no. You find it on your own page: %(link)s") % {
        "link": _own_page()
    }


def _coach_full(values: Values) -> str:
    return _("%(who)s is your coach now. You find the phone number on your own page: %(link)s") % {
        "who": values["who"],
        "link": _own_page(),
    }


def _read_full(_values: Values) -> str:
    return _("There is something to read on your own page: %(link)s") % {"link": _own_page()}


def _answer_full(_values: Values) -> str:
    return _("You asked us something. The answer is on your own page: %(link)s") % {"link": _own_page()}


def _how_full(_values: Values) -> str:
    return _("How are you? One question waits on your own page. You may skip it: %(link)s") % {
        "link": _own_page()
    }


_MEETING = frozenset({"when", "who", "place"})
CALENDAR = frozenset({"uid", "minutes", "version"})
_ALWAYS, _FULL = frozenset({NEUTRAL, FULL}), frozenset({FULL})
_NEWS = gettext_lazy("Something new")

KINDS: Mapping[str, Kind] = {
    "meeting_reminder": Kind(
        gettext_lazy("Reminder of a meeting"), _MEETING, gettext_lazy("Reminder"), _reminder,
        gettext_lazy("Your meeting"), _reminder_full, _ALWAYS,
    ),
    "meeting_changed": Kind(
        gettext_lazy("New time of a meeting"), _MEETING, gettext_lazy("New time"), _changed,
        gettext_lazy("Your meeting has a new time"), _changed_full, _ALWAYS,
    ),
    "meeting_elsewhere": Kind(
        gettext_lazy("A meeting changed"), _MEETING, _NEWS, _news,
        gettext_lazy("Your meeting changed"), _elsewhere_full, _FULL,
    ),
    "meeting_cancelled": Kind(
        gettext_lazy("A meeting does not go on"), _MEETING, gettext_lazy("It does not go on"), _cancelled,
        gettext_lazy("Your meeting does not go on"), _cancelled_full, _ALWAYS,
    ),
    "question_waits": Kind(
        gettext_lazy("A question waits for you"), frozenset(), _NEWS, _news,
        gettext_lazy("A question waits for you"), _question_full,
    ),
    "coach_changed": Kind(
        gettext_lazy("Who your coach is"), frozenset({"who"}), _NEWS, _news, gettext_lazy("Your coach"), _coach_full,
    ),
    "how_are_you": Kind(
        gettext_lazy("How are you?"), frozenset(), _NEWS, _news, gettext_lazy("How are you?"), _how_full,
    ),
    "something_to_read": Kind(
        gettext_lazy("Something to read"), frozenset(), _NEWS, _news, gettext_lazy("Something to read"), _read_full,
    ),
    "request_answered": Kind(
        gettext_lazy("Your question has an answer"), frozenset(), _NEWS, _news,
        gettext_lazy("Your question has an answer"), _answer_full,
    ),
}  # fmt: skip
"""All that the house may send her, by name. Beside it stands the code that she asks for herself at that moment; its
text is neutral at every level (aanzet.accounts.adapter)."""
SIGN_IN_CODE = "sign_in_code"


def kind_name(kind: str) -> str:
    """What a message was, to herself."""
    return _("A code to log in") if kind == SIGN_IN_CODE else str(KINDS[kind].name) if kind in KINDS else ""


def words(*, kind: str, level: str, language: str, values: Values) -> Words:
    """The message in her language. Raises KeyError for a kind that is not here, UnknownValues for other values."""
    shape = KINDS[kind]
    if set(values) not in (shape.needs, shape.needs | CALENDAR if shape.dated else shape.needs):
        raise UnknownValues(f"{kind} needs {sorted(shape.needs)}, got {sorted(values)}")
    with translation.override(known(language)):
        if level == FULL:
            return Words(str(shape.full_subject), shape.full(values))
        return Words(str(shape.subject), shape.neutral(values))


# Why a message did not leave, to herself. What is not here is a failure of the machinery.
WHY_NOT: Mapping[str, object] = {
    "asked_not_to": gettext_lazy("Not sent: you asked us to send you nothing."),
    "not_asked_yet": gettext_lazy("Not sent: we did not ask you yet how we may reach you."),
    "no_way_chosen": gettext_lazy("Not sent: you did not choose yet how we reach you."),
    "not_in_writing": gettext_lazy("Not sent: you want no written message."),
    "no_address": gettext_lazy("Not sent: we do not have your number or address."),
    "times_unclear": gettext_lazy("Not sent: you did not tap yet which times are safe."),
    "no_safe_time": gettext_lazy("Not sent: there was no safe time left for it."),
    "does_not_read": gettext_lazy("Not sent: we tell it to you instead of writing."),
    "shared_number": gettext_lazy("Not sent: somebody else may use your phone."),
    "taken_back": gettext_lazy("Not sent: something changed before it left."),
    "says_too_much": gettext_lazy("Not sent: the text said more than you want."),
}
FAILED = gettext_lazy("Not sent: it did not work. Your coach can see this too.")


def why_not(code: str) -> str:
    """Why a message did not reach her, in one sentence."""
    return str(WHY_NOT.get(code, FAILED))
