"""`programme check FILE`, `programme load FILE [--dry-run]`, `programme list [--json]`."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from aanzet.core import clock
from aanzet.programmes.actions import BrokenBlueprint, programme_load
from aanzet.programmes.blueprint import check
from aanzet.programmes.queries import programme_list

NO_TABLES = "The database has no tables yet. Run: bin/aanzet migrate"


class Command(BaseCommand):
    # A file can be checked whatever the state of the installation.
    requires_system_checks = ()
    help = "Check, load and list programmes: each is one file (docs/recipes/add-a-programme.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        checking = verbs.add_parser(
            "check", help="name every fault of a file with its line and how to mend it"
        )
        checking.add_argument("file", type=Path)
        loading = verbs.add_parser("load", help="make or change the programme of a file; may be repeated")
        loading.add_argument("file", type=Path)
        loading.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
        listing = verbs.add_parser("list", help="slug, name, country and languages of every programme")
        listing.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"do_{options['verb']}")(options)
        except DatabaseError as error:
            # A missing table reads differently on each database; any other trouble keeps its own words.
            missing = "no such table" in str(error) or (
                "relation" in str(error) and "does not exist" in str(error)
            )
            raise CommandError(NO_TABLES if missing else str(error)) from error

    def do_check(self, options: dict[str, Any]) -> None:
        blueprint, document = check(options["file"])
        for line in document.report():
            self.stdout.write(line)
        if document.broken:
            grave = sum(fault.grave for fault in document.faults)
            self.stderr.write(
                f"{options['file']}: {grave} {'fault' if grave == 1 else 'faults'}. Nothing was loaded."
            )
            sys.exit(2)
        self.stdout.write(
            f"{options['file']} is good: {blueprint.name} ({blueprint.slug}), {len(blueprint.partners)} partners, "
            f"{len(blueprint.phases)} phases, {len(blueprint.targets)} targets."
        )

    def do_load(self, options: dict[str, Any]) -> None:
        try:
            told = programme_load(options["file"], by=None, on=clock.today(), dry_run=options["dry_run"])
        except BrokenBlueprint as error:
            for line in error.report:
                self.stdout.write(line)
            self.stderr.write(f"{options['file']}: not loaded. Mend the lines above.")
            sys.exit(2)
        for line in told.changes:
            self.stdout.write(f"  {line}")
        for line in told.notes:
            self.stdout.write(f"  note: {line}")
        many = "1 change" if len(told.changes) == 1 else f"{len(told.changes)} changes"
        if not told.changes:
            self.stdout.write(f"{told.slug}: nothing to change.")
        elif options["dry_run"]:
            self.stdout.write(f"{told.slug}: {many} to make. This was a dry run, nothing was kept.")
        else:
            self.stdout.write(f"{told.slug}: {many} made.")

    def do_list(self, options: dict[str, Any]) -> None:
        rows = programme_list()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
            return
        if not rows:
            self.stdout.write("No programmes yet. Load one: bin/aanzet programme load FILE")
        for row in rows:
            self.stdout.write(f"{row.slug:24} {row.name:28} {row.country}  {', '.join(row.languages)}")
