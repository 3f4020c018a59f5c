"""Who carries a message out of the house: one small function per channel."""

from collections.abc import Callable
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string

from aanzet.outbox.enclosed import calendar_of, part_of
from aanzet.outbox.enums import Channel
from aanzet.outbox.models import Message
from aanzet.outbox.ways import NEUTRAL

NO_VOICE = "aanzet.outbox.voice.NoVoice"


class CannotCarry(Exception):
    """The message cannot leave; the text is a short code for the row, without an address."""


class ConsoleSms:
    """Text messages of demo and test: printed, so that no gateway is needed."""

    def send(self, to: str, text: str) -> None:
        print(f"[sms] {to}: {text}")


class NoSms:
    """A live installation without a gateway: says so on the row."""

    def send(self, to: str, text: str) -> None:
        raise CannotCarry("no_sms_gateway")


def mail_sender(message: Message) -> str | None:
    """Who a mail is from. What must tell nothing, and a code that somebody asked for, has a neutral name; None: the
    name of the installation."""
    if not message.secret and message.level != NEUTRAL:
        return None
    if "<" in settings.NEUTRAL_SENDER:
        return str(settings.NEUTRAL_SENDER)
    return formataddr((settings.NEUTRAL_SENDER, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def _mail(message: Message) -> None:
    # A stable Message-ID: when a worker dies between sending and writing it down, mail servers drop the copy.
    headers = {
        "Message-ID": f"<{message.pk}@outbox>",
        "X-Outbox-Id": str(message.pk),
        "Auto-Submitted": "auto-generated",
    }
    mail = EmailMessage(message.subject, message.body, mail_sender(message), [message.to], headers=headers)
    file = calendar_of(message)
    if file is not None:
        mail.attach(part_of(file))
    mail.send()


def _sms(message: Message) -> None:
    import_string(settings.SMS_BACKEND)().send(message.to, message.body)


def _call(message: Message) -> None:
    import_string(settings.VOICE_BACKEND)().call(message.to, message.body, message.language)


def can_call() -> bool:
    """Whether this installation has somebody who calls."""
    return bool(settings.VOICE_BACKEND != NO_VOICE)


def _screen(message: Message) -> None:
    """She reads it when she opens her page."""


CARRIERS: dict[str, Callable[[Message], None]] = {
    Channel.MAIL: _mail,
    Channel.SMS: _sms,
    Channel.SCREEN: _screen,
    Channel.CALL: _call,
}


def carry(message: Message) -> None:
    """Hand the message to its channel; raises when the channel does not take it."""
    CARRIERS[message.channel](message)
