"""What a blueprint must make sense of beyond its shape: references, order of dates, colours, doubles."""

import re
from collections.abc import Callable, Iterable

from aanzet.alliances.enums import PartnerRole, Role
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.shapes import Blueprint, GrantShape, Indicator
from aanzet.questionnaires.definitions import Question, definition_or_none, versions_of
from aanzet.reference.countries import INTERNATIONAL, country_profile, has_profile
from aanzet.reference.lists import language, sector, sectors
from aanzet.reference.places import district_named, municipality_named, region
from aanzet.reference.shape import NO_DATE, nearest
from aanzet.reference.tomlfile import Document, Where
from aanzet.ui import contrast, themes

CHECK = re.compile(r"(\d{1,2})([wm])")
RECIPE = "docs/recipes/add-a-programme.md"


def check_sense(found: Blueprint, document: Document) -> None:
    """Add every fault of sense to the document. Looks at each part on its own, so that one fault hides no other."""
    for look in LOOKS:
        look(found, document)


def _head(found: Blueprint, document: Document) -> None:
    if found.country and not re.fullmatch(r"[a-z]{2}", found.country):
        document.fault(
            ("country",), f"'{found.country}' is no country code.", "Use two lower case letters: nl, se, fi."
        )
    elif found.profile and found.profile != INTERNATIONAL and not has_profile(found.profile):
        document.fault(
            ("profile",), f"there is no country profile '{found.profile}'.", "Use nl, se or international."
        )
    elif found.country and not found.profile and not has_profile(found.country):
        document.fault(
            ("country",),
            f"there is no country profile for '{found.country}' yet, so international levels are used.",
            f"Write one as {RECIPE} says, or set profile to a country that is near enough.",
            grave=False,
        )
    if not found.languages:
        document.fault(
            ("languages",), "a programme needs at least one language.", 'Add: languages = ["nl", "en"]'
        )
    for section, codes in (("languages", found.languages), ("spoken", found.spoken)):
        for place, code in enumerate(codes):
            if code and language(code) is None:
                document.fault(
                    (section, place),
                    f"'{code}' is no language that Aanzet knows.",
                    "Use its ISO 639 code, such as nl, ar, ti.",
                )
    if found.ends_on and found.ends_on < found.started_on:
        document.fault(
            ("ends_on",), "the programme ends before it starts.", "Look at started_on and ends_on."
        )
    if found.sector and sector(found.sector) is None:
        known = [each.code for each in sectors()]
        document.fault(("sector",), f"'{found.sector}' is no sector.", nearest(found.sector, known))
    for place, code in enumerate(found.regions):
        if code not in ("", "all") and region(code) is None:
            document.fault(
                ("regions", place),
                f"'{code}' is no labour market region.",
                'Use a code such as AM18 or SE-M, or "all".',
            )


def _doubles(found: Blueprint, document: Document) -> None:
    lists: dict[str, Iterable[str]] = {
        "partners": [each.slug for each in found.partners],
        "grants": [each.slug for each in found.grants],
        **{
            name: [each.key for each in getattr(found, name)]
            for name in "phases roles plans barriers trajectories gatherings lines tags indicators".split()
        },
        **{
            f"grants.{number}.periods": [each.slug for each in grant.periods]
            for number, grant in enumerate(found.grants)
        },
    }
    for section, keys in lists.items():
        seen: set[str] = set()
        where = tuple(int(part) if part.isdigit() else part for part in section.split("."))
        for place, key in enumerate(keys):
            if key and key in seen:
                document.fault(
                    (*where, place),
                    f"'{key}' is there twice in {where[-1]}.",
                    "Give each its own key, or remove one.",
                )
            seen.add(key)


