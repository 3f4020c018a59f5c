"""`aanzet match register`: the record for the Dutch Algoritmeregister, from the code."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any, TextIO

from aanzet.matching.register import printed, record

HELP = "print the record for the Algoritmeregister (docs/algoritmeregister.md)"


def add(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON with the keys of the standard")


def run(options: Mapping[str, Any], out: TextIO) -> None:
    told = json.dumps(record(), ensure_ascii=False, indent=2) if options["json"] else printed().rstrip()
    out.write(told)
