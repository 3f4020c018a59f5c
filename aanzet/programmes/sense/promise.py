"""Roles, phases, plans, indicators and targets."""

from aanzet.alliances.enums import Role
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.sense.refer import refer
from aanzet.programmes.shapes import Blueprint, Indicator
from aanzet.reference.countries import country_profile
from aanzet.reference.lists import sector, sectors
from aanzet.reference.shape import nearest
from aanzet.reference.tomlfile import Document, Where


def people(found: Blueprint, document: Document) -> None:
    for place, role in enumerate(found.roles):
        if role.plays and role.plays not in Role.values:
            document.fault(
                ("roles", place, "plays"),
                f"'{role.plays}' is no role of the house.",
                nearest(role.plays, Role.values),
            )
    if found.roles and not any(role.plays == Role.COACH for role in found.roles):
        document.fault(("roles",), "nobody coaches.", 'Add "coach" to roles, or a role with plays = "coach".')
    for place, phase in enumerate(found.phases):
        if phase.contacts < 0 or phase.weeks < 0 or bool(phase.contacts) != bool(phase.weeks):
            document.fault(
                ("phases", place),
                f"the norm of phase '{phase.key}' is not whole.",
                "Write both: contacts = 2, weeks = 4.",
            )
    if found.phases and all(phase.open for phase in found.phases):
        document.fault(("phases",), "no phase closes a case.", 'Add "closed" at the end.')
    helpers = ["she", *(role.key for role in found.roles)]
    for a, plan in enumerate(found.plans):
        for b, goal in enumerate(plan.goals):
            for c, step in enumerate(goal.steps):
                refer(document, ("plans", a, "goals", b, "steps", c, "helper"), step.helper, helpers, "role")
    for place, barrier in enumerate(found.barriers):
        refer(document, ("barriers", place, "hint"), barrier.hint, found.barrier_by_key, "barrier")


def indicators(found: Blueprint, document: Document) -> None:
    criteria = [each.key for each in found.target_group.criteria] if found.target_group else []
    profile = country_profile(found.profile_code or found.country)
    for place, each in enumerate(found.indicators):
        where: Where = ("indicators", place)
        refer(document, (*where, "line"), each.line, [line.key for line in found.lines], "line")
        refer(
            document,
            (*where, "gathering"),
            each.gathering,
            [kind.key for kind in found.gatherings],
            "gathering",
        )
        for name, values, known in (
            ("criteria", each.criteria, criteria),
            ("tags", each.tags, [t.key for t in found.tags]),
        ):
            for number, value in enumerate(values):
                refer(document, (*where, name, number), value, known, name.rstrip("s"))
        for number, code in enumerate(each.sectors):
            if sector(code) is None:
                document.fault(
                    (*where, "sectors", number),
                    f"'{code}' is no sector.",
                    nearest(code, [s.code for s in sectors()]),
                )
        if each.measure and profile.measure(each.measure) is None:
            known_measures = [measure.key for measure in profile.measures]
            document.fault(
                (*where, "measure"),
                f"'{each.measure}' is no measure of this country.",
                nearest(each.measure, known_measures),
            )
        _versions(each, where, document)
        if each.kind == IndicatorKind.LASTING and each.check not in found.after_care.checks:
            document.fault(
                (*where, "check"),
                f"'{each.check}' is no after-care check.",
                nearest(each.check, list(found.after_care.checks)),
            )


def _versions(each: Indicator, where: Where, document: Document) -> None:
    numbers = [definition.version for definition in each.definitions]
    if not numbers:
        document.fault(
            (*where, "definitions"),
            f"indicator '{each.key}' has no definition.",
            "Add [[indicators.definitions]].",
        )
    if len(set(numbers)) < len(numbers):
        document.fault(
            (*where, "definitions"),
            f"indicator '{each.key}' has one version twice.",
            "A new meaning is a new version.",
        )


def targets(found: Blueprint, document: Document) -> None:
    for place, target in enumerate(found.targets):
        where: Where = ("targets", place)
        refer(document, (*where, "indicator"), target.indicator, found.indicator_by_key, "indicator")
        refer(document, (*where, "grant"), target.grant, found.grant_by_slug, "grant")
        grant = found.grant_by_slug.get(target.grant)
        if grant:
            for name in ("period", "through"):
                refer(
                    document,
                    (*where, name),
                    getattr(target, name),
                    [each.slug for each in grant.periods],
                    "period",
                )
        indicator = found.indicator_by_key.get(target.indicator)
        if indicator and target.definition not in [each.version for each in indicator.definitions]:
            document.fault(
                (*where, "definition"),
                f"indicator '{indicator.key}' has no definition version {target.definition}.",
                "Use a version that stands with the indicator.",
            )
        if target.number < 0:
            document.fault(
                (*where, "number"), "a target cannot be below zero.", "Write how many are promised."
            )
