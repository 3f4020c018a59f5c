"""Changes of running matches: how far each is, and what each of those concerned is asked. Derived from the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.matches.enums import Said
from aanzet.matching import wording
from aanzet.matching.enums import Concerned
from aanzet.matching.models import Move, MoveAnswer, Run
from aanzet.matching.queries.where import Where

# So long it still stands on the pages that it stays as it is.
SHOWN = timedelta(days=14)
Answers = dict[tuple[UUID, str], str]


def sides_of(move: Move) -> tuple[Concerned, ...]:
    """Whose yes one move needs."""
    return (Concerned.HER, Concerned.NOW, *((Concerned.NEXT,) if move.volunteer_id else ()))


class Asked:
    """How far the moves of one group are. `said`: (move, side) -> the answer."""

    def __init__(self, rows: Iterable[Move], said: Mapping[tuple[UUID, str], str] | None = None) -> None:
        self.rows = list(rows)
        self.said = _said(self.rows) if said is None else said
        self.needed = [(row.pk, side) for row in self.rows for side in sides_of(row)]

    @property
    def hers_yes(self) -> bool:
        return all(self.said.get(key) == Said.YES for key in self.needed if key[1] == Concerned.HER)

    @property
    def all_yes(self) -> bool:
        return all(self.said.get(key) == Said.YES for key in self.needed)

    @property
    def state(self) -> str:
        """offered, hers (she is asked), theirs (the volunteers are asked), done or stays."""
        if self.rows[0].asked_on is None:
            return "offered"
        if self.rows[0].over:
            return "done" if self.rows[0].done_on else "stays"
        return "theirs" if self.hers_yes else "hers"

    def waits(self) -> list[tuple[UUID, Concerned]]:
        """Whose word is asked now and not there yet."""
        now = {"hers": (Concerned.HER,), "theirs": (Concerned.NOW, Concerned.NEXT)}.get(self.state, ())
        return [key for key in self.needed if key[1] in now and key not in self.said]


def _said(rows: Iterable[Move]) -> Answers:
    found = QuerySet(MoveAnswer).filter(move__in=list(rows)).values_list("move_id", "side", "said")
    return {(move, side): said for move, side, said in found}


@dataclass(frozen=True, slots=True)
class Mover:
    """One woman in a change. `before`, `then`: how well it fits, hundredths. `then_name` empty: nobody in mind yet."""

    name: str
    now_name: str
    then_name: str
    before: int
    then: int
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waits:
    """Whose word is still to come."""

    move_id: UUID
    side: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change as a coordinator sees it. `serves`: who waits and could have the place that gets free."""

    move_id: UUID
    movers: tuple[Mover, ...]
    serves: str
    state: str
    needs: tuple[str, ...]
    waits: tuple[Waits, ...]


def changes_of(
    *, actor: Actor, where: Where, run: Run | None, on: date, helps: Mapping[str, str]
) -> tuple[Change, ...]:
    """What the newest plan offers, what is asked, and for two weeks what came of it. Two queries."""
    lately = Q(asked_on__isnull=False) & ~(Q(closed_on__lte=on - SHOWN) | Q(done_on__lte=on - SHOWN))
    mine = Move.objects.visible_to(actor, "matching.read").filter(
        lately | Q(asked_on__isnull=True, run=run), match__case__programme=where.programme,
        match__case__organisation=where.organisation, match__volunteer__role=where.role,
    )  # fmt: skip
    rows = mine.select_related(
        "match__case__participant", "match__volunteer", "volunteer", "serves__case__participant"
    )
    groups: dict[UUID, list[Move]] = {}
    for row in rows.order_by("created_at", "pk"):
        groups.setdefault(row.group, []).append(row)
    said = _said(row for group in groups.values() for row in group)
    busy = {row.match_id for group in groups.values() for row in group if row.asked_on}
    return tuple(
        _change(Asked(group, said), helps) for group in groups.values() if _shown(group, busy)
    )  # fmt: skip


def _shown(group: list[Move], busy: set[UUID]) -> bool:
    """An offer stands as long as its matches run and nobody asks about them otherwise; a question till it is over."""
    if group[0].asked_on is None:
        return all(row.match.ends_on is None and row.match_id not in busy for row in group)
    return group[0].over or all(row.match.ends_on is None for row in group)


def _change(asked: Asked, helps: Mapping[str, str]) -> Change:
    rows = asked.rows
    serves = next((row.serves for row in rows if row.serves), None)
    return Change(
        move_id=rows[0].pk,
        movers=tuple(_mover(row, helps) for row in rows),
        serves=serves.case.participant.readable_name if serves else "",
        state=asked.state,
        needs=tuple(dict.fromkeys(_who(row, side) for side in Concerned for row in rows if side in sides_of(row))),
        waits=tuple(
            Waits(row.pk, side, _who(row, side)) for key, side in asked.waits() for row in rows if row.pk == key
        ),
    )  # fmt: skip


def _who(row: Move, side: str) -> str:
    if side == Concerned.HER:
        return str(row.match.case.participant.readable_name)
    return row.match.volunteer.name if side == Concerned.NOW or row.volunteer is None else row.volunteer.name


def _mover(row: Move, helps: Mapping[str, str]) -> Mover:
    return Mover(
        name=_who(row, Concerned.HER),
        now_name=row.match.volunteer.name,
        then_name=row.volunteer.name if row.volunteer else "",
        before=row.before // 100,
        then=row.fit // 100,
        speaks_for=tuple(wording.speaks_for(row.reasons, row.parts, helps)) if row.volunteer else (),
        against=tuple(wording.speaks_against(row.reasons, row.parts)) if row.volunteer else (),
    )


def _open(rows: "QuerySet[Move]") -> list[Move]:
    """Asked and not over, with what a page of those concerned needs."""
    found = rows.filter(asked_on__isnull=False, done_on=None, closed_on=None, match__ends_on=None)
    return list(
        found.select_related(
            "match__case__participant", "match__case__programme", "match__volunteer", "volunteer"
        ).order_by("asked_on", "pk")
    )


def asked_of_her(*, case: Case) -> list[Move]:
    """What she is asked and did not answer yet. One query."""
    return _open(QuerySet(Move).filter(match__case=case).exclude(answers__side=Concerned.HER))


def stays_for_her(*, case: Case, on: date) -> list[Move]:
    """What was asked of late and stays as it is. One query."""
    rows = QuerySet(Move).filter(
        match__case=case, asked_on__isnull=False, closed_on__gt=on - SHOWN, match__ends_on=None
    )
    return list(rows.select_related("match__volunteer"))


def asked_of_volunteer(*, actor: Actor, volunteer_id: UUID) -> list[tuple[Move, Concerned]]:
    """What somebody who gives time is asked now. Three queries, whatever their number."""
    mine = _open(QuerySet(Move).filter(Q(match__volunteer=volunteer_id) | Q(volunteer=volunteer_id)))
    reach = set(Move.objects.visible_to(actor, "move.answer").values_list("pk", flat=True))
    every = list(QuerySet(Move).filter(group__in={row.group for row in mine}))
    said = _said(every)
    found = []
    for row in mine:
        now = Asked([each for each in every if each.group == row.group], said)
        side = side_for(row, volunteer_id)
        if row.pk in reach and (row.pk, side) in now.waits():
            found.append((row, side))
    return found


def side_for(row: Move, volunteer_id: UUID | None) -> Concerned:
    """As whom somebody who gives time is asked."""
    return Concerned.NOW if row.match.volunteer_id == volunteer_id else Concerned.NEXT
