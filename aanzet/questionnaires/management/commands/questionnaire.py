"""`questionnaire check FILE`, `questionnaire load FILE`, `questionnaire list`."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from aanzet.core.text import localised
from aanzet.questionnaires.definitions import check, definition_or_none, known
from aanzet.questionnaires.loading import load


class Command(BaseCommand):
    # A file can be checked whatever the state of the installation.
    requires_system_checks = ()
    help = "Check, load and list questionnaires: each is one file (docs/recipes/add-a-questionnaire.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        for verb, words in (
            ("check", "name every fault of a file with its line and how to mend it"),
            ("load", "keep a questionnaire of one's own; may be repeated"),
        ):
            verbs.add_parser(verb, help=words).add_argument("file", type=Path)
        verbs.add_parser("list", help="slug, version, number of questions and whose words they are")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"do_{options['verb']}")(options)

    def do_check(self, options: dict[str, Any]) -> None:
        found, document = check(options["file"])
        for line in document.report():
            self.stdout.write(line)
        if document.broken:
            self.stderr.write(f"{options['file']}: mend the lines above.")
            sys.exit(2)
        many = len(found.question_by_key)
        questions = "1 question" if many == 1 else f"{many} questions"
        self.stdout.write(f"{options['file']} is good: {found.slug} version {found.version}, {questions}.")

    def do_load(self, options: dict[str, Any]) -> None:
        told = load(options["file"])
        for line in told.report:
            self.stdout.write(line)
        if told.report:
            self.stderr.write(f"{options['file']}: not loaded. Mend the lines above.")
            sys.exit(2)
        name = f"{told.definition.slug} version {told.definition.version}"
        self.stdout.write(
            f"{name} is here now." if told.fresh else f"{name} was here already; nothing changed."
        )

    def do_list(self, options: dict[str, Any]) -> None:
        for slug, version in known():
            found = definition_or_none(slug, version)
            if found is not None:
                title = localised(found.title, "en")
                many = len(found.question_by_key)
                self.stdout.write(
                    f"{slug:16} {version:3}  {many:3} questions  {title:24} {found.maker or 'Aanzet'}"
                )
