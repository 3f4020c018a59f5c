"""Figures know how many rated themselves twice, and from ten women on how that changed; never who."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from aanzet.access.scope import unscoped
from aanzet.cases.actions import case_open
from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.impact.queries.outcomes import outcomes
from aanzet.impact.queries.tables import Table
from aanzet.participants.actions import participant_add
from aanzet.participants.models import ParticipantKey
from aanzet.participants.parts import erase
from aanzet.participants.vault import Vault
from aanzet.surveys.models import Sitting
from aanzet.surveys.queries.figures import ENOUGH, PairedChange, paired_changes
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOW, CAN = "my-life.1.now", "what-i-can.1.can"


def _woman(cast: Cast, *numbers: float, rating: str = NOW) -> Case:
    """A woman who gave these numbers, one a month."""
    person = participant_add(
        by=None, on=cast.on, organisation=cast.organisation, call_name=f"W{uuid4().hex[:6]}"
    )
    case = case_open(by=None, on=cast.on, participant=person, programme=cast.programme, started_on=cast.on)
    for place, (moment, number) in enumerate(zip(("start", "middle", "end"), numbers, strict=False)):
        day = cast.on + timedelta(days=30 * place)
        row = Sitting(case=case, moment=moment, begun_on=day, finished_on=day)
        row.scores = Vault(person.pk).seal(row, "scores", f'{{"{rating}": {number}}}')
        row.save()
    return case


@pytest.fixture
def counting() -> Iterator[None]:
    with unscoped("impact.count"):
        yield


def _changes(cast: Cast, cases: list[Case], until: date | None = None) -> dict[str, PairedChange]:
    women: dict[UUID, UUID] = {case.pk: case.participant_id for case in cases}
    found = paired_changes(programme=cast.programme, women=women, until=until or cast.on + timedelta(days=99))
    return {each.rating: each for each in found}


def test_fewer_than_ten_pairs_give_only_their_number(cast: Cast, counting: None) -> None:
    found = _changes(cast, [_woman(cast, 2, 6) for _ in range(ENOUGH - 1)])[NOW]
    assert (found.n, found.pairs, found.mean_first, found.mean_now, found.mean_change) == (
        9,
        (),
        None,
        None,
        None,
    )


def test_ten_pairs_give_the_mean_of_who_told_it_twice(cast: Cast, counting: None) -> None:
    cases = [_woman(cast, 2, 3, 6) for _ in range(9)] + [_woman(cast, 4, 4), _woman(cast, 9)]
    found = _changes(cast, cases)[NOW]
    assert found.n == 10, "who told it once is in no mean"
    assert found.pairs == ((2, 6),) * 9 + ((4, 4),), "first beside newest, in the order of their numbers"
    assert found.mean_first == pytest.approx(2.2)
    assert found.mean_now == pytest.approx(5.8)
    assert found.mean_change == pytest.approx(3.6)
    assert (found.lowest, found.highest) == (0, 10)


def test_pairs_hold_nothing_that_leads_to_a_woman(cast: Cast, counting: None) -> None:
    cases = [_woman(cast, number, 10 - number) for number in (7, 1, 5, 3, 9, 2, 8, 4, 6, 0)]
    found = _changes(cast, cases)[NOW]
    assert list(found.pairs) == sorted(found.pairs)
    assert set(PairedChange.__slots__) == {"rating", "n", "lowest", "highest", "pairs"}


def test_only_the_women_who_count_and_only_up_to_the_day(cast: Cast, counting: None) -> None:
    cases = [_woman(cast, 2, 6) for _ in range(3)]
    assert _changes(cast, cases[:1])[NOW].n == 1
    assert _changes(cast, cases, until=cast.on + timedelta(days=29))[NOW].n == 0
    assert _changes(cast, cases, until=cast.on + timedelta(days=30))[NOW].n == 3


def test_a_woman_at_two_partners_counts_once(cast: Cast, counting: None) -> None:
    one, two = _woman(cast, 2, 6), _woman(cast, 3, 5)
    women = {one.pk: one.participant_id, two.pk: one.participant_id}
    found = paired_changes(programme=cast.programme, women=women, until=cast.on + timedelta(days=99))
    assert [each.n for each in found] == [1]


def test_versions_and_ratings_are_never_mixed(cast: Cast, counting: None) -> None:
    cases = [_woman(cast, 2, 6), _woman(cast, 20, 24, rating=CAN)]
    found = _changes(cast, cases)
    assert {name: each.n for name, each in found.items()} == {NOW: 1, CAN: 1}
    assert found[CAN].name("nl") == "Wat ik kan"


def test_who_is_erased_is_in_no_figure(cast: Cast, counting: None) -> None:
    cases = [_woman(cast, 2, 6) for _ in range(11)]
    erase(cases[0].participant, on=cast.on, counted=True)
    assert _changes(cast, cases)[NOW].n == 10
    QuerySet(ParticipantKey).filter(participant=cases[1].participant_id).delete()
    assert _changes(cast, cases)[NOW].n == 9, "without her key nothing opens"


def test_counting_takes_two_queries_for_any_number(cast: Cast, counting: None) -> None:
    cases = [_woman(cast, 2, 6) for _ in range(3)]
    for some in (cases[:1], cases):
        with CaptureQueriesContext(connection) as asked:
            _changes(cast, some)
        assert len(asked) == 2


def _tables(cast: Cast, monkeypatch: pytest.MonkeyPatch, until: date) -> dict[str, Table]:
    monkeypatch.setattr(clock, "today", lambda: until)
    found = outcomes(
        actor=cast.actor("coordinator"), programme=cast.programme, starts=cast.on, ends=until, on=until
    )
    return {each.title: each for each in found.tables}


def test_s1_14_report_shows_paired_change_with_n(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    title, until = "Door haar zelf verteld: Mijn leven nu", cast.on + timedelta(days=99)
    for _ in range(9):
        _woman(cast, 2, 6)
    table = _tables(cast, monkeypatch, until)[title]
    assert [number for _label, number in table.rows] == [9]
    assert table.note == "Hoe dat veranderde staat hier vanaf 10 vrouwen."
    _woman(cast, 2, 6)
    table = _tables(cast, monkeypatch, until)[title]
    assert table.note == (
        "Gemiddeld van 2,0 naar 6,0, op een schaal van 0 tot 10: +4,0 (n = 10). "
        "Eigen vragen, geen getest meetinstrument."
    )
