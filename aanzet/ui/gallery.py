"""Content of the gallery: every component with words that could stand on a real page."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import get_language

from aanzet.core.errors import Conflict
from aanzet.core.languages import HOUSE
from aanzet.ui import icons, pseudo, themes
from aanzet.ui.charts import Bar, Bars, Line, Point
from aanzet.ui.context import NavLink
from aanzet.ui.forms import DateField, Form, PictureChoiceField, PictureMultipleChoiceField

PEOPLE = {
    "selam": "Selam Haile",
    "marijke": "Marijke",
    "ineke": "Ineke Smit",
    "nadia": "Nadia",
    "karin": "Karin",
    "zahra": "زهرة",
}


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "gallery_words.toml").read_text(encoding="utf-8"))


def words() -> dict[str, str]:
    """All words in the language of the moment."""
    language = get_language() or "nl"
    spoken = language if language in HOUSE else HOUSE[0]
    chosen = {name: texts[spoken] for name, texts in _table().items()}
    return {n: pseudo.disguise(t) for n, t in chosen.items()} if language == pseudo.CODE else chosen


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a timeline, or a step."""

    when: str = ""
    title: str = ""
    text: str = ""
    badge: str = ""
    badge_kind: str = "now"
    href: str = ""
    state: str = "open"


@dataclass(frozen=True, slots=True)
class Tap:
    """An answer that is a button."""

    value: str
    label: str
    icon: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the worklist."""

    name: str
    sub: str
    kind: str
    why: str
    coach: str
    when: str
    do: str


def content() -> dict[str, Any]:
    """The context of every gallery page."""
    w = words()
    return {
        "w": w,
        "people": PEOPLE,
        "nav_example": [
            NavLink("/gallery/staff/", w["nav_now"], True, ""),
            NavLink("/gallery/person/", w["nav_women"], False, ""),
            NavLink("/gallery/", w["nav_coaches"], False, ""),
            NavLink("/gallery/her/", w["nav_work"], False, ""),
            NavLink("/gallery/promise/", w["page_promise"], False, ""),
        ],
        "themes": list(themes.OWN),
        "icon_names": sorted(icons.known()),
        "first": _rows(w)[:4],
        "later": _rows(w)[4:],
        "pairs": [(w["phone"], "06 12 34 56 78"), (w["district"], "Gaasperdam"), (w["lang"], w["tigrinya"])],
        "sees": [("Marijke", w["everything"]), ("ROC", w["only_steps"]), (w["family"], w["nothing"])],
        "goals": [(w["goal_1"], w["busy"]), (w["goal_2"], w["waits_31"]), (w["goal_3"], w["day_24"])],
        "barriers": [
            (w["barrier_1"], f"{w['busy']} · Karin"),
            (w["barrier_2"], w["solved"]),
            (w["barrier_3"], w["checked"]),
        ],
        "timeline": [
            Entry(w["today"], "", w["t1"], w["silent"]),
            Entry(w["t2_when"], w["t2_title"], w["t2"], href="#timeline"),
            Entry(w["t3_when"], "", w["t3"]),
            Entry(w["t4_when"], "", w["t4"]),
        ],
        "steps": [
            Entry(title=w["step_1"], state="done"),
            Entry(title=w["step_2"], text=w["step_text"], state="now", href="#steps"),
            Entry(title=w["step_3"]),
        ],
        "visit_facts": [("clock", w["fact_1"]), ("bicycle", w["fact_2"]), ("baby", w["fact_3"])],
        "her_links": [
            (w[name], "#", icon)
            for name, icon in (
                ("my_plan", "signpost"),
                ("who_sees", "eye"),
                ("stays_over", "wallet"),
                ("need_help", "hand-heart"),
            )
        ],
        "placements": [
            ("Olena K.", "Huis De Linde", 24),
            ("Amina B.", "Thuiszorg Gein", 16),
            ("Fatma Y.", "Het Anker", 32),
        ],
        "pager": Paginator(range(60), 20).page(2),
        "line": line(w),
        "bars": bars(w),
        "form": _form(w),
        "wrong": _wrong(w),
        "clash": _clash(w),
        "question": _question(w),
        "taps": [
            Tap("good", w["f_mood_1"], "smiley"),
            Tap("plain", w["f_mood_2"], "smiley-meh", chosen=True),
            Tap("hard", w["f_mood_3"], "smiley-sad"),
        ],
    }


def _rows(w: dict[str, str]) -> list[Row]:
    return [
        Row("Selam H.", w["works_in"], "now", w["silent"], "Marijke", w["date_1"], w["call_now"]),
        Row("Amina B.", w["seeks_work"], "now", w["no_coach"], w["nobody"], w["date_2"], w["propose"]),
        Row("Olena K.", w["works_24"], "soon", w["check_due"], "Ineke", w["date_3"], w["log_it"]),
        Row("Hodan W.", w["waits"], "soon", w["late_answer"], "Karin", w["date_4"], w["ask"]),
        Row("Zeynep D.", w["orients"], "info", w["talk_plan"], "Marijke", w["date_5"], w["open_plan"]),
        Row("Fatma Y.", w["language_first"], "info", w["referral_seen"], "Ineke", w["date_6"], w["look"]),
    ]


def line(w: dict[str, str]) -> Line:
    """The line towards a promise."""
    reached = (0, 3, 6, 11, 17, 21, 24, 27, 33, 38, 43, 47, 52, 58, 63, 68, 74, 79, 82, 86, 90, 93, 98)
    days = [date(2025 + month // 12, month % 12 + 1, 1) for month in range(22)] + [date(2026, 11, 22)]
    return Line(
        title=w["line_title"],
        starts_on=date(2025, 1, 1),
        ends_on=date(2026, 12, 31),
        goal=110,
        series=tuple(Point(day, value) for day, value in zip(days, reached, strict=True)),
        now_label=w["now_98"],
        pace_label=w["pace"],
        unit=w["women"],
        forecast=(107, 112),
        summary=w["line_summary"],
    )


def bars(w: dict[str, str]) -> Bars:
    """A few counts beside each other."""
    return Bars(
        title=w["bars_title"],
        unit=w["women"],
        bars=(
            Bar(w["bar_1"], 61),
            Bar(w["bar_2"], 37),
            Bar(w["bar_3"], 12, counts=False, note=w["not_counted"]),
        ),
    )


def _fields(w: dict[str, str]) -> dict[str, forms.Field]:
    channels = [("", ""), ("near", w["f_channel_1"]), ("city", w["f_channel_2"])]
    moods = [("good", w["f_mood_1"]), ("plain", w["f_mood_2"]), ("hard", w["f_mood_3"])]
    return {
        "name": forms.CharField(label=w["f_name"], help_text=w["f_name_help"]),
        "email": forms.EmailField(label=w["f_email"], required=False),
        "born": DateField(label=w["f_born"], allow_year=True, required=False),
        "channel": forms.ChoiceField(label=w["f_channel"], choices=channels),
        "mood": forms.ChoiceField(label=w["f_mood"], choices=moods, widget=forms.RadioSelect),
        "note": forms.CharField(
            label=w["f_note"],
            help_text=w["f_note_help"],
            max_length=300,
            required=False,
            widget=forms.Textarea,
        ),
        "agree": forms.BooleanField(label=w["f_agree"]),
    }


def _make(fields: dict[str, forms.Field], prefix: str, data: dict[str, str] | None = None) -> Form:
    shape = type("GalleryForm", (Form,), fields)
    found: Form = shape({f"{prefix}-{k}": v for k, v in data.items()} if data else None, prefix=prefix)
    return found


def _form(w: dict[str, str]) -> Form:
    return _make(_fields(w), "empty")


def _wrong(w: dict[str, str]) -> Form:
    typed = {
        "name": "",
        "email": "selam@",
        "born_day": "31",
        "born_month": "2",
        "born_year": "1990",
        "channel": "near",
    }
    form = _make(_fields(w), "wrong", typed | {"mood": "good", "note": w["typed_note"], "agree": "on"})
    form.is_valid()
    return form


def _clash(w: dict[str, str]) -> Form:
    form = _make({"note": _fields(w)["note"]}, "clash", {"note": w["typed_note"]})
    form.is_valid()
    form.clash(Conflict({"note": w["their_note"]}, 4))
    return form


def _question(w: dict[str, str]) -> Form:
    choices = [
        ("small", w["care_small"], "baby"),
        ("school", w["care_school"], "backpack"),
        ("parent", w["care_parent"], "hand-heart"),
        ("nobody", w["care_nobody"], "minus"),
    ]
    moods = [
        ("good", w["f_mood_1"], "smiley"),
        ("plain", w["f_mood_2"], "smiley-meh"),
        ("hard", w["f_mood_3"], "smiley-sad"),
    ]
    fields: dict[str, forms.Field] = {
        "care": PictureMultipleChoiceField(label=w["care_for"], help_text=w["care_help"], choices=choices),
        "mood": PictureChoiceField(label=w["f_mood"], choices=moods),
    }
    form = _make(fields, "question")
    form.initial = {"care": ["small", "school"]}
    return form
