"""`bin/aanzet volunteers due`: every night, who is over by date stops, whose check ends soon is told, and old data of
who stopped are emptied."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aanzet.core import clock
from aanzet.volunteers.actions.due import volunteers_due


class Command(BaseCommand):
    help = "Volunteers: end by date, tell whose check ends, and empty what is known of who stopped long ago."

    def add_arguments(self, parser: CommandParser) -> None:
        jobs = parser.add_subparsers(dest="job", required=True)
        jobs.add_parser(
            "due",
            help="for the night: end by date, tell whose check ends, empty what is old; may be run again",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        night = volunteers_due(on=clock.today())
        self.stdout.write(
            f"{night.ended} ended by date, {night.told} told that the check ends, {night.emptied} emptied."
        )
