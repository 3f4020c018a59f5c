"""`aanzet permissions [--write]`: print or write docs/permissions.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from aanzet.access.document import permissions_page


class Command(BaseCommand):
    help = "Show who may do what, from the policy table."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="write docs/permissions.md")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["write"]:
            self.stdout.write(permissions_page())
            return
        path = settings.BASE_DIR / "docs" / "permissions.md"
        path.write_text(permissions_page(), encoding="utf-8")
        self.stdout.write(f"Wrote {path.relative_to(settings.BASE_DIR)}.")
