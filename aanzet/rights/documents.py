"""The paper about an erasure, on one A4: in Dutch or Swedish and in the language of who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from aanzet.cases.documents import Label, Side, side
from aanzet.cases.models import Case
from aanzet.core.languages import HERS
from aanzet.programmes.models import Programme
from aanzet.rights.models import Certificate
from aanzet.rights.queries import part_titles

# The language in which the house writes on paper, by the country of the programme.
BY_COUNTRY = {"se": "sv"}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A part of what was there: rows erased, and rows that stay as a number."""

    title: Label
    erased: int
    kept: int


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """Everything the paper shows. It names the organisation and nobody else. `second`: None when one language does."""

    first: Side
    second: Side | None
    number: str
    organisation: str
    words: Mapping[str, Label]
    rows: tuple[PaperRow, ...]
    stays: tuple[Label, ...]


def paper_sheet(*, row: Certificate, reader: str) -> PaperSheet:
    """`reader`: the language of the page on which the paper was asked for."""
    own = _language_of(row)
    other = reader if reader in HERS and reader != own else ""
    texts = [_texts(row, language) for language in (own, other) if language]
    stays = [_stays(row, language) for language in (own, other) if language]
    names = [_names(language) for language in (own, other) if language]
    return PaperSheet(
        first=side(own),
        second=side(other) if other else None,
        number=str(row.pk),
        organisation=row.organisation.name,
        words={key: _label(*(each[key] for each in texts)) for key in texts[0]},
        rows=tuple(
            PaperRow(_label(*(each.get(name, name) for each in names)), erased, kept)
            for name, erased, kept in row.parts
        ),
        stays=tuple(_label(*both) for both in zip(*stays, strict=True)),
    )


def _label(first: str, second: str = "") -> Label:
    return Label(first, "" if second == first else second)


def _language_of(row: Certificate) -> str:
    """By the programme in which the organisation accompanies women, else one of its alliance."""
    here = QuerySet(Case).filter(organisation=row.organisation).order_by("-created_at")
    allied = Programme.objects.filter(alliance__memberships__organisation=row.organisation)
    country = here.values_list("programme__country", flat=True).first()
    return BY_COUNTRY.get(country or allied.values_list("country", flat=True).first() or "", "nl")


def _names(language: str) -> dict[str, str]:
    with override(language):
        return part_titles()


def _texts(row: Certificate, language: str) -> dict[str, str]:
    with override(language):
        return {
            "title": _("What was erased"),
            "number": _("Number of this paper"),
            "organisation": _("Organisation"),
            "asked": _("Asked on"),
            "asked_on": _day(row.asked_on),
            "erased_on": _("Erased on"),
            "erased_day": _day(row.erased_on),
            "what": _("What"),
            "erased": _("Erased"),
            "kept": _("Stays as a number"),
            "stays": _("What stays, and why"),
            "others": _(
                "Other organisations also keep something about you. Do you not agree? You can complain to the "
                "authority for the protection of personal data in your country."
            ),
        }


def _stays(row: Certificate, language: str) -> list[str]:
    with override(language):
        numbers = _(
            "Numbers without a name, until %(d)s. Who pays for the work asks how many women it helped, also years "
            "later (Regulation (EU) 2021/1060, article 82)."
        )
        return [
            numbers % {"d": _day(row.until)}
            if row.until
            else _("No numbers. You still count at another organisation."),
            _("A secret sign, without your name. With it an old list cannot bring you back."),
            _(
                "The list of who did something on which day. It shows that nobody changed it afterwards. It holds no "
                "names and no words."
            ),
            _(
                "Old safety copies, until they are thrown away. What only you and your coach could read cannot be "
                "opened in them: the key is gone."
            ),
            _("This paper, without your name."),
        ]


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
