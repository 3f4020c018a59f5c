"""A word to a volunteer, in the own language and by the way that reaches her or him. It names no woman."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.utils import translation

from aanzet.core.languages import known
from aanzet.journal.actions import By
from aanzet.outbox.actions import message_queue, message_to_participant
from aanzet.outbox.enums import Channel
from aanzet.volunteers.models import Volunteer


def volunteer_tell(
    *,
    by: By | None,
    on: date,
    volunteer: Volunteer,
    words: Callable[[], tuple[str, str]],
    key: str,
    kind: str = "something_to_read",
) -> None:
    """`words`: makes subject and body; a link to the own page follows. By mail, or by text message where there is only
    a phone. Who is a participant herself hears `kind`, as she chose for all that reaches her. Once for each `key`."""
    if volunteer.participant_id:
        message_to_participant(by=by, on=on, participant=volunteer.participant_id, kind=kind, key=key)
        return
    mail = volunteer.email or (volunteer.user.email if volunteer.user else "") or ""
    by_phone = bool(volunteer.phone) and not mail
    with translation.override(known(volunteer.language)):
        subject, body = words()
    message_queue(
        by=by, on=on, recipient=volunteer.user_id, channel=Channel.SMS if by_phone else Channel.MAIL,
        to=volunteer.phone if by_phone else mail, language=volunteer.language, subject=subject,
        body=f"{body} {settings.SITE_URL.rstrip('/')}/", key=key,
    )  # fmt: skip
