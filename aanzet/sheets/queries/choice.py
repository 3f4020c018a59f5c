"""Her choice sheets, opened for her, or for who accompanies her when she shows them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from aanzet.cases.models import Case
from aanzet.participants.vault import Vault
from aanzet.sheets.choice import NOT_NOW, Body, Option, load, load_decided
from aanzet.sheets.models import Choice, Decision
from aanzet.sheets.pictures import Picture, chosen, pictures


@dataclass(frozen=True, slots=True)
class OptionCard:
    """One option as a page shows it. `name`: her words, else the word of the picture."""

    key: str
    icon: str
    name: str
    more: str
    asks: tuple[Picture, ...]
    asks_words: str
    agree: tuple[Picture, ...]
    gives: tuple[Picture, ...]
    gives_words: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What she decided on a day: the option as it was then, or not now (`option` is empty)."""

    on: date
    words: str
    option: str
    icon: str


@dataclass(frozen=True, slots=True)
class ChoiceSheet:
    """A choice sheet. `decisions`: the newest first; it stands, the others are history."""

    choice_id: UUID
    version: int
    icon: str
    topic: str
    words: str
    begun_on: date
    shown_on: date | None
    options: tuple[OptionCard, ...]
    decisions: tuple[DecisionLine, ...]
    is_full: bool
    may_decide: bool

    @property
    def standing(self) -> DecisionLine | None:
        return self.decisions[0] if self.decisions else None

    @property
    def earlier(self) -> tuple[DecisionLine, ...]:
        return self.decisions[1:]


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One line in a list of sheets."""

    choice_id: UUID
    icon: str
    topic: str
    words: str
    decided_on: date | None
    shown_on: date | None


def choice_body(row: Choice) -> Body:
    return load(Vault(row.case.participant_id).open(row, "body"))


def choice_sheet(*, choice: Choice) -> ChoiceSheet:
    """The whole sheet, for a reader whom the door let through."""
    keys = Vault(choice.case.participant_id)
    body = load(keys.open(choice, "body"))
    topic = pictures("topics")[body.topic]
    decisions = QuerySet(Decision).filter(choice=choice)
    return ChoiceSheet(
        choice.pk, choice.version, topic.icon, topic.name, body.words, choice.begun_on, choice.shown_on,
        tuple(card(each) for each in body.options), tuple(_decision(row, keys) for row in decisions),
        body.is_full, body.may_decide,
    )  # fmt: skip


def card(option: Option) -> OptionCard:
    icon, name = named(option.picture, option.words)
    more = option.words if option.words and option.words != name else ""
    return OptionCard(
        option.key, icon, name, more, chosen("asks", option.asks), option.asks_words,
        chosen("agree", option.agree), chosen("gives", option.gives), option.gives_words,
    )  # fmt: skip


def named(picture: str, words: str) -> tuple[str, str]:
    """Icon and name of an option: the picture's word, else her words."""
    known = pictures("options").get(picture)
    return (known.icon, known.name) if known else ("pencil-simple", words)


def _decision(row: Decision, keys: Vault) -> DecisionLine:
    decided = load_decided(keys.open(row, "body"))
    if decided.option == NOT_NOW:
        return DecisionLine(row.on, decided.words, "", "hourglass-medium")
    icon, name = named(decided.picture, decided.words_of_option)
    return DecisionLine(row.on, decided.words, name, icon)


def choice_lines(*, case: Case, shown_only: bool = False) -> tuple[ChoiceLine, ...]:
    """Her choice sheets, newest first."""
    rows = QuerySet(Choice).filter(case=case).annotate(decided_on=Max("decisions__on"))
    rows = rows.filter(shown_on__isnull=False) if shown_only else rows
    keys = Vault(case.participant_id)
    return tuple(_line(row, row.decided_on, keys) for row in rows.order_by("-begun_on", "-created_at"))


def _line(row: Choice, decided_on: date | None, keys: Vault) -> ChoiceLine:
    body = load(keys.open(row, "body"))
    topic = pictures("topics")[body.topic]
    return ChoiceLine(row.pk, topic.icon, topic.name, body.words, decided_on, row.shown_on)
