"""Who calls a phone and speaks: one small class per provider, named by the setting AANZET_VOICE."""

import json
from http.client import HTTPSConnection
from typing import Protocol

from django.conf import settings

from aanzet.outbox.carriers import CannotCarry

SECONDS = 10


class Voice(Protocol):
    """Calls `to` (E.164) and says `text` in `language` (nl, sv, en). Raises when the call cannot be begun."""

    def call(self, to: str, text: str, language: str) -> None: ...


class ConsoleVoice:
    """Calls of demo and test: printed, so that no provider is needed."""

    def call(self, to: str, text: str, language: str) -> None:
        print(f"[call] {to}: {text}")


class NoVoice:
    """An installation without a provider: nobody is called."""

    def call(self, to: str, text: str, language: str) -> None:
        raise CannotCarry("no_voice_gateway")


class CmVoice:
    """Calls through CM.com (Breda, the Netherlands): its Notification app speaks a text and hangs up, also when a
    machine answers: a code on a voicemail is for whoever listens to it.

    Source: https://developers.cm.com/voice/docs/the-apps. `AANZET_VOICE_KEY` is the product token,
    `AANZET_VOICE_FROM` a number of the installation that CM.com allows.
    """

    host = "api.cm.com"
    path = "/voiceapi/v2/Notification"
    languages = {"nl": "nl-NL", "sv": "sv-SE", "en": "en-GB"}

    def call(self, to: str, text: str, language: str) -> None:
        asked = {
            "callee": to,
            "caller": settings.VOICE_FROM,
            "prompt": text,
            "prompt-type": "TTS",
            "voicemail-response": "Disconnect",
            "voice": {"language": self.languages.get(language, language), "gender": "Female", "number": 1},
        }
        headers = {"Content-Type": "application/json", "X-CM-PRODUCTTOKEN": settings.VOICE_KEY}
        line = HTTPSConnection(self.host, timeout=SECONDS)
        try:
            line.request("POST", self.path, json.dumps(asked), headers)
            status = line.getresponse().status
        finally:
            line.close()
        if not 200 <= status < 300:
            raise CannotCarry(f"voice_gateway_{status}")
