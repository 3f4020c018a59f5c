"""The sheets of the women who sign in: a choice with a decision, a week of care, people around her, and pictures of
what she is good at."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.participants.actions import strength_add
from aanzet.participants.enums import Source
from aanzet.portal.demo.people import DATA
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Script
from aanzet.reference.lists import strength
from aanzet.sheets import actions
from aanzet.sheets.choice import NOT_NOW
from aanzet.sheets.queries.choice import choice_body
from aanzet.sheets.week import PARTS, Side, Week, put

BEGAN = timedelta(days=26)
DECIDED, AGAIN = timedelta(days=19), timedelta(days=5)


def fill_sheets(scene: Scene, told: list[tuple[Script, Case]]) -> None:
    """For whoever signs in. Her choice and her week she shows to her coach, the people around her she keeps."""
    words = tomllib.loads((DATA / "sheets.toml").read_text(encoding="utf-8"))[scene.language]
    for script, case in told:
        if script.account_id and script.person:
            by = Actor(script.account_id, script.person.call_name, on=scene.today, participant=True)
            _choose(scene, by, case, words)
            _live(scene, by, case, words["week"])
            _meet(scene, by, case, words["people"])
            _shine(scene, by, case, words["good"])


def _choose(scene: Scene, by: Actor, case: Case, words: Mapping[str, Any]) -> None:
    begun, choice = scene.today - BEGAN, words["choice"]
    row = actions.choice_begin(by=by, on=begun, case=case, topic=choice["topic"], words=choice["words"])
    for option in choice["options"]:
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in option.items()}
        row = actions.option_keep(by=by, on=begun, choice=row, version=row.version, values=values)
    first = choice_body(row).options[0].key
    for ago, option, said in ((DECIDED, NOT_NOW, "before"), (AGAIN, first, "now")):
        actions.choice_decide(by=by, on=scene.today - ago, choice=row, option=option, words=choice[said])
    actions.sheet_show(by=by, on=scene.today - AGAIN, row=row)


def _live(scene: Scene, by: Actor, case: Case, lines: Mapping[str, Any]) -> None:
    week = Week(_side(lines["now"]), _side([*lines["now"], *lines["wished"]]))
    row = actions.week_keep(by=by, on=scene.today - BEGAN, case=case, week=week)
    actions.sheet_show(by=by, on=scene.today - AGAIN, row=row)


def _side(lines: list[Any]) -> Side:
    """A line: task, who, hours, days (Monday is 0), part of the day. A later line takes the place of an earlier one."""
    side: Side = {}
    for task, who, hours, days, part in lines:
        places = {day * len(PARTS) + PARTS.index(part) for day in days}
        there = {place for (name, place), done in side.items() if name == task and done.who == who}
        side = put(side, task=task, who=who, hours=Decimal(str(hours)), places=there | places)
    return side


def _meet(scene: Scene, by: Actor, case: Case, people: list[Mapping[str, Any]]) -> None:
    for person in people:
        values = dict(person) | {"bearings": tuple(person["bearings"])}
        actions.person_keep(by=by, on=scene.today - BEGAN, case=case, version=None, values=values)


def _shine(scene: Scene, by: Actor, case: Case, good: Mapping[str, str]) -> None:
    for code, example in good.items():
        known = strength(code)
        if known is not None:
            strength_add(
                by=by, on=scene.today - BEGAN, participant=case.participant, name=known.name(scene.language),
                example=example, source=Source.HERSELF, picture=code,
            )  # fmt: skip
