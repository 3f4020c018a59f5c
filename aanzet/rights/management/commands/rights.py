"""`aanzet rights due`: erase what was asked or whose time is over, after saying so. `rights list`: what is planned.

It can be stopped and run again: one woman is one transaction."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import QuerySet

from aanzet.core import clock
from aanzet.rights.actions import rights_due
from aanzet.rights.models import Farewell


class Command(BaseCommand):
    help = "Erase what was asked to be erased and whose time is over; write papers that say so."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["due", "list"])

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "list":
            rows = QuerySet(Farewell).filter(taken_back_on__isnull=True, done_on__isnull=True)
            for row in rows.order_by("erase_on"):
                self.stdout.write(f"{row.erase_on} {row.why} {row.pk}")
            return
        done = rights_due(on=clock.today(), tell=self.stdout.write)
        self.stdout.write(
            f"Announced {done.announced}, given up {done.given_up}; emptied {done.thinned}, erased {done.erased}; "
            f"numbers forgotten {done.numbers}."
        )
