"""`match solve PROBLEM.json` and other verbs, one module each in `aanzet.matching.commands`.

Ends with 2 and one clear sentence when what was asked cannot be done.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from aanzet.matching.commands import monitor, propose, register, solve
from aanzet.matching.engine.faults import BadProblem

VERBS = {"solve": solve, "propose": propose, "register": register, "monitor": monitor}


class Command(BaseCommand):
    help = "Match women with coaches, mentors and ambassadors: the best plan there is, with its reasons and its proof."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        for name, verb in VERBS.items():
            verb.add(verbs.add_parser(name, help=verb.HELP))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            VERBS[options["verb"]].run(options, self.stdout)
        except BadProblem as fault:
            raise CommandError(str(fault), returncode=2) from fault
