"""Tell mypy that `QuerySet(Model)` gives rows of that model: django-stubs leaves the type of the row open there."""

from collections.abc import Callable

from mypy.plugin import FunctionContext, Plugin
from mypy.types import CallableType, Instance, Type, TypeType, get_proper_type

_QUERYSETS = {"django.db.models.query.QuerySet"}


class Rows(Plugin):
    """See the module."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        return _rows if fullname in _QUERYSETS else None


def _rows(context: FunctionContext) -> Type:
    given = get_proper_type(context.default_return_type)
    if not (isinstance(given, Instance) and context.arg_types and context.arg_types[0]):
        return given
    model = get_proper_type(context.arg_types[0][0])
    if isinstance(model, CallableType):
        row: Type = model.ret_type
    elif isinstance(model, TypeType):
        row = model.item
    else:
        return given
    return Instance(given.type, [row, row], line=given.line, column=given.column)


def plugin(version: str) -> type[Plugin]:
    """What mypy asks of a plugin."""
    return Rows
