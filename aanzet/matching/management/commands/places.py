"""`bin/aanzet places load FILE --country nl|se`: the middle of every postcode area from the full file of a country.

Files: `pc4,…,lat,lon,…,alt_lat,alt_lon` (nl) and `postnummer,…,lat,lon` (se), plain or gzip; or a GeoNames postal file
(tab-separated). Where a second place is given (`alt_lat`, `alt_lon`) it is taken: the first is known to be wrong there.
Run it again for a newer file; rows are written over.
"""

import csv
import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from aanzet.matching.centroids import FIGURES, area
from aanzet.matching.models import Centroid

CODES = ("pc4", "postnummer", "postcode", "code")


class BadFile(ValueError):
    """The file cannot be read as it is. The message says where and how to go on."""


class Command(BaseCommand):
    help = "Load the middle of every postcode area of a country."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["load"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--country", required=True, choices=sorted(FIGURES))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = {(row.country, row.code): row for row in _rows(options["file"], options["country"])}
        except (BadFile, OSError, UnicodeDecodeError) as error:
            self.stderr.write(str(error))
            sys.exit(2)
        with transaction.atomic():
            Centroid.objects.bulk_create(
                rows.values(), update_conflicts=True, unique_fields=["country", "code"], update_fields=["lat", "lon"],
                batch_size=500,
            )  # fmt: skip
        self.stdout.write(f"{len(rows)} postcodes of {options['country']} are loaded.")


def _rows(path: Path, country: str) -> Iterator[Centroid]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode("utf-8-sig")
    if "\t" in text.partition("\n")[0]:
        named = ({"code": each[1], "lat": each[9], "lon": each[10]} for each in _tabbed(text))
    else:
        named = csv.DictReader(io.StringIO(text, newline=""))  # type: ignore[assignment]
    for number, row in enumerate(named, start=2):
        yield _centroid(row, country, number)


def _tabbed(text: str) -> Iterator[list[str]]:
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter="\t"), start=1):
        if len(row) < 11:
            raise BadFile(f"Line {number} has {len(row)} columns; a postal file of GeoNames has 11 or 12.")
        yield row


def _centroid(row: dict[str, str], country: str, number: int) -> Centroid:
    code = next((row[name] for name in CODES if row.get(name)), "")
    found = area(country, code)
    try:
        lat = float(row.get("alt_lat") or row["lat"])
        lon = float(row.get("alt_lon") or row["lon"])
    except (KeyError, ValueError):
        raise BadFile(
            f"Line {number} has no place. The columns lat and lon hold degrees, such as 52.37."
        ) from None
    if found is None or not -90 <= lat <= 90 or not -180 <= lon <= 180:
        raise BadFile(
            f"Line {number}: '{code}' at {lat}, {lon} is no postcode of {country}. Look at --country."
        )
    return Centroid(country=country, code=found[1], lat=lat, lon=lon)
