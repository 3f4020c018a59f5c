"""The promise as a page: one figure in words, the line towards it, what it is made of, and the definition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.queries import visible
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Grant
from aanzet.core.text import localised
from aanzet.impact.queries import words
from aanzet.impact.queries.counting import PLACEMENTS, first_placements, lasting
from aanzet.impact.queries.facts import Facts
from aanzet.impact.queries.targets import TargetFigure, target_figures
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import FactRow, blueprint_of, programme_page
from aanzet.programmes.shapes import Blueprint, Target
from aanzet.ui.charts import Bar, Bars, Line, Point
from aanzet.work.enums import JOBS, PlacementKind, Still
from aanzet.work.schedule import due_on

SIX_MONTHS = "6m"


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One promise in the list."""

    programme_id: UUID
    indicator: str
    period: str
    sentence: str
    name: str
    pace: str
    span: str
    closed_on: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class ProgrammeTargets:
    """The promises of one programme that this reader may see."""

    programme_id: UUID
    name: str
    alliance: str
    lines: tuple[TargetLine, ...]


@dataclass(frozen=True, slots=True)
class TargetPage:
    """One quiet page. None or empty: not for this reader, or nothing to say."""

    programme_id: UUID
    period_id: UUID
    programme: str
    head: str
    figure: TargetFigure
    title: str
    pace: str
    method: str
    line: Line | None
    bars: Bars | None
    lasting: str
    unsure: int
    context: tuple[tuple[str, str], ...]
    chain: tuple[tuple[str, str], ...]
    facts: tuple[FactRow, ...]
    hidden: bool
    by_hand: str


def is_partner(actor: Actor) -> bool:
    """Does she work inside an alliance (and not only pay for it)?"""
    return bool(actor.roles & {Role.COORDINATOR, Role.ALLIANCE_LEAD})


def programmes_for(*, actor: Actor, action: str = "target.list") -> QuerySet[Programme]:
    """Programmes whose promises the actor may see."""
    return visible(Programme, actor, action).select_related("alliance").order_by("name")


def _grants(actor: Actor) -> set[str]:
    return set(visible(Grant, actor, "grant.read").values_list("slug", flat=True))


def targets_for(*, actor: Actor, on: date, tag: str = "") -> list[ProgrammeTargets]:
    """Every promise this reader may see, per programme; a funder sees those of its own grants."""
    grants = _grants(actor)
    language = get_language() or "nl"
    found = []
    for programme in programmes_for(actor=actor):
        blueprint = blueprint_of(programme)

        def mine(target: Target, blueprint: Blueprint = blueprint) -> bool:
            tags = blueprint.indicator_by_key[target.indicator].tags
            return target.grant in grants and (not tag or tag in tags)

        figures = target_figures(programme=programme, on=on, language=language, wanted=mine)
        if figures:
            lines = tuple(_line(programme, figure) for figure in figures)
            found.append(ProgrammeTargets(programme.pk, programme.name, programme.alliance.name, lines))
    return found


def tags_for(*, actor: Actor) -> list[tuple[str, str]]:
    """Goal tags of all programmes she sees (source S5-05)."""
    language = get_language() or "nl"
    tags = {
        tag.key: localised(tag.name, language)
        for programme in programmes_for(actor=actor)
        for tag in blueprint_of(programme).tags
    }
    return sorted(tags.items(), key=lambda pair: pair[1])


def _line(programme: Programme, figure: TargetFigure) -> TargetLine:
    late = bool(
        figure.closed_on is None
        and not figure.uncounted
        and figure.share_time is not None
        and figure.share_reached is not None
        and figure.share_reached < figure.share_time - 0.1
    )
    return TargetLine(
        programme.pk, figure.indicator.key, figure.target.period, words.sentence(figure), figure.name,
        words.pace(figure), span_text(figure), figure.closed_on, late,
    )  # fmt: skip


def span_text(figure: TargetFigure) -> str:
    """ "January 2025 until December 2026"."""
    first = date_format(figure.starts, "F Y")
    if figure.ends is None:
        return _("from %(first)s") % {"first": first}
    return _("%(first)s to %(last)s") % {"first": first, "last": date_format(figure.ends, "F Y")}


def target_page(
    *, actor: Actor, programme: Programme, indicator: str, period: str, on: date
) -> TargetPage | None:
    """The page of one promise; None when there is none, or none for this reader."""
    grants = _grants(actor)
    language = get_language() or "nl"
    facts = Facts(programme)

    def this(target: Target) -> bool:
        return (target.indicator, target.period) == (indicator, period) and target.grant in grants

    figures = target_figures(programme=programme, on=on, language=language, facts=facts, wanted=this)
    if not figures:
        return None
    figure = figures[0]
    page = programme_page(programme, language=language, on=on)
    inside = is_partner(actor)
    shown = inside or _safe(figure)
    return TargetPage(
        programme_id=programme.pk,
        period_id=figure.period_id,
        programme=programme.name,
        head=_("%(programme)s · %(span)s · as it stands on %(day)s")
        % {"programme": programme.name, "span": span_text(figure), "day": date_format(on, "j E Y")},
        figure=figure,
        title=words.sentence(figure),
        pace=words.pace(figure),
        method=words.method() if figure.forecast else "",
        line=_chart(figure),
        bars=_bars(figure) if shown else None,
        lasting=_lasting(facts, figure, inside),
        unsure=figure.counted.unsure if inside else 0,
        context=words.report_head(blueprint_of(programme), language),
        chain=tuple(_chain(blueprint_of(programme), figure, page.goal, language)),
        facts=tuple(page.facts),
        hidden=not shown and bool(figure.counted.parts),
        by_hand=words.told_by_hand(figure),
    )


