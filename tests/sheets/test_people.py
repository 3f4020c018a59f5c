"""The map of people around her: hers and her coach's when she shows it, in no export, and gone when she wipes it."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.core.errors import Conflict, Refused
from aanzet.journal.models import Entry
from aanzet.participants.parts import erase, parts
from aanzet.rights.actions.due import thin
from aanzet.rights.enums import Why
from aanzet.rights.models import Farewell
from aanzet.sheets import actions
from aanzet.sheets.models import CareWeek, Choice, Decision, PeopleMap
from aanzet.sheets.people import MOST_PEOPLE
from aanzet.sheets.queries.people import map_page, people_on
from tests.access.crawl import addresses, doors
from tests.cast import Cast, Word, participants_everywhere

pytestmark = pytest.mark.django_db
FRIEND: dict[str, Any] = {"word": "", "picture": "friend", "ring": "further", "bearings": ()}


def _map() -> PeopleMap:
    return QuerySet(PeopleMap).get()


def test_she_puts_somebody_on_her_map_by_picture(cast: Cast) -> None:
    QuerySet(PeopleMap).all().delete()
    client = cast.client("participant")
    assert "Hier staat nog niemand" in client.get(reverse("sheets:my_people")).content.decode()
    new = reverse("sheets:my_person", args=["new"])
    assert client.post(new, {"picture": "neighbour"}).status_code == 422
    assert (
        client.post(new, {"picture": "neighbour", "ring": "close", "bearings": ["helps"]}).status_code == 302
    )
    typed = {"picture": "partner", "word": "H", "ring": "further", "bearings": ["decides", "hinders"]}
    assert client.post(new, typed).status_code == 302
    page = map_page(row=_map())
    assert [(chip.name, chip.kind) for chip in page.close] == [("Buurvrouw of buurman", "")]
    assert [(chip.name, chip.kind) for chip in page.further] == [("H", "Partner")]
    assert [(each.picture.key, each.names) for each in page.bearings] == [
        ("helps", ("Buurvrouw of buurman",)), ("hinders", ("H",)), ("decides", ("H",)),
    ]  # fmt: skip
    assert _map().shown_on is None


def test_she_changes_somebody_and_takes_somebody_off(cast: Cast) -> None:
    client, key = cast.client("participant"), people_on(_map())[0].key
    change = reverse("sheets:my_person", args=[key])
    assert Word.PERSON in client.get(change).content.decode()
    version = _map().version
    client.post(change, {"picture": "doctor", "word": "Dr", "ring": "close", "version": version})
    assert [(each.word, each.picture) for each in people_on(_map())] == [("Dr", "doctor")]
    client.post(reverse("sheets:my_person_remove", args=[key]))
    assert people_on(_map()) == ()
    assert client.get(change).status_code == 302, "who is gone is no error"


def test_the_map_has_an_end(cast: Cast) -> None:
    by = cast.actor("participant")
    for _each in range(MOST_PEOPLE - 1):
        actions.person_keep(by=by, on=cast.on, case=cast.case, version=None, values=FRIEND)
    with pytest.raises(Refused, match="vol"):
        actions.person_keep(by=by, on=cast.on, case=cast.case, version=None, values=FRIEND)


def test_a_late_save_shows_both_words(cast: Cast) -> None:
    by, row = cast.actor("participant"), _map()
    key = people_on(row)[0].key
    actions.person_keep(
        by=by, on=cast.on, case=cast.case, version=row.version, key=key, values=FRIEND | {"word": "A"}
    )
    with pytest.raises(Conflict) as late:
        actions.person_keep(
            by=by, on=cast.on, case=cast.case, version=row.version, key=key, values=FRIEND | {"word": "B"}
        )
    assert late.value.theirs == {"word": "A"}


def test_only_who_accompanies_her_sees_it_and_only_when_she_shows_it(cast: Cast) -> None:
    read = reverse("sheets:people_read", args=[_map().pk])
    allowed = {name for name in cast.everybody if cast.client(name).get(read).status_code == 200}
    assert allowed == {"coach", "stand_in"}
    cast.client("participant").post(reverse("sheets:my_people_show", args=[_map().pk]))
    assert not [name for name in cast.everybody if cast.client(name).get(read).status_code == 200]


def test_no_other_page_file_or_search_holds_a_word_of_it(cast: Cast, plain_pdf: None) -> None:
    """Source S1-30: visible to her and her coach only, in no export."""
    here = {"sheets:my_people", "sheets:my_people_print", "sheets:my_person", "sheets:people_read"}
    for who in ("participant", "coach"):
        found = set()
        for name, pattern, right in doors():
            for address in addresses(name, pattern, right):
                answer = cast.client(who).get(address)
                if Word.PERSON in answer.getvalue().decode("utf-8", "replace") + str(dict(answer.headers)):
                    found.add(name)
        assert found, who
        assert found <= here, who
    searched = cast.client("coordinator").get(reverse("cases:case_list"), {"q": Word.PERSON.upper()})
    assert "Haile" not in searched.content.decode()


def test_her_own_copy_says_that_there_is_a_map_and_leaves_it_out(cast: Cast) -> None:
    told = [item for part in parts() for item in part.read(cast.participant).items]
    assert Word.PERSON not in str(told)
    mine = [item for item in told if item.table == "sheets.peoplemap"]
    assert [item.data for item in mine] == [{"begun_on": cast.on.isoformat()}]
    for word in (Word.CHOICE, Word.OPTION, Word.DECISION, Word.KEPT_CHOICE, "Koken"):
        assert word in str(told)


def test_she_wipes_it_and_only_that_stays_written(cast: Cast) -> None:
    pk = _map().pk
    cast.client("participant").post(reverse("sheets:my_people_wipe", args=[pk]))
    assert not QuerySet(PeopleMap).exists()
    lines = list(
        Entry.objects.filter(object_id=pk, is_read=False).order_by("at").values_list("action", "data")
    )
    assert lines[-1] == ("sheet.wiped", {})
    assert all(data == {} for _action, data in lines)


def test_the_words_are_sealed_at_rest(cast: Cast) -> None:
    assert Word.PERSON not in _map().body
    assert "friend" not in _map().body


def test_a_year_after_the_end_all_her_sheets_go(cast: Cast) -> None:
    row = QuerySet(Farewell).create(
        participant=cast.participant, why=Why.THIN, asked_on=cast.on, erase_on=cast.on
    )
    assert thin(on=cast.on, farewell=row)
    for model in (Choice, Decision, CareWeek, PeopleMap):
        assert not QuerySet(model).exists()


def test_erasing_her_takes_all_her_sheets(cast: Cast) -> None:
    erase(cast.participant, on=cast.on, counted=True)
    assert cast.participant.pk not in {row.pk for row in participants_everywhere()}
    for model in (Choice, Decision, CareWeek, PeopleMap):
        assert not QuerySet(model).exists()
