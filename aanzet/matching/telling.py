"""Words for weights and for readings of the monitor."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from aanzet.matching.models import FairReading
from aanzet.matching.wording import language_name, part_names


def weight_names() -> dict[str, str]:
    return part_names() | {
        "waiting": _("Who waits long"),
        "waiting_cap": _("Waiting counts up to so many days"),
        "deadline": _("Whose time in the programme ends"),
        "deadline_days": _("The end counts from so many days before"),
        "scarce": _("Who has hardly anybody who could"),
        "keep": _("A proposal that stands already"),
        "load": _("Each further woman of the same volunteer"),
    }


@dataclass(frozen=True, slots=True)
class Group:
    """One table of the monitor: its heading and its rows as they may be shown."""

    title: str
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    programme: str
    organisation: str
    made_on: date
    counted: int
    every: dict[str, Any] | None
    groups: tuple[Group, ...]


def readings(row: FairReading) -> Reading:
    """One reading in words. What was not written down cannot be shown."""
    titles = {
        "language": _("By the language she speaks"), "district": _("By part of town"),
        "level": _("By how well she speaks the language of the country"),
    }  # fmt: skip
    groups = tuple(
        Group(titles[kind], tuple({**each, "group": _named(kind, each["group"])} for each in rows))
        for kind, rows in row.figures.get("groups", {}).items()
        if rows
    )
    return Reading(
        row.programme.name, row.organisation.name, row.made_on, row.figures.get("counted", 0), row.figures.get("all"),
        groups,
    )  # fmt: skip


def _named(kind: str, group: str) -> str:
    return language_name(group) if kind == "language" else group
