"""Figures in sentences. Numbers come with what they count."""

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanzet.core.text import localised
from aanzet.impact.queries.counting import FIRST_JOB
from aanzet.impact.queries.forecast import Forecast
from aanzet.impact.queries.targets import TargetFigure
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.shapes import Blueprint
from aanzet.reference.lists import sector
from aanzet.work.enums import JOBS, PlacementKind

K = IndicatorKind
SMALL = 5  # trust.md, "Small numbers": a cell below this is not shown in a breakdown
WHOLE = 50  # below this number of women only contract totals are shown outside the alliance


def report_head(blueprint: Blueprint, language: str) -> tuple[tuple[str, str], ...]:
    """Sector, target group and region: they stand above every report (source S4-01)."""
    focus = sector(blueprint.sector) if blueprint.sector else None
    pairs = (
        (_("Sector"), focus.name(language) if focus else _("all work")),
        (_("For whom"), localised(blueprint.target_group.name, language)),
        (_("Where"), blueprint.area),
    )
    return tuple(pair for pair in pairs if pair[1])


def percent(share: float) -> str:
    """A share of 0 to 1 as whole percents. What is not whole yet never shows as 100."""
    whole = round(share * 100)
    return number_format(99 if whole == 100 and share < 1 else whole, use_l10n=True)


def amount(figure: TargetFigure) -> str:
    """ "98 of 110 women", "about 350 of 350 women", "12 women"."""
    parts = {
        "reached": number_format(figure.reached, use_l10n=True, force_grouping=True),
        "number": number_format(figure.number, use_l10n=True, force_grouping=True),
        "unit": figure.unit,
    }
    if figure.number:
        text = _("%(reached)s of %(number)s %(unit)s") % parts
    else:
        text = _("%(reached)s %(unit)s") % parts
    return text if figure.exact else _("about %(figure)s") % {"figure": text}


def published(figure: TargetFigure) -> str:
    """What the programme itself published about a promise that was not counted here: "about 350 women"."""
    number = number_format(figure.target.reported or 0, use_l10n=True, force_grouping=True)
    text = _("%(reached)s %(unit)s") % {"reached": number, "unit": figure.unit}
    return text if figure.exact else _("about %(figure)s") % {"figure": text}


def sentence(figure: TargetFigure) -> str:
    """What the figure says, as a heading. *Started* and *reached* are never one word."""
    if figure.uncounted:
        return _("%(name)s: not counted in Aanzet") % {"name": figure.name}
    text = _sentence(figure.kind, counts_care_only(figure), figure.reached)
    return text % {"amount": amount(figure)} if text else f"{figure.name}: {amount(figure)}"


def _sentence(kind: IndicatorKind, care: bool, n: int) -> str:
    if kind == K.REACHED_TRAINING_OR_JOB and care:
        return ngettext("%(amount)s works or learns for care", "%(amount)s work or learn for care", n)
    if kind == K.REACHED_JOB and care:
        return ngettext("%(amount)s works in care", "%(amount)s work in care", n)
    if kind == K.REACHED_TRAINING and care:
        return ngettext("%(amount)s learns for care", "%(amount)s learn for care", n)
    return {
        K.STARTED: ngettext("%(amount)s has started", "%(amount)s have started", n),
        K.REACHED_TRAINING_OR_JOB: ngettext("%(amount)s works or learns", "%(amount)s work or learn", n),
        K.REACHED_JOB: ngettext("%(amount)s found work", "%(amount)s found work", n),
        K.REACHED_TRAINING: ngettext("%(amount)s began training", "%(amount)s began training", n),
        K.OCCUPATION: ngettext(
            "%(amount)s has a job, studies or a placement", "%(amount)s have a job, studies or a placement", n
        ),
        K.BETTER_WORK: ngettext(
            "%(amount)s took a step to more or better work",
            "%(amount)s took a step to more or better work",
            n,
        ),
        K.LASTING: ngettext("%(amount)s still works or learns", "%(amount)s still work or learn", n),
        K.INDEPENDENT: ngettext(
            "%(amount)s is economically independent", "%(amount)s are economically independent", n
        ),
        K.CAME_THROUGH: ngettext(
            "%(amount)s came through an ambassador", "%(amount)s came through an ambassador", n
        ),
        K.NEW_CONTACTS: ngettext(
            "%(amount)s has at least two new work contacts",
            "%(amount)s have at least two new work contacts",
            n,
        ),
        K.OWN_GOAL: ngettext(
            "%(amount)s reached a goal of her own", "%(amount)s reached a goal of their own", n
        ),
    }.get(kind, "")