def _refer(document: Document, where: Where, value: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if value and value not in names:
        document.fault(
            where,
            f"there is no {what} '{value}' in this file.",
            nearest(value, names) if names else f"Add the {what}.",
        )


def _partners(found: Blueprint, document: Document) -> None:
    for place, partner in enumerate(found.partners):
        where = ("partners", place)
        if not partner.roles:
            document.fault(
                (*where, "roles"), f"partner '{partner.slug}' has no role.", 'Add: roles = ["partner"]'
            )
        if partner.until and partner.since != NO_DATE and partner.until < partner.since:
            document.fault(
                (*where, "until"),
                f"partner '{partner.slug}' leaves before it comes.",
                "Look at since and until.",
            )
        if partner.region and region(partner.region) is None:
            document.fault(
                (*where, "region"),
                f"'{partner.region}' is no labour market region.",
                "Use a code such as AM18.",
            )
        dutch = (partner.country or found.country) == "nl"
        if dutch and partner.municipality and municipality_named(partner.municipality) is None:
            document.fault(
                (*where, "municipality"),
                f"'{partner.municipality}' is no Dutch municipality.",
                "Write its official name.",
            )
        if (
            partner.district
            and partner.municipality in ("Amsterdam", "Malmö")
            and not district_named(partner.district, partner.municipality)
        ):
            document.fault(
                (*where, "district"),
                f"'{partner.district}' is no district of {partner.municipality}.",
                "Write its usual name.",
            )
    if found.partners and not any(PartnerRole.LEAD in each.roles for each in found.partners):
        document.fault(("partners",), "no partner leads.", 'Give one partner the role "lead".')
    sharing = found.alliance.sharing if found.alliance else None
    if sharing and sharing.ends and sharing.ends < sharing.starts:
        document.fault(
            ("alliance", "sharing", "ends"),
            "the agreement ends before it starts.",
            "Look at starts and ends.",
        )


def _grants(found: Blueprint, document: Document) -> None:
    partners = [each.slug for each in found.partners]
    total = 0.0
    for place, grant in enumerate(found.grants):
        where: Where = ("grants", place)
        for name in ("funder", "commissioner", "executor"):
            _refer(document, (*where, name), getattr(grant, name), partners, "partner")
        if not 0 < grant.share <= 1:
            document.fault(
                (*where, "share"), f"share {grant.share} is not between 0 and 1.", "Write a half as 0.5."
            )
        if not grant.periods:
            document.fault(
                where, f"grant '{grant.slug}' has no period.", "Add [[grants.periods]] with slug and starts."
            )
        if not any(period.renews for period in grant.periods):
            total += grant.share
        _periods(found, grant, where, document)
    if total > 1.0001 and len(found.grants) > 1:
        document.fault(
            ("grants",),
            f"the shares of the grants add up to {total:g}.",
            "That may be right when they follow each other; at one moment together they pay at most 1.",
            grave=False,
        )


def _periods(found: Blueprint, grant: GrantShape, where: Where, document: Document) -> None:
    slugs = [period.slug for each in found.grants for period in each.periods]
    for place, period in enumerate(grant.periods):
        here = (*where, "periods", place)
        if period.ends and period.starts != NO_DATE and period.ends < period.starts:
            document.fault(
                (*here, "ends"), f"period '{period.slug}' ends before it starts.", "Look at starts and ends."
            )
        _refer(document, (*here, "renews"), period.renews, slugs, "period")
        if period.extension and not period.renews:
            document.fault(
                (*here, "extension"),
                f"extension '{period.slug}' does not say what it extends.",
                "Add renews with the slug of that period.",
            )
        for other in grant.periods[:place]:
            ends = other.ends
            if (
                period.starts != NO_DATE
                and period.starts >= other.starts
                and (ends is None or period.starts <= ends)
            ):
                document.fault(
                    (*here, "starts"),
                    f"period '{period.slug}' overlaps '{other.slug}'.",
                    "A day counts in one period of a grant.",
                )


def _theme(found: Blueprint, document: Document) -> None:
    good: dict[str, str] = {}
    for name, value in found.theme.items():
        if name not in themes.BASE:
            document.fault(
                ("theme", name), f"the theme has no colour '{name}'.", nearest(name, list(themes.BASE))
            )
        elif value:
            good[name] = value
    full = themes.BASE | good
    for text, ground, least in themes.PAIRS:
        ratio = contrast.ratio(full[text], full[ground])
        if ratio < least and (text in good or ground in good):
            document.fault(
                ("theme", text if text in good else ground),
                f"'{text}' on '{ground}' is hard to read: contrast {ratio:.1f}, needed {least:.1f}.",
                "Make one of the two darker or lighter.",
            )


def _people(found: Blueprint, document: Document) -> None:
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
                _refer(document, ("plans", a, "goals", b, "steps", c, "helper"), step.helper, helpers, "role")
    for place, barrier in enumerate(found.barriers):
        _refer(document, ("barriers", place, "hint"), barrier.hint, found.barrier_by_key, "barrier")


def _questionnaires(found: Blueprint, document: Document) -> None:
    for place, use in enumerate(found.questionnaires):
        if use.slug and definition_or_none(use.slug, use.version) is None:
            known = ", ".join(str(version) for version in versions_of(use.slug)) or "none"
            document.fault(
                ("questionnaires", place),
                f"there is no questionnaire '{use.slug}' version {use.version}.",
                f"Known versions: {known}.",
            )


def _target_group(found: Blueprint, document: Document) -> None:
    if found.target_group.needs not in ("any", "all"):
        document.fault(
            ("target_group", "needs"), f"needs is '{found.target_group.needs}'.", 'Write "any" or "all".'
        )
    asked: dict[str, Question] = {}
    for use in found.questionnaires:
        shipped = definition_or_none(use.slug, use.version)
        asked |= shipped.question_by_key if shipped else {}
    for place, each in enumerate(found.target_group.criteria):
        where: Where = ("target_group", "criteria", place)
        question = asked.get(each.question)
        if each.question and question is None and asked:
            document.fault(
                (*where, "question"),
                f"no questionnaire asks '{each.question}'.",
                nearest(each.question, list(asked)),
            )
        known = [choice.key for choice in question.choices] if question else []
        for number, answer in enumerate(each.answers):
            if known and answer not in known:
                document.fault(
                    (*where, "answers", number),
                    f"'{answer}' is no answer to '{each.question}'.",
                    nearest(answer, known),
                )


def _indicators(found: Blueprint, document: Document) -> None:
    criteria = [each.key for each in found.target_group.criteria] if found.target_group else []
    profile = country_profile(found.profile_code or found.country)
    for place, each in enumerate(found.indicators):
        where: Where = ("indicators", place)
        _refer(document, (*where, "line"), each.line, [line.key for line in found.lines], "line")
        _refer(
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
                _refer(document, (*where, name, number), value, known, name.rstrip("s"))
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


def _targets(found: Blueprint, document: Document) -> None:
    for place, target in enumerate(found.targets):
        where: Where = ("targets", place)
        _refer(document, (*where, "indicator"), target.indicator, found.indicator_by_key, "indicator")
        _refer(document, (*where, "grant"), target.grant, found.grant_by_slug, "grant")
        grant = found.grant_by_slug.get(target.grant)
        if grant:
            for name in ("period", "through"):
                _refer(
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


def _rest(found: Blueprint, document: Document) -> None:
    lines = [each.key for each in found.lines]
    for place, template in enumerate(found.trajectories):
        _refer(document, ("trajectories", place, "line"), template.line, lines, "line")
    for place, check in enumerate((*found.after_care.checks, found.after_care.lasting)):
        if not CHECK.fullmatch(check):
            document.fault(
                ("after_care", "checks", place),
                f"'{check}' is no span.",
                "Write weeks as 4w and months as 6m.",
            )
    for place, link in enumerate(found.links):
        if link.url and not link.url.startswith("https://"):
            document.fault(
                ("links", place, "url"), f"'{link.url}' is no safe address.", "Begin with https://"
            )
    for place, fact in enumerate(found.facts):
        if not 1900 <= fact.year <= 2100 or not fact.source.strip():
            document.fault(
                ("facts", place), "a figure needs a year and a source.", "Add both, or leave the figure out."
            )


LOOKS: tuple[Callable[[Blueprint, Document], None], ...] = (
    _head, _doubles, _partners, _grants, _theme, _people, _questionnaires, _target_group, _indicators, _targets, _rest,
)  # fmt: skip
