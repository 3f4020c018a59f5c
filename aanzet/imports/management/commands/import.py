"""`import participants FILE... --programme SLUG --organisation SLUG`, `import undo ID`, `import list`, `import work`.

Ends with 0 when every row is accounted for, with 2 when a file cannot be read or something must be asked.
"""

import json
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _

from aanzet.access.actor import system_actor
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.languages import HOUSE
from aanzet.imports.actions import import_run, import_undo, job_work
from aanzet.imports.queries import (
    FileUnreadable,
    Report,
    import_check,
    import_named,
    imports_listed,
    partner_named,
    read_files,
    read_mapping,
)
from aanzet.imports.wording import say_file

NO_TABLES = "The database has no tables yet. Run: bin/aanzet migrate"


class Command(BaseCommand):
    help = "Take over a register of participants (xlsx, csv, tsv), take an import back, or list imports."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        taking = verbs.add_parser("participants", help="take over the rows of one or more files")
        taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
        taking.add_argument("--programme", required=True, metavar="SLUG")
        taking.add_argument("--organisation", required=True, metavar="SLUG")
        taking.add_argument("--map", type=Path, metavar="MAP", help='TOML or JSON: "heading" = "field"')
        taking.add_argument("--check", action="store_true", help="say what would happen, store nothing")
        taking.add_argument("--json", action="store_true", help="print the report for a program")
        taking.add_argument("--language", choices=sorted(HOUSE), default="en", help="of the sentences")
        back = verbs.add_parser("undo", help="take an import back")
        back.add_argument("id", type=UUID)
        back.add_argument("--json", action="store_true")
        back.add_argument("--language", choices=sorted(HOUSE), default="en")
        listing = verbs.add_parser("list", help="the imports, newest first")
        listing.add_argument("--json", action="store_true")
        listing.add_argument("--language", choices=sorted(HOUSE), default="en")
        working = verbs.add_parser("work", help="take over the long registers that people brought on screen")
        working.add_argument(
            "--every", type=int, default=0, help="seconds between rounds; without it one round"
        )
        working.add_argument("--language", choices=sorted(HOUSE), default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with translation.override(options["language"]):
                getattr(self, f"do_{options['verb']}")(options)
        except DatabaseError as error:
            missing = "no such table" in str(error) or "does not exist" in str(error)
            raise CommandError(NO_TABLES if missing else str(error)) from error

    def do_participants(self, options: dict[str, Any]) -> None:
        today = clock.today()
        try:
            programme, organisation = partner_named(options["programme"], options["organisation"], on=today)
            mapping = read_mapping(options["map"])
            files = read_files(options["files"], country=programme.country, on=today, mapping=mapping)
        except FileUnreadable as cause:
            self._refuse(say_file(cause.fault, cause.name), options)
        except Refused as cause:
            self._refuse(cause.message, options)
        if options["check"]:
            report = import_check(
                on=today, programme=programme, organisation=organisation, sources=files.sources
            )
        else:
            report = import_run(
                by=system_actor(), on=today, programme=programme, organisation=organisation,
                sources=files.sources, digest=files.digest, mapping=mapping, progress=self._progress(options),
            )  # fmt: skip
        self._report(report, options)

    def _refuse(self, sentence: str, options: dict[str, Any]) -> NoReturn:
        if options["json"]:
            self.stdout.write(json.dumps({"error": sentence}, ensure_ascii=False))
        self.stderr.write(sentence)
        sys.exit(2)

    def _progress(self, options: dict[str, Any]) -> Any:
        if options["json"] or not sys.stderr.isatty():
            return None
        return lambda done, total: self.stderr.write(
            f"\r{done} / {total}", ending="" if done < total else "\n"
        )

    def _report(self, report: Report, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
            return
        many = len({said.file for said in [*report.refused, *report.notes]}) > 1 or len(options["files"]) > 1
        for said in report.notes:
            self.stdout.write(f"  {said.line(with_file=many)}")
        for said in report.refused:
            self.stdout.write(_("not taken over: %(line)s") % {"line": said.line(with_file=many)})
        if options["check"]:
            self.stdout.write(_("This was a check: nothing was stored."))
        counted = _(
            "%(rows)s rows: %(stored)s stored, %(matched)s already known, %(unchanged)s as they were, "
            "%(refused)s not taken over."
        )
        self.stdout.write(
            counted
            % {
                "rows": report.rows, "stored": report.stored, "matched": report.matched,
                "unchanged": report.unchanged, "refused": len(report.refused),
            }
        )  # fmt: skip
        if report.import_id:
            command = f"bin/aanzet import undo {report.import_id}"
            self.stdout.write(_("To take it back: %(command)s") % {"command": command})

    def do_undo(self, options: dict[str, Any]) -> None:
        run = import_named(options["id"])
        if run is None:
            self._refuse(
                _("There is no such import. See: %(command)s") % {"command": "bin/aanzet import list"},
                options,
            )
        try:
            done = import_undo(by=system_actor(), on=clock.today(), run=run)
        except Refused as cause:
            self._refuse(cause.message, options)
        if options["json"]:
            self.stdout.write(json.dumps({"import": str(run.pk), "removed": done.removed, "kept": done.kept}))
        else:
            said = _("%(removed)s women removed, %(kept)s kept because of later work.")
            self.stdout.write(said % {"removed": done.removed, "kept": done.kept})

    def do_work(self, options: dict[str, Any]) -> None:
        while True:
            done = job_work()
            if done or not options["every"]:
                self.stdout.write(_("%(n)s registers in hand.") % {"n": done})
            if not options["every"]:
                return
            time.sleep(options["every"])

    def do_list(self, options: dict[str, Any]) -> None:
        lines = imports_listed()
        if options["json"]:
            self.stdout.write(json.dumps([line.as_json() for line in lines], ensure_ascii=False, indent=2))
            return
        for line in lines:
            size = _("%(n)s rows") % {"n": line.rows}
            undone = ", " + _("undone %(day)s") % {"day": line.undone_on} if line.undone_on else ""
            self.stdout.write(
                f"{line.pk}  {line.on}  {line.organisation}  {', '.join(line.files)}  {size}{undone}"
            )
