"""Every field that tells something about a person says how long it is kept."""

import pytest
from django.apps import apps
from django.db.models import Field, ForeignKey, Model

from aanzet.core.retention import Retention

ABOUT_PERSONS = ("participants", "cases", "work", "imports")
# What every row has, and what only points to another row.
_PLAIN = {"id", "created_at", "version"}


def _models() -> list[type[Model]]:
    ours = [m for m in apps.get_models() if m.__module__.startswith("aanzet.")]
    return [m for m in ours if m._meta.app_label in ABOUT_PERSONS or hasattr(m, "retention")]


def test_there_are_personal_models() -> None:
    assert {m._meta.app_label for m in _models()} >= set(ABOUT_PERSONS)


@pytest.mark.parametrize("model", _models(), ids=lambda m: m._meta.label)
def test_every_personal_field_has_a_retention_class(model: type[Model]) -> None:
    told: dict[str, Retention] | None = getattr(model, "retention", None)
    assert told is not None, "declare retention: ClassVar[dict[str, Retention]]"
    fields = {f.name for f in model._meta.concrete_fields if isinstance(f, Field)}
    keys = {f.name for f in model._meta.concrete_fields if isinstance(f, ForeignKey)}
    assert fields - keys - _PLAIN - set(told) == set(), "fields without a class"
    assert set(told) - fields == set(), "classes of fields that do not exist"
    assert all(isinstance(kept, Retention) for kept in told.values())
