"""What stands about her time with a volunteer, for her own copy. Of an introduction only numbers stay."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from aanzet.core.sealed import CannotOpen
from aanzet.matches.enums import Side
from aanzet.matches.models import (
    Check,
    ContactHours,
    Introduction,
    IntroductionMove,
    MatchExtension,
    MatchMeeting,
    MatchSurvey,
    StandIn,
)
from aanzet.participants.parts import Part, Table, register
from aanzet.participants.vault import Vault
from aanzet.questionnaires.definitions import definition_or_none
from aanzet.questionnaires.forms import Setting, said

OF = "match__case__participant"


def _next_step(row: Any, vault: Vault) -> Iterator[tuple[str, str]]:
    try:
        words = vault.open(row, "next_step")
    except CannotOpen:
        return
    if words:
        yield str(_("Next step")), words


def _answers(row: Any, vault: Vault) -> Iterator[tuple[str, str]]:
    """Each question in her language, with what she answered."""
    shape = definition_or_none(row.definition, row.definition_version)
    try:
        answers = json.loads(vault.open(row, "answers") or "{}")
    except CannotOpen:
        return
    setting = Setting(get_language() or "nl")
    for key, answer in answers.items():
        if shape and key in shape.question_by_key:
            question = shape.question_by_key[key]
            yield question.asked(setting.language), said(question, answer, setting)


def register_parts() -> None:
    met = {
        "on": _("Day"),
        "minutes": _("Minutes"),
        "mood": _("How it was"),
        "her_mood": _("How it was for me"),
    }
    went = {"on": _("Day"), "feeling": _("My answer")}
    known = {"to": _("To whom"), "on": _("Day"), "agreed_on": _("You said yes on")}
    register(
        Part(
            "together",
            _("Meetings with somebody who helps me"),
            34,
            (
                Table(
                    MatchMeeting, OF, _("We met"), met, say=_next_step, order_by=("on",),
                    tells=Q(withdrawn_on__isnull=True),
                ),
                Table(ContactHours, "contact__case__participant", _("We met"), told=False),
                Table(Check, OF, _("How it goes together"), went, tells=Q(side=Side.HER), order_by=("on",)),
                Table(
                    MatchExtension, OF, _("We go on longer"),
                    {"on": _("Day"), "until": _("Until"), "why": _("Why")}, order_by=("on",),
                ),
                Table(
                    StandIn, "case__participant", _("Somebody else for a while"),
                    {"starts_on": _("From"), "ends_on": _("Until")},
                ),
                Table(
                    MatchSurvey, OF, _("What I said about it"), {"on": _("Day")}, say=_answers,
                    tells=Q(side=Side.HER),
                ),
                Table(Introduction, "case__participant", _("Whom I met for work"), known, order_by=("on",)),
                Table(
                    IntroductionMove, "introduction__case__participant", _("What came of it"),
                    {"on": _("Day"), "step": _("How far it came")},
                ),
            ),
        )
    )  # fmt: skip