def told_by_hand(figure: TargetFigure) -> str:
    """What of a figure somebody counted by hand before Aanzet counted itself; empty when nothing was."""
    found = figure.counted
    if not found.by_hand or found.by_hand_until is None:
        return ""
    return _(
        "%(hand)s of these were counted by hand until %(day)s, %(rows)s from training and agreement."
    ) % {
        "hand": number_format(found.by_hand, use_l10n=True, force_grouping=True),
        "day": date_format(found.by_hand_until, "j E Y"),
        "rows": number_format(found.reached - found.by_hand, use_l10n=True, force_grouping=True),
    }


def counts_care_only(figure: TargetFigure) -> bool:
    """Does the definition name sectors, and are they all care?"""
    found = [sector(code) for code in figure.indicator.sectors]
    return bool(found) and all(each is not None and each.care for each in found)


def pace(figure: TargetFigure) -> str:
    """ "95 percent of the time is over, 89 percent of the promise is reached. At this pace it will be 107 to 112." """
    if figure.uncounted:
        return _(
            "This was before the programme worked with Aanzet. The programme itself published: %(amount)s."
        ) % {"amount": published(figure)}
    said = []
    if figure.share_time is not None and figure.share_reached is not None:
        said.append(
            _("%(time)s percent of the time is over, %(reached)s percent of the promise is reached.")
            % {"time": percent(figure.share_time), "reached": percent(figure.share_reached)}
        )
    elif figure.share_reached is not None:
        said.append(
            _("%(reached)s percent of the promise is reached.") % {"reached": percent(figure.share_reached)}
        )
    if figure.forecast:
        said.append(_outlook(figure.forecast))
    return " ".join(said)


def _outlook(found: Forecast) -> str:
    if found.low == found.high:
        return _("At this pace it will be %(n)s.") % {"n": found.low}
    return _("At this pace it will be %(low)s to %(high)s.") % {"low": found.low, "high": found.high}


def method() -> str:
    """How the forecast was made, below the figure."""
    return _(
        "The forecast carries on the pace of the last twelve months. In four of five cases the end lies inside these "
        "two numbers."
    )


def part_label(part: str, care: bool = False) -> str:
    """What a bar counts."""
    if part == PlacementKind.TRAINING:
        return _("Learning for care") if care else _("Training")
    if part in JOBS and care:
        return _("Work in care")
    if part == FIRST_JOB:
        return _("First job")
    return str(PlacementKind(part).label)


def outside_label(part: str, care: bool = False) -> str:
    """A bar for what does not count towards a promise that names sectors."""
    if part == PlacementKind.TRAINING:
        return _("Learning outside care") if care else _("Training in another sector")
    if part:
        return _("Work outside care") if care else _("Work in another sector")
    return _("Outside care") if care else _("In another sector")


def lasting_text(over: int, still: int, unknown: int) -> str:
    """ "Of the 52 women for whom six months are over, 44 still work or learn. Of 3 we do not know." """
    said = ngettext(
        "Of the %(n)s woman for whom six months are over, %(still)s still works or learns.",
        "Of the %(n)s women for whom six months are over, %(still)s still work or learn.",
        over,
    ) % {"n": over, "still": still}
    if unknown:
        said += " " + _("Of %(n)s we do not know.") % {"n": unknown}
    return said
