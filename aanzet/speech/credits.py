"""Whom the pictures, letters and voices come from."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from aanzet.speech.enums import Terms
from aanzet.speech.models import Speaker


@dataclass(frozen=True, slots=True)
class Credit:
    """One work of others: what it is here, its name, by whom, under which licence."""

    icon: str
    what: Any
    name: str
    by: str
    licence: str


# The files and their versions stand in aanzet/ui/static/ui/LICENCES.md.
WORKS = (
    Credit("palette", _("Pictures"), "Phosphor Icons", "Phosphor Icons", "MIT"),
    Credit("book-open", _("Letters"), "Noto Sans", "The Noto Project Authors", "SIL OFL 1.1"),
    Credit(
        "book-open", _("Letters of Tigrinya"), "Noto Sans Ethiopic", "The Noto Project Authors", "SIL OFL 1.1"
    ),
    Credit(
        "book-open",
        _("Letters of Arabic and Farsi"),
        "Vazirmatn",
        "The Vazirmatn Project Authors",
        "SIL OFL 1.1",
    ),
    Credit("microphone", _("The voice of our server"), "eSpeak NG", "eSpeak NG", "GPL 3.0"),
    Credit(
        "list-checks",
        _("Buttons and forms"),
        "Utrecht Design System",
        "Frameless, Gemeente Utrecht",
        "EUPL 1.2",
    ),
)
# The terms of a speaker who wants to be named: see `Terms.OPEN`.
NAMED = "CC BY 4.0"


def named_speakers() -> list[str]:
    """Who lends her voice under her own name."""
    return list(Speaker.objects.filter(terms=Terms.OPEN).order_by("name").values_list("name", flat=True))
