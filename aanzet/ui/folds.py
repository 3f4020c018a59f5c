"""A long form in folded parts: the question and the answer that stands; open only where something is asked or wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

Parts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Fold:
    """The fields of one part. The first gives the title."""

    icon: str
    fields: tuple[forms.BoundField, ...]
    told: tuple[Any, ...]
    open: bool

    @property
    def title(self) -> Any:
        return self.fields[0].label


def folds(form: forms.Form, parts: Parts) -> list[Fold]:
    """`parts`: names of fields by the icon of their part, in the order of the page."""
    return [_fold(icon, tuple(form[name] for name in names)) for icon, names in parts.items()]


def _fold(icon: str, fields: tuple[forms.BoundField, ...]) -> Fold:
    told = tuple(word for field in fields for word in _told(field))
    asked = any(field.errors or (field.field.required and not field.value()) for field in fields)
    return Fold(icon=icon, fields=fields, told=told, open=asked)


def _told(field: forms.BoundField) -> Iterable[Any]:
    value = field.value()
    if not value:
        return []
    if isinstance(field.field, forms.BooleanField):
        return [field.label]
    if not isinstance(field.field, forms.ChoiceField):
        return [value]
    chosen = {str(each) for each in (value if isinstance(value, list) else [value])}
    choices: Any = field.field.choices
    return [label for key, label in choices if str(key) in chosen]
