"""What counts how much when somebody is suggested to a woman."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Matching:
    """`[matching]` of a blueprint. The first five are the parts of a fit, together 10,000; the others say who comes
    first. The defaults come from what schemes in practice match on (DUO for a JOB: expertise, help question,
    language, availability) and are those of the engine.

    `waiting`: for who waits `waiting_cap` days or longer, in proportion for less; `deadline`: for whose time in the
    programme ends within `deadline_days`; `scarce`: for who has hardly any possible coach; `keep`: for a proposal
    that stands; `load`: what each further place of the same volunteer costs.
    """

    language: int = 3_000
    time: int = 1_500
    travel: int = 2_000
    sector: int = 2_000
    asks: int = 1_500
    waiting: int = 6_000
    waiting_cap: int = 90
    deadline: int = 3_000
    deadline_days: int = 60
    scarce: int = 1_100
    keep: int = 500
    load: int = 100
