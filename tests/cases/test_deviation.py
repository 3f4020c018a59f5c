"""Contact against the norm of her phase: known ahead, said once, read by her too."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from aanzet.cases import actions
from aanzet.cases.actions.care import ContactInput
from aanzet.cases.enums import ContactKind, PauseReason, SignalReason
from aanzet.cases.models import Case, Deviation, Signal
from aanzet.cases.queries import worklist
from aanzet.cases.queries.rhythm import Rhythm, rhythms
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.participants.actions import participant_add
from tests.cast import Cast, Word

pytestmark = pytest.mark.django_db
# Vrouw en Werk asks two talks in three weeks during the intake; the cast has one talk, on its first day.
DUE = 21


@pytest.fixture
def unsaid(cast: Cast) -> Cast:
    """The cast before anybody said why."""
    QuerySet(Deviation).all().delete()
    actions.refresh([cast.case])
    return cast


def _later(cast: Cast, days: int) -> date:
    return cast.on + timedelta(days=days)


def _talk(cast: Cast, days: int, kind: ContactKind = ContactKind.PHONE) -> None:
    on = _later(cast, days)
    actions.contact_add(by=cast.actor("coach"), on=on, case=cast.case, typed=ContactInput(kind=kind, on=on))


def _rhythm(cast: Cast) -> Rhythm:
    return rhythms(cases=[cast.case])[cast.case.pk]


def _shown(cast: Cast, days: int) -> bool:
    found = worklist(actor=cast.actor("coach"), on=_later(cast, days))
    reasons = {r.reason for row in (*found.now, *found.week) for r in row.reasons}
    return SignalReason.RHYTHM in reasons


def test_less_than_the_norm_is_shown_on_the_day_it_is_so_and_not_before(unsaid: Cast) -> None:
    assert (_rhythm(unsaid).norm, _rhythm(unsaid).weeks) == (2, 3)
    assert not _shown(unsaid, DUE - 1)
    assert _shown(unsaid, DUE)


def test_the_second_talk_back_sets_the_day(unsaid: Cast) -> None:
    _talk(unsaid, 10)
    _talk(unsaid, 15)
    assert _rhythm(unsaid).due_on == _later(unsaid, 10 + DUE)
    assert [_rhythm(unsaid).talks(_later(unsaid, day)) for day in (15, 20, 30, 31)] == [3, 3, 2, 1]
    assert (_rhythm(unsaid).short(_later(unsaid, 30)), _rhythm(unsaid).short(_later(unsaid, 31))) == (
        False,
        True,
    )


def test_a_try_that_did_not_reach_her_is_no_talk(unsaid: Cast) -> None:
    _talk(unsaid, 15, ContactKind.TRIED)
    assert _shown(unsaid, DUE)


def test_the_norm_counts_from_her_phase_and_from_the_end_of_a_pause(unsaid: Cast) -> None:
    coach = unsaid.actor("coach")
    actions.pause_add(by=coach, on=_later(unsaid, 5), case=unsaid.case, reason=PauseReason.CARE)
    assert rhythms(cases=[unsaid.case]) == {}
    actions.pause_end(by=coach, on=_later(unsaid, 40), case=unsaid.case)
    assert _rhythm(unsaid).due_on == _later(unsaid, 40 + DUE)
    actions.phase_change(by=coach, on=_later(unsaid, 50), case=unsaid.case, phase="preparation")
    # One talk a week from now on: the worklist follows at once.
    assert _rhythm(unsaid).due_on == _later(unsaid, 57)
    assert QuerySet(Signal).get(case=unsaid.case, reason=SignalReason.RHYTHM).shows_from == _later(unsaid, 57)


def test_a_phase_without_norm_asks_nothing(unsaid: Cast) -> None:
    actions.phase_change(by=None, on=unsaid.on, case=unsaid.case, phase="first_contact")
    assert rhythms(cases=[unsaid.case]) == {}
    with pytest.raises(Refused):
        actions.deviation_add(by=None, on=unsaid.on, case=unsaid.case, reason="illness")


def test_a_reason_quiets_the_worklist_for_four_weeks(unsaid: Cast) -> None:
    on = _later(unsaid, DUE)
    row = actions.deviation_add(by=unsaid.actor("coach"), on=on, case=unsaid.case, reason="illness")
    assert (row.since, row.quiet_until, row.phase) == (on, on + timedelta(days=28), "intake")
    assert not _shown(unsaid, DUE + 28)
    assert _shown(unsaid, DUE + 29)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"reason": "gone", "words": ""}, "reason"),
        ({"reason": "found_work", "words": ""}, "reason"),
        ({"reason": "other_reason", "words": " "}, "words"),
        ({"reason": "illness", "words": "zie 111222333"}, "words"),
    ],
)
def test_what_is_refused_says_where(unsaid: Cast, typed: dict[str, str], told: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.deviation_add(by=None, on=unsaid.on, case=unsaid.case, **typed)
    assert refused.value.field == told
    assert not QuerySet(Deviation).exists()


def test_the_reason_is_said_in_one_form_and_what_was_typed_stays(unsaid: Cast) -> None:
    client, url = unsaid.client("coach"), reverse("cases:deviation_add", args=[unsaid.case.pk])
    page = client.post(url, {"reason": "other_reason", "words": ""})
    assert page.status_code == 422
    assert "Schrijf in een paar woorden wat het is." in page.content.decode()
    client.post(url, {"reason": "coach_could_not", "words": "Ik was met vakantie."})
    row = QuerySet(Deviation).get()
    assert (row.reason, row.by_id) == ("coach_could_not", unsaid.users["coach"].pk)
    assert "vakantie" not in row.words, "sealed"
    case_page = client.get(reverse("cases:case_detail", args=[unsaid.case.pk])).content.decode()
    assert "Ik was met vakantie." in case_page
    assert "De coach kon niet" in case_page
    # The journal says that it was said, and never what.
    line = Entry.objects.get(action="case.deviation_added", object_id=row.pk)
    assert not line.data


def test_she_reads_how_often_and_why_in_her_own_words(cast: Cast) -> None:
    body = " ".join(cast.client("participant").get(reverse("cases:my_plan")).content.decode().split())
    assert "Jij en Coach hebben elkaar 1 keer gesproken in 3 weken. We hadden 2 keer gepland." in body
    assert f'Waarom: Eigen wens: minder contact. <span dir="auto">{Word.LESS}</span>' in body


def test_her_page_says_nothing_where_nothing_was_planned(unsaid: Cast) -> None:
    actions.phase_change(by=None, on=unsaid.on, case=unsaid.case, phase="first_contact")
    assert "Hoe vaak we" not in unsaid.client("participant").get(reverse("cases:my_plan")).content.decode()


def test_a_retired_reason_keeps_its_words(cast: Cast) -> None:
    QuerySet(Deviation).update(reason="lost_interest")
    with translation.override("nl"):
        said = _rhythm(cast).explained(cast.on)
        assert said is not None
        assert said.reason_name == "Zij had geen zin meer"


@pytest.mark.parametrize("women", [1, 3])
def test_rhythms_take_one_query(
    cast: Cast, women: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [cast.case]
    for number in range(women - 1):
        person = participant_add(
            by=None, on=cast.on, organisation=cast.organisation, call_name=f"Selam {number}"
        )
        rows.append(
            actions.case_open(
                by=None, on=cast.on, participant=person, programme=cast.programme, started_on=cast.on
            )
        )
    rows = list(QuerySet(Case).filter(pk__in=[row.pk for row in rows]).select_related("programme"))
    rhythms(cases=rows)
    with django_assert_num_queries(1):
        assert len(rhythms(cases=rows)) == women


def test_many_cases_are_asked_in_parts_with_the_same_answer(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [cast.case, cast.other_case]
    whole = rhythms(cases=rows)
    monkeypatch.setattr("aanzet.cases.queries.rhythm.AT_ONCE", 1)
    assert {pk: each.due_on for pk, each in rhythms(cases=rows).items()} == {
        pk: each.due_on for pk, each in whole.items()
    }
    assert cast.case.pk in whole
