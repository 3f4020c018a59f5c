"""The weights of suggestions: parts that make a whole, nothing below zero."""

from dataclasses import asdict

from aanzet.programmes.shapes import Blueprint
from aanzet.reference.tomlfile import Document

PARTS = ("language", "time", "travel", "sector", "asks")
DAYS = ("waiting_cap", "deadline_days")
WHOLE = 10_000
MOST = 1_000_000


def matching(found: Blueprint, document: Document) -> None:
    weights = asdict(found.matching)
    for name, value in weights.items():
        least = 1 if name in DAYS else 0
        if not least <= value <= MOST:
            document.fault(
                ("matching", name),
                f"'{name}' is {value}.",
                f"Write a whole number from {least} to {MOST}.",
            )
    total = sum(weights[name] for name in PARTS)
    if total != WHOLE:
        document.fault(
            ("matching",),
            f"{', '.join(PARTS)} make {total} together.",
            f"Change them so that they make {WHOLE}.",
        )
