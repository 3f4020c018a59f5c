"""Rows of the founding programmes that this room keeps."""

import pytest
from django.core import mail

from aanzet.accounts.actions import account_create
from aanzet.alliances.models import Organisation
from aanzet.core import clock
from aanzet.outbox.actions import message_queue, message_send_due
from aanzet.participants.actions import participant_add, safe_contact_set
from aanzet.participants.enums import Channel, Discretion
from aanzet.participants.models import Participant

pytestmark = pytest.mark.django_db


def woman(*, reads: bool | None) -> Participant:
    on = clock.today()
    account = account_create(by=None, on=on, name="Rahel", email="rahel@example.org", language="nl")
    home = Organisation.objects.create(slug="huis", name="Huis")
    person = participant_add(
        by=None, on=on, organisation=home, call_name="Rahel", email="rahel@example.org", account=account, reads=reads
    )  # fmt: skip
    safe_contact_set(by=None, on=on, participant=person, discretion=Discretion.FULL, channel=Channel.MAIL)
    return person


@pytest.mark.parametrize(("reads", "sent"), [(False, 0), (True, 1), (None, 1)])
@pytest.mark.parametrize("known_as", ["pk", "account_id"])
def test_s2_07_who_does_not_read_gets_nothing_written(known_as: str, reads: bool | None, sent: int) -> None:
    person = woman(reads=reads)
    message = message_queue(
        by=None, on=clock.today(), recipient=getattr(person, known_as), channel="mail", to="rahel@example.org",
        language="nl", subject="Dinsdag", body="Tot dan",
    )  # fmt: skip
    assert message_send_due().sent == len(mail.outbox) == sent
    assert (message.failure, message.body) == (("", "Tot dan") if sent else ("does_not_read", ""))


def test_s2_07_on_the_screen_it_can_be_read_aloud() -> None:
    person = woman(reads=False)
    message = message_queue(
        by=None,
        on=clock.today(),
        recipient=person.pk,
        channel="screen",
        to="screen",
        language="nl",
        body="Tot dan",
    )
    assert message.failure == ""
