"""A problem as JSON (docs/matching.md) to columns of numbers. Raises BadProblem with one clear sentence."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from aanzet.matching.engine import fields
from aanzet.matching.engine.faults import BadProblem
from aanzet.matching.engine.pace import MODES
from aanzet.matching.engine.people import Bits, Coaches, Ints, Problem, Women
from aanzet.matching.engine.travel import places
from aanzet.matching.engine.weights import WHOLE, Weights
from aanzet.reference import halfdays

_BOTH = ("id", "languages", "halfdays", "lat", "lon", "max_minutes", "mode", "sector")
WOMAN = (*_BOTH, "only_woman", "waiting_days", "deadline_days", "blocked", "asks")
COACH = (*_BOTH, "woman", "places", "offers")
KEYS = ("women", "coaches", "weights", "keep", "minimum_fit")
WORD = 64

Record = Mapping[str, Any]


def read_problem(data: Record) -> tuple[Problem, Weights]:
    """The problem and its weights."""
    fields.known(data, KEYS, "the problem")
    women = _records(data, "women", WOMAN)
    coaches = _records(data, "coaches", COACH)
    hers, theirs = _places_of(women, "women"), _places_of(coaches, "coaches")
    made = Problem(
        women=_women(women, _numbers(women, coaches)),
        coaches=_coaches(coaches, _numbers(women, coaches)),
        apart=_apart(women, hers, theirs),
        keep=_pairs(data.get("keep", []), hers, theirs),
        minimum=fields.whole(data.get("minimum_fit", 0), "minimum_fit", most=WHOLE),
    )
    return made, Weights().changed(fields.record(data.get("weights", {}), "weights"))


def _records(data: Record, name: str, keys: Sequence[str]) -> list[Record]:
    if name not in data:
        raise BadProblem(f"the problem has no “{name}”. Give a list of them.")
    found = [fields.record(each, f"{name}[{at}]") for at, each in enumerate(fields.items(data[name], name))]
    for at, each in enumerate(found):
        fields.known(each, keys, _where(name, at, each))
    return found


def _where(name: str, at: int, record: Record) -> str:
    return f"{name}[{at}] “{record['id']}”" if isinstance(record.get("id"), str) else f"{name}[{at}]"


def _places_of(records: Sequence[Record], name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, record in enumerate(records):
        key = fields.text(_needed(record, "id", f"{name}[{at}]"), f"{name}[{at}]: “id”")
        if key in found:
            raise BadProblem(
                f"{name}[{at}]: the id “{key}” stands at {name}[{found[key]}] too. Give each its own."
            )
        found[key] = at
    return found


def _needed(record: Record, name: str, where: str) -> Any:
    if name not in record:
        raise BadProblem(f"{where}: “{name}” is missing.")
    return record[name]


def _numbers(women: Sequence[Record], coaches: Sequence[Record]) -> Mapping[str, Mapping[str, int]]:
    """Every language, sector and wish to a number, by the alphabet: the order of the records changes nothing."""

    def every(*names: str) -> dict[str, int]:
        found: set[str] = set()
        for record in (*women, *coaches):
            for name in names:
                value = record.get(name, [])
                found.update(
                    each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)
                )
        return {text: place for place, text in enumerate(sorted(found))}

    return {"languages": every("languages"), "sector": every("sector"), "asks": every("asks", "offers")}


def _women(records: Sequence[Record], numbers: Mapping[str, Mapping[str, int]]) -> Women:
    whole = _reader(records, "women")
    return Women(
        **_side(records, "women", numbers, "asks"),
        own=_masks([each["languages"][:1] for each in records], numbers["languages"]),
        only_woman=np.array(whole("only_woman", fields.yes, False), np.bool_),
        waiting=np.array(whole("waiting_days", fields.whole, 0), np.int64),
        deadline=np.array(whole("deadline_days", fields.whole, -1), np.int64),
    )


def _coaches(records: Sequence[Record], numbers: Mapping[str, Mapping[str, int]]) -> Coaches:
    whole = _reader(records, "coaches")
    return Coaches(
        **_side(records, "coaches", numbers, "offers"),
        woman=np.array(whole("woman", fields.yes, False), np.bool_),
        places=np.array(whole("places", _places), np.int64),
    )


def _places(value: Any, where: str) -> int:
    return fields.whole(value, where, most=1_000)


def _reader(records: Sequence[Record], name: str) -> Callable[..., list[Any]]:
    """A reader of one field of all records; without a default it must be there."""

    def read(field: str, check: Callable[[Any, str], Any], *default: Any) -> list[Any]:
        found = []
        for at, record in enumerate(records):
            if default and field not in record:
                found.append(default[0])
                continue
            where = _where(name, at, record)
            found.append(check(_needed(record, field, where), f"{where}: “{field}”"))
        return found

    return read


def _side(
    records: Sequence[Record], name: str, numbers: Mapping[str, Mapping[str, int]], asks: str
) -> dict[str, Any]:
    read = _reader(records, name)
    languages = read("languages", fields.texts)
    days = read("halfdays", fields.texts)
    for at, (record, chosen) in enumerate(zip(records, days, strict=True)):
        for day in chosen:
            fields.one_of(day, halfdays.NAMES, f"{_where(name, at, record)}: “halfdays”")
    modes = [
        MODES[mode] for mode in read("mode", lambda value, where: fields.one_of(value, tuple(MODES), where))
    ]
    lat = read("lat", lambda value, where: fields.degrees(value, where, 90), None)
    lon = read("lon", lambda value, where: fields.degrees(value, where, 180), None)
    _both(records, name, lat, lon)
    placed = np.array([each is not None for each in lat], np.bool_)
    wished = read(asks, lambda value, where: fields.texts(value, where, empty=True), [])
    sectors = read("sector", fields.one_or_more, [])
    return {
        "ids": [record["id"] for record in records],
        "languages": _masks(languages, numbers["languages"]),
        "halfdays": np.array([halfdays.bits(each) for each in days], np.uint64),
        "at": places(np.array([each or 0.0 for each in lat]), np.array([each or 0.0 for each in lon])),
        "placed": placed,
        "most": np.array(
            read("max_minutes", lambda value, where: fields.whole(value, where, most=600)), np.int64
        ),
        "start": np.array([mode.start for mode in modes], np.int64),
        "pace": np.array([mode.pace for mode in modes], np.int64),
        "sector": _masks(sectors, numbers["sector"]),
        "asks": _masks(wished, numbers["asks"], words=1)[:, 0],
    }


def _both(records: Sequence[Record], name: str, lat: Sequence[Any], lon: Sequence[Any]) -> None:
    """A place has two numbers or none: who did not say where is not held to a distance."""
    for at, (up, along) in enumerate(zip(lat, lon, strict=True)):
        if (up is None) != (along is None):
            raise BadProblem(
                f"{_where(name, at, records[at])}: “lat” and “lon” go together. Give both, or neither where it is "
                "not known."
            )


def _masks(names: Sequence[Sequence[str]], numbers: Mapping[str, int], words: int = 0) -> Bits:
    """Lists of names (n,) to bits (n, words)."""
    words = words or max(1, -(-len(numbers) // WORD))
    if len(numbers) > words * WORD:
        raise BadProblem(
            f"There are {len(numbers)} different things to ask and to offer. Name {WORD} at most."
        )
    found = np.zeros((len(names), words), np.uint64)
    for row, each in enumerate(names):
        for name in each:
            word, bit = divmod(numbers[name], WORD)
            found[row, word] |= np.uint64(1 << bit)
    return found


def _apart(women: Sequence[Record], hers: Mapping[str, int], theirs: Mapping[str, int]) -> Ints:
    blocked = _reader(women, "women")(
        "blocked", lambda value, where: fields.texts(value, where, empty=True), []
    )
    found = []
    for at, names in enumerate(blocked):
        for name in names:
            if name not in theirs:
                raise BadProblem(
                    f"{_where('women', at, women[at])}: “blocked” names “{name}”, and no coach has that id."
                )
            found.append(at * len(theirs) + theirs[name])
    return np.array(sorted(found), np.int64)


def _pairs(value: Any, hers: Mapping[str, int], theirs: Mapping[str, int]) -> Ints:
    found = set()
    for at, pair in enumerate(fields.items(value, "keep", empty=True)):
        names = fields.texts(pair, f"keep[{at}]") if isinstance(pair, list) else []
        if len(names) != 2 or names[0] not in hers or names[1] not in theirs:
            raise BadProblem(
                f"keep[{at}] is not a pair. Give [woman, coach] with ids that are in the problem."
            )
        found.add(hers[names[0]] * len(theirs) + theirs[names[1]])
    return np.array(sorted(found), np.int64)
