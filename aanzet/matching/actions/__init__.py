"""Making a plan, deciding about its lines, holding people together or apart, changing the weights."""

from aanzet.matching.actions.choosing import suggestion_leave, suggestion_propose
from aanzet.matching.actions.counting import count_me_begin, count_me_end, fair_reading_make
from aanzet.matching.actions.holding import hold_begin, hold_end, match_release, released_end
from aanzet.matching.actions.moving import move_ask, move_say, move_withdraw, release_ask
from aanzet.matching.actions.run import run_make
from aanzet.matching.actions.weights import weights_decide

__all__ = [
    "count_me_begin",
    "count_me_end",
    "fair_reading_make",
    "hold_begin",
    "hold_end",
    "match_release",
    "move_ask",
    "move_say",
    "move_withdraw",
    "release_ask",
    "released_end",
    "run_make",
    "suggestion_leave",
    "suggestion_propose",
    "weights_decide",
]
