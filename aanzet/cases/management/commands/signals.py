"""`aanzet signals rebuild`: derive the worklist's rows again from the facts of every case.

It can be stopped and run again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from aanzet.access.scope import unscoped
from aanzet.cases.actions import refresh
from aanzet.cases.models import Case

BATCH = 500


class Command(BaseCommand):
    help = "Derive who needs somebody again, for all cases."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["rebuild"])

    def handle(self, *args: Any, **options: Any) -> None:
        with unscoped("cases.signals"):
            rows = Case.objects.filter(participant__erased_on=None).order_by("pk")
            total, done, last = rows.count(), 0, None
            while batch := list(
                (rows.filter(pk__gt=last) if last else rows).select_related("programme")[:BATCH]
            ):
                with transaction.atomic():
                    refresh(batch)
                last, done = batch[-1].pk, done + len(batch)
                self.stdout.write(f"{done} of {total}")
        self.stdout.write(f"The signals of {total} cases are derived again.")
