"""Paper: her plan on one A4 in two languages, the intake as a printed twin, and the same as PDF."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import ImageFile

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.cases.queries.intake import definition_of, intake_of, setting_of
from aanzet.cases.queries.plan import PlanPage, plan_page
from aanzet.cases.queries.told import voice_of
from aanzet.core.errors import Refused
from aanzet.core.languages import HERS, HOUSE
from aanzet.core.text import localised
from aanzet.programmes.queries import blueprint_of
from aanzet.questionnaires.definitions import Definition
from aanzet.questionnaires.paper import PaperBlock, PaperQuestion, paper, states
from aanzet.reference.lists import language as language_named
from aanzet.reference.tomlfile import read

LABELS = Path(__file__).parent / "plan_labels.toml"
KINDS = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, Mapping[str, str]]:
    return dict(read(LABELS).data["labels"])


def label_languages() -> list[str]:
    """Languages in which the words of the plan exist."""
    return sorted(_labels()["title"])


@dataclass(frozen=True, slots=True)
class Side:
    """A language on the sheet: its code, its own name, whether it runs from right to left."""

    code: str
    name: str
    rtl: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A word of the sheet in both languages; `second` is empty when one language is enough."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """Her plan for paper. Labels stand in two languages, her words as they are."""

    page: PlanPage
    on: date
    first: Side
    second: Side | None
    other_languages: tuple[Side, ...]
    words: Mapping[str, Label]
    days: Mapping[date, str]
    spoken_on: date | None = None  # she also said it: a sheet of paper can only tell the day


def side(code: str) -> Side:
    """A language for paper, by its code."""
    found = language_named(code)
    return Side(code, found.own_name if found else code, bool(found and found.right_to_left))


def _second(asked: str, spoken: list[str], first: str) -> str:
    """The second language: the one asked for, else hers when we have its words, else English."""
    known = _labels()["title"]
    for code in [asked, *spoken]:
        if code and code in known:
            return "" if code == first and code != asked else code
    return "en" if any(spoken) else ""


def first_language(case: Case) -> str:
    """The language of the house in which her programme writes on paper."""
    return next((code for code in blueprint_of(case.programme).languages if code in HOUSE), "nl")


def plan_words() -> Mapping[str, Mapping[str, str]]:
    """The words of the plan by language: code of the word -> language -> text."""
    return _labels()


def plan_sheet(*, actor: Actor, case: Case, on: date, second: str = "") -> PlanSheet:
    """Everything the sheet shows. `second`: a language asked for instead of her own."""
    page = plan_page(actor=actor, case=case, on=on)
    person = case.participant
    own = first_language(case)
    other = _second(second, [person.reads_language, person.language], own)
    other = "" if other == own else other
    days = {
        day for goal in page.goals for day in (goal.by_when, *(step.due_on for step in goal.steps)) if day
    }
    if page.plan and page.plan.review_on:
        days.add(page.plan.review_on)
    voice = voice_of(case)
    if voice:
        days.add(voice.on)
    with override(own):
        written = {day: date_format(day, "DATE_FORMAT") for day in days | {on}}
    return PlanSheet(
        page=page,
        on=on,
        first=side(own),
        second=side(other) if other else None,
        other_languages=tuple(side(code) for code in label_languages() if code not in {own, other}),
        words={key: Label(localised(texts, own), texts.get(other, "")) for key, texts in _labels().items()},
        days=written,
        spoken_on=voice.on if voice else None,
    )


@dataclass(frozen=True, slots=True)
class IntakeLine:
    """A question on paper in two languages; `second` empty when one is enough."""

    first: PaperQuestion
    second: PaperQuestion | None
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class IntakePart:
    letter: str
    title: Label
    intro: Label
    lines: tuple[IntakeLine, ...]


@dataclass(frozen=True, slots=True)
class IntakeSheet:
    """The printed twin. It holds no name and no answer: it may lie on a table."""

    title: Label
    first: Side
    second: Side | None
    other_languages: tuple[Side, ...]
    parts: tuple[IntakePart, ...]
    states: tuple[Label, ...]


def intake_sheet(*, case: Case, second: str = "") -> IntakeSheet:
    """The questions of her intake in the language of the programme, and beside it hers where we have it."""
    form = definition_of(case=case, intake=intake_of(case))
    person = case.participant
    own = first_language(case)
    wanted = [code for code in (second, person.reads_language, person.language) if code in HERS]
    other = wanted[0] if wanted and wanted[0] != own else ""
    papers = {code: _paper(case, form, code) for code in (own, other) if code}
    there = papers[other] if other else ([], [])
    return IntakeSheet(
        title=Label(localised(form.title, own), localised(form.title, other) if other else ""),
        first=side(own),
        second=side(other) if other else None,
        other_languages=tuple(side(code) for code in HERS if code not in {own, other}),
        parts=tuple(
            _part(block, there[0][place] if other else None) for place, block in enumerate(papers[own][0])
        ),
        states=tuple(
            Label(text, there[1][place] if other else "") for place, text in enumerate(papers[own][1])
        ),
    )


def _paper(case: Case, form: Definition, language: str) -> tuple[list[PaperBlock], list[str]]:
    with override(language):
        return paper(form, setting_of(case=case, language=language)), states()


def _part(first: PaperBlock, second: PaperBlock | None) -> IntakePart:
    return IntakePart(
        first.letter,
        Label(first.title, second.title if second else ""),
        Label(first.intro, second.intro if second else ""),
        tuple(
            _line(each, second.questions[at] if second else None) for at, each in enumerate(first.questions)
        ),
    )


def _line(first: PaperQuestion, second: PaperQuestion | None) -> IntakeLine:
    other = {key: label for key, label, _icon in second.options} if second else {}
    return IntakeLine(
        first, second, tuple((label, other.get(key, "")) for key, label, _icon in first.options)
    )


def plan_pdf(request: HttpRequest, *, actor: Actor, case: Case, on: date) -> bytes:
    """Her plan as PDF in the language of the moment. Raises Refused where this machine cannot make one."""
    sheet = plan_sheet(actor=actor, case=case, on=on, second="")
    return pdf(render_to_string("cases/plan_print.html", {"sheet": sheet, "is_pdf": True}, request))


def pdf_response(request: HttpRequest, template: str, context: dict[str, Any], *, name: str) -> HttpResponse:
    """The page `template` as a PDF to keep. Raises Refused where this machine cannot make one."""
    html = render_to_string(template, context | {"is_pdf": True}, request)
    response = HttpResponse(pdf(html), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def pdf(html: str) -> bytes:
    """PDF of a printed page; styles and fonts come from our own static files, nothing from the network."""
    try:
        # Imported late: without the system library pango everything but this works.
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except (ImportError, OSError) as error:
        raise Refused(
            _("This machine cannot make a PDF: the program library pango is missing. Print the page instead.")
        ) from error
    # weasyprint lets the whole process take pictures that are cut off; those of strangers (accounts.photos) may not be.
    ImageFile.LOAD_TRUNCATED_IMAGES = False

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        """Only files of ours, by name; anything else is refused."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            found = _file(re.sub(r"^(static:)?/+(static/)?", "", url.split("?")[0]))
            if found is None:
                raise ValueError(f"not ours: {url}")
            kind = KINDS.get(found.suffix, "application/octet-stream")
            return URLFetcherResponse(url, found.read_bytes(), {"Content-Type": kind})

    made: bytes = HTML(string=html, base_url="static:///", url_fetcher=OwnFiles()).write_pdf()
    return made


def _file(path: str) -> Path | None:
    place = finders.find(path)
    if isinstance(place, str):
        return Path(place)
    try:
        # Hashed names of collected files.
        kept = Path(staticfiles_storage.path(path))
    except (NotImplementedError, ValueError):
        return None
    return kept if kept.is_file() else None
