"""Her own yes to a result outside her week: it counts nowhere before, from its own dates after, and no quiets it."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, models, transaction
from django.test import Client
from django.urls import reverse

from aanzet.access.actor import Actor, actor_for
from aanzet.access.scope import unscoped
from aanzet.accounts.actions import account_create
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.cases.actions import answer_set, coach_assign, intake_start
from aanzet.cases.enums import SignalReason
from aanzet.cases.models import Case, Signal
from aanzet.cases.queries import worklist
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.impact.queries.facts import Facts
from aanzet.journal.models import Entry
from aanzet.participants.actions import safe_contact_set
from aanzet.participants.enums import Channel, Discretion
from aanzet.work import actions, queries
from aanzet.work.actions import Asking, PlacementInput
from aanzet.work.enums import Still, YesAnswer, YesWay
from aanzet.work.models import Placement, Yes, standing
from tests.accounts.signin import sign_in
from tests.work.world import TODAY, World, browser, user_of

HERSELF = Asking(YesWay.HERSELF)
SPRING = date(2026, 2, 1)


@pytest.fixture(autouse=True)
def _the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def rahel(db: None) -> User:
    return account_create(by=None, on=TODAY, name="Rahel", email="rahel@example.org", language="en")


@pytest.fixture
def case(world: World, rahel: User) -> Case:
    """She can 24 hours a week, in the morning."""
    found = world.woman("Rahel Haile", date(2026, 1, 10), account=rahel)
    tells(found, hours_possible=24, times_possible=["morning"])
    return found


@pytest.fixture
def coach(world: World, case: Case) -> Actor:
    actor = world.staff(Role.COACH, world.north, "Nadia")
    coach_assign(by=None, on=TODAY, case=case, user=user_of(actor))
    return actor


def tells(case: Case, **answers: Any) -> None:
    intake = intake_start(by=None, on=TODAY, case=case, definition="intake", version=1)
    for question, value in answers.items():
        answer_set(by=None, on=TODAY, intake=intake, question=question, value=value)


def typed(hours: int | None = 32, **fields: Any) -> PlacementInput:
    values: dict[str, Any] = {
        "kind": "job", "sector": "care_welfare", "occupation": "helpende", "employer": "Cordaan",
        "starts_on": SPRING, "seen_on": SPRING, "seen_by": "Nadia",
        "hours_per_week": None if hours is None else Decimal(hours),
    } | fields  # fmt: skip
    return PlacementInput(**values)


def asked(case: Case, coach: Actor, **fields: Any) -> Placement:
    return actions.placement_add(by=coach, on=TODAY, case=case, typed=typed(**fields), asking=HERSELF)


def reasons(case: Case) -> list[str]:
    rows = models.QuerySet(Signal).filter(case=case, source__in=("work", "her_yes"))
    return sorted(rows.values_list("reason", flat=True))


def counted(case: Case) -> list[UUID]:
    facts = Facts(case.programme)
    return [each.placement_id for rows in facts.placements.values() for each in rows]


def test_outside_her_week_is_refused_with_every_reason_until_somebody_says_how_she_agrees(
    case: Case, coach: Actor
) -> None:
    tells(case, care_for=["child_0_3"], childcare="none")
    with pytest.raises(Refused) as refused:
        actions.placement_add(by=coach, on=TODAY, case=case, typed=typed(times=("evening",)))
    assert refused.value.field == "her_yes"
    for words in ("24 uur", "32", "’s avonds", "geen opvang"):
        assert words in refused.value.message
    assert not models.QuerySet(Placement).exists()


def test_what_fits_asks_nothing(case: Case, coach: Actor) -> None:
    row = actions.placement_add(by=coach, on=TODAY, case=case, typed=typed(24, times=("morning",)))
    assert queries.stands(row)
    assert not models.QuerySet(Yes).exists()


def test_waiting_it_counts_nowhere_and_her_yes_makes_it_count_from_its_own_dates(
    case: Case, coach: Actor, rahel: User
) -> None:
    row = asked(case, coach)
    assert not queries.stands(row)
    assert counted(case) == []
    assert reasons(case) == [SignalReason.HER_YES]
    with pytest.raises(Refused):
        actions.check_record(by=coach, on=TODAY, placement=row, due="6m", still=Still.YES)
    actions.yes_say(by=actor_for(rahel, on=TODAY), on=TODAY, placement=row, answer=YesAnswer.YES)
    assert counted(case) == [row.pk]
    assert Facts(case.programme).placements.popitem()[1][0].starts_on == SPRING
    assert reasons(case) == [SignalReason.CHECK] * 4
    days = (
        models.QuerySet(Signal).filter(case=case, reason=SignalReason.CHECK).values_list("since", flat=True)
    )
    assert min(days) == date(2026, 3, 1)


def test_her_journal_says_that_it_began_only_after_her_yes(case: Case, coach: Actor, rahel: User) -> None:
    def began() -> int:
        return Entry.objects.filter(action="case.placement_added", subject_id=case.participant_id).count()

    row = asked(case, coach)
    assert began() == 0
    assert Entry.objects.filter(action="case.yes_asked", object_id=row.pk).count() == 1
    actions.yes_say(by=actor_for(rahel, on=TODAY), on=TODAY, placement=row, answer=YesAnswer.YES)
    assert began() == 1
    row = actions.placement_edit(
        by=coach, on=TODAY, placement=row, version=1, typed=typed(40), asking=HERSELF
    )
    assert began() == 1
    actions.placement_edit(by=coach, on=TODAY, placement=row, version=2, typed=typed(20))
    assert began() == 2, "it began anew when it fitted again"


def test_her_no_quiets_it_and_tells_her_coach(case: Case, coach: Actor, rahel: User) -> None:
    row = asked(case, coach)
    actions.yes_say(by=actor_for(rahel, on=TODAY), on=TODAY, placement=row, answer=YesAnswer.NO)
    assert counted(case) == []
    assert reasons(case) == [SignalReason.TALK]
    (line,) = worklist(actor=coach, on=TODAY).now
    assert SignalReason.TALK in [each.reason for each in line.reasons]
    with pytest.raises(Refused):
        actions.yes_say(by=actor_for(rahel, on=TODAY), on=TODAY, placement=row, answer=YesAnswer.YES)


def test_worklist_waits_a_week_before_it_speaks_of_her_yes(case: Case, coach: Actor) -> None:
    asked(case, coach)
    shows = models.QuerySet(Signal).get(case=case, reason=SignalReason.HER_YES).shows_from
    assert (shows - TODAY).days == 7


def test_told_in_my_presence_is_kept_as_such(case: Case, coach: Actor) -> None:
    told = date(2026, 11, 20)
    row = actions.placement_add(
        by=coach, on=TODAY, case=case, typed=typed(), asking=Asking(YesWay.TOLD, told)
    )
    yes = models.QuerySet(Yes).get()
    assert (yes.way, yes.answer, yes.answered_on, yes.noted_by, yes.noted_by_id) == (
        "told", "yes", told, "Nadia", coach.user_id,
    )  # fmt: skip
    assert yes.reasons == [["hours", ["24", "32"]]]
    assert queries.stands(row)
    assert reasons(case) == [SignalReason.CHECK] * 4
    assert Entry.objects.filter(action="case.yes_noted", subject_id=case.participant_id).count() == 1


@pytest.mark.parametrize("told", [None, date(2026, 11, 23), date(2026, 1, 9)])
def test_told_needs_a_day_on_which_it_can_have_been(case: Case, coach: Actor, told: date | None) -> None:
    with pytest.raises(Refused) as refused:
        actions.placement_add(by=coach, on=TODAY, case=case, typed=typed(), asking=Asking(YesWay.TOLD, told))
    assert refused.value.field == "told_on"


def test_a_correction_that_fits_waits_for_nobody_and_one_that_does_not_asks_again(
    case: Case, coach: Actor, rahel: User
) -> None:
    row = asked(case, coach)
    actions.yes_say(by=actor_for(rahel, on=TODAY), on=TODAY, placement=row, answer=YesAnswer.NO)
    row = actions.placement_edit(by=coach, on=TODAY, placement=row, version=1, typed=typed(20))
    assert queries.stands(row)
    assert reasons(case) == [SignalReason.CHECK] * 4
    with pytest.raises(Refused):
        actions.placement_edit(by=coach, on=TODAY, placement=row, version=2, typed=typed(40))
    row = actions.placement_edit(
        by=coach, on=TODAY, placement=row, version=2, typed=typed(40), asking=HERSELF
    )
    assert not queries.stands(row)
    assert models.QuerySet(Yes).filter(replaced_on=None).count() == 1
    again = actions.placement_edit(by=coach, on=TODAY, placement=row, version=3, typed=typed(40, level="2"))
    assert not queries.stands(again), "another word changes nothing about her yes"
    assert models.QuerySet(Yes).count() == 2


def test_worker_writes_down_what_she_said_later(case: Case, coach: Actor, rahel: User) -> None:
    row = asked(case, coach)
    actions.yes_say(by=actor_for(rahel, on=TODAY), on=TODAY, placement=row, answer=YesAnswer.NO)
    actions.yes_note(by=coach, on=TODAY, placement=row, answer=YesAnswer.YES, told_on=TODAY)
    assert queries.stands(row)
    assert models.QuerySet(Yes).get().noted_by == "Nadia"
    with pytest.raises(Refused):
        actions.yes_note(by=coach, on=TODAY, placement=row, answer=YesAnswer.NO, told_on=TODAY)


def test_a_no_that_a_worker_notes_takes_the_result_back(case: Case, coach: Actor) -> None:
    row = asked(case, coach)
    actions.yes_note(by=coach, on=TODAY, placement=row, answer=YesAnswer.NO, told_on=TODAY)
    assert models.QuerySet(Placement).get().withdrawn_on == TODAY
    assert reasons(case) == []
    assert Entry.objects.filter(action="case.placement_withdrawn").count() == 1


def test_one_question_of_a_result_holds_at_a_time(case: Case, coach: Actor) -> None:
    row = asked(case, coach)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.QuerySet(Yes).create(placement=row, way=YesWay.HERSELF, asked_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.QuerySet(Yes).update(answer=YesAnswer.YES)


def test_she_says_it_herself_when_she_can_be_told_of_it(world: World, case: Case) -> None:
    assert queries.way_to_ask(case) == YesWay.HERSELF
    other = world.woman("Selam Haile", date(2026, 1, 10))
    assert queries.way_to_ask(other) == YesWay.TOLD
    for discretion, channel, way in (
        (Discretion.NONE, Channel.PHONE, YesWay.TOLD), (Discretion.NEUTRAL, Channel.PHONE, YesWay.HERSELF),
    ):  # fmt: skip
        safe_contact_set(
            by=None, on=TODAY, participant=other.participant, discretion=discretion, channel=channel
        )
        assert queries.way_to_ask(other) == way


def sent(**fields: str) -> dict[str, str]:
    days = {"starts_on": (1, 9, 2026), "seen_on": (2, 9, 2026)}
    parts = {
        f"{name}_{part}": str(number)
        for name, day in days.items()
        for part, number in zip(("day", "month", "year"), day, strict=True)
    }
    return (
        {"kind": "job", "sector": "care_welfare", "hours_per_week": "32", "seen_by": "Nadia"} | parts | fields
    )


def test_form_warns_and_asks_only_when_it_lies_outside(case: Case, coach: Actor) -> None:
    client = browser(coach)
    address = reverse("work:placement_add", args=[case.pk])
    assert "her_yes" not in client.get(address).content.decode()
    warned = client.post(address, sent(employer="Cordaan"))
    page = warned.content.decode()
    assert warned.status_code == 422
    assert "Dit is 32 uur" in page
    assert "Cordaan" in page
    assert warned.context["form"]["her_yes"].value() == "herself"
    saved = client.post(address, sent(her_yes="herself"), follow=True).content.decode()
    assert "wacht op haar ja" in saved
    assert reverse("work:yes_note", args=[models.QuerySet(Placement).get().pk]) in saved


def test_form_that_first_did_not_fit_saves_when_it_fits(case: Case, coach: Actor) -> None:
    address = reverse("work:placement_add", args=[case.pk])
    browser(coach).post(address, sent(her_yes="herself", hours_per_week="20"))
    assert queries.stands(models.QuerySet(Placement).get())
    assert not models.QuerySet(Yes).exists()


def test_she_reads_it_on_her_start_page_and_answers(case: Case, coach: Actor, rahel: User) -> None:
    row = asked(case, coach, times=("morning", "evening"))
    client = sign_in(Client(), rahel)
    client.cookies["language"] = "en"
    address = reverse("work:yes_say", args=[row.pk])
    start = client.get(reverse("portal:me")).content.decode()
    assert address in start
    assert "Nadia wants to write this down:" in start
    page = client.get(address).content.decode()
    for words in ("helpende, Cordaan", "32 hours a week", "You said: 24 hours a week.", "Do you say yes?"):
        assert words in page
    assert client.post(address, {"answer": "maybe"}).status_code == 200
    thanked = client.post(address, {"answer": "yes"}, follow=True).content.decode()
    assert "Thank you. It is written down." in thanked
    assert address not in thanked
    assert queries.stands(row)
    yes = models.QuerySet(Yes).get()
    assert (yes.answer, yes.answered_on, yes.noted_by) == ("yes", TODAY, "")
    late = client.post(address, {"answer": "no"}, follow=True).content.decode()
    assert "This question is not open any more." in late
    assert queries.stands(row)


def test_nobody_answers_for_her(world: World, case: Case, coach: Actor) -> None:
    row = asked(case, coach)
    address = reverse("work:yes_say", args=[row.pk])
    other = account_create(by=None, on=TODAY, name="Selam", email="selam@example.org", language="nl")
    world.woman("Selam Haile", date(2026, 1, 10), account=other)
    for client in (browser(coach), sign_in(Client(), other)):
        assert client.post(address, {"answer": "yes"}).status_code == 404
    assert not queries.stands(row)


def test_case_page_tells_that_it_waits_and_who_was_there(case: Case, coach: Actor) -> None:
    row = asked(case, coach)
    client = browser(coach)
    page = client.get(reverse("cases:case_detail", args=[case.pk])).content.decode()
    assert "wacht op haar ja sinds 22 november" in page
    assert reverse("work:check_record", args=[row.pk]) not in page
    data = {"answer": "yes", "told_on_day": "20", "told_on_month": "11", "told_on_year": "2026"}
    assert client.post(reverse("work:yes_note", args=[row.pk]), data).status_code == 302
    page = client.get(reverse("cases:case_detail", args=[case.pk])).content.decode()
    assert "Zij zei ja op 20 november 2026; Nadia was erbij." in page
    assert client.get(reverse("work:yes_note", args=[row.pk])).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_her_questions_take_one_query(
    case: Case, coach: Actor, rahel: User, number: int, django_assert_num_queries: Any
) -> None:
    for _each in range(number):
        asked(case, coach)
    actor = actor_for(rahel, on=TODAY)
    with django_assert_num_queries(1):
        assert len(queries.asked_of_her(actor=actor)) == number


def test_what_stands_has_her_yes_or_never_needed_it(case: Case, coach: Actor) -> None:
    plain = actions.placement_add(by=coach, on=TODAY, case=case, typed=typed(20))
    told = actions.placement_add(
        by=coach, on=TODAY, case=case, typed=typed(), asking=Asking(YesWay.TOLD, TODAY)
    )
    asked(case, coach)
    with unscoped("tests"):
        found = set(Placement.objects.filter(standing()).values_list("pk", flat=True))
    assert found == {plain.pk, told.pk}


def test_in_a_drafted_language_the_question_stands_in_that_of_the_programme(
    case: Case, coach: Actor, rahel: User
) -> None:
    """What asks for her yes is in a language that somebody read; a line of her own offers an interpreter."""
    placement = asked(case, coach)
    client = sign_in(Client(), rahel)
    client.cookies["language"] = "ar"
    page = client.get(reverse("work:yes_say", args=[placement.pk])).content.decode()
    assert "data-asks-yes" in page
    assert "Jij beslist. Nee is ook goed." in page
    client.cookies["language"] = "sv"
    assert "data-asks-yes" not in client.get(reverse("work:yes_say", args=[placement.pk])).content.decode()
