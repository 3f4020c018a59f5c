"""Reading results: what stands on the page of a case, what waits for her yes, what can be chosen."""

from aanzet.work.queries.choices import (
    band_choices,
    income_choices,
    measure_of,
    route_choices,
    sector_choices,
)
from aanzet.work.queries.her_yes import (
    Question,
    asked_about,
    asked_of_her,
    stands,
    waits_for_answer,
    way_to_ask,
)
from aanzet.work.queries.results import (
    MomentLine,
    PlacementLine,
    Results,
    YesLine,
    checks_to_record,
    placement_lines,
    results_of,
)

__all__ = [
    "MomentLine",
    "PlacementLine",
    "Question",
    "Results",
    "YesLine",
    "asked_about",
    "asked_of_her",
    "band_choices",
    "checks_to_record",
    "income_choices",
    "measure_of",
    "placement_lines",
    "results_of",
    "route_choices",
    "sector_choices",
    "stands",
    "waits_for_answer",
    "way_to_ask",
]
