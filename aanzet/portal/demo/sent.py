"""Messages to the women who sign in: first she wanted none, then short ones that tell nothing, at hours she tapped."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.cases.models import Case
from aanzet.outbox.actions import message_to_participant
from aanzet.outbox.models import Message
from aanzet.participants.actions import safe_contact_set
from aanzet.participants.enums import Channel, Discretion
from aanzet.participants.models import Participant
from aanzet.participants.times import SafeTimes
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Script

WORDS = {"nl": "niet als mijn man thuis is", "sv": "inte när min man är hemma"}
PLACE = {"nl": "Huis De Linde", "sv": "Lindens hus"}


def tell_messages(scene: Scene, told: list[tuple[Script, Case]], people: dict[str, User]) -> None:
    """A few weeks of messages, as their texts left on those days."""
    for script, case in told:
        person = QuerySet(Participant).get(pk=case.participant_id) if script.account_id else None
        coach = people.get(str(script.coach))
        if person is None or coach is None:
            continue
        _choose(scene, person, 40, Discretion.NONE)
        _send(scene, person, 35, "coach_changed", who=coach.name)
        _choose(scene, person, 30, Discretion.NEUTRAL)
        for before, kind in ((21, "meeting_reminder"), (15, "meeting_changed"), (8, "meeting_reminder")):
            meeting = _at(scene, before - 1, time(10))
            _send(
                scene, person, before, kind,
                when=meeting.isoformat(), who=coach.name, place=PLACE[scene.language],
            )  # fmt: skip


def _at(scene: Scene, days_ago: int, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(scene.today - timedelta(days=days_ago), hour))


def _choose(scene: Scene, person: Participant, days_ago: int, discretion: Discretion) -> None:
    on = scene.today - timedelta(days=days_ago)
    herself = Actor(person.account_id, person.call_name, on=on)
    safe_contact_set(
        by=herself, on=on, participant=person, discretion=discretion, channel=Channel.SMS,
        times=str(SafeTimes.of(range(1, 6), ("morning",))), hours=WORDS[scene.language],
    )  # fmt: skip


def _send(scene: Scene, person: Participant, days_ago: int, kind: str, **values: Any) -> None:
    """Queue it by the way of the house, and put it on the day of the story."""
    row = message_to_participant(
        by=None, on=scene.today - timedelta(days=days_ago), participant=person.pk, kind=kind, values=values
    )
    moment = _at(scene, days_ago, time(9, 5))
    sent: dict[str, Any] = {"given_up_at": moment} if row.given_up_at else {"sent_at": moment}
    Message.objects.filter(pk=row.pk).update(queued_at=moment, not_before=None, **sent)
