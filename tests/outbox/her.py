"""A woman whom the house writes to, and how she chose it."""

from typing import Any

from django.db.models import QuerySet

from aanzet.accounts.actions import account_create
from aanzet.alliances.models import Organisation
from aanzet.core import clock
from aanzet.outbox.actions import message_to_participant
from aanzet.outbox.models import Message
from aanzet.participants.actions import participant_add, safe_contact_set
from aanzet.participants.models import Participant

MAIL, PHONE = "rahel@example.org", "+31612345678"
MEETING = {"when": "2026-11-24T09:00:00+00:00", "who": "Marijke Bos", "place": "Buurthuis De Kolk"}


def her(**fields: Any) -> Participant:
    """Rahel with an account, a phone and a mail address; she chose nothing yet."""
    on = clock.today()
    home, _new = Organisation.objects.get_or_create(slug="huis", defaults={"name": "Huis van de Wijk"})
    given: dict[str, Any] = {"call_name": "Rahel", "phone": PHONE, "email": MAIL, "language": "nl"} | fields
    if "account" not in given:
        given["account"] = account_create(by=None, on=on, name="Rahel", email=MAIL, language="nl")
    return participant_add(by=None, on=on, organisation=home, **given)


def chose(person: Participant, **choice: Any) -> None:
    """How she may be reached; by text, telling nothing, when nothing else is said."""
    given = {"discretion": "neutral", "channel": "sms"} | choice
    safe_contact_set(by=None, on=clock.today(), participant=person, **given)


def write(person: Participant, **changes: Any) -> Message:
    given: dict[str, Any] = {"kind": "meeting_reminder", "values": MEETING} | changes
    return message_to_participant(by=None, on=clock.today(), participant=person.pk, **given)


def edit(person: Participant, **changes: Any) -> None:
    QuerySet(Participant).filter(pk=person.pk).update(**changes)
