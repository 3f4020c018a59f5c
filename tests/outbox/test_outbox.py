"""Messages leave once, also when a worker dies; the demo page exists in the demo only."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client

from aanzet.accounts.actions import demo_factor_set
from aanzet.accounts.post import Letter, send
from aanzet.accounts.queries import demo_codes
from aanzet.core import clock
from aanzet.core.ids import new_id
from aanzet.outbox import carriers
from aanzet.outbox.actions import LEASE, message_queue, message_send_due
from aanzet.outbox.backends import DemoBackend
from aanzet.outbox.models import MAX_ATTEMPTS, Message
from aanzet.outbox.queries import messages_to, stuck_messages
from tests.accounts.people import SECRET, user

pytestmark = pytest.mark.django_db
SOMEBODY = new_id()


def queue(**changes: Any) -> Message:
    given: dict[str, Any] = {
        "by": None,
        "on": clock.today(),
        "recipient": SOMEBODY,
        "channel": "mail",
        "to": "hannah@example.org",
        "language": "nl",
        "subject": "Dinsdag\n10:00",
        "body": "Tot dan",
    }
    return message_queue(**(given | changes))


def test_same_key_is_queued_once() -> None:
    assert queue(key="reminder-1").pk == queue(key="reminder-1", body="again").pk
    assert messages_to(recipient=SOMEBODY).count() == 1


def test_message_is_sent_once() -> None:
    queue()
    assert message_send_due().sent == 1
    assert message_send_due().sent == 0
    assert [m.subject for m in mail.outbox] == ["Dinsdag 10:00"]


def test_lease_of_a_killed_worker_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    message = queue()

    def die(_message: Message) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(carriers, "carry", die)
        with pytest.raises(KeyboardInterrupt):
            message_send_due()
    assert message_send_due().sent == 0, "another worker took a message that was in hand"
    Message.objects.update(leased_until=clock.now() - timedelta(seconds=1))
    assert message_send_due().sent == 1
    message.refresh_from_db()
    assert (message.attempts, message.leased_until) == (2, None)


def test_failing_message_waits_longer_and_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_message: Message) -> None:
        raise carriers.CannotCarry("no_route")

    monkeypatch.setattr(carriers, "carry", refuse)
    queue()
    for attempt in range(1, MAX_ATTEMPTS + 1):
        assert message_send_due().failed == 1
        row = Message.objects.get()
        assert row.leased_until is not None
        assert row.leased_until > clock.now() + LEASE * (attempt - 0.5)
        Message.objects.update(leased_until=None)
    assert message_send_due().failed == 0
    assert [m.failure for m in stuck_messages()] == ["no_route"]


def test_message_waits_for_her_safe_hour() -> None:
    queue(not_before=clock.now() + timedelta(hours=1))
    assert message_send_due().sent == 0


@pytest.mark.parametrize(("mode", "kept"), [("live", ""), ("test", "Tot dan")])
def test_secret_text_is_dropped_after_sending_when_live(settings: Any, mode: str, kept: str) -> None:
    settings.MODE = mode
    queue(secret=True)
    message_send_due()
    assert Message.objects.get().body == kept


def test_text_message_needs_a_gateway(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    queue(channel="sms", to="+31612345678")
    message_send_due()
    assert "+31612345678: Tot dan" in capsys.readouterr().out
    settings.SMS_BACKEND = "aanzet.outbox.carriers.NoSms"
    queue(channel="sms", to="+31612345678")
    message_send_due()
    assert Message.objects.exclude(failure="").get().failure == "no_sms_gateway"


@pytest.mark.parametrize("mode", ["live", "test"])
def test_outbox_page_is_not_there_outside_the_demo(client: Client, settings: Any, mode: str) -> None:
    settings.MODE = mode
    assert client.get("/outbox/").status_code == 404


def test_outbox_page_shows_messages_and_codes_in_the_demo(client: Client, settings: Any) -> None:
    settings.MODE = "demo"
    person = user()
    demo_factor_set(person, SECRET)
    queue()
    before = demo_codes()[0].code  # it changes every 30 seconds, perhaps just now
    page = client.get("/outbox/").content.decode()
    assert "Tot dan" in page
    assert before in page or demo_codes()[0].code in page


@pytest.mark.parametrize("many", [1, 3])
def test_outbox_page_asks_the_same_queries_for_any_number(
    client: Client, settings: Any, many: int, django_assert_num_queries: Any
) -> None:
    settings.MODE = "demo"
    for _ in range(many):
        queue()
    with django_assert_num_queries(2):
        assert client.get("/outbox/").content.count(b"Tot dan") == many


def test_codes_are_shown_in_the_demo_only(settings: Any) -> None:
    demo_factor_set(user(), SECRET)
    assert demo_codes() == []
    settings.MODE = "demo"
    assert len(demo_codes(email="marijke@example.org")) == 1
    assert demo_codes(email="nobody@example.org") == []


def test_demo_backend_prints_and_keeps(capsys: pytest.CaptureFixture[str]) -> None:
    DemoBackend().send_messages([mail.EmailMessage("Hej", "text", None, ["ada@example.org"])])
    assert "ada@example.org" in capsys.readouterr().out
    assert Message.objects.get().subject == "Hej"


def test_code_leaves_beside_the_request_when_live(
    settings: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    class AtOnce:
        def __init__(self, target: Any, args: Any, daemon: bool) -> None:
            self.start = lambda: target(*args)

    settings.MODE = "live"
    monkeypatch.setattr("aanzet.outbox.post.Thread", AtOnce)
    # The thread of this test runs in the test's own connection, which must stay open.
    monkeypatch.setattr("aanzet.outbox.post.close_old_connections", lambda: None)
    with django_capture_on_commit_callbacks(execute=True):
        send(Letter("mail", "hannah@example.org", "nl", "Je code", "123456"))
        assert mail.outbox == []
    assert "123456" in str(mail.outbox[0].body)
    assert Message.objects.get().body == ""


def test_message_without_address_goes_nowhere() -> None:
    row = queue(to="", body="secret", recipient=None)
    assert row.body == ""
    assert row.given_up_at is not None
    assert message_send_due().sent == 0
    assert isinstance(row.pk, UUID)
