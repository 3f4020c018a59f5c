"""`aanzet outbox send`: queue what became due (reminders) and send what is due, once or until stopped.
`aanzet outbox clean`: forget what was said."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aanzet.core import clock
from aanzet.outbox.actions import message_clean, message_send_due, messages_make_due


class Command(BaseCommand):
    help = "Send the messages that are due, or throw away old ones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["send", "clean"])
        parser.add_argument(
            "--every", type=int, default=0, help="seconds between rounds; without it one round"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "clean":
            words, rows = message_clean(on=clock.today())
            self.stdout.write(f"Emptied {words} messages, threw away {rows}.")
            return
        while True:
            messages_make_due(moment=clock.now())
            done = message_send_due()
            self.stdout.write(f"Sent {done.sent}, failed {done.failed}.")
            if not options["every"]:
                return
            time.sleep(options["every"])
