"""Looking things up in templates of plan and intake."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(values: Mapping[Any, Any], key: Any) -> Any:
    """The entry of a mapping, empty when there is none."""
    return values.get(key, "")
