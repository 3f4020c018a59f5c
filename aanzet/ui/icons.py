"""Pictograms (Phosphor, MIT), from one sprite file, drawn inline: a page carries only what it shows, and the
same page prints to PDF."""

import re
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

SPRITE = Path(__file__).parent / "static" / "ui" / "icons.svg"
# Drawings with a direction: mirrored in right-to-left pages.
TURNING = frozenset({"sign-out", "list", "arrow-square-out", "paper-plane-tilt", "speaker-high"})
_SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)"[^>]*>(.*?)</symbol>', re.S)


class UnknownIcon(KeyError):
    """No such pictogram in the sprite; add its name to tools/vendor_ui.py and run that."""


@cache
def known() -> dict[str, str]:
    """Pictogram name -> its drawing."""
    return dict(_SYMBOL.findall(SPRITE.read_text(encoding="utf-8")))


@cache
def svg(name: str, size: int = 24) -> SafeString:
    """The pictogram as inline svg in the colour of the text around it. Raises UnknownIcon."""
    try:
        drawing = known()[name]
    except KeyError:
        raise UnknownIcon(name) from None
    turns = " icon-turns" if name.endswith(("-left", "-right")) or name in TURNING else ""
    # The drawing comes from our own sprite file, the size is a number.
    return mark_safe(
        f'<svg class="icon{turns}" width="{size:d}" height="{size:d}" viewBox="0 0 256 256" fill="currentColor" '
        f'aria-hidden="true" focusable="false">{drawing}</svg>'
    )
