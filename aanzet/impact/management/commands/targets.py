"""Print the promises of a programme and what happened: `aanzet targets PROGRAMME [--on DATE] [--json]`."""

import json
import sys
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from aanzet.core import clock
from aanzet.impact.queries.targets import TargetFigure, target_figures
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import NoBlueprint, programme_named


class Command(BaseCommand):
    help = "Print the promises of a programme: number, reached, share of time gone, forecast, definition."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("programme", help="slug of the programme")
        parser.add_argument("--on", help="count as it stood on this day (YYYY-MM-DD; default: today)")
        parser.add_argument("--json", action="store_true", help="print JSON")
        parser.add_argument(
            "--language", help="language of names and definitions (default: the programme's own)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        on = self._day(options["on"])
        programme = programme_named(options["programme"])
        if programme is None:
            known = ", ".join(Programme.objects.order_by("slug").values_list("slug", flat=True)) or "none"
            self._stop(f"There is no programme '{options['programme']}'. Known programmes: {known}.")
        language = options["language"] or (programme.languages or ["en"])[0]
        try:
            with translation.override(language):
                figures = target_figures(programme=programme, on=on, language=language)
        except NoBlueprint as error:
            self._stop(str(error))
        if options["json"]:
            found = {
                "programme": programme.slug,
                "on": on.isoformat(),
                "targets": [f.as_json() for f in figures],
            }
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n\n".join([f"{programme.name}, {on.isoformat()}", *map(_lines, figures)]))

    def _day(self, typed: str | None) -> date:
        try:
            return date.fromisoformat(typed) if typed else clock.today()
        except ValueError:
            self._stop(f"'{typed}' is not a day. Write it as 2026-11-22.")

    def _stop(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(2)


def _lines(figure: TargetFigure) -> str:
    mark = "" if figure.exact else "about "
    promised = f" of {figure.number}" if figure.number else ""
    lines = [f"{figure.name}: {mark}{figure.reached}{promised} {figure.unit}"]
    span = f"  {figure.starts.isoformat()} to {figure.ends.isoformat() if figure.ends else 'open end'}"
    shares = [
        f"{share:.0%} of the {what}"
        for share, what in ((figure.share_time, "time is gone"), (figure.share_reached, "promise is reached"))
        if share is not None
    ]
    if figure.uncounted:
        about = "" if figure.exact else "about "
        lines = [f"{figure.name}: not counted in Aanzet; the programme itself published "
                 f"{about}{figure.target.reported} {figure.unit}"]  # fmt: skip
        shares = []
    lines.append(", ".join([span, *shares]))
    if figure.forecast:
        lines.append(f"  forecast {figure.forecast.low} to {figure.forecast.high} ({figure.forecast.method})")
    if figure.closed_on:
        lines.append(f"  frozen on {figure.closed_on.isoformat()}")
    lines += [
        f"  corrected{f' on {each.on.isoformat()}' if each.on else ' since'}: {each.reached} {each.reason}".rstrip()
        for each in figure.corrections
    ]
    lines.append(f"  {figure.definition} (version {figure.definition_version})")
    return "\n".join(lines)
