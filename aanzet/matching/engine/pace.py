"""How fast people travel. No numbers of a whole problem here, so that a page may ask it without loading them."""

from dataclasses import dataclass

RADIUS = 6_371_009  # metres, mean (IUGG)


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of travelling. `start`: minutes before it moves (waiting, parking); `pace`: metres of straight line in
    a minute, so the speed divided by 1.3 for the detour of roads (Newell 1980: 1.2 to 1.3)."""

    start: int
    pace: int


MODES = {
    "walk": Mode(0, 58),  # 4.5 km/h
    "bike": Mode(2, 192),  # 15 km/h
    "transit": Mode(12, 282),  # 22 km/h with stops and changes
    "car": Mode(6, 513),  # 40 km/h
}
