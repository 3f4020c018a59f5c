"""Which programme a row belongs to, whatever its model: so that each page about it has that programme's colours."""

from functools import cache
from typing import Any

from django.db.models import Model, QuerySet

from aanzet.programmes.models import Programme

# The names under which rows point towards their programme, the shortest way first.
TOWARDS = ("programme", "case", "goal", "intake", "placement", "run", "participant", "cases")


def theme_of_row(row: Model) -> str:
    """The slug of the one programme of `row`; empty when it has none, or a woman takes part in several. Asks one
    query, or none when the way was walked already."""
    path = _path(type(row))
    if not path:
        return ""
    found = _known(row, path)
    if found:
        return found
    slugs = list(QuerySet(type(row)).filter(pk=row.pk).values_list("__".join(path), flat=True).distinct()[:2])
    return slugs[0] or "" if len(slugs) == 1 else ""


@cache
def _path(model: type[Model]) -> tuple[str, ...]:
    if model is Programme:
        return ("slug",)
    fields = {field.name: field for field in model._meta.get_fields() if field.is_relation}
    for name in TOWARDS:
        target = fields[name].related_model if name in fields else None
        if isinstance(target, type) and (rest := _path(target)):
            return (name, *rest)
    return ()


def _known(row: Model, path: tuple[str, ...]) -> str:
    """The slug, when every row on the way was fetched before."""
    here: Any = row
    for name in path[:-1]:
        here = here._state.fields_cache.get(name)
        if here is None:
            return ""
    return str(getattr(here, path[-1]))
