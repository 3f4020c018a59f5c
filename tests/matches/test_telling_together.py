"""What coordinators and volunteers hear: numbers and a link, never a name; nothing where there is nothing."""

from datetime import UTC, datetime, timedelta

from django.db.models import QuerySet

from aanzet.accounts.models import User
from aanzet.matches.actions.check import check_say
from aanzet.matches.actions.digest import digest_choose, digests_make
from aanzet.matches.actions.stand_in import stand_in_name, stand_ins_end
from aanzet.matches.asking import asks_tell
from aanzet.matches.enums import Side
from aanzet.matches.models import Match, StandIn
from aanzet.outbox.enums import Channel
from aanzet.outbox.models import Message
from aanzet.participants.actions import participant_add
from aanzet.volunteers.models import Volunteer, VolunteerPause
from tests.cast import Cast
from tests.matches.together import giver, met, together

PHONE = "+31610000999"


def _monday(cast: Cast, hour: int = 10) -> datetime:
    """The Monday of or after the day of the play, at an hour in UTC."""
    day = cast.on + timedelta(days=-cast.on.weekday() % 7)
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def _digests(cast: Cast) -> list[Message]:
    return list(Message.objects.filter(recipient_id=cast.users["coordinator"].pk, key__startswith="matches:"))


def test_the_message_of_the_week_tells_numbers_once_and_no_name(cast: Cast) -> None:
    match = together(cast, days=60)
    met(cast, match, ago=40)
    assert digests_make(_monday(cast)) == 1
    assert digests_make(_monday(cast)) == 0
    (message,) = _digests(cast)
    said = f"{message.subject} {message.body}"
    assert message.channel == Channel.MAIL
    assert "/matches/together/" in said
    for name in (match.volunteer.name, cast.participant.call_name, cast.participant.full_name):
        assert name not in said
    assert "30" in said


def test_nothing_is_sent_when_there_is_nothing(cast: Cast) -> None:
    together(cast, days=3)
    assert digests_make(_monday(cast)) == 0
    assert _digests(cast) == []


def test_it_goes_on_monday_from_eight_and_on_no_other_day(cast: Cast) -> None:
    together(cast, days=60)
    assert digests_make(_monday(cast) + timedelta(days=1)) == 0
    assert digests_make(_monday(cast, hour=3)) == 0


def test_a_coordinator_chooses_text_messages_or_nothing(cast: Cast) -> None:
    together(cast, days=60)
    user, by = cast.users["coordinator"], cast.actor("coordinator")
    User.objects.filter(pk=user.pk).update(phone=PHONE)
    digest_choose(by=by, on=cast.on, user=user, way="none")
    assert digests_make(_monday(cast)) == 0
    digest_choose(by=by, on=cast.on, user=user, way="sms")
    assert digests_make(_monday(cast)) == 1
    (message,) = _digests(cast)
    assert (message.channel, message.to) == (Channel.SMS, PHONE)


def _noon(cast: Cast) -> datetime:
    return datetime(cast.on.year, cast.on.month, cast.on.day, 12, tzinfo=UTC)


def test_both_hear_once_that_a_question_waits(cast: Cast) -> None:
    match = together(cast, days=14)
    assert asks_tell(_noon(cast)) == 2
    assert asks_tell(_noon(cast)) == 0
    hers = Message.objects.get(recipient_id=cast.participant.pk, kind="how_are_you")
    assert match.volunteer.name not in hers.body
    mail = Message.objects.get(recipient_id=match.volunteer.user_id)
    assert cast.participant.call_name not in f"{mail.subject} {mail.body}"


def test_an_ambassador_who_is_a_participant_hears_as_she_chose(cast: Cast) -> None:
    """No mail passes by her own choice of how she may be reached."""
    match = together(cast, role="ambassador", days=14)
    her = participant_add(by=None, on=cast.on, organisation=cast.organisation, call_name="Glenda")
    QuerySet(Volunteer).filter(pk=match.volunteer_id).update(participant=her)
    assert asks_tell(_noon(cast)) == 2
    assert asks_tell(_noon(cast)) == 0
    (message,) = Message.objects.filter(key=f"match:{match.pk}:volunteer:{cast.on.isoformat()}")
    assert (message.recipient_id, message.to, message.kind) == (her.pk, "", "question_waits")
    assert not Message.objects.filter(to=match.volunteer.email).exists()


def test_who_answered_already_and_who_is_not_asked_hears_nothing(cast: Cast) -> None:
    together(cast, "Vroeg", days=9)
    answered = together(cast, "Klaar", days=14)
    check_say(by=giver(cast, answered), on=cast.on, match=answered, side=Side.VOLUNTEER, feeling="good")
    QuerySet(Match).filter(pk=together(cast, "Over", days=14).pk).update(ends_on=cast.on)
    assert asks_tell(_noon(cast)) == 0


def test_a_stand_in_ends_when_the_volunteer_is_back(cast: Cast) -> None:
    match = together(cast, role="coach")
    pause = VolunteerPause.objects.create(volunteer=match.volunteer, starts_on=cast.on, stand_in_needed=True)
    stand_in_name(
        by=cast.actor("coordinator"),
        on=cast.on,
        case=match.case,
        volunteer=match.volunteer,
        user=cast.users["idle_coach"],
    )
    assert stand_ins_end(by=None, on=cast.on) == 0
    QuerySet(VolunteerPause).filter(pk=pause.pk).update(ends_on=cast.on)
    assert stand_ins_end(by=None, on=cast.on + timedelta(days=1)) == 1
    row = QuerySet(StandIn).select_related("assignment").get()
    assert row.assignment is not None
    assert row.assignment.ends_on == cast.on
