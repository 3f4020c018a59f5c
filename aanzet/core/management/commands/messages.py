"""Bring the translation catalogues up to date, check them, or compile them."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aanzet.core.messages.__main__ import add_arguments, run


class Command(BaseCommand):
    help = "Find all texts in the source and update the catalogues of each room."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        lines, status = run(
            options["room"],
            check=options["check"],
            compile_only=options["compile"],
            languages=options["language"],
        )
        self.stdout.write("\n".join(lines))
        if status:
            sys.exit(status)
