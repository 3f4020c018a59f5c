"""Reading one field of a problem: the right kind of value, or one clear sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

from aanzet.matching.engine.faults import BadProblem

MOST = 1_000_000_000


def known(record: Mapping[str, Any], names: Sequence[str], where: str) -> None:
    """Raise BadProblem for a key that nobody reads: a typing error must not be taken for silence."""
    extra = sorted(set(record) - set(names))
    if extra:
        raise BadProblem(f"{where}: “{extra[0]}” is not known. Choose from {', '.join(sorted(names))}.")


def record(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadProblem(f"{where} is {_kind(value)}. Give an object: {{…}}.")
    return value


def items(value: Any, where: str, *, empty: bool = False) -> Sequence[Any]:
    if not isinstance(value, list):
        raise BadProblem(f"{where} is {_kind(value)}. Give a list: […].")
    if not value and not empty:
        raise BadProblem(f"{where} is empty. Give at least one.")
    return value


def text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadProblem(f"{where} is {_kind(value)}. Give a text that is not empty.")
    return value


def texts(value: Any, where: str, *, empty: bool = False) -> list[str]:
    found = [text(each, f"{where}[{place}]") for place, each in enumerate(items(value, where, empty=empty))]
    if len(set(found)) < len(found):
        raise BadProblem(f"{where} names “{twice(found)}” twice. Name each once.")
    return found


def twice(names: Sequence[str]) -> str:
    """The first name that stands a second time; one look at each, however long the list."""
    seen: set[str] = set()
    return next(name for name in names if name in seen or seen.add(name))  # type: ignore[func-returns-value]


def one_or_more(value: Any, where: str) -> list[str]:
    """A text, or a list of them."""
    return texts(value, where) if isinstance(value, list) else [text(value, where)]


def whole(value: Any, where: str, *, least: int = 0, most: int = MOST) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise BadProblem(f"{where} is {_shown(value)}. Give a whole number from {least:,} to {most:,}.")
    return value


def degrees(value: Any, where: str, most: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        raise BadProblem(f"{where} is {_shown(value)}. Give degrees from -{most} to {most}.")
    return float(value)


def yes(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise BadProblem(f"{where} is {_shown(value)}. Give true or false.")
    return value


def one_of(value: Any, names: Sequence[str], where: str) -> str:
    if value not in names:
        raise BadProblem(f"{where} is {_shown(value)}. Choose from {', '.join(names)}.")
    return str(value)


def _shown(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return _kind(value)
    shown = repr(value) if not isinstance(value, str) else f"“{value}”"
    return shown if len(shown) <= 60 else f"{shown[:57]}…"


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", type(None): "empty (null)"}
    return kinds.get(type(value), _shown(value) if isinstance(value, str | int | float) else "something else")
