"""The numbers as a page, and which of them are over their limit."""

from typing import Any

QUERIES, SLOWER, WEIGHT = 12, 1.5, 60_000
USABLE, LEFT = 3000, 100  # milliseconds on a slow phone
HELD = ("worklist", "case page")  # the pages that the limits speak of; the others are told for comparison


def missed(found: dict[str, Any]) -> list[str]:
    """One sentence for each limit that was not held."""
    lines = []
    for database in found["databases"]:
        name = database["database"]
        for page, rows in _by_page(database).items():
            if page not in HELD:
                continue
            if len({row["queries"] for row in rows}) > 1:
                lines.append(f"{name}, {page}: the number of queries changes with the number of women")
            if rows[-1]["own"] > QUERIES:
                lines.append(f"{name}, {page}: {rows[-1]['own']} queries of its own, at most {QUERIES}")
            if _slower(rows) > SLOWER:
                lines.append(f"{name}, {page}: {_slower(rows):.2f} times as long, at most {SLOWER}")
        weight = sum(database.get("served", {}).get("weight", {}).values())
        if weight > WEIGHT:
            lines.append(f"{name}: her start page weighs {weight} bytes, at most {WEIGHT}")
        for language, times in database.get("served", {}).get("phone", {}).items():
            where = f"{name}, on a slow phone in {language}"
            if times["usable"] > USABLE:
                lines.append(f"{where}: usable after {times['usable']:.0f} ms, at most {USABLE}")
            if times["left"] > LEFT:
                lines.append(f"{where}: gone after {times['left']:.0f} ms, at most {LEFT}")
    return lines


def _by_page(database: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in database.get("pages", []):
        found.setdefault(row["page"], []).append(row)
    return found


def _slower(rows: list[dict[str, Any]], name: str = "median") -> float:
    return float(rows[-1][name] / rows[0][name])


def as_markdown(found: dict[str, Any]) -> str:
    machine = found["machine"]
    parts = [
        "# Benchmarks",
        "",
        "Written by `bench/run --write`; the method stands in `bench/README.md`. Numbers depend on the machine, so",
        "look at the ratios first.",
        "",
        f"Measured on {found['date']}: {machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB, "
        f"Python {machine['python']}.",
        "",
    ]
    for database in found["databases"]:
        parts += _pages(database) + _served(database)
    if "imports" in found:
        parts += _imports(found["imports"])
    over = missed(found)
    parts += ["## Limits", ""]
    parts += [f"- Over its limit: {line}." for line in over] or ["- All limits are held."]
    return "\n".join(parts) + "\n"


def _pages(database: dict[str, Any]) -> list[str]:
    pages = _by_page(database)
    if not pages:
        return []
    sizes = [row["women"] for row in next(iter(pages.values()))]
    head = " | ".join(f"{size:,} women" for size in sizes)
    lines = [f"## Pages on {database['database']}", ""]
    lines += [f"| page | queries (own) | {head} | last / first | the same in processor time |"]
    lines += ["|" + " --- |" * (len(sizes) + 4)]
    for page, rows in pages.items():
        asked = f"{rows[-1]['queries']} ({rows[-1]['own']})"
        times = " | ".join(f"{row['median']:.1f} ms" for row in rows)
        lines.append(f"| {page} | {asked} | {times} | {_slower(rows):.2f} | {_slower(rows, 'cpu'):.2f} |")
    return [*lines, ""]


def _served(database: dict[str, Any]) -> list[str]:
    served = database.get("served")
    if not served:
        return []
    rates = served["rates"]
    base = rates["empty view"]
    lines = [f"## Served from {database['database']} at {served['women']:,} women", ""]
    lines += ["| page | requests a second | of the empty view |", "| --- | --- | --- |"]
    lines += [f"| {name} | {rate:,.0f} | {rate / base:.0%} |" for name, rate in rates.items()]
    weight = served["weight"]
    kinds = {"styles": ".css", "scripts": ".js", "fonts": ".woff2", "pictures": ".svg"}
    shares = {
        name: sum(size for path, size in weight.items() if path.endswith(end)) for name, end in kinds.items()
    }
    shares["page and the rest"] = sum(weight.values()) - sum(shares.values())
    told = ", ".join(f"{name} {size / 1000:.1f} kB" for name, size in shares.items() if size)
    lines += [
        "",
        f"First page of a participant: {sum(weight.values()) / 1000:.1f} kB on the wire of at most 60 kB ({told}).",
    ]
    if phone := served.get("phone"):
        lines += [
            "",
            "On a slow phone (processor six times slower, 400 kbit/s, 400 ms), nothing kept from before:",
            "",
        ]
        lines += [
            "| language | first text after | usable after | gone after Leave |",
            "| --- | --- | --- | --- |",
        ]
        lines += [
            f"| {language} | {t['shown']:,.0f} ms | {t['usable']:,.0f} ms | {t['left']:,.0f} ms |"
            for language, t in phone.items()
        ]
    return [*lines, ""]


def _imports(numbers: Any) -> list[str]:
    rows = numbers if isinstance(numbers, list) else numbers.get("runs", [])
    lines = ["## Imports (SQLite)", ""]
    if not rows:
        return [*lines, f"`{numbers}`", ""]
    names = list(rows[0])
    lines += ["| " + " | ".join(name.replace("_", " ") for name in names) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join(str(row.get(name, "")) for name in names) + " |" for row in rows]
    return [*lines, ""]
