"""`aanzet feedback clean`: erase words, voices and answers a year after the answer. Safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aanzet.core import clock
from aanzet.feedback.actions import remarks_clean


class Command(BaseCommand):
    help = "Erase what women said a year after it was answered; note how many spoke without a name."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["clean"])

    def handle(self, *args: Any, **options: Any) -> None:
        cleaned, came = remarks_clean(on=clock.today())
        self.stdout.write(f"Erased the words of {cleaned}; yesterday {came} spoke without a name.")
