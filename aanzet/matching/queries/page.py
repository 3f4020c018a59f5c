"""The coordinator's page: who waits, whom the newest plan suggests, why, and what people did about it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from aanzet.access.actor import Actor
from aanzet.matches.hours import outside
from aanzet.matches.models import Want
from aanzet.matching import wording
from aanzet.matching.enums import Choice, Hold
from aanzet.matching.models import Suggestion
from aanzet.matching.queries import moves
from aanzet.matching.queries.away import AwayRow, Left, away_here
from aanzet.matching.queries.facts import Facts, facts_of
from aanzet.matching.queries.gaps import Gap, gaps_of, other_length
from aanzet.matching.queries.where import Where
from aanzet.matching.wording import Share
from aanzet.work.week import Week
from aanzet.work.wording import for_staff

# The bar of days is full after so many.
LONG = 90


@dataclass(frozen=True, slots=True)
class Person:
    """A volunteer beside a woman. `outside`: why not in her hours; `gone`: not ready, or full, since the plan."""

    volunteer_id: UUID
    name: str
    fit: int
    shares: tuple[Share, ...]
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]
    change: tuple[str, ...]
    instead: str
    outside: tuple[str, ...]
    gone: bool

    @property
    def key(self) -> str:
        return str(self.volunteer_id)

    @property
    def percent(self) -> int:
        return self.fit // 100


@dataclass(frozen=True, slots=True)
class HeldRow:
    held_id: UUID
    hold: str
    name: str


@dataclass(frozen=True, slots=True)
class WomanRow:
    """A woman who waits. `state`: suggested, nobody, proposed, left or new (no plan since she asked)."""

    case_id: UUID
    suggestion_id: UUID | None
    name: str
    days: int
    about: str
    state: str
    chosen: Person | None
    others: tuple[Person, ...]
    nobody: tuple[str, ...]
    proposed: tuple[str, ...]
    held: tuple[HeldRow, ...]
    pinned: bool

    @property
    def wait(self) -> int:
        return min(100 * self.days // LONG, 100)

    @property
    def both(self) -> tuple[Person, ...]:
        """Who may be proposed now, the one of the plan first."""
        found = ((self.chosen,) if self.chosen else ()) + self.others
        return tuple(each for each in found if not each.gone)

    @property
    def any_outside(self) -> bool:
        return any(each.outside for each in self.both)


@dataclass(frozen=True, slots=True)
class CoachRow:
    volunteer_id: UUID
    name: str
    free: int
    women: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A woman whose suggestion is another one than in the plan before; empty where there was or is nobody."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Paired:
    """Two who are together. `released`: the row by which both allowed another look. `left`: she, when the volunteer is
    away today."""

    match_id: UUID
    woman: str
    volunteer: str
    since: date
    released: UUID | None
    left: Left | None


@dataclass(frozen=True, slots=True)
class Board:
    where: Where
    run_id: UUID | None
    made_at: datetime | None
    served: int
    rows: tuple[WomanRow, ...]
    coaches: tuple[CoachRow, ...]
    changes: tuple[Change, ...]
    gaps: tuple[Gap, ...]
    full: int
    other_length: int
    pairs: tuple[Paired, ...]
    moves: tuple[moves.Change, ...]
    away: tuple[AwayRow, ...]

    @property
    def tally(self) -> Mapping[str, int]:
        """How many women in each state."""
        return Counter(row.state for row in self.rows)

    @property
    def without(self) -> int:
        """Women whose volunteer is away, and for whom nothing is arranged."""
        return sum(each.open for each in self.away)


def board(*, actor: Actor, where: Where, on: date, language: str) -> Board:
    """Everything of the page, in a constant number of queries."""
    facts = facts_of(actor=actor, where=where, on=on, language=language)
    away = away_here(actor=actor, where=where, on=on)
    left = {each.pair: each for row in away for each in row.women}
    rows = sorted((_row(facts, want, on) for want in facts.wants), key=lambda row: (-row.days, row.name))
    given: dict[UUID, list[str]] = {}
    for row in rows:
        if row.chosen:
            given.setdefault(row.chosen.volunteer_id, []).append(row.name)
    first = {want.pk: facts.lines[want.pk][0] for want in facts.wants if facts.lines.get(want.pk)}
    return Board(
        where=where,
        run_id=facts.run.pk if facts.run else None,
        made_at=facts.run.made_at if facts.run else None,
        served=sum(1 for line in first.values() if line.volunteer_id),
        rows=tuple(rows),
        coaches=tuple(
            CoachRow(each.pk, each.name, facts.free.get(each.pk, 0), tuple(given.get(each.pk, ())))
            for each in sorted(facts.ready, key=lambda each: (-facts.free.get(each.pk, 0), each.name))
        ),
        changes=_changes(facts, first),
        gaps=gaps_of(facts, first),
        full=sum(1 for line in first.values() if line.reasons.get("kind") == "places"),
        other_length=other_length(first.values()),
        moves=moves.changes_of(actor=actor, where=where, run=facts.run, on=on, helps=facts.helps),
        pairs=tuple(
            Paired(
                pk,
                name,
                volunteer,
                since,
                facts.released.get((case, volunteer_id)),
                left.get((case, volunteer_id)),
            )
            for pk, case, name, volunteer_id, volunteer, since in facts.pairs
        ),
        away=away,
    )


def _row(facts: Facts, want: Want, on: date) -> WomanRow:
    lines = facts.lines.get(want.pk, [])
    first = lines[0] if lines else None
    week = facts.weeks.get(want.case_id, Week())
    people = [_person(facts, line, want, week) for line in lines if line.volunteer_id]
    chosen = people[0] if first is not None and first.volunteer_id else None
    reasons = first.reasons if first is not None and not first.volunteer_id else {}
    proposed = tuple(facts.names[pk] for pk in facts.proposed.get(want.pk, ()) if pk in facts.names)
    return WomanRow(
        case_id=want.case_id,
        suggestion_id=first.pk if first else None,
        name=facts.women[want.pk],
        days=max((on - want.asked_on).days, 0),
        about=facts.about[want.pk],
        state=_state(facts, first, bool(proposed)),
        chosen=chosen,
        others=tuple(people[1:] if chosen else people),
        nobody=tuple(wording.nobody(reasons, want.languages, want.most_minutes, want.length))
        if reasons
        else (),
        proposed=proposed,
        held=tuple(
            HeldRow(pk, hold, facts.names.get(volunteer, ""))
            for pk, case, volunteer, hold in facts.held
            if case == want.case_id and hold != Hold.RELEASE
        ),
        pinned=bool(first and first.reasons.get("pinned")),
    )


def _state(facts: Facts, first: Suggestion | None, proposed: bool) -> str:
    if proposed:
        return "proposed"
    if first is None:
        return "new"
    if facts.decided.get(first.pk) == Choice.LEFT:
        return "left"
    return "suggested" if first.volunteer_id else "nobody"


def _person(facts: Facts, line: Suggestion, want: Want, week: Week) -> Person:
    volunteer = facts.volunteers[line.volunteer_id]  # type: ignore[index]
    shares = wording.shares_of(line.parts, facts.weights)
    names = {str(pk): name for pk, name in facts.names.items()}
    misfits = outside(week=week, wished=want.halfdays, offered=volunteer.halfdays)
    return Person(
        volunteer_id=volunteer.pk,
        name=volunteer.name,
        fit=line.fit,
        shares=shares,
        speaks_for=tuple(wording.speaks_for(line.reasons, line.parts, facts.helps)),
        against=tuple(wording.speaks_against(line.reasons, line.parts)),
        change=tuple(wording.would_change(shares, line.reasons)),
        instead=wording.instead(line.reasons, names),
        outside=tuple(for_staff(each.code, each.values) for each in misfits),
        gone=volunteer.pk not in facts.free or not (facts.free[volunteer.pk] or _asked(facts, line)),
    )


def _asked(facts: Facts, line: Suggestion) -> bool:
    return line.volunteer_id in facts.proposed.get(line.want_id, ())


def _changes(facts: Facts, first: Mapping[UUID, Suggestion]) -> tuple[Change, ...]:
    """What is another suggestion than in the plan before, by the name of the woman."""
    if facts.before is None:
        return ()
    found: list[Change] = []
    for pk, line in first.items():
        was = facts.before.get(pk)
        if was != line.volunteer_id and (pk in facts.before or line.volunteer_id):
            found.append(Change(facts.women[pk], _name(facts, was), _name(facts, line.volunteer_id)))
    return tuple(sorted(found, key=lambda each: each.name))


def _name(facts: Facts, pk: UUID | None) -> str:
    return facts.names.get(pk, "") if pk else ""


def chosen_of(rows: Sequence[WomanRow], suggestion: UUID) -> WomanRow | None:
    """The row of one line of the plan."""
    return next((row for row in rows if row.suggestion_id == suggestion), None)
