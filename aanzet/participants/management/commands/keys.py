"""`aanzet keys rotate`: wrap every participant's data key by the newest master key. Stops and resumes at any point."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aanzet.participants.models import ParticipantKey
from aanzet.participants.vault import rewrap


class Command(BaseCommand):
    help = "Wrap all data keys by the newest master key (the last of AANZET_MASTER_KEYS)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["rotate"])

    def handle(self, *args: Any, **options: Any) -> None:
        total, changed = ParticipantKey.objects.count(), 0
        for number, row in enumerate(ParticipantKey.objects.order_by("pk").iterator(chunk_size=500), start=1):
            changed += rewrap(row)
            if number % 1000 == 0:
                self.stdout.write(f"{number} of {total}")
        self.stdout.write(
            f"{changed} of {total} keys were wrapped again; the others had the newest key already."
        )
