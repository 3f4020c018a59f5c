"""Her family: nothing unless she says so, for each person and each meeting; taking back sends nobody anything."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from aanzet.circle import actions
from aanzet.circle.enums import FamilyYes, Kin
from aanzet.circle.models import FamilyChoice, Guest, Relative
from aanzet.circle.queries import family_lines
from aanzet.circle.rules import guests_standing, may_bring_family
from aanzet.core import clock
from aanzet.meetings.actions import MeetingInput, meeting_cancel, meeting_plan
from aanzet.meetings.models import Meeting
from aanzet.outbox.models import Message
from aanzet.participants.parts import parts
from tests.cast import Cast, Word


def _relative(cast: Cast) -> Relative:
    return QuerySet(Relative).get()


def _meeting(cast: Cast) -> Meeting:
    return QuerySet(Meeting).filter(case=cast.case)[0]


def _invite(cast: Cast) -> None:
    page = reverse("circle:my_guests", args=[_meeting(cast).pk])
    answer = cast.client("participant").post(page, {"relatives": [str(_relative(cast).pk)]})
    assert answer.status_code == 302
    assert guests_standing().count() == 1


def test_a_new_relative_comes_to_nothing_until_she_says_so(cast: Cast) -> None:
    page = reverse("circle:my_family_add")
    answer = cast.client("participant").post(page, {"kin": "sibling", "name": "Qsaba"})
    row = QuerySet(Relative).get(kin=Kin.SIBLING)
    assert answer.headers["Location"] == reverse("circle:my_relative", args=[row.pk])
    assert not QuerySet(FamilyChoice).filter(relative=row).exists()
    assert "Qsaba" not in row.name
    guests = reverse("circle:my_guests", args=[_meeting(cast).pk])
    assert cast.client("participant").post(guests, {"relatives": [str(row.pk)]}).status_code == 422
    assert not QuerySet(Guest).exists()


def test_she_invites_to_one_meeting_and_staff_hears_yes_or_no(cast: Cast) -> None:
    case = reverse("cases:case_more", args=[cast.case.pk])
    assert "zonder familie" in cast.client("coach").get(case).content.decode()
    _invite(cast)
    page = cast.client("coach").get(case).content.decode()
    assert "familie komt mee" in page
    assert Word.RELATIVE not in page
    assert Word.RELATIVE in cast.client("participant").get(reverse("circle:my_family")).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_family_line_reads_meetings_once(cast: Cast, number: int) -> None:
    _invite(cast)
    for day in range(1, number):
        when = MeetingInput(clock.now() + timedelta(days=9 + day), cast.users["coach"].pk, place="Plein")
        meeting_plan(by=cast.actor("coach"), on=cast.on, case=cast.case, typed=when)
    with assertNumQueries(1):
        lines = family_lines(case_id=cast.case.pk)
    assert [line.yes for line in lines] == [True] + [False] * (number - 1)
    client, page = cast.client("coach"), reverse("cases:case_more", args=[cast.case.pk])
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    # Once for the family line, once for the first meeting of a proposal.
    assert len([each for each in asked if 'FROM "meetings_meeting"' in each["sql"]]) == 2
    assert len(asked) == 41


def test_a_meeting_that_goes_on_still_has_its_family_line(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _invite(cast)
    row = _meeting(cast)
    for minutes, number in ((row.minutes - 1, 1), (row.minutes + 1, 0)):
        moment = row.starts_at + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        assert len(family_lines(case_id=cast.case.pk)) == number


def test_taking_back_ends_every_invitation_at_once_and_sends_nothing(cast: Cast) -> None:
    _invite(cast)
    before = Message.objects.count()
    page = reverse("circle:my_relative", args=[_relative(cast).pk])
    cast.client("participant").post(page, {"yes": "nothing"})
    assert not guests_standing().exists()
    assert not any(line.yes for line in family_lines(case_id=cast.case.pk))
    cast.client("participant").post(page, {"yes": "gatherings"})
    assert not guests_standing().exists(), "a new yes brings no old invitation back"
    _invite(cast)
    cast.client("participant").post(reverse("circle:my_relative_remove", args=[_relative(cast).pk]))
    assert not guests_standing().exists()
    assert Message.objects.count() == before
    assert mail.outbox == []


def test_another_time_or_a_cancelled_meeting_ends_the_invitation(cast: Cast) -> None:
    _invite(cast)
    meeting = _meeting(cast)
    begins = meeting.starts_at
    QuerySet(Meeting).filter(pk=meeting.pk).update(starts_at=begins + timedelta(hours=1))
    assert not guests_standing().exists()
    QuerySet(Meeting).filter(pk=meeting.pk).update(starts_at=begins)
    assert guests_standing().exists()
    meeting_cancel(by=cast.actor("coach"), on=cast.on, meeting=meeting)
    assert not guests_standing().exists()


def test_nobody_but_she_opens_her_family(cast: Cast) -> None:
    pages = [
        reverse("circle:my_family"),
        reverse("circle:my_relative", args=[_relative(cast).pk]),
        reverse("circle:my_guests", args=[_meeting(cast).pk]),
    ]
    for who in ("coach", "stand_in", "coordinator", "mentor", "administrator"):
        for page in pages:
            assert cast.client(who).post(page, {"yes": "gatherings"}).status_code == 404
        assert not Relative.objects.visible_to(cast.actor(who), "case.family.read").exists()
        assert not Guest.objects.visible_to(cast.actor(who), "case.family.read").exists()
    for page in pages[1:]:
        assert cast.client("other_participant").get(page).status_code == 404


def test_only_who_said_so_may_bring_family_to_a_gathering(cast: Cast) -> None:
    herself, row = cast.actor("participant"), _relative(cast)
    assert not may_bring_family(cast.participant.pk)
    actions.family_choose(by=herself, on=cast.on, relative=row, yes=FamilyYes.GATHERINGS)
    assert may_bring_family(cast.participant.pk)
    actions.relative_remove(by=herself, on=cast.on, relative=row)
    assert not may_bring_family(cast.participant.pk)


def test_her_family_stands_in_words_in_her_copy_and_on_no_timeline(cast: Cast) -> None:
    actions.relative_add(
        by=cast.actor("participant"), on=cast.on, participant=cast.participant, name="Aster", kin=Kin.SIBLING
    )
    items = [item for part in parts() for item in part.read(cast.participant).items]
    told = "".join(str(words) for item in items for _label, words in item.lines)
    assert "Iemand van mijn familie" in told
    assert "circle.relative" not in told
    page = cast.client("coach").get(reverse("cases:case_detail", args=[cast.case.pk])).content.decode()
    assert "Iemand van mijn familie" not in page
