"""First contact, coach, phases, exit: the journey as staff walk it."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases import actions
from aanzet.cases.enums import AssignmentEnd, AssignmentKind, ExitKind
from aanzet.cases.models import Assignment, Case, Exit, PhaseChange
from aanzet.cases.queries import case_page, people_list
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.participants.models import Participant
from aanzet.participants.queries import search
from tests.cast import Cast, participants_everywhere


def _form(cast: Cast, **more: str) -> dict[str, str]:
    return {
        "programme": str(cast.programme.pk), "organisation": str(cast.organisation.pk), "call_name": "Selam",
        "language": "ti", "finding_place": "Schoolplein",
    } | more  # fmt: skip


def test_first_contact_needs_a_first_name_only(cast: Cast) -> None:
    response = cast.client("coordinator").post(reverse("cases:case_open"), _form(cast))
    assert response.status_code == 302
    row = QuerySet(Case).get(participant__call_name="Selam")
    assert (row.finding_place, row.started_on) == ("Schoolplein", None)
    assert QuerySet(PhaseChange).filter(case=row).count() == 1


def test_first_contact_without_a_name_keeps_what_was_typed(cast: Cast) -> None:
    response = cast.client("coordinator").post(reverse("cases:case_open"), _form(cast, call_name=""))
    assert response.status_code == 422
    assert "Schoolplein" in response.content.decode()


def test_a_likely_double_is_shown_masked_before_anything_is_stored(cast: Cast) -> None:
    before = len(participants_everywhere())
    typed = _form(cast, call_name="Qcallname", phone="06 10000123", birth_2="1990", birth_1="5", birth_0="17")
    client = cast.client("coordinator")
    shown = client.post(reverse("cases:case_open"), typed)
    assert shown.status_code == 200
    assert len(participants_everywhere()) == before
    assert "Qfullname" not in shown.content.decode()
    assert str(cast.participant.pk) in shown.content.decode()


def test_this_is_somebody_else_stores_a_new_row(cast: Cast) -> None:
    before = len(participants_everywhere())
    typed = _form(cast, call_name="Qcallname", phone="06 10000123", decision="new")
    assert cast.client("coordinator").post(reverse("cases:case_open"), typed).status_code == 302
    assert len(participants_everywhere()) == before + 1


def test_a_row_of_a_stranger_cannot_be_chosen(cast: Cast) -> None:
    typed = _form(cast, call_name="Qcallname", phone="06 10000123", decision=str(cast.other_case.participant_id))
    assert cast.client("coordinator").post(reverse("cases:case_open"), typed).status_code == 404


def test_one_coach_at_a_time_and_the_history_stays(cast: Cast) -> None:
    later = cast.on + timedelta(days=10)
    actions.coach_assign(by=None, on=later, case=cast.case, user=cast.users["idle_coach"])
    rows = QuerySet(Assignment).filter(case=cast.case, kind=AssignmentKind.COACH).order_by("starts_on")
    assert [(row.user.name, row.end_reason, row.ends_on) for row in rows] == [
        ("Coach", AssignmentEnd.HANDED_OVER, later - timedelta(days=1)),
        ("Idle Coach", "", None),
    ]


def test_a_full_coach_needs_a_deliberate_yes(cast: Cast, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from aanzet.cases.queries.people import CoachChoice
    from aanzet.cases.views import journey as views

    chosen = CoachChoice(cast.users["idle_coach"], 3, 3)
    monkeypatch.setattr(views, "coaches_for", lambda **_: [chosen])
    address = reverse("cases:coach_assign", args=[cast.case.pk])
    client, typed = cast.client("coordinator"), {"user": str(chosen.user.pk), "kind": "coach"}
    assert client.post(address, typed).status_code == 422
    assert client.post(address, typed | {"over_limit": "on"}).status_code == 302


def test_an_unknown_phase_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.phase_change(by=None, on=cast.on, case=cast.case, phase="nowhere")


def test_closing_ends_the_coach_and_coming_back_asks_nothing_again(cast: Cast) -> None:
    coordinator = cast.actor("coordinator")
    actions.case_close(by=coordinator, on=cast.on, case=cast.case, kind=ExitKind.HER_CHOICE)
    assert not QuerySet(Assignment).filter(case=cast.case, ends_on__isnull=True).exists()
    with pytest.raises(Refused):
        actions.case_close(by=coordinator, on=cast.on, case=cast.case, kind=ExitKind.RESULT)
    actions.case_reopen(by=coordinator, on=cast.on, case=cast.case)
    assert QuerySet(Exit).get(case=cast.case).undone_on == cast.on
    page = case_page(actor=coordinator, case=cast.case, on=cast.on)
    assert page.closed_on is None
    assert page.wish == "qherwish"


def test_opening_her_page_is_written_down(cast: Cast) -> None:
    before = Entry.objects.filter(subject_id=cast.participant.pk, is_read=True).count()
    assert cast.client("coach").get(reverse("cases:case_detail", args=[cast.case.pk])).status_code == 200
    line = Entry.objects.filter(subject_id=cast.participant.pk, is_read=True).latest("at")
    assert Entry.objects.filter(subject_id=cast.participant.pk, is_read=True).count() == before + 1
    assert line.actor_id == cast.users["coach"].pk


@pytest.mark.parametrize("women", [1, 3])
def test_list_of_women_takes_few_queries(cast: Cast, women: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    from aanzet.participants.actions import participant_add

    for number in range(women - 1):
        person = participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name=f"Noor {number}")
        actions.case_open(by=None, on=cast.on, participant=person, programme=cast.programme)
    actor = cast.actor("coordinator")
    people_list(actor=actor, on=cast.on)
    with django_assert_num_queries(3):
        assert len(people_list(actor=actor, on=cast.on).rows) == women


@pytest.mark.parametrize("typed", ["qfull", "Haile qcall", "0610000123", "06 1000 0123", "+31610000123", "000123"])
def test_search_finds_her_by_any_part_or_phone(cast: Cast, typed: str) -> None:
    assert [row.pk for row in search(actor=cast.actor("coordinator"), text=typed)] == [cast.participant.pk]


def test_search_finds_an_arabic_name_by_latin_letters(cast: Cast) -> None:
    from aanzet.participants.actions import participant_add

    person = participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name="أمينة", full_name="أمينة الحسن")
    actor = cast.actor("coordinator")
    for typed in ("أمينة", "الحسن", "Amina"):
        assert person.pk in [row.pk for row in search(actor=actor, text=typed)]


def test_search_of_another_organisation_finds_nobody(cast: Cast) -> None:
    for who in ("sister_coordinator", "stranger_coordinator", "idle_coach"):
        assert list(search(actor=cast.actor(who), text="qfull")) == []


def test_a_hidden_file_is_out_of_search_and_lists_for_all_but_her_coach(cast: Cast) -> None:
    from aanzet.participants.actions import restriction_add
    from aanzet.participants.enums import RestrictionKind

    person = QuerySet(Participant).get(pk=cast.participant.pk)
    restriction_add(
        by=cast.actor("coach"), on=cast.on, participant=person, kind=RestrictionKind.PROTECTED_IDENTITY
    )
    assert list(search(actor=cast.actor("coordinator"), text="qfull")) == []
    assert people_list(actor=cast.actor("coordinator"), on=cast.on).rows == ()
    address = reverse("cases:case_detail", args=[cast.case.pk])
    assert cast.client("coordinator").get(address).status_code == 404
    assert len(people_list(actor=cast.actor("coach"), on=cast.on).rows) == 1


def test_exit_reasons_are_data_and_can_retire(cast: Cast) -> None:
    with pytest.raises(Refused) as error:
        actions.case_close(
            by=cast.actor("coach"), on=cast.on, case=cast.case, kind=ExitKind.HER_CHOICE, reason="lost_interest"
        )
    assert error.value.field == "reason"
    actions.case_close(
        by=cast.actor("coach"), on=cast.on, case=cast.case, kind=ExitKind.HER_CHOICE, reason="care_at_home"
    )
    assert QuerySet(Exit).get(case=cast.case).reason == "care_at_home"
