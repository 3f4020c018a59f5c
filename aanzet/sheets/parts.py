"""Her sheets for her own copy, and for erasing. The map of people is in no export: its line only says that it is there;
she takes it along herself, on paper."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from aanzet.core.text import listed
from aanzet.participants.models import Participant
from aanzet.participants.parts import Item, Part, Table, Told, register
from aanzet.participants.vault import Vault
from aanzet.sheets.choice import NOT_NOW, load, load_decided
from aanzet.sheets.models import CareWeek, Choice, Decision, PeopleMap
from aanzet.sheets.pictures import pictures
from aanzet.sheets.queries.choice import named
from aanzet.sheets.queries.week import drawn
from aanzet.sheets.week import load as load_week

OF = "case__participant"
Line = tuple[str, str]


def _choice(row: Any, vault: Vault) -> Iterable[Line]:
    body = load(vault.open(row, "body"))
    yield _("About"), listed(filter(None, (pictures("topics")[body.topic].name, body.words)))
    for option in body.options:
        yield _("An option"), named(option.picture, option.words)[1]


def _decision(row: Any, vault: Vault) -> Iterable[Line]:
    told = load_decided(vault.open(row, "body"))
    not_now = told.option == NOT_NOW
    yield _("What"), _("Not now") if not_now else named(told.picture, told.words_of_option)[1]
    yield _("In my words"), told.words


def _week(row: Any, vault: Vault) -> Iterable[Line]:
    week = load_week(vault.open(row, "body"))
    for title, side in ((_("Now"), week.now), (_("As I wish"), week.wished)):
        for line in drawn(side).lines:
            yield title, f"{line.name}: {line.who_name}, {line.hours.normalize():f}"


def _map_is_there(participant: Participant) -> Told:
    rows = QuerySet(PeopleMap).filter(**{OF: participant.pk}).order_by("begun_on")
    left_out = _("It is not in this copy. You can print it on its own page.")
    return Told(tuple(
        Item("sheets.peoplemap", _("People around me"), (("", left_out),), {"begun_on": row.begun_on.isoformat()})
        for row in rows
    ))  # fmt: skip


def register_parts() -> None:
    days = {"begun_on": later("Made on"), "shown_on": later("My coach sees it since")}
    register(
        Part(
            "sheets",
            later("My sheets"),
            40,
            (
                Table(Choice, OF, later("A choice"), days, say=_choice, order_by=("begun_on",)),
                Table(Decision, f"choice__{OF}", later("My decision"), {"on": later("Day")}, say=_decision,
                      order_by=("on",)),
                Table(CareWeek, OF, later("My week"), days, say=_week),
                Table(PeopleMap, OF, later("People around me"), tells=Q(pk__isnull=True)),
            ),
            tell=_map_is_there,
        )
    )  # fmt: skip
