"""First contact, coach, phases, exit: the journey as staff walk it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.alliances.enums import SharingTopic
from aanzet.alliances.models import SharingAgreement
from aanzet.cases import actions
from aanzet.cases.enums import AssignmentEnd, AssignmentKind, ExitKind
from aanzet.cases.models import Assignment, Case, Exit, PhaseChange
from aanzet.cases.queries import case_page, people_list
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.participants.actions import consent_give, link_add, participant_add, restriction_add
from aanzet.participants.enums import ConsentEvidence, ConsentTopic, RestrictionKind
from aanzet.participants.models import Link, Participant
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
    SharingAgreement.objects.create(
        alliance=cast.programme.alliance, starts_on=date(2020, 1, 1), topics=[SharingTopic.MATCH]
    )
    sister = participant_add(
        by=None, on=cast.on, organisation=cast.sister, call_name="Qsister", full_name="Qsister Tesfay",
        phone="+31610000456",
    )  # fmt: skip
    consent_give(
        by=None, on=cast.on, participant=sister, organisation=cast.organisation, topic=ConsentTopic.MATCH,
        evidence=ConsentEvidence.SPOKEN,
    )  # fmt: skip
    before = len(participants_everywhere())
    typed = _form(cast, call_name="Qsister", phone="06 10000456")
    shown = cast.client("coordinator").post(reverse("cases:case_open"), typed)
    assert shown.status_code == 200
    assert len(participants_everywhere()) == before
    assert "Tesfay" not in shown.content.decode()
    assert "Q•••• T••••" in shown.content.decode()
    assert str(sister.pk) in shown.content.decode()


def test_a_likely_double_of_the_own_organisation_is_shown_by_name(cast: Cast) -> None:
    before = len(participants_everywhere())
    typed = _form(cast, call_name="Qcallname", phone="06 10000123", birth_2="1990", birth_1="5", birth_0="17")
    shown = cast.client("coordinator").post(reverse("cases:case_open"), typed)
    assert shown.status_code == 200
    assert len(participants_everywhere()) == before
    assert "Qfullname Haile" in shown.content.decode()
    assert str(cast.participant.pk) in shown.content.decode()


def test_this_is_somebody_else_stores_a_new_row(cast: Cast) -> None:
    before = len(participants_everywhere())
    typed = _form(cast, call_name="Qcallname", phone="06 10000123", decision="new")
    assert cast.client("coordinator").post(reverse("cases:case_open"), typed).status_code == 302
    assert len(participants_everywhere()) == before + 1


def test_a_row_of_a_stranger_cannot_be_chosen(cast: Cast) -> None:
    typed = _form(
        cast, call_name="Qcallname", phone="06 10000123", decision=str(cast.other_case.participant_id)
    )
    assert cast.client("coordinator").post(reverse("cases:case_open"), typed).status_code == 404


def test_a_hidden_woman_of_the_own_organisation_cannot_be_chosen(cast: Cast) -> None:
    """Who kept the id of her row from before it was hidden gets the same answer as for nothing at all."""
    restriction_add(
        by=cast.actor("coach"), on=cast.on, participant=cast.participant, kind=RestrictionKind.COACH_ONLY
    )
    person = participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name="Selam")
    other = actions.case_open(by=None, on=cast.on, participant=person, programme=cast.programme)
    client, pages = cast.client("coordinator"), []
    for pk in (cast.participant.pk, uuid4()):
        linked = client.post(reverse("cases:link_add", args=[other.pk]), {"other": str(pk), "same": "yes"})
        opened = client.post(
            reverse("cases:case_open"),
            _form(cast, call_name="Qcallname", phone="06 10000123", decision=str(pk)),
        )
        pages.append((linked.status_code, opened.status_code))
    assert pages[0] == pages[1]
    assert not QuerySet(Link).exists()
    assert QuerySet(Case).filter(participant=cast.participant).count() == 1


def test_a_link_to_a_woman_who_was_hidden_since_is_not_shown(cast: Cast) -> None:
    person = participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name="Selam")
    other = actions.case_open(by=None, on=cast.on, participant=person, programme=cast.programme)
    link = link_add(by=None, on=cast.on, one=person, other=cast.participant)
    page, client = reverse("cases:link_add", args=[other.pk]), cast.client("coordinator")
    undo = reverse("cases:link_undo", args=[link.pk])
    assert undo in client.get(page).content.decode()
    restriction_add(
        by=cast.actor("coach"), on=cast.on, participant=cast.participant, kind=RestrictionKind.COACH_ONLY
    )
    assert undo not in client.get(page).content.decode()


def test_one_coach_at_a_time_and_the_history_stays(cast: Cast) -> None:
    later = cast.on + timedelta(days=10)
    actions.coach_assign(by=None, on=later, case=cast.case, user=cast.users["idle_coach"])
    rows = QuerySet(Assignment).filter(case=cast.case, kind=AssignmentKind.COACH).order_by("starts_on")
    assert [(row.user.name, row.end_reason, row.ends_on) for row in rows] == [
        ("Coach", AssignmentEnd.HANDED_OVER, later - timedelta(days=1)),
        ("Idle Coach", "", None),
    ]


def test_who_was_named_and_taken_off_today_opens_nothing_at_the_next_request(cast: Cast) -> None:
    """A wrong name chosen from the list and mended at once, or somebody who must not read on."""
    row = actions.coach_assign(
        by=None, on=cast.on, case=cast.case, user=cast.users["idle_coach"], kind=AssignmentKind.STAND_IN
    )
    page, client = reverse("cases:case_detail", args=[cast.case.pk]), cast.client("idle_coach")
    assert client.get(page).status_code == 200
    actions.coach_end(by=None, on=cast.on, assignment=row, reason=AssignmentEnd.HANDED_OVER)
    assert client.get(page).status_code == 404
    actions.coach_assign(by=None, on=cast.on, case=cast.case, user=cast.users["idle_coach"])
    actions.coach_assign(by=None, on=cast.on, case=cast.case, user=cast.users["coach"])
    assert client.get(page).status_code == 404
    assert cast.client("coach").get(page).status_code == 200


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
        person = participant_add(
            by=None, on=cast.on, organisation=cast.organisation, call_name=f"Noor {number}"
        )
        actions.case_open(by=None, on=cast.on, participant=person, programme=cast.programme)
    actor = cast.actor("coordinator")
    people_list(actor=actor, on=cast.on)
    with django_assert_num_queries(3):
        assert len(people_list(actor=actor, on=cast.on).rows) == women


@pytest.mark.parametrize(
    "typed", ["qfull", "Haile qcall", "0610000123", "06 1000 0123", "+31610000123", "000123"]
)
def test_search_finds_her_by_any_part_or_phone(cast: Cast, typed: str) -> None:
    assert [row.pk for row in search(actor=cast.actor("coordinator"), text=typed)] == [cast.participant.pk]


def test_search_finds_an_arabic_name_by_latin_letters(cast: Cast) -> None:
    from aanzet.participants.actions import participant_add

    person = participant_add(
        by=None, on=cast.on, organisation=cast.organisation, call_name="أمينة", full_name="أمينة الحسن"
    )
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
            by=cast.actor("coach"),
            on=cast.on,
            case=cast.case,
            kind=ExitKind.HER_CHOICE,
            reason="lost_interest",
        )
    assert error.value.field == "reason"
    actions.case_close(
        by=cast.actor("coach"), on=cast.on, case=cast.case, kind=ExitKind.HER_CHOICE, reason="care_at_home"
    )
    assert QuerySet(Exit).get(case=cast.case).reason == "care_at_home"


def test_a_coach_who_leaves_leaves_no_ghost(cast: Cast) -> None:
    from aanzet.alliances.actions import staff_end
    from aanzet.alliances.models import Membership
    from aanzet.cases.enums import SignalReason
    from aanzet.cases.queries import worklist

    task = Membership.objects.get(user=cast.users["coach"])
    staff_end(
        by=cast.actor("coordinator"),
        on=cast.on,
        membership=task,
        ends_on=cast.on - timedelta(days=1),
        at_once=True,
    )
    row = QuerySet(Assignment).get(case=cast.case, kind=AssignmentKind.COACH)
    assert row.end_reason == AssignmentEnd.MEMBERSHIP_ENDED
    found = worklist(actor=cast.actor("coordinator"), on=cast.on)
    reasons = {each.reason for work in found.now for each in work.reasons if work.case_id == cast.case.pk}
    assert SignalReason.NO_COACH in reasons


def test_a_yes_is_taken_back_by_a_worker_whom_she_tells(cast: Cast) -> None:
    from aanzet.participants.models import Consent

    consent = QuerySet(Consent).filter(participant=cast.participant)[0]
    response = cast.client("coach").post(reverse("cases:consent_withdraw", args=[consent.pk]))
    assert response.status_code == 302
    assert QuerySet(Consent).get(pk=consent.pk).withdrawn_on == cast.on


def test_her_file_is_hidden_and_shown_again_by_her_coach(cast: Cast) -> None:
    address = reverse("cases:case_detail", args=[cast.case.pk])
    cast.client("coordinator").post(
        reverse("cases:restriction_add", args=[cast.case.pk]), {"kind": "protected_identity"}
    )
    assert cast.client("coordinator").get(address).status_code == 404
    assert (
        reverse("cases:restriction_end", args=[cast.case.pk])
        in cast.client("coach").get(address).content.decode()
    )
    cast.client("coach").post(reverse("cases:restriction_end", args=[cast.case.pk]))
    assert cast.client("coordinator").get(address).status_code == 200


def test_a_file_without_a_coach_is_not_hidden_from_everybody(cast: Cast) -> None:
    QuerySet(Assignment).filter(case=cast.case).update(ends_on=cast.on)
    response = cast.client("coordinator").post(
        reverse("cases:restriction_add", args=[cast.case.pk]), {"kind": "protected_identity"}
    )
    assert response.status_code == 422


def test_a_closing_phase_is_not_chosen_but_closed(cast: Cast) -> None:
    from aanzet.programmes.queries import blueprint_of

    closing = next(phase.key for phase in blueprint_of(cast.programme).phases if not phase.open)
    with pytest.raises(Refused):
        actions.phase_change(by=None, on=cast.on, case=cast.case, phase=closing)


def test_coming_back_returns_to_the_phase_she_was_in(cast: Cast) -> None:
    before = case_page(actor=cast.actor("coordinator"), case=cast.case, on=cast.on).phase_key
    coordinator = cast.actor("coordinator")
    actions.case_close(by=coordinator, on=cast.on, case=cast.case, kind=ExitKind.HER_CHOICE)
    actions.case_reopen(by=coordinator, on=cast.on, case=cast.case)
    assert case_page(actor=coordinator, case=cast.case, on=cast.on).phase_key == before


def test_each_woman_gets_her_own_copy_of_the_trajectory_to_change(cast: Cast) -> None:
    from aanzet.cases.models import Cohort
    from aanzet.participants.actions import participant_add
    from aanzet.programmes.queries import blueprint_of

    person = participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name="Selam")
    friend = actions.case_open(by=None, on=cast.on, participant=person, programme=cast.programme)
    actions.cohort_start(
        by=cast.actor("coordinator"), on=cast.on, programme=cast.programme, organisation=cast.organisation,
        template=blueprint_of(cast.programme).trajectories[0], name="Dinsdag", cases=[cast.case, friend],
    )  # fmt: skip
    case = QuerySet(Case).get(pk=cast.case.pk)
    address = reverse("cases:trajectory_edit", args=[case.pk])
    assert case.trajectory["modules"][0]["name"] in cast.client("coach").get(address).content.decode()
    typed = {"version": case.version, "part_1": "Alleen taal\nEen keer bij de bakker"}
    assert cast.client("coach").post(address, typed).status_code == 302
    assert QuerySet(Case).get(pk=case.pk).trajectory["modules"] == [
        {"name": "Alleen taal", "sessions": ["Een keer bij de bakker"]}
    ]
    assert QuerySet(Case).get(pk=friend.pk).trajectory == Cohort.objects.get(name="Dinsdag").content
