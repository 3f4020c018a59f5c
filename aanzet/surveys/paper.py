"""The printable twin of one moment, in a language she reads."""

from dataclasses import dataclass

from aanzet.cases.models import Case
from aanzet.core.text import localised
from aanzet.programmes.queries import blueprint_of
from aanzet.questionnaires.enums import Kind, Moment
from aanzet.questionnaires.forms import Setting, options_for
from aanzet.reference.lists import language as language_named
from aanzet.surveys.moments import asked_at


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A question on paper. `options`: (words, picture); `ladder`: the steps stand in a row."""

    number: str
    text: str
    options: tuple[tuple[str, str], ...]
    ladder: bool
    top: str = ""
    bottom: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    moment: str
    language: str
    rtl: bool
    parts: tuple[tuple[str, tuple[SheetLine, ...]], ...]


def sheet(*, case: Case, moment: Moment, language: str) -> Sheet:
    """The sheet of a moment. It holds no name and no answer."""
    setting = Setting(language)
    parts = []
    for shape in asked_at(blueprint_of(case.programme), moment):
        for block in shape.blocks:
            lines = []
            for number, each in block.numbered():
                options = tuple((label, icon) for _key, label, icon in options_for(each, setting))
                if each.kind == Kind.LADDER:
                    steps = tuple((str(step), "") for step in range(11))
                    top, bottom = localised(each.top, language), localised(each.bottom, language)
                    lines.append(SheetLine(number, each.asked(language), steps, True, top, bottom))
                else:
                    lines.append(SheetLine(number, each.asked(language), options, False))
            parts.append((localised(block.title, language), tuple(lines)))
    known = language_named(language)
    return Sheet(str(moment.label), language, bool(known and known.right_to_left), tuple(parts))
