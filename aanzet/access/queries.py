"""Visible rows of models that keep a plain manager (alliances, grants, staff)."""

from typing import TypeVar

from django.db import models

from aanzet.access import scope
from aanzet.access.actor import Actor

M = TypeVar("M", bound=models.Model)


def visible(model: type[M], actor: Actor, action: str) -> models.QuerySet[M]:
    """Rows of `model` on which `actor` may do `action`."""
    condition = scope.visibility(model, actor, action)
    rows = models.QuerySet(model)
    return rows.none() if condition is None else rows.filter(condition).distinct()
