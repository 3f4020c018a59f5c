"""What happened in a programme in any span of days (source S5-03): lines, family of results, types, shares."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.enums import Face, Route
from aanzet.core.text import localised
from aanzet.impact.queries import words
from aanzet.impact.queries.counting import FIRST_JOB, Window, better_outcomes
from aanzet.impact.queries.facts import Facts
from aanzet.impact.queries.promise import is_partner
from aanzet.impact.queries.ratings import self_ratings
from aanzet.impact.queries.tables import Table, contacts
from aanzet.impact.queries.targets import TargetFigure, target_figures
from aanzet.participants.enums import Gender
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of, profile_of
from aanzet.work.enums import JOBS, RATHER_NOT_SAY, TRAININGS, Answer, Moment, PlacementKind
from aanzet.work.models import no_benefit_little_work


@dataclass(frozen=True, slots=True)
class LineRow:
    """A promise of a programme line: promised, planned by this day, reached (source S1-27).

    `reached` is None when the period was over before the programme worked with Aanzet.
    """

    line: str
    name: str
    number: int
    planned: int | None
    reached: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The programme's figures. Tables are empty for a reader who may see totals only."""

    programme_id: UUID
    programme: str
    starts: date
    ends: date
    lines: tuple[LineRow, ...]
    tables: tuple[Table, ...]
    withheld: bool
    head: tuple[tuple[str, str], ...]


def outcomes(*, actor: Actor, programme: Programme, starts: date, ends: date, on: date) -> Outcomes:
    """Everything that was counted between two days."""
    facts = Facts(programme)
    language = get_language() or "nl"
    window = Window(starts, ends, on)
    begun = _begun(facts, window)
    inside = is_partner(actor)
    withheld = not inside and len(begun) < words.WHOLE
    tables: list[Table] = []
    if not withheld:
        tables = [
            _journey(facts, window, begun), _family(facts, window), _types(facts, window),
            *(_guarded(table) for table in _personal(facts, window, begun, programme, language)),
            *_self_ratings(facts, window, begun, language),
        ]  # fmt: skip
    figures = target_figures(programme=programme, on=on, language=language, facts=facts)
    return Outcomes(
        programme.pk, programme.name, starts, ends, _lines(programme, figures, language) if inside else (),
        tuple(tables), withheld, words.report_head(blueprint_of(programme), language),
    )  # fmt: skip


def _begun(facts: Facts, window: Window) -> set[UUID]:
    return {woman for woman, day in facts.started.items() if window.holds(day)}


def _lines(programme: Programme, figures: Iterable[TargetFigure], language: str) -> tuple[LineRow, ...]:
    names = {line.key: localised(line.name, language) for line in blueprint_of(programme).lines}
    return tuple(
        LineRow(
            names.get(each.indicator.line, ""), each.name, each.number,
            None if each.share_time is None else round(each.number * each.share_time),
            None if each.uncounted else each.reached, each.unit,
        )
        for each in sorted(figures, key=lambda each: list(names).index(each.indicator.line)
                           if each.indicator.line in names else len(names))
    )  # fmt: skip


def _guarded(table: Table) -> Table:
    """A table about people with a small cell is not shown at all: its cells add up to a known total."""
    if any(0 < number < words.SMALL for _label, number in table.rows):
        return Table(table.title, (), table.total, table.note, hidden=True)
    return table


def _journey(facts: Facts, window: Window, begun: set[UUID]) -> Table:
    """Started, active, finished, left; each woman in one of the last three."""
    finished = left = 0
    cases = Counter(facts.woman.values())
    for woman in begun:
        exits = [each for each in facts.exits.get(woman, ()) if each[0] <= window.until]
        if exits and len(exits) >= cases[woman]:
            finished, left = (finished + 1, left) if exits[-1][1] == "result" else (finished, left + 1)
    active = len(begun) - finished - left
    rows = ((_("Started"), len(begun)), (_("of whom active"), active), (_("of whom finished"), finished),
            (_("of whom left"), left))  # fmt: skip
    return Table(_("Women on their way"), rows, len(begun))


