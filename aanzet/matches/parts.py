"""Somebody beside her, for her own copy and for erasing: what she asked, who was proposed, what was agreed."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from aanzet.core.text import listed
from aanzet.matches.enums import Costs, Rhythm, Side
from aanzet.matches.models import Agreement, AgreementYes, Answer, Match, Proposal, Want
from aanzet.matches.queries.agreement import in_words
from aanzet.matches.queries.wants import ONLY_WOMAN, her_own
from aanzet.matches.words import halfdays_in_words, languages_in_words, sectors_in_words
from aanzet.participants.parts import Part, Table, register
from aanzet.participants.vault import Vault

OF = "case__participant"
Line = tuple[str, str]


def _want(row: Any, vault: Vault) -> Iterable[Line]:
    yield _("When"), listed(halfdays_in_words(row.halfdays))
    yield _("Languages"), listed(languages_in_words(row.languages))
    yield _("Field of work"), listed(sectors_in_words([row.sector]))
    asked = her_own(row, vault).get(ONLY_WOMAN)
    if asked is not None:
        yield _("Must it be a woman?"), _("Yes") if asked else _("No")


def _agreement(row: Any, vault: Vault) -> Iterable[Line]:
    yield _("Goal"), vault.open(row, "goal")
    yield _("How often"), in_words(Rhythm, row.rhythm)
    yield _("Costs"), in_words(Costs, row.expenses)


def register_parts() -> None:
    asked = {
        "role": later("Who"), "length": later("How long"), "asked_on": later("Asked on"), "ended_on": later("Until"),
        "mode": later("How you travel"), "most_minutes": later("Minutes of travel at most"),
    }  # fmt: skip
    met = {"volunteer": later("With"), "starts_on": later("From"), "planned_until": later("Until"),
           "ends_on": later("Ended on")}  # fmt: skip
    said = {"side": later("Whose word"), "stage": later("About"), "said": later("Answer"), "on": later("Day")}
    register(
        Part(
            "matches",
            later("Somebody beside me"),
            34,
            (
                Table(Want, OF, later("What I asked for"), asked, say=_want, order_by=("asked_on",)),
                Table(Proposal, f"want__{OF}", later("Somebody was proposed"),
                      {"volunteer": later("Who"), "made_on": later("Day")}, order_by=("made_on",)),
                # What the volunteer said is the volunteer's own word.
                Table(Answer, f"proposal__want__{OF}", later("My answer"), said,
                      tells=Q(side=Side.HER), order_by=("on",)),
                Table(Match, OF, later("Together"), met, order_by=("starts_on",)),
                Table(Agreement, f"match__{OF}", later("What we agree"),
                      {"place": later("Where"), "written_on": later("Day")}, say=_agreement),
                Table(AgreementYes, f"agreement__match__{OF}", later("Said yes"),
                      {"side": later("Whose word"), "on": later("Day")}),
            ),
        )
    )  # fmt: skip
