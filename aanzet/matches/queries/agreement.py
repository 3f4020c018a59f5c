"""What two people agree, as a page shows it, and on paper in two languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from aanzet.cases.documents import Label, first_language
from aanzet.cases.documents import Side as Written
from aanzet.cases.documents import side as written
from aanzet.cases.models import Case
from aanzet.core.languages import HERS
from aanzet.core.text import localised
from aanzet.matches.enums import Costs, Rhythm, Side
from aanzet.matches.models import Agreement, AgreementYes, Match
from aanzet.participants.vault import Vault
from aanzet.programmes.queries import blueprint_of


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """`her_yes`, `their_yes`: the day each said yes to this edition. `mine`: does the reader still have to say it?"""

    written: bool
    goal: str = ""
    rhythm: str = ""
    place: str = ""
    costs: str = ""
    until: date | None = None
    clauses: tuple[str, ...] = ()
    edition: int = 0
    version: int = 0
    her_yes: date | None = None
    their_yes: date | None = None
    mine: bool = False

    @property
    def agreed(self) -> bool:
        return self.her_yes is not None and self.their_yes is not None


@dataclass(frozen=True, slots=True)
class AgreementSheet:
    """The agreement for paper. `lines`: label in both languages, and what was agreed in both."""

    title: Label
    names: tuple[str, str]
    lines: tuple[tuple[Label, Label], ...]
    clauses_title: Label
    clauses: tuple[Label, ...]
    yesses: tuple[tuple[str, str], ...]
    signed: Label
    first: Written
    second: Written | None


def clauses_now(match: Match) -> list[dict[str, Any]]:
    """What two people agree in this programme, as its file says it today: key and text by language."""
    asked = blueprint_of(match.volunteer.programme).volunteering_of(match.volunteer.role)
    return [{"key": each.key, "text": dict(each.text)} for each in (asked.match_clauses if asked else ())]


def agreement_of(match: Match) -> Agreement | None:
    return QuerySet(Agreement).filter(match=match).first()


def agreement_page(*, match: Match, side: str, language: str) -> AgreementPage:
    """`side`: whose page it is; the office has nothing to say yes to."""
    row = agreement_of(match)
    if row is None:
        clauses = tuple(localised(each["text"], language) for each in clauses_now(match))
        return AgreementPage(written=False, clauses=clauses, until=match.planned_until)
    said = yesses_of(row)
    return AgreementPage(
        written=True,
        goal=Vault(match.case.participant_id).open(row, "goal"),
        rhythm=in_words(Rhythm, row.rhythm),
        place=row.place,
        costs=in_words(Costs, row.expenses),
        until=match.planned_until,
        clauses=tuple(localised(each["text"], language) for each in row.clauses),
        edition=row.edition,
        version=row.version,
        her_yes=said.get(Side.HER),
        their_yes=said.get(Side.VOLUNTEER),
        mine=side in (Side.HER, Side.VOLUNTEER) and side not in said,
    )


def yesses_of(row: Agreement) -> dict[str, date]:
    """Side -> the day of its yes to the edition that stands."""
    rows = QuerySet(AgreementYes).filter(agreement=row, edition=row.edition)
    return dict(rows.values_list("side", "on"))


def in_words(choices: type[Rhythm] | type[Costs], code: str) -> str:
    return str(choices(code).label) if code in choices.values else code


def agreement_sheet(*, match: Match, second: str = "") -> AgreementSheet:
    """In the language of the house, and beside it hers (or the one that is asked for)."""
    own = first_language(match.case)
    other = _second(match.case, second, own)
    pages = {code: _page(match, code) for code in (own, other) if code}
    first, also = pages[own], pages.get(other, ())
    both = [Label(text, also[place] if also else "") for place, text in enumerate(first)]
    labels, values = both[:8], both[8:13]
    row = agreement_of(match)
    texts = [each["text"] for each in row.clauses] if row else []
    said = yesses_of(row) if row else {}
    with override(own):
        days = {key: date_format(day, "DATE_FORMAT") for key, day in said.items()}
    names = (match.case.participant.call_name, match.volunteer.name)
    return AgreementSheet(
        title=labels[0],
        names=names,
        lines=tuple(zip(labels[1:6], values, strict=True)),
        clauses_title=labels[6],
        clauses=tuple(Label(localised(text, own), text.get(other, "") if other else "") for text in texts),
        yesses=tuple(
            (name, days.get(key, "")) for name, key in zip(names, (Side.HER, Side.VOLUNTEER), strict=True)
        ),
        signed=labels[7],
        first=written(own),
        second=written(other) if other else None,
    )


def _second(case: Case, asked: str, own: str) -> str:
    person = case.participant
    wanted = [code for code in (asked, person.reads_language, person.language) if code in HERS]
    return wanted[0] if wanted and wanted[0] != own else ""


def _page(match: Match, language: str) -> tuple[str, ...]:
    """Eight labels and five values in one language; her own words are never translated."""
    with override(language):
        page = agreement_page(match=match, side=Side.OFFICE, language=language)
        until = date_format(page.until, "DATE_FORMAT") if page.until else ""
        return (
            _("What we agree"), _("Goal"), _("How often"), _("Where"), _("Costs"), _("Until"),
            _("Both say yes to this"), _("Said yes on"),
            page.goal, page.rhythm, page.place, page.costs, until,
        )  # fmt: skip


def values_for_form(match: Match) -> Mapping[str, Any]:
    """What stands there now, for a form."""
    row = agreement_of(match)
    if row is None:
        return {
            "until": match.planned_until,
            "rhythm": Rhythm.TWO_WEEKS,
            "expenses": Costs.OFFICE,
            "version": 0,
        }
    return {
        "goal": Vault(match.case.participant_id).open(row, "goal"), "rhythm": row.rhythm, "place": row.place,
        "expenses": row.expenses, "until": match.planned_until, "version": row.version,
    }  # fmt: skip
