"""What she is good at, on one A4 in two languages, to take to a talk. She chooses what stands on it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from aanzet.cases.documents import Label, Side, first_language, plan_words, side
from aanzet.cases.models import Case
from aanzet.core.languages import HERS, HERS_ONLY
from aanzet.core.text import localised
from aanzet.sheets.queries.good import good_lines

# As many as one page holds, each with the longest example.
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One thing she is good at, in both languages; her own words stand once, as they are."""

    strength_id: str
    icon: str
    name: Label
    example: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class GoodSheet:
    """Everything the sheet shows. `lines`: all she may choose from; `name` is empty when she leaves it out."""

    first: Side
    second: Side | None
    other_languages: tuple[Side, ...]
    title: Label
    name: str
    lines: tuple[PaperLine, ...]

    @property
    def on_paper(self) -> tuple[PaperLine, ...]:
        return tuple(each for each in self.lines if each.chosen)


def good_sheet(
    *, case: Case, second: str = "", picked: Collection[str] | None = None, named: bool = True
) -> GoodSheet:
    """`picked`: ids of what stands on it, None for the first ones. `second`: a language asked for instead of hers."""
    own, person = first_language(case), case.participant
    other = _second(own, second, person.reads_language, person.language)
    here = good_lines(case=case, language=own)
    there = _translated(case, other) if other else {}
    ids = [str(line.strength_id) for line in here]
    wanted = [each for each in ids if picked is None or each in picked][:MOST_LINES]
    words = plan_words()["strengths"]
    return GoodSheet(
        side(own), side(other) if other else None,
        tuple(side(code) for code in HERS if code not in (own, other)),
        Label(localised(words, own), localised(words, other) if other else ""),
        person.call_name if named else "",
        tuple(
            PaperLine(
                str(line.strength_id), line.icon, _label(line.name, there.get(line.strength_id, "")),
                line.example, str(line.strength_id) in wanted,
            )
            for line in here
        ),
    )  # fmt: skip


def _translated(case: Case, language: str) -> dict[UUID, str]:
    """What she is good at in `language`; without what would only be the English of it."""
    found = {line.strength_id: line.name for line in good_lines(case=case, language=language)}
    english = {line.strength_id: line.name for line in good_lines(case=case, language="en")}
    return {each: name for each, name in found.items() if language not in HERS_ONLY or name != english[each]}


def _label(first: str, second: str) -> Label:
    """Her own words, and what has no translation yet, stand once."""
    return Label(first, "" if second == first else second)


def _second(own: str, *asked: str) -> str:
    """The first language that was asked for or is hers and that we have words in, else English; none when it is the
    language of the programme."""
    found = next((code for code in asked if code in HERS), "en" if any(asked) else "")
    return "" if found == own else found
