"""`aanzet demo_load`: the founding programmes with invented people and two years of history."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.portal.demo.load import load


class Command(BaseCommand):
    help = "Load the founding programmes with about 400 invented women (never in a live installation)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = load(on=clock.today(), say=lambda line: self.stdout.write(f"  {line}"))
        except Refused as refused:
            raise CommandError(refused.message) from refused
        if done.fresh:
            self.stdout.write(f"{done.women} invented women, {done.rows} rows, {done.seconds:.0f} s")
        else:
            self.stdout.write(f"The demo is loaded already: {done.women} women.")
