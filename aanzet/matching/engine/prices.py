"""The proof of a plan: a price for a place of each coach. Where nobody could undercut the prices, no plan is better.

Duality of linear programmes (Bertsekas 1998, chapter 1): each woman gains the worth of her pair less the price; if no
pair is worth more than her gain and its price together, coaches with a place left cost no more than that place, and
nobody gains less than nothing, the plan is the best there is. Least prices are found by raising them where somebody
would pay more, which ends exactly when the plan is optimal.
"""

from dataclasses import dataclass

import numpy as np

from aanzet.matching.engine.people import Flags, Ints


@dataclass(frozen=True, slots=True)
class Prices:
    """`coach` (coaches,): the price of one place; `woman` (women,): what each woman gains. `proven`: whether these
    are a proof; `gap`: how much better another plan could be at most, 0 where proven."""

    coach: Ints
    woman: Ints
    proven: bool
    gap: int


def prices(
    woman: Ints,
    coach: Ints,
    value: Ints,
    chosen: Ints,
    places: Ints,
    *,
    load: int = 0,
    begin: Ints | None = None,
) -> Prices:
    """`chosen` (women,): the number of each woman's pair, or -1; the other columns as in `flow`."""
    has = chosen >= 0
    taken = np.bincount(coach[chosen[has]], minlength=len(places))
    low = load * np.maximum(taken - 1, 0)
    high = np.where(taken < places, load * taken, np.iinfo(np.int64).max)
    price = low if begin is None else np.maximum(low, begin)
    order = np.argsort(coach, kind="stable")
    by_coach, by_woman, worth = coach[order], woman[order], value[order]
    starts = (
        np.flatnonzero(np.r_[True, by_coach[1:] != by_coach[:-1]]) if len(order) else np.empty(0, np.int64)
    )
    names = by_coach[starts]
    own = np.zeros(len(worth), np.bool_)
    own[np.argsort(order)[chosen[has]]] = True
    gain = _gain(chosen, has, coach, value, price)
    for _ in range(len(places) + 2):
        asked = np.where(own, 0, worth - gain[by_woman])
        raised = price.copy()
        raised[names] = np.maximum(price[names], np.maximum.reduceat(asked, starts)) if len(starts) else 0
        if np.array_equal(raised, price) or (raised > high).any():
            price = np.minimum(raised, high)
            break
        price = raised
        gain = _gain(chosen, has, coach, value, price)
    gain = _gain(chosen, has, coach, value, price)
    return _judged(price, gain, has, value, chosen, woman, coach, places, load)


def _gain(chosen: Ints, has: Flags, coach: Ints, value: Ints, price: Ints) -> Ints:
    gain = np.zeros(len(chosen), np.int64)
    pair = chosen[has]
    gain[has] = value[pair] - price[coach[pair]]
    return gain


def _judged(
    price: Ints,
    gain: Ints,
    has: Flags,
    value: Ints,
    chosen: Ints,
    woman: Ints,
    coach: Ints,
    places: Ints,
    load: int,
) -> Prices:
    """The dual bound with these prices against what the plan is worth; gains are lifted where somebody pays more."""
    lifted = np.maximum(gain, 0)
    np.maximum.at(lifted, woman, value - price[coach])
    taken = np.bincount(coach[chosen[has]], minlength=len(places))
    worth = int(value[chosen[has]].sum()) - load * int((taken * (taken - 1) // 2).sum())
    # Each place is worth its price less its cost, as long as that is more than nothing.
    turns = np.minimum(places, price // load + 1) if load else places
    earned = int((price * turns - load * (turns * (turns - 1) // 2)).sum())
    gap = int(lifted.sum()) + earned - worth
    return Prices(price, lifted, gap == 0, gap)
