"""Content of the gallery: every component with words that could stand on a real page."""

from typing import Any


def content() -> dict[str, Any]:
    """The context of the gallery page."""
    return {}
