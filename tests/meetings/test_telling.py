"""She hears of a meeting the day before and when it changes: as she chose, once, and never of what holds no more."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db.models import QuerySet

from aanzet.cases.actions import coach_assign
from aanzet.core import clock
from aanzet.meetings.actions import MeetingInput, meeting_cancel, meeting_change, meeting_plan
from aanzet.meetings.models import Meeting
from aanzet.meetings.telling import meetings_remind
from aanzet.outbox.actions import message_send_due
from aanzet.outbox.models import Message
from aanzet.participants.actions import participant_edit
from aanzet.participants.models import Participant
from tests.cast import Cast, Word, ask_her_yes
from tests.outbox.her import chose

pytestmark = pytest.mark.django_db
MONDAY = datetime.fromisoformat("2026-11-23T09:30+01:00")
TUESDAY_TEN = datetime.fromisoformat("2026-11-24T10:00+01:00")


@pytest.fixture
def her(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Rahel chose short texts that tell nothing; it is Monday, and nothing is planned but what the test plans."""
    chose(cast.participant, hours="", language="nl")
    QuerySet(Meeting).delete()
    Message.objects.all().delete()
    at(monkeypatch, MONDAY)
    return cast


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def plan(
    cast: Cast, starts_at: datetime = TUESDAY_TEN, planned: datetime | None = None, **more: Any
) -> Meeting:
    typed = MeetingInput(starts_at, cast.users["coach"].pk, place="Buurthuis De Kolk")
    row = meeting_plan(by=cast.actor("coach"), on=cast.on, case=cast.case, typed=replace(typed, **more))
    QuerySet(Meeting).filter(pk=row.pk).update(created_at=planned or MONDAY - timedelta(days=5))
    return row


def kinds() -> list[str]:
    return list(Message.objects.order_by("queued_at").values_list("kind", flat=True))


def change(cast: Cast, row: Meeting, **more: Any) -> Meeting:
    typed = MeetingInput(row.starts_at, row.with_user_id, place=row.place)
    return meeting_change(
        by=cast.actor("coach"), on=cast.on, meeting=row, version=row.version, typed=replace(typed, **more)
    )


def test_reminder_goes_the_day_before_once(her: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    plan(her)
    assert (meetings_remind(MONDAY), meetings_remind(MONDAY)) == (1, 0)
    assert message_send_due().sent == 1
    assert f"[sms] {Word.PHONE}: Herinnering: dinsdag 24-11, 10:00 uur." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("now", "made"),
    [
        ("2026-11-22T23:59+01:00", 0),
        ("2026-11-23T00:00+01:00", 1),
        # Monday's round was missed: better on the day itself than never
        ("2026-11-24T09:00+01:00", 1),
        ("2026-11-24T10:00+01:00", 0),
    ],
)
def test_day_before_is_a_day_of_the_calendar(her: Cast, now: str, made: int) -> None:
    plan(her)
    assert meetings_remind(datetime.fromisoformat(now)) == made


def test_meeting_planned_today_for_today_needs_no_reminder(her: Cast) -> None:
    plan(her, starts_at=MONDAY + timedelta(hours=5), planned=MONDAY)
    assert meetings_remind(MONDAY + timedelta(hours=1)) == 0


