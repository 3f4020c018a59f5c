"""`aanzet journal verify`: prove that no line of the journal was changed or removed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from aanzet.journal.models import Entry
from aanzet.journal.queries import broken_chains


class Command(BaseCommand):
    help = "Verify the hash chains of the journal."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        broken = list(broken_chains())
        for chain in broken:
            self.stderr.write(f"Chain {chain.chain} breaks at line {chain.seq}.")
        if broken:
            raise CommandError(f"{len(broken)} chains do not hold.", returncode=2)
        self.stdout.write(f"All {Entry.objects.count()} lines hold.")