def _parts(figure: TargetFigure) -> tuple[dict[str, int], dict[str, int]]:
    """What counts and what does not, per part. An own business is work; small parts outside become one."""
    inside: dict[str, int] = {}
    for part, number in figure.counted.parts.items():
        key = PlacementKind.JOB.value if part in JOBS else part
        inside[key] = inside.get(key, 0) + number
    outside: dict[str, int] = {}
    for part, number in figure.counted.outside_parts.items():
        key = PlacementKind.JOB.value if part in JOBS else part
        outside[key] = outside.get(key, 0) + number
    if any(number < words.SMALL for number in outside.values()):
        outside = {"": sum(outside.values())}
    return inside, outside


def _safe(figure: TargetFigure) -> bool:
    """Outside the alliance a breakdown is shown from fifty women on, and only when no part is small: with the
    total beside it, one small part could be computed from the others."""
    cells = [number for parts in _parts(figure) for number in parts.values()]
    return figure.reached >= words.WHOLE and all(cell >= words.SMALL for cell in cells)


def _chart(figure: TargetFigure) -> Line | None:
    if figure.uncounted or figure.ends is None or not figure.number or figure.on < figure.starts:
        return None
    seen = min(figure.on, figure.ends)
    return Line(
        title=_("The way to %(number)s") % {"number": figure.number},
        starts_on=figure.starts,
        ends_on=figure.ends,
        goal=figure.number,
        series=tuple(_points(figure.counted.steps, figure.starts, seen)),
        now_label=_("%(n)s now") % {"n": figure.counted.reached},
        pace_label=_("promised pace"),
        unit=figure.unit,
        forecast=(figure.forecast.low, figure.forecast.high) if figure.forecast else None,
        summary=f"{words.sentence(figure)}. {words.pace(figure)}",
    )


def _points(steps: Iterable[tuple[date, int]], starts: date, seen: date) -> list[Point]:
    """The running total on the first day, at every end of a month, and on the last day seen."""
    per_month: dict[tuple[int, int], int] = {}
    for day, number in steps:
        per_month[(day.year, day.month)] = per_month.get((day.year, day.month), 0) + number
    points, total, year, month = [Point(starts, 0)], 0, starts.year, starts.month
    while (year, month) <= (seen.year, seen.month):
        total += per_month.get((year, month), 0)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        points.append(Point(min(seen, date.fromordinal(date(year, month, 1).toordinal() - 1)), total))
    return points


def _bars(figure: TargetFigure) -> Bars | None:
    care = words.counts_care_only(figure)
    inside, outside = _parts(figure)
    bars = [Bar(words.part_label(part, care), number) for part, number in _largest(inside)]
    bars += [
        Bar(words.outside_label(part, care), number, counts=False, note=_("does not count"))
        for part, number in _largest(outside)
    ]
    return Bars(_("Where they began"), tuple(bars), figure.unit) if bars else None


def _largest(parts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(parts.items(), key=lambda pair: -pair[1])


def _lasting(facts: Facts, figure: TargetFigure, inside: bool) -> str:
    """Of those counted here: for whom six months are over, and what is known of them."""
    if figure.kind not in PLACEMENTS or figure.kind == IndicatorKind.LASTING:
        return ""
    found = [
        lasting(facts, woman, place, SIX_MONTHS)
        for woman, place in first_placements(facts, figure.indicator)
        if woman in figure.counted.women and due_on(place.starts_on, SIX_MONTHS) <= figure.on
    ]
    if not found or not (inside or len(found) >= words.WHOLE):
        return ""
    return words.lasting_text(len(found), found.count(Still.YES), found.count(Still.UNKNOWN))


def _chain(blueprint: Blueprint, figure: TargetFigure, goal: str, language: str) -> Iterable[tuple[str, str]]:
    """From policy to result in one line each (source S1-04)."""
    priority = localised(figure.grant.policy_priority, language) if figure.grant.policy_priority else ""
    steps = [
        (_("Policy"), priority),
        (_("Goal"), goal),
        (_("Activity"), _activity(blueprint, figure, language)),
        (_("Counted"), figure.name),
        (_("Result"), words.published(figure) if figure.uncounted else words.amount(figure)),
        (_("Paid by"), figure.grant.funder.name),
    ]
    return (step for step in steps if step[1])


def _activity(blueprint: Blueprint, figure: TargetFigure, language: str) -> str:
    """What is done for it: its programme line, else its kind of gathering, else the trajectories or gatherings."""
    lines = [each for each in blueprint.lines if each.key == figure.indicator.line]
    kinds = [each for each in blueprint.gatherings if each.key == figure.indicator.gathering]
    found = lines or kinds or blueprint.trajectories or blueprint.gatherings
    return ", ".join(localised(each.name, language) for each in found)
