"""`aanzet match monitor`: count whether everybody is helped alike; for the night. Makes a reading once a week."""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any, TextIO

from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.matching.actions import fair_reading_make
from aanzet.matching.where import organisations_of, programme_of
from aanzet.programmes.models import Programme

HELP = "count waiting, offers and refusals between groups, where the last reading is a week old"


def add(parser: ArgumentParser) -> None:
    parser.add_argument("programme", nargs="?", default="", help="slug of one programme (default: all)")


def run(options: Mapping[str, Any], out: TextIO) -> None:
    one = options["programme"]
    named = [programme_of(one)] if one else list(Programme.objects.order_by("slug"))
    made = 0
    for programme in named:
        for organisation in organisations_of(programme):
            try:
                fair_reading_make(by=None, on=clock.today(), programme=programme, organisation=organisation)
            except Refused:
                continue
            made += 1
    out.write(f"{made} readings made.")
