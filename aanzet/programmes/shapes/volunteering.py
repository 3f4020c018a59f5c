"""Who may give time in a programme: what she or he does, what is asked before, and what is agreed in plain words."""

from dataclasses import dataclass

from aanzet.reference.shape import Key, Slug, Text


@dataclass(frozen=True)
class TrainingPart:
    """A part of the training. Everybody does all parts before the start."""

    key: Key
    name: Text
    minutes: int


@dataclass(frozen=True)
class Clause:
    """One thing that is agreed, in plain words."""

    key: Key
    text: Text


@dataclass(frozen=True)
class Volunteering:
    """What one kind of volunteer does here. `role`: coach, mentor or ambassador.

    `partners`: slugs of the partners of this file that look after these volunteers; empty: the lead. `check`: the
    check of the country ("vog", "register_extract"), empty for none; `check_months`: how long it holds, 0 as the
    country profile says. `version`: of the clauses; another one asks everybody again. `clauses`: what a volunteer
    says yes to; `match_clauses`: what two people agree. `months`: how long somebody usually stays. `most`: women at
    a time at most; 0: no limit. `open`: people may sign up on the public page.
    """

    role: Key
    about: Text
    clauses: tuple[Clause, ...]
    version: int = 1
    partners: tuple[Slug, ...] = ()
    check: str = ""
    check_months: int = 0
    trainings: tuple[TrainingPart, ...] = ()
    match_clauses: tuple[Clause, ...] = ()
    months: int = 12
    most: int = 0
    open: bool = True

    @property
    def minutes(self) -> int:
        """Of the whole training."""
        return sum(part.minutes for part in self.trainings)
