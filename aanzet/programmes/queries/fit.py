"""Whether a woman fits the target group, by her own answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aanzet.programmes.shapes import Blueprint, Criterion


@dataclass(frozen=True)
class Fit:
    """Whether a woman fits the target group by her own answers: "yes", "no", or "unknown" with what is not answered."""

    state: str
    criteria: dict[str, str]


def target_fit(blueprint: Blueprint, answers: Mapping[str, Mapping[str, Any]]) -> Fit:
    """Her fit from the answers of her intake. Declining an answer gives unknown, never no; nobody asks for proof."""
    found = {each.key: _holds(each, answers) for each in blueprint.target_group.criteria}
    states = set(found.values())
    if not found:
        return Fit("yes", {})
    if blueprint.target_group.needs == "all":
        state = "no" if "no" in states else "unknown" if "unknown" in states else "yes"
    else:
        state = "yes" if "yes" in states else "unknown" if "unknown" in states else "no"
    return Fit(state, found)


def _holds(criterion: Criterion, answers: Mapping[str, Mapping[str, Any]]) -> str:
    value = answers.get(criterion.question, {}).get("value")
    if value is None:
        return "unknown"
    given = value if isinstance(value, list) else [value]
    return "yes" if any(each in criterion.answers for each in given) else "no"
