"""What stands about how she is: for her own copy. Nothing of it stays when she is erased, not even as a number."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanzet.core.sealed import CannotOpen
from aanzet.participants.parts import Part, Table, register
from aanzet.participants.vault import Vault
from aanzet.questionnaires.forms import Setting, said
from aanzet.surveys.models import Showing, Sitting, SittingAnswer
from aanzet.surveys.queries.answers import shape_of
from aanzet.surveys.queries.moments import asked_in

OF = "case__participant"


def _answer(row: Any, vault: Vault) -> Iterator[tuple[str, str]]:
    """The question in her language, with what she answered."""
    setting = Setting(get_language() or "nl")
    asked = asked_in(row.sitting)
    if not any(row.question in each.question_by_key for each in asked):
        return
    question = shape_of(asked, row.question).question_by_key[row.question]
    try:
        value = vault.open(row, "value")
    except CannotOpen:
        return
    answer = {"value": json.loads(value)} if value else {"state": row.state}
    yield question.asked(setting.language), said(question, answer, setting)


def register_parts() -> None:
    register(
        Part(
            "surveys",
            _("How I am"),
            45,
            (
                Table(
                    Sitting,
                    OF,
                    _("How I am"),
                    {"moment": _("When"), "finished_on": _("Day"), "typed_by": _("Who typed")},
                ),
                Table(
                    SittingAnswer, f"sitting__{OF}", _("My answer"), {"answered_on": _("Day")}, say=_answer
                ),
                Table(
                    Showing,
                    f"sitting__{OF}",
                    _("My coach may see it"),
                    {"starts_on": _("From"), "ends_on": _("Until")},
                ),
            ),
        )
    )
