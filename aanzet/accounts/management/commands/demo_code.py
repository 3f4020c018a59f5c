"""`aanzet demo_code MAIL`: the code that the app of an invented person shows now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from aanzet.accounts.queries import demo_codes


class Command(BaseCommand):
    help = "Print the sign-in code of a demo account (demo mode only)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mail")

    def handle(self, *args: Any, **options: Any) -> None:
        found = demo_codes(email=options["mail"].strip().lower())
        if not found:
            raise CommandError(
                "No demo account with this address. Run this in demo mode, after the demo was loaded."
            )
        self.stdout.write(found[0].code)
