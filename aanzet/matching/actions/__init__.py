"""Making a plan, deciding about its lines, holding people together or apart, changing the weights."""

from aanzet.matching.actions.choosing import suggestion_leave, suggestion_propose
from aanzet.matching.actions.counting import count_me_begin, count_me_end, fair_reading_make
from aanzet.matching.actions.holding import hold_begin, hold_end, match_release
from aanzet.matching.actions.run import run_make
from aanzet.matching.actions.weights import weights_decide

__all__ = [
    "count_me_begin",
    "count_me_end",
    "fair_reading_make",
    "hold_begin",
    "hold_end",
    "match_release",
    "run_make",
    "suggestion_leave",
    "suggestion_propose",
    "weights_decide",
]
