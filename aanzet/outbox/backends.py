"""The mail backend of demo mode: prints every mail and shows it on the local outbox page."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from aanzet.outbox.actions import message_note_demo


class DemoBackend(BaseEmailBackend):
    """No mail leaves the machine."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            to = ", ".join(mail.to)
            print(f"\n[mail] {to}\n{mail.subject}\n{mail.body}\n", flush=True)
            if "X-Outbox-Id" not in mail.extra_headers:
                message_note_demo(to=to, subject=str(mail.subject), body=str(mail.body))
        return len(email_messages)
