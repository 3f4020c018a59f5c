"""The map of people around her."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.core.errors import Conflict, Refused
from aanzet.core.text import clean
from aanzet.participants.actions import without_numbers
from aanzet.participants.vault import Vault
from aanzet.sheets.actions.sheet import now_stands, sheet_begun, sheet_changed
from aanzet.sheets.models import PeopleMap
from aanzet.sheets.people import MOST_PEOPLE, Person, dump, load, new_key, placed, without


@transaction.atomic
def person_keep(
    *, by: Actor, on: date, case: Case, version: int | None, key: str = "", values: dict[str, Any]
) -> PeopleMap:
    """Put somebody on her map, or change who has `key`. `values`: fields of people.Person but the key. The first one
    begins the map; `version` is that of the map she saw, None when there was none."""
    without_numbers(word=values["word"])
    person = Person(key=key or new_key(), **(values | {"word": clean(values["word"])}))
    row = models.QuerySet(PeopleMap).filter(case=case).first()
    if row is None:
        row = PeopleMap(case=case, begun_on=on)
        sheet_begun(by=by, on=on, row=row, body=dump([person]))
        return row
    people = load(Vault(case.participant_id).open(row, "body"))
    if key and all(each.key != key for each in people):
        raise Refused(_("This person is not on your map any more. Go back and look again."))
    if not key and len(people) >= MOST_PEOPLE:
        raise Refused(_("Your map is full. Take somebody away first."))
    # Who is new takes nobody's place: she is added to who stands there now.
    seen = version if key and version else row.version
    try:
        return sheet_changed(by=by, on=on, row=row, version=seen, body=dump(placed(people, person)))
    except Conflict as error:
        there = {each.key: each.word for each in load(now_stands(row, error))}
        raise Conflict({"word": there.get(key, "")}, error.version) from error


@transaction.atomic
def person_remove(*, by: Actor, on: date, row: PeopleMap, key: str) -> PeopleMap:
    """Take somebody off her map."""
    people = load(Vault(row.case.participant_id).open(row, "body"))
    body = dump(without(people, key))
    return sheet_changed(by=by, on=on, row=row, version=row.version, body=body)
