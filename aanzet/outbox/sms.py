"""Who carries text messages: one small class per provider, named by the setting AANZET_SMS. Both are European."""

import json
import re
from base64 import b64encode
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from aanzet.outbox.carriers import CannotCarry

SECONDS = 10
# 3GPP TS 23.038: a sender in letters has at most eleven; else it is a number.
SENDER = re.compile(r"[A-Za-z0-9 ]{1,11}|\+[1-9]\d{6,14}")
# One text of 918 letters, or 402 in a script that is not Latin.
MOST_PARTS = 6


def sender() -> str:
    """Who the text comes from. Raises CannotCarry when no phone would show it."""
    name = str(settings.SMS_FROM)
    if not SENDER.fullmatch(name):
        raise CannotCarry("sms_sender_not_allowed")
    return name


def _post(url: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """Status and answer. Raises CannotCarry when nobody answers in time."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    line = kind(parts.hostname or "", parts.port, timeout=SECONDS)
    try:
        line.request("POST", parts.path, body, headers)
        answer = line.getresponse()
        return answer.status, answer.read()
    except (OSError, HTTPException) as error:
        raise CannotCarry("sms_gateway_silent") from error
    finally:
        line.close()


def _answer(status: int, body: bytes) -> dict[str, Any]:
    """What the provider says, when it took the message. Raises CannotCarry."""
    if not 200 <= status < 300:
        raise CannotCarry(f"sms_gateway_{status}")
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise CannotCarry("sms_gateway_unclear")
    return found


class CmSms:
    """Texts through CM.com (Breda, the Netherlands).

    Source: https://developers.cm.com/messaging/docs/integration and /responses-errors-json. `AANZET_SMS_KEY` is the
    product token. CM.com's own address runs through Cloudflare (USA); AANZET_SMS_URL can name the one that does not.
    """

    url = "https://gw.messaging.cm.com/v1.0/message"

    def send(self, to: str, text: str) -> None:
        message = {
            "from": sender(),
            "to": [{"number": "00" + to.removeprefix("+")}],
            "body": {"type": "auto", "content": text},
            "allowedChannels": ["SMS"],
            "minimumNumberOfMessageParts": 1,
            "maximumNumberOfMessageParts": MOST_PARTS,
        }
        headers = {"Content-Type": "application/json", "X-CM-PRODUCTTOKEN": settings.SMS_KEY}
        body = json.dumps({"messages": {"msg": [message]}}).encode()
        found = _answer(*_post(settings.SMS_URL or self.url, body, headers))
        refused = [row for row in found.get("messages") or [] if row.get("status") != "Accepted"]
        if found.get("errorCode") or refused:
            code = refused[0].get("messageErrorCode") if refused else found["errorCode"]
            raise CannotCarry(f"sms_gateway_refused_{code}")


class ElksSms:
    """Texts through 46elks (Uppsala, Sweden).

    Source: https://46elks.com/docs/send-sms. `AANZET_SMS_KEY` is the API username, a colon and the API password.
    """

    url = "https://api.46elks.com/a1/sms"

    def send(self, to: str, text: str) -> None:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Authorization": "Basic " + b64encode(settings.SMS_KEY.encode()).decode(),
        }
        body = urlencode({"from": sender(), "to": to, "message": text}).encode()
        found = _answer(*_post(settings.SMS_URL or self.url, body, headers))
        if found.get("status") == "failed":
            raise CannotCarry("sms_gateway_refused")
