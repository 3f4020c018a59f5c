"""`aanzet help_check`: which help bodies nobody looked up for a year, or say not where they were looked up."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from aanzet.core import clock
from aanzet.reference.countries import FOLDER, country_profile, profile_codes


class Command(BaseCommand):
    help = "Name the help bodies that somebody has to look up again. Ends with an error when there are any."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=30, help="look so many days ahead")

    def handle(self, *args: Any, **options: Any) -> None:
        today, ahead = clock.today(), options["days"]
        found = 0
        for code in profile_codes():
            for body in country_profile(code).help:
                age = (today - body.reviewed_on).days
                if age <= 366 - ahead and body.source:
                    continue
                found += 1
                why = f"looked up {age} days ago" if body.source else "no source"
                self.stdout.write(f"{code} {body.key}: {body.name}, {body.phone or body.url or '-'}: {why}")
        if found:
            raise CommandError(f"Look up {found} again, and write the day and the source in {FOLDER}.")
        self.stdout.write("Every help body was looked up within a year.")
