"""Every address of the house, filled with every row there is: what a curious person could try."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import URLPattern, reverse
from django.urls.exceptions import NoReverseMatch

from aanzet.access.checks import patterns
from aanzet.access.doors import Right
from aanzet.cases.models import Case, Step
from aanzet.programmes.models import Programme
from aanzet.speech.texts import to_record

# Signing in and out and Django's own language switch are tested in tests/accounts.
LEFT_OUT = ("account_", "mfa_", "set_language", "ui:leave")


def doors() -> Iterator[tuple[str, URLPattern, Any]]:
    """(name, pattern, right) of every url but the ways in and out."""
    for name, pattern in patterns():
        if not name.startswith(LEFT_OUT):
            yield name, pattern, getattr(pattern.callback, "right", None)


def addresses(name: str, pattern: URLPattern, right: Any) -> list[str]:
    """All addresses of one url."""
    converters = pattern.pattern.converters
    values = [[(key, value) for value in _values(key, right, name)] for key in converters]
    found = []
    for combination in product(*values):
        try:
            found.append(reverse(name, kwargs=dict(combination)))
        except NoReverseMatch:
            continue
    return found


def rows_of(model: type[Model]) -> list[Any]:
    return list(QuerySet(model).values_list("pk", flat=True)[:40])


def _values(key: str, right: Any, name: str) -> list[Any]:
    if key == "pk" and isinstance(right, Right) and right.model is not None:
        return rows_of(right.model)
    if key in {"slug", "programme", "programme_slug"}:
        return list(Programme.objects.values_list("slug", flat=True))
    if key in {"pk", "case_pk", "case"}:
        return rows_of(Case)
    if key == "step":
        return rows_of(Step)
    if name == "speech:voice_record" and key == "key":
        return [next(iter(to_record("nl").values())).key]
    if key in {"block", "question", "key"}:
        return ["a", "b", "c", "d", "e", "work_before", "health_needs", "wish", "safe_discretion"]
    if key == "screen":
        return ["when", "where", "talk", "help", "woman"]
    if key == "moment":
        return ["start"]
    if key in {"number", "version"}:
        return [1]
    if key in {"language"}:
        return ["nl", "en"]
    return ["x"]
