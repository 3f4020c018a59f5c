"""The 21 half-days of a week as bits: Monday morning is bit 0, Sunday evening bit 20."""

from collections.abc import Iterable

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("am", "pm", "eve")
NAMES = tuple(f"{day}-{part}" for day in DAYS for part in PARTS)
BITS = {name: 1 << place for place, name in enumerate(NAMES)}


def bits(names: Iterable[str]) -> int:
    """Names such as "tue-am" as one number of 21 bits. Raises KeyError for a name that is none."""
    found = 0
    for name in names:
        found |= BITS[name]
    return found


def names(value: int) -> tuple[str, ...]:
    """The other way round, in the order of the week."""
    return tuple(name for name, bit in BITS.items() if value & bit)
