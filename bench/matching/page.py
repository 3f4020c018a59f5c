"""The numbers as a page, and the bars with what was reached."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Bar:
    """One promise about the matching: what was found, the limit, and whether it holds."""

    what: str
    found: str
    limit: str
    held: bool


def bars(found: dict[str, Any]) -> list[Bar]:
    made = [*_plan_bars(found["plans"]), *_peer_bars(found["peer"])]
    times = found["scoring"]["plain_ns"] / found["scoring"]["columns_ns"]
    made.append(
        Bar(
            "all parts of a pair against plain Python", f"{times:.0f} times", "at least 30 times", times >= 30
        )
    )
    p99 = found["newcomer"]["p99_ms"]
    made.append(Bar("a newcomer's explained top five, p99", f"{p99:.2f} ms", "at most 1 ms", p99 <= 1))
    for case in found["fairness"]:
        name = f"gap in service, {case['women']:,} women, {case['coaches']:,} coaches, {case['area']}"
        told = f"{abs(case['gap']):.1f} points at {case['fit_lost']:.1f}% of the fit"
        made.append(
            Bar(name, told, "at most 5 points at 5%", abs(case["gap"]) <= 5 and case["fit_lost"] <= 5)
        )
    days = found["sixty"]
    told = f"{days['touched']:.2f}% at {days['of_the_fit_anew']:.1f}% of the fit"
    good = days["touched"] <= 0.1 and days["of_the_fit_anew"] >= 97
    return [
        *made,
        Bar("running pairs asked to change, a day, over 60 days", told, "at most 0.1% at 97%", good),
    ]


def _plan_bars(plans: list[dict[str, Any]]) -> list[Bar]:
    made = [
        Bar(f"plan of {row['women']:,} women proven over all {row['possible']:,} possible pairs",
            "proven" if row["proven"] else f"gap {row['gap']}", "proven", row["proven"]) for row in plans
    ]  # fmt: skip
    for row in plans:
        if row["women"] == 10_000:
            times = row["plan_s"] / row["streaming_s"]
            limit = "at most 300 times"
            made.append(
                Bar("10,000 women against one streaming read", f"{times:,.0f} times", limit, times <= 300)
            )
        if row["women"] == 100_000:
            seconds, peak, cut = row["plan_s"], row["plan_peak_mib"], row["candidates_s"]
            made += [
                Bar("plan of 100,000 women", f"{seconds:.1f} s", "at most 15 s", seconds <= 15),
                Bar("its memory", f"{peak:,} MiB", "at most 1,200 MiB", peak <= 1_200),
                Bar("candidates out of 2,000,000,000 pairs", f"{cut:.1f} s", "at most 6 s", cut <= 6),
            ]
    return made


def _peer_bars(rows: list[dict[str, Any]]) -> list[Bar]:
    made = []
    for row in rows:
        times = row["peer"]["seconds"] / row["ours"]["seconds"]
        same = row["peer"]["total"] == row["ours"]["total"]
        name = f"{row['women']:,} women, all possible, against mentor-match 7.0.1"
        told = f"{times:,.0f} times as fast, {'the same' if same else 'another'} sum of fits"
        need = 1_000 if row["women"] == 2_000 else 1
        made.append(Bar(name, told, f"at least {need:,} times, the same sum", same and times >= need))
    return made


def as_markdown(found: dict[str, Any]) -> str:
    about = found["machine"]
    lines = [
        "# Benchmarks of the matching",
        "",
        "Written by `python -m bench.matching --write`; the method stands in `bench/matching/README.md`. Look at the",
        "ratios first: the seconds depend on the machine.",
        "",
        f"Measured on {found['date']}: {about['cpu']}, {about['cores']} cores, {about['memory_gib']} GiB, "
        f"Python {about['python']}.",
        "",
        "## What was promised",
        "",
        "| what | found | limit | held |",
        "| --- | --- | --- | --- |",
        *(
            f"| {bar.what} | {bar.found} | {bar.limit} | {'yes' if bar.held else '**no**'} |"
            for bar in bars(found)
        ),
        "",
    ]
    return "\n".join([*lines, *_plans(found["plans"]), *_others(found["others"]), *_fair(found)]) + "\n"


def _head(*names: str) -> list[str]:
    return [f"| {' | '.join(names)} |", "|" + " --- |" * len(names)]


def _plans(rows: list[dict[str, Any]]) -> list[str]:
    names = ("women", "coaches", "where", "possible pairs", "read", "candidates", "plan", "rounds")
    lines = ["## Plans", "", *_head(*names, "served of who has a coach", "memory")]
    lines += [
        f"| {row['women']:,} | {row['coaches']:,} | {row['area']} | {row['possible']:,} | {row['read_s']:.2f} s "
        f"| {row['candidates_s']:.2f} s | {row['plan_s']:.2f} s | {row['rounds']} "
        f"| {row['served']:,} of {row['with_a_coach']:,} | {row['plan_peak_mib']:,} MiB |"
        for row in rows
    ]
    return [*lines, ""]


def _others(rows: list[dict[str, Any]]) -> list[str]:
    lines = ["## Solvers on the same table of pairs", ""]
    lines += _head("women", "pairs", "solver", "seconds", "worth of the best", "memory")
    for row in rows:
        best = max(each["worth"] for each in rows if each["women"] == row["women"])
        lines.append(
            f"| {row['women']:,} | {row['pairs']:,} | {row['solver']} | {row['seconds']:.3f} "
            f"| {row['worth'] / best:.4%} | {row['peak_mib']:,} MiB |"
        )
    return [*lines, ""]


def _fair(found: dict[str, Any]) -> list[str]:
    days = found["sixty"]
    lines = [
        "## Who is served",
        "",
        "Points between women with and without the language of the country, of those with a possible coach; below",
        "zero those without it are ahead. *least*: the nearest to zero, or below it, that a plan could come that",
        "serves as many and is told the group. Means of five draws; all three plans serve the same number.",
        "",
        *_head("women", "coaches", "where", "served", "sum of fits only", "with priorities", "least", "fit given up",
               "days waited by who is left"),
    ]  # fmt: skip
    lines += [
        f"| {row['women']:,} | {row['coaches']:,} | {row['area']} | {row['served']:,.0f} | {row['gap_pure']:.1f} "
        f"| {row['gap']:.1f} | {row['gap_least']:.1f} | {row['fit_lost']:.1f}% "
        f"| {row['wait_pure']:.0f} → {row['wait']:.0f} |"
        for row in found["fairness"]
    ]
    return [
        *lines,
        "",
        "## Sixty days",
        "",
        f"{days['running']:,} pairs run at the end. Left in peace but for offered exchanges, {days['touched']:.2f}% of",
        f"running pairs a day are asked to change; made anew each morning, {days['touched_anew']:.1f}% would be",
        f"broken. Their mean fit is {days['of_the_fit_anew']:.1f}% of that of pairs made anew.",
    ]
