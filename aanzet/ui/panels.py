"""Panels: what an upper room offers to a page of a lower room.

The lower page names a slot (`{% panels "case.side" case %}`), the upper room fills it from its AppConfig.ready:
`panels.register("case.side", introductions)`. The function gets the request and the slot's object and returns
safe html, or an empty string when it has nothing to show to this actor."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

Panel = Callable[[HttpRequest, Any], str]
_panels: dict[str, list[tuple[int, Panel]]] = {}


def register(slot: str, panel: Panel, order: int = 50) -> None:
    """Offer a panel for a slot. Lower order stands higher; registering the same function twice does nothing."""
    filled = _panels.setdefault(slot, [])
    if panel not in [known for _order, known in filled]:
        filled.append((order, panel))
        filled.sort(key=lambda pair: pair[0])


def render(slot: str, request: HttpRequest, subject: Any = None) -> SafeString:
    """All panels of a slot, one after the other."""
    # Each panel renders its own template, which escapes; joining keeps that.
    return mark_safe("".join(panel(request, subject) for _order, panel in _panels.get(slot, [])))