def _family(facts: Facts, window: Window) -> Table:
    """Job, studies, placement: each, and women with at least one (source S3-01)."""
    groups: tuple[tuple[str, frozenset[PlacementKind]], ...] = (
        (_("Job or own business"), JOBS),
        (_("Studies"), TRAININGS),
        (_("Placement"), frozenset({PlacementKind.WORK_TRIAL})),
    )
    found: dict[str, set[UUID]] = {label: set() for label, _kinds in groups}
    for woman, places in facts.placements.items():
        for place in places:
            if window.holds(place.starts_on):
                for label, kinds in groups:
                    if place.kind in kinds:
                        found[label].add(woman)
    everyone = set().union(*found.values())
    rows = [(label, len(women)) for label, women in found.items()]
    return Table(
        _("Job, studies, placement"), (*rows, (_("Women with at least one"), len(everyone))), len(everyone)
    )


def _types(facts: Facts, window: Window) -> Table:
    """First job, more hours, better contract, higher wage, and women with at least one (source S2-04)."""
    parts = (FIRST_JOB, PlacementKind.MORE_HOURS, PlacementKind.BETTER_CONTRACT, PlacementKind.HIGHER_WAGE)
    numbers: Counter[str] = Counter()
    women = 0
    for outcomes_ in better_outcomes(facts).values():
        inside = {event.part for event in outcomes_ if window.holds(event.on)}
        numbers.update(inside)
        women += bool(inside)
    rows = tuple((words.part_label(part), numbers[part]) for part in parts)
    return Table(_("More and better work"), (*rows, (_("Women with at least one"), women)), women)


def _personal(
    facts: Facts, window: Window, begun: set[UUID], programme: Programme, language: str
) -> Iterable[Table]:
    yield _own_goals(facts, begun)
    yield from contacts(facts, window)
    yield from _ladder(facts, window, begun)
    yield _little_work(facts, begun)
    yield from _incomes(facts, window, begun, programme, language)
    yield _faces(facts, window)
    yield from _independence(facts, window, begun)
    yield _genders(facts, begun)
    yield from _routes(facts, window, begun)


def _own_goals(facts: Facts, begun: set[UUID]) -> Table:
    chosen = {woman for woman in begun if woman in facts.goals}
    reached = {woman for woman in chosen if any(facts.goals[woman])}
    rows = ((_("With a goal of her own"), len(chosen)), (_("of whom reached one"), len(reached)))
    note = ""
    if chosen:
        note = _("%(chosen)s percent have a goal of their own; %(reached)s percent of these reached one.") % {
            "chosen": words.percent(len(chosen) / len(begun)), "reached": words.percent(len(reached) / len(chosen)),
        }  # fmt: skip
    return Table(_("Goals of their own"), rows, len(begun), note)


def _ladder(facts: Facts, window: Window, begun: set[UUID]) -> Iterable[Table]:
    """How much I decide myself, 0 to 10: of who told it twice, who stands higher than at first (source S3-05)."""
    told = {
        woman: [step for on, step in facts.ladder.get(woman, ()) if on <= window.until] for woman in begun
    }
    twice = {woman: steps for woman, steps in told.items() if len(steps) > 1}
    if not any(told.values()):
        return
    higher = sum(1 for steps in twice.values() if steps[-1] > steps[0])
    rows = (
        (_("Told it at least twice"), len(twice)),
        (_("of whom higher than at first"), higher),
        (_("of whom the same or lower"), len(twice) - higher),
    )
    note = ""
    if twice:
        note = _("%(share)s percent of these decide more themselves than at first.") % {
            "share": words.percent(higher / len(twice))
        }
    yield Table(_("How much they decide themselves"), rows, len(begun), note)


def _little_work(facts: Facts, begun: set[UUID]) -> Table:
    """No benefit, no full-time study, at most 12 hours of work (source S2-34)."""
    numbers: Counter[bool | None] = Counter()
    for woman in begun:
        found = facts.situations.get(woman)
        if found is None:
            numbers[None] += 1
        else:
            numbers[
                no_benefit_little_work(found.benefit, found.in_full_time_study, found.hours_per_week)
            ] += 1
    rows = ((_("Yes"), numbers[True]), (_("No"), numbers[False]), (_("Not known"), numbers[None]))
    known_women = numbers[True] + numbers[False]
    return Table(_("No benefit, little or no work"), rows, len(begun), _share(numbers[True], known_women))


