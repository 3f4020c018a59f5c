"""Her choice sheet: what it is about, its options, and what she decides."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.core.errors import Conflict, Refused
from aanzet.core.text import clean
from aanzet.journal.actions import write
from aanzet.participants.actions import without_numbers
from aanzet.participants.vault import Vault
from aanzet.sheets.actions.sheet import now_stands, sheet_begun, sheet_changed
from aanzet.sheets.choice import NOT_NOW, Body, Decided, Option, dump, load, new_key
from aanzet.sheets.models import Choice, Decision
from aanzet.sheets.pictures import pictures

WORDS = ("words", "asks_words", "gives_words")


def _opened(row: Choice) -> Body:
    return load(Vault(row.case.participant_id).open(row, "body"))


def _checked_topic(topic: str, words: str) -> None:
    without_numbers(words=words)
    if topic not in pictures("topics"):
        raise Refused(_("Choose what it is about."), "topic")


@transaction.atomic
def choice_begin(*, by: Actor, on: date, case: Case, topic: str, words: str = "") -> Choice:
    """A new choice sheet; only she sees it until she shows it."""
    _checked_topic(topic, words)
    row = Choice(case=case, begun_on=on)
    sheet_begun(by=by, on=on, row=row, body=dump(Body(topic, clean(words))))
    return row


@transaction.atomic
def choice_edit(*, by: Actor, on: date, choice: Choice, version: int, topic: str, words: str = "") -> Choice:
    """Say anew what it is about."""
    _checked_topic(topic, words)
    body = Body(topic, clean(words), _opened(choice).options)
    try:
        return sheet_changed(by=by, on=on, row=choice, version=version, body=dump(body))
    except Conflict as error:
        theirs = load(now_stands(choice, error)).words
        raise Conflict({"words": theirs}, error.version) from error


@transaction.atomic
def option_keep(
    *, by: Actor, on: date, choice: Choice, version: int, key: str = "", values: dict[str, Any]
) -> Choice:
    """Add an option, or change the one with `key`. `values`: fields of choice.Option but its key."""
    without_numbers(**{name: values[name] for name in WORDS})
    if not values["picture"] and not values["words"].strip():
        raise Refused(_("Choose a picture, or write it in your own words."), "words")
    body = _opened(choice)
    if not key and body.is_full:
        raise Refused(_("There are four options already. Take one away first."))
    if key and body.option(key) is None:
        raise Refused(_("This option is not there any more. Go back and look again."))
    option = Option(key=key or new_key(), **values)
    # A new option takes nobody's place: it is added to what stands there now.
    seen = version if key else choice.version
    try:
        return sheet_changed(by=by, on=on, row=choice, version=seen, body=dump(body.with_option(option)))
    except Conflict as error:
        there = load(now_stands(choice, error)).option(key)
        raise Conflict({"words": there.words if there else ""}, error.version) from error


@transaction.atomic
def option_remove(*, by: Actor, on: date, choice: Choice, key: str) -> Choice:
    """Take an option away. What she decided before keeps its words."""
    body = dump(_opened(choice).without_option(key))
    return sheet_changed(by=by, on=on, row=choice, version=choice.version, body=body)


@transaction.atomic
def choice_decide(*, by: Actor, on: date, choice: Choice, option: str, words: str) -> Decision:
    """Her decision, in one sentence of her own: an option of hers, or not now. The former ones stay as history."""
    without_numbers(words=words)
    body = _opened(choice)
    if option != NOT_NOW:
        _may_take(body, option)
    if not clean(words):
        raise Refused(_("Write your decision in one sentence of your own."), "words")
    picked = body.option(option)
    decided = Decided(option, clean(words), picked.picture if picked else "", picked.words if picked else "")
    row = Decision(choice=choice, on=on)
    row.body = Vault(choice.case.participant_id).seal(row, "body", dump(decided))
    models.QuerySet(Decision).bulk_create([row])
    write(by, "sheet.changed", subject=choice.case.participant_id, object_id=choice.pk, on=on)
    return row


def _may_take(body: Body, option: str) -> None:
    if not body.may_decide:
        raise Refused(_("Make two options first. Or choose: not now."), "option")
    if body.option(option) is None:
        raise Refused(_("Choose one of your options, or: not now."), "option")
