"""What a blueprint must make sense of beyond its shape: references, order of dates, colours, doubles."""

from collections.abc import Callable

from aanzet.programmes.sense import courses, head, matching, money, promise, volunteering
from aanzet.programmes.shapes import Blueprint
from aanzet.reference.tomlfile import Document

LOOKS: tuple[Callable[[Blueprint, Document], None], ...] = (
    head.head, head.doubles, money.partners, money.grants, head.theme, promise.people, volunteering.volunteering,
    head.questionnaires,
    courses.courses, head.target_group, promise.indicators, promise.targets, matching.matching, head.rest,
)  # fmt: skip


def check_sense(found: Blueprint, document: Document) -> None:
    """Add every fault of sense to the document. Looks at each part on its own, so that one fault hides no other."""
    for look in LOOKS:
        look(found, document)
