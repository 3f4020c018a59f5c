"""The server does not start while a url has no door."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

# Pages of Django itself that hold nothing of anybody.
WITHOUT_DOOR = frozenset({"set_language"})


def patterns(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """All url patterns with their full names."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from patterns(each, inner)
        else:
            yield f"{namespace}{each.name}", each


@register()
def every_url_has_a_door(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Error E001 for each url whose view names no right."""
    return [
        Error(
            f"The url '{name}' has no door.",
            hint="Decorate its view with @may(...) or @public.",
            id="access.E001",
        )
        for name, pattern in patterns()
        if name not in WITHOUT_DOOR and not hasattr(pattern.callback, "right")
    ]
