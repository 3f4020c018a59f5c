"""One measurement in a process of its own, so that its peak memory belongs to it alone. Prints JSON.

python -m bench.matching.one PIECE [ARGUMENT...]
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from aanzet.matching.engine import explain
from aanzet.matching.engine.blocks import possible
from aanzet.matching.engine.candidates import candidates, joined, rated
from aanzet.matching.engine.planning import plan
from aanzet.matching.engine.reading import read_problem
from aanzet.matching.engine.score import parts
from bench.matching import others
from bench.matching.instances import everybody_possible, problem
from bench.matching.plainly import parts_of

MIB = 1024


def main() -> int:
    pieces: dict[str, Callable[..., dict[str, Any]]] = {
        "plan": of_plan, "dense": of_dense, "scoring": of_scoring, "newcomer": of_newcomer, "other": of_other,
    }  # fmt: skip
    found = pieces[sys.argv[1]](*sys.argv[2:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    print(json.dumps({**found, "peak_mib": round(peak)}))
    return 0


def timed(work: Callable[[], Any], rounds: int = 1) -> tuple[float, Any]:
    """The shortest of some rounds, and what came out."""
    best, found = float("inf"), None
    for _ in range(rounds):
        began = time.perf_counter()
        found = work()
        best = min(best, time.perf_counter() - began)
    return best, found


def of_plan(women: str, coaches: str, area: str) -> dict[str, Any]:
    """Reading, candidates and the plan; then one streaming read of all eligible pairs, from memory."""
    data = problem(int(women), int(coaches), area=area)
    read, (of, weights) = timed(lambda: read_problem(data))
    data.clear()
    rounds = 3 if int(women) <= 10_000 else 1
    seconds, made = timed(lambda: plan(of, weights), rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    found, _ = timed(lambda: candidates(of, weights), rounds)
    every = joined(list(rated(of, weights, possible(of))))
    streamed, _ = timed(lambda: [int(column.sum()) for column in every], 5)
    can = int((made.count > 0).sum())
    return {
        "women": int(women), "coaches": int(coaches), "area": area, "read_s": read, "plan_s": seconds,
        "candidates_s": found, "possible": len(every[0]), "served": made.served, "with_a_coach": can,
        "proven": made.prices.proven, "gap": made.prices.gap, "rounds": made.rounds, "in_the_flow": made.pairs,
        "streaming_s": streamed, "plan_peak_mib": round(peak),
    }  # fmt: skip


def of_dense(women: str, coaches: str, places: str) -> dict[str, Any]:
    of, weights = read_problem(everybody_possible(int(women), int(coaches), int(places)))
    seconds, made = timed(lambda: plan(of, weights), 3)
    return {"seconds": seconds, "served": made.served, "total": made.total, "proven": made.prices.proven}


def of_scoring() -> dict[str, Any]:
    """All parts of 1,000,000 pairs kept, against the same arithmetic in plain Python for 20,000 of them."""
    data = problem(2_000, 500, area="city")
    of, weights = read_problem(data)
    woman, coach = np.repeat(np.arange(2_000), 500), np.tile(np.arange(500), 2_000)
    whole, table = timed(lambda: parts(of, weights, woman, coach), 3)
    some = list(zip(woman[:20_000].tolist(), coach[:20_000].tolist(), strict=True))
    plain, rows = timed(lambda: [parts_of(data["women"][w], data["coaches"][c], weights) for w, c in some], 3)
    assert np.array_equal(np.array(rows), table[:20_000]), "plain Python and the columns must say the same"
    return {"columns_ns": whole / 1e6 * 1e9, "plain_ns": plain / 2e4 * 1e9}


def of_newcomer() -> dict[str, Any]:
    """Her explained top five among 2,000 coaches, one woman after the other."""
    of, weights = read_problem(problem(1_000, 2_000, area="city"))
    times = []
    for woman in range(1_000):
        began = time.perf_counter()
        explain.best_for(of, weights, woman)
        times.append(time.perf_counter() - began)
    return {name: float(np.percentile(times, at)) * 1000 for name, at in (("p50_ms", 50), ("p99_ms", 99))}


def of_other(name: str, women: str, coaches: str) -> dict[str, Any]:
    """One solver on the pairs that the plan begins with: the same table for all, so that only the solvers differ."""
    of, weights = read_problem(
        problem(int(women), int(coaches), area="country" if int(women) > 10_000 else "city")
    )
    found = candidates(of, weights)
    table = others.Table(
        found.woman, found.coach, found.fit.astype(np.int64) + 20_000, of.coaches.places, int(women)
    )
    seconds, worth = timed(lambda: others.SOLVERS[name](table))
    return {
        "solver": name,
        "women": int(women),
        "pairs": len(table.woman),
        "seconds": seconds,
        "worth": worth,
    }


if __name__ == "__main__":
    sys.exit(main())
