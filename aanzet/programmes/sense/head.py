"""The head of the file, doubles, colours, questions, links."""

import re
from collections.abc import Iterable

from aanzet.programmes.sense.refer import refer
from aanzet.programmes.shapes import Blueprint
from aanzet.questionnaires.definitions import Question, definition_or_none, versions_of
from aanzet.questionnaires.enums import Moment
from aanzet.questionnaires.ratings import MOST_QUESTIONS, MOST_RATINGS, too_much
from aanzet.reference.countries import INTERNATIONAL, has_profile
from aanzet.reference.lists import language, sector, sectors
from aanzet.reference.places import region
from aanzet.reference.shape import nearest
from aanzet.reference.tomlfile import Document, Where
from aanzet.ui import contrast, themes

CHECK = re.compile(r"(\d{1,2})([wm])")
RECIPE = "docs/recipes/add-a-programme.md"


def head(found: Blueprint, document: Document) -> None:
    if found.country and not re.fullmatch(r"[a-z]{2}", found.country):
        document.fault(
            ("country",), f"'{found.country}' is no country code.", "Use two lower case letters: nl, se, fi."
        )
    elif found.profile and found.profile != INTERNATIONAL and not has_profile(found.profile):
        document.fault(
            ("profile",), f"there is no country profile '{found.profile}'.", "Use nl, se or international."
        )
    elif found.country and not found.profile and not has_profile(found.country):
        document.fault(
            ("country",),
            f"there is no country profile for '{found.country}' yet, so international levels are used.",
            f"Write one as {RECIPE} says, or set profile to a country that is near enough.",
            grave=False,
        )
    if not found.languages:
        document.fault(
            ("languages",), "a programme needs at least one language.", 'Add: languages = ["nl", "en"]'
        )
    for section, codes in (("languages", found.languages), ("spoken", found.spoken)):
        for place, code in enumerate(codes):
            if code and language(code) is None:
                document.fault(
                    (section, place),
                    f"'{code}' is no language that Aanzet knows.",
                    "Use its ISO 639 code, such as nl, ar, ti.",
                )
    if found.ends_on and found.ends_on < found.started_on:
        document.fault(
            ("ends_on",), "the programme ends before it starts.", "Look at started_on and ends_on."
        )
    if found.sector and sector(found.sector) is None:
        known = [each.code for each in sectors()]
        document.fault(("sector",), f"'{found.sector}' is no sector.", nearest(found.sector, known))
    for place, code in enumerate(found.regions):
        if code not in ("", "all") and region(code) is None:
            document.fault(
                ("regions", place),
                f"'{code}' is no labour market region.",
                'Use a code such as AM18 or SE-M, or "all".',
            )


def doubles(found: Blueprint, document: Document) -> None:
    lists: dict[str, Iterable[str]] = {
        "partners": [each.slug for each in found.partners],
        "grants": [each.slug for each in found.grants],
        **{
            name: [each.key for each in getattr(found, name)]
            for name in "phases roles plans barriers trajectories gatherings courses lines tags indicators".split()
        },
        **{
            f"grants.{number}.periods": [each.slug for each in grant.periods]
            for number, grant in enumerate(found.grants)
        },
    }
    for section, keys in lists.items():
        seen: set[str] = set()
        where = tuple(int(part) if part.isdigit() else part for part in section.split("."))
        for place, key in enumerate(keys):
            if key and key in seen:
                document.fault(
                    (*where, place),
                    f"'{key}' is there twice in {where[-1]}.",
                    "Give each its own key, or remove one.",
                )
            seen.add(key)


def theme(found: Blueprint, document: Document) -> None:
    good: dict[str, str] = {}
    for name, value in found.theme.items():
        if name not in themes.BASE:
            document.fault(
                ("theme", name), f"the theme has no colour '{name}'.", nearest(name, list(themes.BASE))
            )
        elif value:
            good[name] = value
    full = themes.BASE | good
    for text, ground, least in themes.PAIRS:
        ratio = contrast.ratio(full[text], full[ground])
        if ratio < least and (text in good or ground in good):
            document.fault(
                ("theme", text if text in good else ground),
                f"'{text}' on '{ground}' is hard to read: contrast {ratio:.1f}, needed {least:.1f}.",
                "Make one of the two darker or lighter.",
            )


def questionnaires(found: Blueprint, document: Document) -> None:
    for place, use in enumerate(found.questionnaires):
        if use.slug and definition_or_none(use.slug, use.version) is None:
            known = ", ".join(str(version) for version in versions_of(use.slug)) or "none"
            document.fault(
                ("questionnaires", place),
                f"there is no questionnaire '{use.slug}' version {use.version}.",
                f"Known versions: {known}.",
            )
    for moment in Moment:
        asked = [
            shape
            for use in found.questionnaires
            if (shape := definition_or_none(use.slug, use.version))
            and moment in (use.moments or shape.moments)
        ]
        if too_much(asked):
            document.fault(
                ("questionnaires",),
                f"at the moment '{moment}' she is asked too much: {', '.join(each.slug for each in asked)}.",
                f"At most {MOST_RATINGS} self-ratings and {MOST_QUESTIONS} questions at one moment (ten minutes).",
            )


def target_group(found: Blueprint, document: Document) -> None:
    if found.target_group.needs not in ("any", "all"):
        document.fault(
            ("target_group", "needs"), f"needs is '{found.target_group.needs}'.", 'Write "any" or "all".'
        )
    asked: dict[str, Question] = {}
    for use in found.questionnaires:
        shipped = definition_or_none(use.slug, use.version)
        asked |= shipped.question_by_key if shipped else {}
    for place, each in enumerate(found.target_group.criteria):
        where: Where = ("target_group", "criteria", place)
        question = asked.get(each.question)
        if each.question and question is None and asked:
            document.fault(
                (*where, "question"),
                f"no questionnaire asks '{each.question}'.",
                nearest(each.question, list(asked)),
            )
        known = [choice.key for choice in question.choices] if question else []
        for number, answer in enumerate(each.answers):
            if known and answer not in known:
                document.fault(
                    (*where, "answers", number),
                    f"'{answer}' is no answer to '{each.question}'.",
                    nearest(answer, known),
                )


def rest(found: Blueprint, document: Document) -> None:
    lines = [each.key for each in found.lines]
    for place, template in enumerate(found.trajectories):
        refer(document, ("trajectories", place, "line"), template.line, lines, "line")
    for place, check in enumerate((*found.after_care.checks, found.after_care.lasting)):
        if not CHECK.fullmatch(check):
            document.fault(
                ("after_care", "checks", place),
                f"'{check}' is no span.",
                "Write weeks as 4w and months as 6m.",
            )
    for place, link in enumerate(found.links):
        if link.url and not link.url.startswith("https://"):
            document.fault(
                ("links", place, "url"), f"'{link.url}' is no safe address.", "Begin with https://"
            )
    _message(found, document)
    for place, fact in enumerate(found.facts):
        if not 1900 <= fact.year <= 2100 or not fact.source.strip():
            document.fault(
                ("facts", place), "a figure needs a year and a source.", "Add both, or leave the figure out."
            )


def _message(found: Blueprint, document: Document) -> None:
    message = found.message
    if message is None or (message.approved_on and message.approved_by):
        return
    half = bool(message.approved_on or message.approved_by)
    document.fault(
        ("message",),
        "the approval is not whole: both the day and who approved are needed."
        if half
        else "the message is not approved yet: it stands on no page and in no mail.",
        "Write both: approved_on = 2026-03-01 and approved_by with the role of who approved, never a name.",
        grave=half,
    )
