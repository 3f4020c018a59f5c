"""Text messages through two European providers, against a small server on this machine."""

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import parse_qs

import pytest

from aanzet.core import clock
from aanzet.outbox import sms
from aanzet.outbox.actions import message_queue, message_send_due
from aanzet.outbox.carriers import CannotCarry
from aanzet.outbox.models import Message
from aanzet.outbox.sms import CmSms, ElksSms

TO = "+31612345678"
LONG = "Herinnering: dinsdag 24-11, 10:00 uur. " * 12
SCRIPTS = [
    "Påminnelse: tisdag & fredag + 50%",
    "መዘኻኸሪ፦ ሰሉስ 10:00",
    "تذكير: الثلاثاء 10:00",
    "Нагадування 🙂",
    LONG,
]
CM_FINE = {
    "details": "Created 1 message(s)",
    "errorCode": 0,
    "messages": [{"to": "0031612345678", "status": "Accepted", "parts": 1, "messageErrorCode": 0}],
}
ELKS_FINE = {"id": "s1", "status": "created", "direction": "outgoing", "parts": 1}


@dataclass
class Gateway:
    """What it was asked, and what it answers."""

    status: int = 200
    answer: Any = None
    wait: float = 0
    path: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@pytest.fixture
def gateway(settings: Any) -> Iterator[Gateway]:
    found = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.path, found.headers = self.path, dict(self.headers)
            found.body = self.rfile.read(int(self.headers["Content-Length"]))
            sleep(found.wait)
            text = found.answer if isinstance(found.answer, bytes) else json.dumps(found.answer).encode()
            self.send_response(found.status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_args: Any) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    settings.SMS_URL = f"http://127.0.0.1:{server.server_port}/v1"
    settings.SMS_KEY, settings.SMS_FROM = "user:secret", "Agenda"
    yield found
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("text", SCRIPTS)
def test_cm_gets_the_text_and_the_token_in_a_header(gateway: Gateway, text: str) -> None:
    gateway.answer = CM_FINE
    CmSms().send(TO, text)
    assert gateway.headers["X-CM-PRODUCTTOKEN"] == "user:secret"
    assert gateway.headers["Content-Type"] == "application/json"
    assert b"secret" not in gateway.body
    assert json.loads(gateway.body) == {
        "messages": {
            "msg": [
                {
                    "from": "Agenda",
                    "to": [{"number": "0031612345678"}],
                    "body": {"type": "auto", "content": text},
                    "allowedChannels": ["SMS"],
                    "minimumNumberOfMessageParts": 1,
                    "maximumNumberOfMessageParts": 6,
                }
            ]
        }
    }


@pytest.mark.parametrize("text", SCRIPTS)
def test_46elks_gets_a_form_and_the_key_as_basic_sign_in(gateway: Gateway, text: str) -> None:
    gateway.answer = ELKS_FINE
    ElksSms().send(TO, text)
    kind, _space, key = gateway.headers["Authorization"].partition(" ")
    assert (kind, b64decode(key)) == ("Basic", b"user:secret")
    assert gateway.headers["Content-Type"] == "application/x-www-form-urlencoded"
    form = parse_qs(gateway.body.decode("ascii"), strict_parsing=True)
    assert form == {"from": ["Agenda"], "to": [TO], "message": [text]}


@pytest.mark.parametrize("status", [400, 401, 403, 429, 500, 503])
@pytest.mark.parametrize("provider", [CmSms, ElksSms])
def test_refusal_is_told_by_its_status_without_the_number(
    gateway: Gateway, provider: Any, status: int
) -> None:
    gateway.status, gateway.answer = status, {"details": f"No account for {TO}"}
    with pytest.raises(CannotCarry, match=f"^sms_gateway_{status}$"):
        provider().send(TO, "Tot dan")


def test_cm_can_refuse_a_message_in_a_friendly_answer(gateway: Gateway) -> None:
    gateway.answer = {"errorCode": 201, "messages": [{"status": "Rejected", "messageErrorCode": 303}]}
    with pytest.raises(CannotCarry, match=r"^sms_gateway_refused_303$"):
        CmSms().send(TO, "Tot dan")
    gateway.answer = {"errorCode": 102, "messages": []}
    with pytest.raises(CannotCarry, match=r"^sms_gateway_refused_102$"):
        CmSms().send(TO, "Tot dan")


def test_46elks_can_fail_in_a_friendly_answer(gateway: Gateway) -> None:
    gateway.answer = {"id": "s1", "status": "failed"}
    with pytest.raises(CannotCarry, match=r"^sms_gateway_refused$"):
        ElksSms().send(TO, "Tot dan")


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]"])
@pytest.mark.parametrize("provider", [CmSms, ElksSms])
def test_answer_that_nobody_understands_is_no_yes(gateway: Gateway, provider: Any, answer: bytes) -> None:
    gateway.answer = answer
    with pytest.raises(CannotCarry, match=r"^sms_gateway_unclear$"):
        provider().send(TO, "Tot dan")


@pytest.mark.parametrize("provider", [CmSms, ElksSms])
def test_silence_is_not_waited_for(gateway: Gateway, provider: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sms, "SECONDS", 0.05)
    gateway.answer, gateway.wait = CM_FINE, 0.3
    with pytest.raises(CannotCarry, match=r"^sms_gateway_silent$"):
        provider().send(TO, "Tot dan")


@pytest.mark.parametrize("provider", [CmSms, ElksSms])
def test_nobody_at_the_address_is_told(gateway: Gateway, provider: Any, settings: Any) -> None:
    settings.SMS_URL = "http://127.0.0.1:9/"
    with pytest.raises(CannotCarry, match=r"^sms_gateway_silent$"):
        provider().send(TO, "Tot dan")


@pytest.mark.parametrize("name", ["Agenda", "Agenda 2026", "+46766861004", "A"])
def test_sender_has_eleven_letters_or_is_a_number(settings: Any, name: str) -> None:
    settings.SMS_FROM = name
    assert sms.sender() == name


@pytest.mark.parametrize("name", ["Twaalfletter", "", "Ägenda", "Agenda!", "0612345678901234"])
@pytest.mark.parametrize("provider", [CmSms, ElksSms])
def test_sender_that_no_phone_shows_is_refused(
    gateway: Gateway, settings: Any, provider: Any, name: str
) -> None:
    settings.SMS_FROM = name
    with pytest.raises(CannotCarry, match=r"^sms_sender_not_allowed$"):
        provider().send(TO, "Tot dan")
    assert gateway.path == ""


def test_own_addresses_are_encrypted() -> None:
    assert CmSms.url.startswith("https://")
    assert ElksSms.url.startswith("https://")


@pytest.mark.django_db
def test_setting_names_the_provider_and_a_failure_is_tried_again(gateway: Gateway, settings: Any) -> None:
    settings.SMS_BACKEND = "aanzet.outbox.sms.ElksSms"
    gateway.status = 503
    message_queue(
        by=None, on=clock.today(), recipient=None, channel="sms", to=TO, language="nl", body="Tot dan"
    )
    assert message_send_due().failed == 1
    assert Message.objects.get().failure == "sms_gateway_503"
    Message.objects.update(leased_until=None)
    gateway.status, gateway.answer = 200, ELKS_FINE
    assert message_send_due().sent == 1
