"""`aanzet photos clean`: throw away the photos of people who work nowhere any more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aanzet.accounts.actions import photo_clean
from aanzet.core import clock


class Command(BaseCommand):
    help = "Throw away the photos of people who work nowhere any more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["clean"])

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Threw away {photo_clean(on=clock.today())} photos.")
