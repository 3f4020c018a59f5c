"""`aanzet match propose PROGRAMME`: compute a plan and keep it as a run. Nobody is told: a coordinator decides."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any, TextIO

from django.db import models

from aanzet.core import clock
from aanzet.matching.actions import run_make
from aanzet.matching.kinds import roles
from aanzet.matching.models import Run, Suggestion
from aanzet.matching.where import organisations_of, programme_of

HELP = "compute who is suggested to whom and keep it for the coordinator"


def add(parser: ArgumentParser) -> None:
    parser.add_argument("programme", help="slug of the programme")
    parser.add_argument(
        "--organisation", default="", help="slug of one organisation (default: all of the alliance)"
    )
    parser.add_argument("--role", default="coach", choices=roles())
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Mapping[str, Any], out: TextIO) -> None:
    programme = programme_of(options["programme"])
    organisations = organisations_of(programme, options["organisation"])
    on = clock.today()
    runs = [
        run_make(by=None, on=on, programme=programme, organisation=each, role=options["role"])
        for each in organisations
    ]
    told = [_told(each) for each in runs]
    out.write(json.dumps(told, ensure_ascii=False, indent=2) if options["json"] else _lines(told))


def _told(run: Run) -> dict[str, Any]:
    """A run in ids and numbers, without a name: the pages show names to who may see them."""
    rows = models.QuerySet(Suggestion).filter(run=run, rank=0).order_by("want_id")
    return {
        "run": str(run.pk), "organisation": run.organisation.slug, "role": run.role, "women": run.women,
        "volunteers": run.volunteers, "served": run.served, "total_fit": run.total, "digest": run.digest,
        "proof": {"optimal": run.proven, "gap": run.gap},
        "matches": [
            {"want": str(row.want_id), "volunteer": str(row.volunteer_id), "fit": row.fit, "parts": row.parts}
            for row in rows if row.volunteer_id
        ],
        "unmatched": [{"want": str(row.want_id), "why": row.reasons} for row in rows if not row.volunteer_id],
    }  # fmt: skip


def _lines(told: list[dict[str, Any]]) -> str:
    return "\n".join(
        f"{each['organisation']}: somebody for {each['served']} of {each['women']} women, from {each['volunteers']} "
        f"who are ready; {'proven best' if each['proof']['optimal'] else 'best within ' + str(each['proof']['gap'])}"
        for each in told
    )
