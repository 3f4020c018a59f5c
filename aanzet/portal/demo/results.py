"""Work and training, what after-care found, and whether she lives on her own income."""

from datetime import date, timedelta
from decimal import Decimal

from aanzet.cases.models import Case
from aanzet.portal.demo.ledger import Who
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import CARE, Script, Work
from aanzet.reference import independence
from aanzet.reference.countries import country_profile
from aanzet.work.enums import (
    JOBS,
    Answer,
    Benefit,
    ContractKind,
    Moment,
    PlacementEnd,
    PlacementKind,
    Still,
)
from aanzet.work.models import AfterCareCheck, IndependenceStatement, Placement, StartSituation
from aanzet.work.schedule import due_on

MISSED_SHARE = 0.06


def tell(scene: Scene, case: Case, script: Script, coach: Who) -> None:
    started = script.started or scene.today
    _start(scene, case, started)
    _independence(scene, case, script, coach, Moment.START, started, earns=False)
    if script.work:
        _placement(scene, case, script.work, coach)
    if script.exit_on:
        earns = script.work is not None and script.work.kind in JOBS
        moments = ((Moment.EXIT, 0), (Moment.SIX_MONTHS, 183), (Moment.TWELVE_MONTHS, 365))
        for moment, days in moments:
            on = script.exit_on + timedelta(days=days)
            if on <= scene.today and (moment is Moment.EXIT or (script.work and scene.chance(0.8))):
                _independence(scene, case, script, coach, moment, on, earns=earns)


def income_now(scene: Scene, script: Script) -> str:
    """Main income at the exit, as a category of the country."""
    if script.work and script.work.kind in JOBS:
        return "own_work"
    return _source(scene)


def _source(scene: Scene) -> str:
    known = [each.key for each in country_profile(scene.blueprint.profile_code).income_sources]
    liked = [key for key in known if key not in ("own_work", "disability_benefit")]
    return scene.rng.choice(liked or known or [""])


def _start(scene: Scene, case: Case, on: date) -> None:
    rng = scene.rng
    if not scene.chance(0.93):
        return
    few = rng.choice([0, 0, 0, 0, 4, 8, 10, 14])
    row = StartSituation(
        case=case, on=on, income_source=case.income_source, hours_per_week=Decimal(few),
        in_full_time_study=rng.random() < 0.04,
        benefit=rng.choice([Benefit.NONE, Benefit.NONE, Benefit.NONE, Benefit.SOME, Benefit.SOME, Benefit.RATHER_NOT]),
    )  # fmt: skip
    scene.ledger.add(row)


def _placement(scene: Scene, case: Case, work: Work, coach: Who) -> None:
    rng = scene.rng
    training = work.kind is PlacementKind.TRAINING
    place = "schools" if training else "employers" if work.sector == CARE else "others"
    where = rng.choice(scene.words[place])
    seen = min(scene.today, work.starts_on + timedelta(days=rng.randrange(1, 12)))
    row = Placement(
        case=case, kind=work.kind, sector=work.sector, starts_on=work.starts_on, hours_per_week=Decimal(work.hours),
        occupation=_occupation(scene, case, training, where), employer=where.split(",")[0],
        contract=ContractKind.NO_CONTRACT if training or work.kind is PlacementKind.WORK_TRIAL else work.contract,
        route=_route(scene) if training else "", seen_on=seen, seen_by=coach.name or scene.coordinator.name,
        evidence_note=_seen(scene, training), by_id=coach.user_id,
    )  # fmt: skip
    if work.kind is PlacementKind.WORK_TRIAL:
        row.ends_on = min(scene.today, work.starts_on + timedelta(days=rng.randrange(14, 60)))
        row.end_reason = PlacementEnd.FINISHED
    if work.still is Still.NO:
        row.ends_on = work.starts_on + timedelta(days=rng.randrange(50, 170))
        row.end_reason = rng.choice([PlacementEnd.HER_CHOICE, PlacementEnd.CARE, PlacementEnd.EMPLOYER])
    scene.ledger.add(row)
    data = {"kind": row.kind, "sector": row.sector}
    scene.ledger.tell(coach, seen, "case.placement_added", case, row, data)
    if row.is_followed:
        _checks(scene, case, work, row, coach)


def _occupation(scene: Scene, case: Case, training: bool, where: str) -> str:
    if training:
        return where.split(",")[-1].strip()
    return case.wish_occupation


def _route(scene: Scene) -> str:
    keys = [each.key for each in country_profile(scene.blueprint.profile_code).training_routes]
    return scene.rng.choice(keys[:4]) if keys else ""


def _seen(scene: Scene, training: bool) -> str:
    nl = scene.language == "nl"
    if training:
        return "inschrijving gezien" if nl else "såg antagningsbeskedet"
    return "rooster en contract gezien" if nl else "såg schema och anställningsbevis"


def _checks(scene: Scene, case: Case, work: Work, row: Placement, coach: Who) -> None:
    """Every check that has come; now and then the newest was missed and stays to be done."""
    spans = [span for span in scene.blueprint.after_care.checks if due_on(row.starts_on, span) <= scene.today]
    if spans and scene.chance(MISSED_SHARE):
        newest = spans.pop()
        if newest == "6m" or (scene.today - due_on(row.starts_on, newest)).days > 60:
            spans.append(newest)  # a half-year figure rests on it, and old ones were made up for
    for span in spans:
        due = due_on(row.starts_on, span)
        gone = row.ends_on is not None and row.ends_on < due
        still = Still.NO if gone else work.still if span == "6m" else Still.YES
        if gone and span not in ("6m", "3m"):
            continue
        check = AfterCareCheck(
            placement=row, due=span, done_on=min(scene.today, due + timedelta(days=scene.rng.randrange(0, 8))),
            still=still, by_id=coach.user_id, by_name=coach.name,
            hours_per_week=row.hours_per_week if still == Still.YES else None,
            contract=row.contract if still == Still.YES else "",
        )  # fmt: skip
        scene.ledger.add(check)
        scene.ledger.tell(
            coach, check.done_on, "case.aftercare_recorded", case, check, {"due": span, "still": still}
        )


def _independence(
    scene: Scene, case: Case, script: Script, coach: Who, moment: Moment, on: date, *, earns: bool
) -> None:
    rng, country = scene.rng, scene.blueprint.profile_code
    if moment is Moment.START and scene.chance(0.1):
        return  # not asked: shown as missing, never as no
    bands = independence.bands(country, on.year)
    band, answer = "", Answer.DECLINED
    if not scene.chance(0.12):
        middle = len(bands) // 2
        band = rng.choice(bands[middle - 1 :] if earns else bands[:middle]).key
    found = independence.verdict(country, on.year, band)
    if found is None:
        return
    if band:
        answer = Answer(found.state)
    row = IndependenceStatement(
        case=case, moment=moment, band=band, year=on.year, measure=found.measure, definition_version=found.version,
        answer=answer, stated_on=on, by_id=coach.user_id,
    )  # fmt: skip
    scene.ledger.add(row)
    scene.ledger.tell(
        coach, on, "case.independence_recorded", case, row, {"moment": moment, "answer": answer}
    )
