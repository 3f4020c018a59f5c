"""`languages`: how far each language of her pages is. The twin of the page /texts/languages/."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from aanzet.speech.queries import LanguageLine, language_lines

NO_TABLES = "The database has no tables yet. Run: bin/aanzet migrate"


class Command(BaseCommand):
    help = "The languages of her pages: read by a person or not, texts, and who speaks them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            lines = language_lines()
        except DatabaseError as error:
            raise CommandError(NO_TABLES) from error
        if options["json"]:
            self.stdout.write(json.dumps([asdict(line) for line in lines], default=str, ensure_ascii=False))
            return
        for line in lines:
            self.stdout.write(_sentence(line))


def _sentence(line: LanguageLine) -> str:
    read = f"read by a person on {line.reviewed_on}" if line.reviewed_on else "drafted by a machine"
    spoken = "the server reads it aloud" if line.engine else "the server cannot read it aloud"
    old = f", {line.old} old" if line.old else ""
    return (
        f"{line.code}  {line.translated} of {line.needed} texts, {read}; {spoken}; "
        f"{line.voiced} of {line.to_voice} texts have a voice{old}"
    )
