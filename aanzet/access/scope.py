"""Rows through scopes: tables about participants cannot be read without saying who reads and for what.

A model whose manager is :class:`ScopedManager` answers only after ``visible_to(actor, action)``, when it
is reached from an object that was itself reached that way, or inside ``unscoped(name)`` with a name of
the fixed list in ``escapes.py``.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Q

from aanzet.access import policy
from aanzet.access.actor import Actor
from aanzet.access.escapes import ESCAPES

M = TypeVar("M", bound=models.Model)
RelationRule = Callable[[Actor], Q]
_RULES: dict[type[models.Model], dict[str, RelationRule]] = {}
_escape: ContextVar[str] = ContextVar("escape", default="")
logger = logging.getLogger("aanzet.scope")


class Unscoped(RuntimeError):
    """A programming error: rows about participants were asked for without a scope."""


@contextmanager
def unscoped(name: str) -> Iterator[None]:
    """Lift the guard for a reason on the fixed list; every use is logged at debug level."""
    if name not in ESCAPES:
        raise Unscoped(f"'{name}' is not a reason of access/escapes.py")
    logger.debug("unscoped: %s", name)
    token = _escape.set(name)
    try:
        yield
    finally:
        _escape.reset(token)


def register(model: type[models.Model], rules: Mapping[str, RelationRule]) -> None:
    """Declare, once per model, which rows each relation reaches. Called from a room's rules.py."""
    _RULES[model] = dict(rules)


def registered() -> dict[type[models.Model], dict[str, RelationRule]]:
    return dict(_RULES)


def through(path: str, parent: type[models.Model], *relations: str) -> dict[str, RelationRule]:
    """Rules of a child row: the parent's rules, followed over `path` (a foreign key name)."""

    def rule(name: str) -> RelationRule:
        def follow(actor: Actor) -> Q:
            rows = models.QuerySet(parent).filter(_RULES[parent][name](actor)).values("pk")
            return Q(**{f"{path}__in": rows})

        return follow

    return {name: rule(name) for name in (relations or tuple(_RULES[parent]))}


def narrowed(
    rules: Mapping[str, RelationRule], names: tuple[str, ...], condition: Q
) -> dict[str, RelationRule]:
    """The rules of `names`, each only for rows that fit `condition` too."""

    def rule(name: str) -> RelationRule:
        return lambda actor: rules[name](actor) & condition

    return {name: rule(name) for name in names}


def visibility(model: type[models.Model], actor: Actor, action: str) -> Q | None:
    """The condition for rows of `model` on which `actor` may do `action`; None when there are none."""
    rules = _RULES.get(model, {})
    names = [name for name in sorted(policy.relations(actor.roles, action)) if name in rules]
    held = [rules[name](_speaking(actor, action, name)) for name in names]
    return reduce(or_, held) if held else None


def _speaking(actor: Actor, action: str, relation: str) -> Actor:
    """Her, with only those memberships whose role has this relation for this action: who leads one alliance
    and coordinates in another does not lead the other."""
    roles = {role for role, name in policy.TABLE[action] if name == relation}
    return replace(actor, held=tuple(held for held in actor.held if held.role in roles))


def flags(actor: Actor, model: type[models.Model]) -> dict[str, Any]:
    """Annotations that say, per row, which relations `actor` has to it; read them with `held_in`."""
    return {
        f"rel_{name}": ExpressionWrapper(rule(actor), output_field=BooleanField())
        for name, rule in _RULES[model].items()
    }


def held_in(row: models.Model) -> frozenset[str]:
    """The relations of a row that was read with `flags`."""
    return frozenset(name for name in _RULES[type(row)] if getattr(row, f"rel_{name}"))


def held(actor: Actor, row: models.Model) -> frozenset[str]:
    """The relations that `actor` has to one row, in one query."""
    found = models.QuerySet(type(row)).filter(pk=row.pk).annotate(**flags(actor, type(row))).first()
    return held_in(found) if found is not None else frozenset()


class ScopedQuerySet(models.QuerySet[M]):
    """A queryset that refuses to touch the database before it knows for whom."""

    _cleared = False
    # Rows of some models may not even be reached from their parent: each needs its own question.
    parent_clears = True

    def visible_to(self, actor: Actor, action: str) -> Self:
        condition = visibility(self.model, actor, action)
        clear = self.none() if condition is None else self.filter(condition)
        clear._cleared = True
        return clear

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._cleared = self._cleared
        return clone

    def _guard(self) -> None:
        reached = self.parent_clears and bool(getattr(self, "_hints", {}).get("instance"))
        if not (self._cleared or reached or _escape.get()):
            raise Unscoped(f"{self.model.__name__}: say who reads: .visible_to(actor, action)")

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            self._guard()
        super()._fetch_all()

    def iterator(self, chunk_size: int | None = None) -> Iterator[M]:
        self._guard()
        return super().iterator(chunk_size)

    def count(self) -> int:
        self._guard()
        return super().count()

    def exists(self) -> bool:
        self._guard()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._guard()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._guard()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._guard()
        return super().delete()

    def explain(self, *args: Any, **kwargs: Any) -> str:
        self._guard()
        return super().explain(*args, **kwargs)

    def in_bulk(self, *args: Any, **kwargs: Any) -> dict[Any, M]:
        self._guard()
        return super().in_bulk(*args, **kwargs)


class StrictQuerySet(ScopedQuerySet[M]):
    """As above, and a parent in the hand is not enough (notes, restricted barriers)."""

    parent_clears = False


class ScopedManager(models.Manager[M]):
    """Manager of tables about participants."""

    queryset: type[ScopedQuerySet[Any]] = ScopedQuerySet

    def get_queryset(self) -> ScopedQuerySet[M]:
        return self.queryset(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]

    def visible_to(self, actor: Actor, action: str) -> ScopedQuerySet[M]:
        return self.get_queryset().visible_to(actor, action)


class StrictManager(ScopedManager[M]):
    queryset = StrictQuerySet
