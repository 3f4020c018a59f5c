"""Every url has exactly one door: a right of the policy table, or public by name."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# Code of others that brings its own guard; the reason is part of the list.
OTHERS = {
    "allauth.": "sign-in pages: they are for who is not signed in yet, and allauth guards the rest",
    "django.views.i18n": "choosing a language",
    "django.views.static": "files without persons, in test and demo mode",
    "django.contrib.staticfiles.": "files without persons, in test mode",
}


def _patterns(found: list[Any], prefix: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for entry in found:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern) and entry.callback is not None:
            yield prefix + str(entry.pattern), entry.callback


def test_every_url_asks_a_right() -> None:
    open_urls = [
        f"{url} ({view.__module__}.{getattr(view, '__qualname__', view)})"
        for url, view in _patterns(get_resolver().url_patterns)
        if not getattr(view, "right", None) and not view.__module__.startswith(tuple(OTHERS))
    ]
    assert open_urls == []


def test_house_has_doors_at_all() -> None:
    assert [url for url, view in _patterns(get_resolver().url_patterns) if getattr(view, "right", None)]