def _share(part: int, whole: int) -> str:
    return _("%(share)s percent") % {"share": words.percent(part / whole)} if whole else ""


def _incomes(
    facts: Facts, window: Window, begun: set[UUID], programme: Programme, language: str
) -> Iterable[Table]:
    """Main income at the start and when she left, as a category (source S3-11)."""
    names = {each.key: localised(each.name, language) for each in profile_of(programme).income_sources}
    names |= {RATHER_NOT_SAY: _("rather not say"), "": _("Not known")}
    at_start = {w: facts.situations[w].income_source if w in facts.situations else "" for w in begun}
    yield _sources(_("Main income at the start"), at_start, names)
    left = {
        woman: exits[-1][3]
        for woman, exits in facts.exits.items()
        if window.holds(exits[-1][0])
    }  # fmt: skip
    yield _sources(_("Main income when she left"), left, names)


def _sources(title: str, found: Mapping[UUID, str], names: Mapping[str, str]) -> Table:
    numbers = Counter(source if source in names else "" for source in found.values())
    rows = tuple((names[key], numbers[key]) for key in names if numbers[key])
    return Table(title, rows, len(found))


def _faces(facts: Facts, window: Window) -> Table:
    """Is this what you wanted? Asked on three faces when she leaves (source S4-06)."""
    said = [exits[-1][2] for exits in facts.exits.values() if window.holds(exits[-1][0])]
    numbers = Counter(said)
    rows = (*((str(face.label), numbers[face]) for face in Face), (_("Not asked"), numbers[""]))
    return Table(_("Is this what you wanted?"), rows, len(said))


def _independence(facts: Facts, window: Window, begun: set[UUID]) -> Iterable[Table]:
    """The four dates. Not asked stands apart: it is never a no (source S2-05)."""
    for moment in Moment:
        numbers: Counter[str] = Counter()
        for woman in begun:
            said = [s for s in facts.statements.get(woman, ()) if s.moment == moment and s.on <= window.until]
            numbers[said[-1].answer if said else ""] += 1
        rows = (*((str(answer.label), numbers[answer]) for answer in Answer), (_("not asked"), numbers[""]))
        yield Table(_("Economically independent: %(moment)s") % {"moment": moment.label}, rows, len(begun))


def _self_ratings(facts: Facts, window: Window, begun: set[UUID], language: str) -> Iterable[Table]:
    """How many rated themselves twice may always be told; how it changed only from ten on."""
    women = {pk: woman for pk, woman in facts.woman.items() if woman in begun}
    found = self_ratings(programme=facts.programme, women=women, until=window.until, language=language)
    return (Table(*each) for each in found)


def _genders(facts: Facts, begun: set[UUID]) -> Table:
    of = {facts.woman[pk]: case.gender for pk, case in facts.cases.items()}
    numbers = Counter(of[woman] for woman in begun)
    return Table(_("Gender"), tuple((str(g.label), numbers[g]) for g in Gender), len(begun))


def _routes(facts: Facts, window: Window, begun: set[UUID]) -> Iterable[Table]:
    """Who came by experience in the sector beside who came by interest, with what they reached (source S4-05)."""
    of = {facts.woman[pk]: case.route for pk, case in facts.cases.items() if case.route}
    if not of:
        return
    rows: list[tuple[str, int]] = []
    for route in Route:
        inside = {woman for woman in begun if of.get(woman, "") == route}
        reached = {
            woman for woman in inside for each in facts.placements.get(woman, ())
            if each.kind in JOBS | TRAININGS and window.holds(each.starts_on)
        }  # fmt: skip
        rows += [(str(route.label), len(inside)), (_("of whom work or learn"), len(reached))]
    yield Table(_("By experience and by interest"), tuple(rows), len(begun))
