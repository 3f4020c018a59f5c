"""`aanzet cards clean`: end the cards that are a year old, and throw away those that ended a month ago."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aanzet.accounts.actions import card_clean
from aanzet.core import clock


class Command(BaseCommand):
    help = "End the printed cards that are a year old, and throw away those that ended a month ago."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["clean"])

    def handle(self, *args: Any, **options: Any) -> None:
        ended, gone = card_clean(on=clock.today())
        self.stdout.write(f"Ended {ended} cards, threw away {gone}.")
