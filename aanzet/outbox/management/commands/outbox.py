"""`aanzet outbox send`: send what is due, once or until stopped."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aanzet.outbox.actions import message_send_due


class Command(BaseCommand):
    help = "Send the messages that are due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["send"])
        parser.add_argument(
            "--every", type=int, default=0, help="seconds between rounds; without it one round"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            done = message_send_due()
            self.stdout.write(f"Sent {done.sent}, failed {done.failed}.")
            if not options["every"]:
                return
            time.sleep(options["every"])