def test_summer_time_moves_no_reminder(her: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clocks go back in the night to Sunday 25 October 2026: Saturday has its own tomorrow."""
    at(monkeypatch, datetime.fromisoformat("2026-10-20T12:00+02:00"))
    plan(her, starts_at=datetime.fromisoformat("2026-10-25T23:30+01:00"), planned=clock.now())
    assert meetings_remind(datetime.fromisoformat("2026-10-23T23:59+02:00")) == 0
    assert meetings_remind(datetime.fromisoformat("2026-10-24T00:00+02:00")) == 1


def test_reminder_keeps_to_her_hours(her: Cast) -> None:
    chose(her.participant, hours="", times=" evening")
    plan(her)
    meetings_remind(MONDAY)
    assert Message.objects.get().not_before == datetime.fromisoformat("2026-11-23T17:00+01:00")


def test_who_wants_nothing_gets_no_reminder_and_it_is_tried_once(her: Cast) -> None:
    chose(her.participant, discretion="none")
    plan(her)
    assert (meetings_remind(MONDAY), meetings_remind(MONDAY)) == (1, 0)
    assert Message.objects.get().failure == "asked_not_to"


def test_new_time_is_told_and_the_old_reminder_stays(her: Cast) -> None:
    row = plan(her)
    meetings_remind(MONDAY)
    fresh = change(her, row, starts_at=TUESDAY_TEN + timedelta(days=3))
    old, told = Message.objects.order_by("queued_at", "kind").filter(kind="meeting_reminder").get(), kinds()
    assert (old.failure, old.body) == ("taken_back", "")
    assert sorted(told) == ["meeting_changed", "meeting_reminder"]
    assert "vrijdag 27-11, 10:00 uur" in Message.objects.get(kind="meeting_changed").body
    assert meetings_remind(MONDAY) == 0
    assert meetings_remind(fresh.starts_at - timedelta(days=1)) == 1


def test_other_place_is_news_and_says_where_only_in_full(her: Cast) -> None:
    row = plan(her)
    row = change(her, row, place="Bibliotheek")
    message = Message.objects.get()
    assert message.kind == "meeting_elsewhere"
    assert "Bibliotheek" not in message.body + message.subject
    chose(her.participant, discretion="full", hours="")
    change(her, row, place="Station")
    waiting = Message.objects.waiting().get()
    assert "Plaats: Station" in waiting.body


def test_what_she_need_not_know_is_not_told(her: Cast) -> None:
    change(her, plan(her), route="Bus 4")
    assert kinds() == []


def test_cancelled_meeting_is_told_once_and_its_reminder_stays(her: Cast) -> None:
    row = plan(her)
    meetings_remind(MONDAY)
    meeting_cancel(by=her.actor("coach"), on=her.on, meeting=row)
    meeting_cancel(by=her.actor("coach"), on=her.on, meeting=row)
    assert sorted(kinds()) == ["meeting_cancelled", "meeting_reminder"]
    assert Message.objects.waiting().get().body == "Dit gaat niet door: dinsdag 24-11, 10:00 uur."
    assert meetings_remind(MONDAY) == 0


def test_meeting_that_was_over_is_cancelled_in_silence(her: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = plan(her)
    at(monkeypatch, TUESDAY_TEN + timedelta(hours=2))
    meeting_cancel(by=her.actor("coach"), on=her.on, meeting=row)
    assert kinds() == []


@pytest.mark.parametrize("meetings", [1, 3])
def test_round_with_nothing_new_takes_two_queries(
    her: Cast, meetings: int, django_assert_num_queries: Any
) -> None:
    for hour in range(meetings):
        plan(her, starts_at=TUESDAY_TEN + timedelta(hours=hour))
    assert meetings_remind(MONDAY) == meetings
    with django_assert_num_queries(2):
        assert meetings_remind(MONDAY) == 0


@pytest.mark.parametrize("level", ["neutral", "full", "none"])
def test_file_for_her_calendar_obeys_her_choice(her: Cast, level: str) -> None:
    row = plan(her)
    chose(her.participant, discretion=level)
    answer = her.client("participant").get(f"/my/days/{row.pk}/file/")
    page = her.client("participant").get(f"/my/days/{row.pk}/").content.decode()
    if level == "none":
        assert answer.status_code == 404
        assert "/file/" not in page
        return
    assert f"/my/days/{row.pk}/file/" in page
    assert answer["Content-Disposition"] == 'attachment; filename="2026-11-24.ics"'
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode()
    assert ("Coach" in text, "Buurthuis" in text) == (level == "full", level == "full")
    assert "DTSTART:20261124T090000Z" in text


def test_new_coach_is_told_when_a_person_names_her(her: Cast) -> None:
    coach_assign(by=None, on=her.on, case=her.case, user=her.users["idle_coach"])
    assert kinds() == []
    chose(her.participant, discretion="full", hours="")
    coach_assign(by=her.actor("coordinator"), on=her.on, case=her.case, user=her.users["coach"])
    message = Message.objects.get(kind="coach_changed")
    assert message.body.startswith("Coach is nu jouw coach.")
    coach_assign(by=her.actor("coordinator"), on=her.on, case=her.case, user=her.users["coach"])
    assert kinds() == ["coach_changed"]


def test_question_for_her_yes_is_told(her: Cast) -> None:
    ask_her_yes(her)
    message = Message.objects.get(kind="question_waits")
    assert Word.EMPLOYER not in message.body
    assert message.body == "Er is iets nieuws voor je. Kijk wanneer het jou uitkomt."


def test_mail_is_used_when_she_chose_mail(her: Cast) -> None:
    woman = QuerySet(Participant).get(pk=her.participant.pk)
    participant_edit(
        by=her.actor("coach"), on=her.on, participant=woman, version=woman.version, changes={"email": "r@example.org"}
    )  # fmt: skip
    chose(woman, channel="mail", hours="")
    plan(her)
    meetings_remind(MONDAY)
    assert (Message.objects.get().channel, Message.objects.get().subject) == ("mail", "Herinnering")


def _by_mail(her: Cast, level: str) -> Participant:
    woman = QuerySet(Participant).get(pk=her.participant.pk)
    participant_edit(
        by=her.actor("coach"), on=her.on, participant=woman, version=woman.version, changes={"email": "r@example.org"}
    )  # fmt: skip
    chose(woman, channel="mail", hours="", discretion=level)
    return woman


def _files() -> list[str]:
    """The calendar files of the mails that left, unfolded."""
    sent = [part for letter in mail.outbox for part in letter.message().walk()]
    found = [part for part in sent if part.get_content_type() == "text/calendar"]
    assert all(part.get_filename() == "2026-11-24.ics" for part in found)
    texts = [str(part.get_payload(decode=True), "utf-8") for part in found]  # type: ignore[arg-type]
    assert all(f"METHOD:{part.get_param('method')}" in text for part, text in zip(found, texts, strict=True))
    return [text.replace("\r\n ", "") for text in texts]


@pytest.mark.parametrize(("level", "tells"), [("full", True), ("neutral", False)])
def test_mail_brings_a_file_for_her_calendar_that_tells_what_the_mail_tells(
    her: Cast, level: str, tells: bool
) -> None:
    _by_mail(her, level)
    row = plan(her)
    meetings_remind(MONDAY)
    message_send_due()
    moved = change(her, row, starts_at=TUESDAY_TEN + timedelta(hours=2))
    message_send_due()
    meeting_cancel(by=her.actor("coach"), on=her.on, meeting=moved)
    message_send_due()
    files = _files()
    assert len(files) == 3
    assert all(f"UID:{row.pk}\r\n" in text for text in files)
    told = [line for text in files for line in text.split("\r\n")]
    assert [line for line in told if line.startswith(("METHOD", "SEQUENCE", "DTSTART"))] == [
        "METHOD:PUBLISH", "SEQUENCE:1", "DTSTART:20261124T090000Z",
        "METHOD:PUBLISH", "SEQUENCE:2", "DTSTART:20261124T110000Z",
        "METHOD:CANCEL", "SEQUENCE:3", "DTSTART:20261124T110000Z",
    ]  # fmt: skip
    for text in files:
        assert ("Coach" in text, "Buurthuis" in text) == (tells, tells)


def test_neutral_mail_that_names_no_moment_brings_no_file(her: Cast) -> None:
    _by_mail(her, "neutral")
    change(her, plan(her), place="Bibliotheek")
    message_send_due()
    assert len(mail.outbox) == 1
    assert _files() == []
    _by_mail(her, "full")
    change(her, QuerySet(Meeting).get(), place="Buurthuis De Kolk")
    message_send_due()
    assert len(_files()) == 1


def test_file_obeys_what_she_chose_when_the_mail_leaves(her: Cast) -> None:
    woman = _by_mail(her, "full")
    plan(her)
    meetings_remind(MONDAY)
    chose(woman, channel="mail", hours="", discretion="neutral")
    message_send_due()
    assert "Buurthuis" not in _files()[0]
    assert "SUMMARY:Afspraak\r\n" in _files()[0]


@pytest.mark.parametrize(("channel", "level"), [("sms", "full"), ("mail", "none")])
def test_no_file_goes_by_text_or_to_who_wants_nothing(her: Cast, channel: str, level: str) -> None:
    woman = _by_mail(her, level)
    chose(woman, channel=channel, hours="", discretion=level)
    plan(her)
    meetings_remind(MONDAY)
    message_send_due()
    assert mail.outbox == []
