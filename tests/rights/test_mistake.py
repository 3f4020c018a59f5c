"""She says that something is not right, and is answered; her words stand beside what stays."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases import actions as journey
from aanzet.cases.enums import SignalReason
from aanzet.cases.models import ContactMoment, Signal
from aanzet.core.errors import Conflict, Refused
from aanzet.core.ids import new_id
from aanzet.outbox.models import Message
from aanzet.participants import parts
from aanzet.rights import actions, queries
from aanzet.rights.enums import Outcome
from aanzet.rights.models import Mistake
from aanzet.rights.queries.mistakes import mistakes_for_office
from tests.cast import Cast, Word

pytestmark = pytest.mark.django_db


def _note(cast: Cast) -> ContactMoment:
    found: ContactMoment = QuerySet(ContactMoment).get(case=cast.case)
    return found


def _tell(cast: Cast, **more: object) -> Mistake:
    QuerySet(Mistake).all().delete()
    note = _note(cast)
    told: dict[str, object] = {
        "words": "I was not ill",
        "table": "cases.contactmoment",
        "row": note.pk,
    } | more
    return actions.mistake_tell(by=cast.actor("participant"), on=cast.on, case=cast.case, **told)  # type: ignore[arg-type]


def _answer(cast: Cast, mistake: Mistake, outcome: Outcome, reason: str = "", who: str = "coach") -> Mistake:
    return actions.mistake_answer(
        by=cast.actor(who),
        on=cast.on,
        mistake=mistake,
        version=mistake.version,
        outcome=outcome,
        reason=reason,
    )


def test_every_text_on_her_page_leads_to_saying_it_is_wrong(cast: Cast) -> None:
    client = cast.client("participant")
    page = client.get(reverse("portal:written")).content.decode()
    link = f"{reverse('rights:my_mistake_tell')}?t=cases.contactmoment&amp;i={_note(cast).pk}"
    assert link in page
    shown = client.get(link.replace("&amp;", "&")).content.decode()
    assert Word.NOTE in shown
    about = f"{reverse('rights:my_mistake_tell')}?t=participants.participant&amp;i={cast.participant.pk}"
    assert about in page
    assert cast.participant.call_name in client.get(about.replace("&amp;", "&")).content.decode()
    done = client.post(link.replace("&amp;", "&"), {"words": "That was my sister"})
    assert done.status_code == 302
    assert "That was my sister" in client.get(reverse("rights:my_mistakes")).content.decode()


def test_a_text_of_another_woman_cannot_be_spoken_of(cast: Cast) -> None:
    page = reverse("rights:my_mistake_tell")
    other = f"{page}?t=cases.case&i={cast.other_case.pk}"
    assert cast.client("participant").get(other).status_code == 404
    with pytest.raises(Refused):
        _tell(cast, table="cases.case", row=cast.other_case.pk)
    assert (
        cast.client("participant").get(f"{page}?t=accounts.user&i={cast.users['coach'].pk}").status_code
        == 404
    )


def test_it_stands_on_the_worklist_until_it_is_answered(cast: Cast) -> None:
    mistake = _tell(cast)
    signals = QuerySet(Signal).filter(case=cast.case, reason=SignalReason.WRONG)
    assert [row.object_id for row in signals] == [mistake.pk]
    assert (
        reverse("rights:mistake_answer", args=[mistake.pk])
        in cast.client("coach").get("/now/").content.decode()
    )
    _answer(cast, mistake, Outcome.NOT_CHANGED, "The doctor wrote it")
    assert not signals.all().exists()


def test_changed_is_said_only_when_it_was_changed(cast: Cast) -> None:
    mistake = _tell(cast)
    with pytest.raises(Refused):
        _answer(cast, mistake, Outcome.CHANGED)
    note = _note(cast)
    journey.contact_edit(
        by=cast.actor("coach"), on=cast.on, contact=note, version=note.version,
        typed=journey.care.ContactInput(minutes=20, note="Her sister was ill"),
    )  # fmt: skip
    answered = _answer(cast, mistake, Outcome.CHANGED, "Thank you")
    assert answered.outcome == Outcome.CHANGED
    assert "Thank you" in cast.client("participant").get(reverse("rights:my_mistakes")).content.decode()


def test_not_changed_asks_a_reason_and_her_words_stand_beside_the_text(cast: Cast) -> None:
    mistake = _tell(cast)
    with pytest.raises(Refused):
        _answer(cast, mistake, Outcome.NOT_CHANGED, " ")
    _answer(cast, mistake, Outcome.NOT_CHANGED, "The doctor wrote it")
    assert (
        "The doctor wrote it"
        in cast.client("participant").get(reverse("rights:my_mistakes")).content.decode()
    )
    assert "I was not ill" in cast.client("participant").get(reverse("portal:written")).content.decode()
    for page in ("cases:case_detail", "cases:case_more"):
        html = cast.client("coach").get(reverse(page, args=[cast.case.pk])).content.decode()
        assert html.count("I was not ill") == 1


def test_answering_twice_or_late_is_refused(cast: Cast) -> None:
    mistake = _tell(cast)
    _answer(cast, mistake, Outcome.NOT_CHANGED, "No")
    with pytest.raises(Conflict):
        _answer(cast, mistake, Outcome.NOT_CHANGED, "No")
    with pytest.raises(Refused):
        _answer(cast, QuerySet(Mistake).get(pk=mistake.pk), Outcome.NOT_CHANGED, "No")


def test_what_is_about_the_coach_goes_to_the_coordinator_only(cast: Cast) -> None:
    Message.objects.all().delete()
    mistake = _tell(cast, about_coach=True, words="qaboutcoach")
    page = reverse("rights:mistake_answer", args=[mistake.pk])
    assert cast.client("coach").get(page).status_code == 404
    assert cast.client("coordinator").get(page).status_code == 200
    assert not QuerySet(Signal).filter(case=cast.case, reason=SignalReason.WRONG).exists()
    assert page in cast.client("coordinator").get("/now/").content.decode()
    assert page not in cast.client("coach").get("/now/").content.decode()
    told = [row.recipient_id for row in Message.objects.all()]
    assert told == [cast.users["coordinator"].pk]
    _answer(cast, mistake, Outcome.NOT_CHANGED, "We talk", who="coordinator")
    case_page = reverse("cases:case_more", args=[cast.case.pk])
    assert "qaboutcoach" not in cast.client("coach").get(case_page).content.decode()


def test_words_or_a_call_are_needed_and_no_citizen_number(cast: Cast) -> None:
    with pytest.raises(Refused):
        _tell(cast, words=" ")
    with pytest.raises(Refused):
        _tell(cast, words="my number is 111222333")
    assert _tell(cast, words="", call_me=True).call_me


def test_days_left_are_counted_to_the_thirtieth(cast: Cast) -> None:
    _tell(cast)
    for days, left in ((0, 30), (30, 0), (31, -1)):
        found = queries.mistakes_of(
            actor=cast.actor("coach"),
            case=cast.case,
            on=cast.on + timedelta(days=days),
            action="case.mistake.answer",
        )
        assert [line.days_left for line in found] == [left]


def test_words_are_sealed(cast: Cast) -> None:
    mistake = _tell(cast, words="I was not qbedridden")
    assert "qbedridden" not in mistake.words
    told = {part.name: part.read(cast.participant) for part in parts.parts()}["asked"]
    assert "I was not qbedridden" in str([item.lines for item in told.items])


def test_coach_who_coordinates_too_hears_nothing_of_what_is_about_her(cast: Cast) -> None:
    """ "Then your coach does not read this": not by the door of the coordinator, not by mail, not on the timeline."""
    Membership.objects.create(
        user=cast.users["coach"], organisation=cast.organisation, role=Role.COORDINATOR, starts_on=cast.on
    )
    Message.objects.all().delete()
    mistake = _tell(cast, about_coach=True)
    assert set(Message.objects.values_list("recipient_id", flat=True)) == {cast.users["coordinator"].pk}
    coach = cast.client("coach")
    assert coach.get(reverse("rights:mistake_answer", args=[mistake.pk])).status_code == 404
    assert str(mistake.pk) not in coach.get(reverse("portal:now")).content.decode()
    office = cast.client("coordinator")
    assert office.get(reverse("rights:mistake_answer", args=[mistake.pk])).status_code == 200
    _answer(cast, mistake, Outcome.NOT_CHANGED, "It was so", who="coordinator")
    page = coach.get(reverse("cases:case_detail", args=[cast.case.pk])).content.decode()
    assert "Zei dat iets niet klopt" not in page
    assert "Er is antwoord op je vraag" not in page


def test_where_only_her_coach_could_answer_she_hears_which_way_is_open(cast: Cast) -> None:
    """A small organisation with one coordinator, who coaches too: what she typed stays, and nothing waits unread."""
    QuerySet(Membership).filter(user=cast.users["coordinator"]).delete()
    Membership.objects.create(
        user=cast.users["coach"], organisation=cast.organisation, role=Role.COORDINATOR, starts_on=cast.on
    )
    page = cast.client("participant").post(
        reverse("rights:my_mistake_tell"), {"words": "qonlycoach", "about_coach": "on"}
    )
    assert page.status_code == 422
    shown = page.content.decode()
    assert "qonlycoach" in shown
    assert "Zeg het als klacht" in shown
    assert not QuerySet(Mistake).filter(about_coach=True).exists()
    assert _tell(cast).pk


def test_what_waits_for_the_office_takes_one_query_and_two_when_something_waits(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = cast.actor("coordinator")
    office.organisations(Role.COORDINATOR)
    with django_assert_num_queries(1):
        assert mistakes_for_office(actor=office, on=cast.on) == ()
    _tell(cast, about_coach=True)
    with django_assert_num_queries(2):
        assert len(mistakes_for_office(actor=office, on=cast.on)) == 1
    for table in ("cases.step", "cases.goal"):
        kept = QuerySet(Mistake).get(table="cases.contactmoment")
        kept.pk, kept.table, kept._state.adding = new_id(), table, True
        kept.save()
    with django_assert_num_queries(2):
        assert len(mistakes_for_office(actor=office, on=cast.on)) == 3
