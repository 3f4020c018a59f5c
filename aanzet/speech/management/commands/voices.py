"""`voices export LANGUAGE FOLDER` and `voices import LANGUAGE FOLDER --speaker NAME --agreed-on DAY`."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.languages import HERS
from aanzet.speech.actions import speaker_add
from aanzet.speech.enums import Standing, Terms
from aanzet.speech.models import Speaker
from aanzet.speech.studio import TABLE, NoTable, bring_in, export


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise ArgumentTypeError(f"'{typed}' is no day. Write it as 2026-11-22.") from None


class Command(BaseCommand):
    help = "Texts of her pages for a studio, and the recordings back (docs/recipes/add-a-voice.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        out = verbs.add_parser("export", help=f"write {TABLE} and the recordings there are into a folder")
        back = verbs.add_parser("import", help="keep the recordings of such a folder; may be repeated")
        for verb in (out, back):
            verb.add_argument("language", choices=HERS)
            verb.add_argument("folder", type=Path)
        back.add_argument("--speaker", required=True, help="who speaks; somebody new needs --agreed-on too")
        back.add_argument(
            "--agreed-on", type=_day, help="the day on which a new speaker said yes to being heard"
        )
        back.add_argument("--terms", choices=Terms.values, default=Terms.HERE, help="where she may be heard")
        back.add_argument("--first", action="store_true", help="better than a machine: always play these")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"do_{options['verb']}")(options)

    def do_export(self, options: dict[str, Any]) -> None:
        total, files = export(options["folder"], options["language"])
        self.stdout.write(f"{options['folder'] / TABLE}: {total} texts, {files} with a recording.")

    def do_import(self, options: dict[str, Any]) -> None:
        standing = Standing.FIRST if options["first"] else Standing.LAST
        if not (options["folder"] / TABLE).is_file():
            raise CommandError(
                f"There is no {TABLE} in {options['folder']}. Make one with: bin/aanzet voices export"
            )
        try:
            brought = bring_in(
                options["folder"],
                options["language"],
                speaker=_speaker(options),
                standing=standing,
                on=clock.today(),
            )
        except NoTable as error:
            raise CommandError(str(error)) from error
        for line in brought.refused:
            self.stdout.write(line)
        self.stdout.write(
            f"{brought.kept} kept, {brought.same} were there already, {len(brought.refused)} refused, "
            f"{brought.absent} texts without a file."
        )
        if brought.refused:
            sys.exit(1)


def _speaker(options: dict[str, Any]) -> Speaker:
    name = " ".join(options["speaker"].split())
    known = Speaker.objects.filter(name__iexact=name).first()
    if known:
        return known
    if options["agreed_on"] is None:
        raise CommandError(
            f"'{name}' is new here. When did she say yes to being heard? Add --agreed-on 2026-11-22."
        )
    try:
        return speaker_add(
            by=None, on=clock.today(), name=name, terms=options["terms"], agreed_on=options["agreed_on"]
        )
    except Refused as error:
        raise CommandError(error.message) from error
