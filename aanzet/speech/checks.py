"""Says at the start whether this machine can read aloud."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning, register

from aanzet.core.languages import NAMES
from aanzet.speech import engine


@register(deploy=True)
def engine_is_here(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warning W001 when there is no engine, W002 when it lacks languages that it could speak."""
    spoken = engine.languages()
    if not spoken:
        return [
            Warning(
                "No page is read aloud by the server: espeak-ng is not installed.",
                hint="On Debian or Ubuntu: sudo apt install espeak-ng, then restart the server.",
                id="speech.W001",
            )
        ]
    lacking = sorted(set(engine.VOICES) & set(NAMES) - spoken)
    if not lacking:
        return []
    return [
        Warning(
            f"espeak-ng on this machine does not speak {', '.join(lacking)}.",
            hint="Install the package espeak-ng-data of the same version.",
            id="speech.W002",
        )
    ]
