"""What a journal line says to a reader. Each room names its own actions from its AppConfig.ready."""

from collections.abc import Mapping

from django.utils.functional import Promise

_LABELS: dict[str, "Promise | str"] = {}


def register(labels: Mapping[str, "Promise | str"]) -> None:
    """Add labels: action -> a translated short sentence without a subject ("Plan agreed")."""
    _LABELS.update(labels)


def label(action: str) -> str:
    """The words for an action; the action itself when nobody gave it words."""
    return str(_LABELS.get(action, action))


def known(action: str) -> bool:
    return action in _LABELS
