"""One part of a file names another."""

from collections.abc import Iterable

from aanzet.reference.shape import nearest
from aanzet.reference.tomlfile import Document, Where


def refer(document: Document, where: Where, value: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if value and value not in names:
        document.fault(
            where,
            f"there is no {what} '{value}' in this file.",
            nearest(value, names) if names else f"Add the {what}.",
        )
