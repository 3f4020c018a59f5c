"""The intake of an invented woman: answers, what stands in her way, what she is good at, what she wants."""

import json
from datetime import date, timedelta
from typing import Any

from aanzet.cases.enums import AnswerState, TypedBy, WishForm
from aanzet.cases.models import Case, Intake, IntakeAnswer, Wish
from aanzet.participants.enums import BarrierStatus, Source
from aanzet.participants.models import Barrier, Skill, Strength
from aanzet.portal.demo.ledger import Who
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Fate, Script
from aanzet.programmes.enums import Sensitivity
from aanzet.questionnaires import definitions
from aanzet.questionnaires.definitions import Question
from aanzet.questionnaires.enums import Kind
from aanzet.reference.countries import country_profile

# Told to nobody, and so to nobody here: the demo leaves these to real talks.
LEFT_OPEN = frozenset(
    {"phone", "full_name", "call_name", "birth", "postcode", "talents_own", "education_country"}
)
OFTEN = ("no_childcare", "language_level", "little_local_experience", "diploma_not_recognised", "no_network",
         "low_literacy", "travel", "fear_of_losing_allowances", "long_out_of_work", "partner_does_not_share_care",
         "low_digital_skill", "low_self_confidence", "outdated_skills", "single_parent", "discrimination")  # fmt: skip
SELDOM = ("debts", "safety_at_home", "stress_or_trauma", "work_disability", "housing", "no_respite_care")


def tell(scene: Scene, case: Case, script: Script, coach: Who) -> date:
    """Returns the day on which the intake ended, or would have."""
    begun = script.started or scene.today
    ended = begun + timedelta(days=scene.rng.choice([0, 0, 6, 7, 9, 14]))
    unfinished = script.fate is Fate.NEW or (
        script.fate is Fate.ACTIVE and not script.person and scene.chance(0.06)
    )
    ended = min(ended, script.exit_on or scene.today)
    _answers(scene, case, script, coach, begun, None if unfinished else ended)
    if script.fate is not Fate.NEW or script.wish or scene.chance(0.4):
        _wish(scene, case, script, coach, ended)
    _barriers(scene, case, script, coach, ended)
    if script.fate is not Fate.NEW:
        _strengths(scene, case, coach, ended)
    return ended


def _answers(scene: Scene, case: Case, script: Script, coach: Who, begun: date, ended: date | None) -> None:
    use = next((each for each in scene.blueprint.questionnaires if definitions.versions_of(each.slug)), None)
    if use is None:
        return
    shape = definitions.definition(use.slug, use.version)
    intake = Intake(
        case=case, definition=use.slug, definition_version=use.version, started_on=begun, finished_on=ended
    )
    scene.ledger.add(intake)
    scene.ledger.tell(coach, begun, "case.intake_started", case, intake)
    typed_by = scene.rng.choice(
        [TypedBy.WORKER, TypedBy.WORKER, TypedBy.INTERPRETER, TypedBy.HERSELF, TypedBy.PAPER]
    )
    known: dict[str, dict[str, Any]] = {}
    stops = scene.rng.randrange(6, 24) if ended is None else 999
    for place, question in enumerate(shape.question_by_key.values()):
        if place >= stops:
            break
        if question.key in LEFT_OPEN or (question.show_if and not question.show_if.holds(known)):
            continue
        state, value = _answer(scene, question, script)
        known[question.key] = {"value": value} if state == AnswerState.ANSWERED else {"state": state.value}
        row = IntakeAnswer(
            intake=intake, question=question.key, state=state, typed_by=typed_by, answered_on=begun,
            sensitive=question.sensitivity.value != "ordinary", by_id=coach.user_id,
        )  # fmt: skip
        if state == AnswerState.ANSWERED:
            scene.ledger.seal(case.participant_id, row, "value", json.dumps(value, ensure_ascii=False))
        scene.ledger.add(row)
    if ended:
        scene.ledger.tell(coach, ended, "case.intake_finished", case, intake)


def _answer(scene: Scene, question: Question, script: Script) -> tuple[AnswerState, Any]:
    rng = scene.rng
    if question.sensitivity.value == "special" and scene.chance(0.25):
        return AnswerState.RATHER_NOT, None
    if scene.chance(0.04):
        return rng.choice([AnswerState.SKIPPED, AnswerState.RATHER_NOT]), None
    value = _value(scene, question, script)
    return (AnswerState.ANSWERED, value) if value is not None else (AnswerState.SKIPPED, None)


def _value(scene: Scene, question: Question, script: Script) -> Any:
    """A fitting value in the form of the question's kind; None where nothing sensible can be invented."""
    rng = scene.rng
    keys = _choices(scene, question)
    match question.kind:
        case Kind.YES_NO:
            return rng.choice(["yes", "no"])
        case Kind.CHOICE | Kind.LEVEL | Kind.EDUCATION:
            return "woman" if question.key == "gender" else rng.choice(keys) if keys else None
        case Kind.CHOICES | Kind.RANKED:
            alone = {choice.key for choice in question.choices if choice.alone}
            several = [key for key in keys if key not in alone]
            return rng.sample(several, min(len(several), rng.randrange(1, 4))) if several else None
        case Kind.HOURS:
            return float(rng.choice([8, 12, 16, 20, 24, 28]))
        case Kind.NUMBER:
            return scene.today.year - rng.randrange(2, 18)
        case Kind.LANGUAGES:
            mine = script.person.language if script.person else scene.language
            return list(dict.fromkeys([mine, scene.language]))
        case Kind.LONG_TEXT | Kind.TEXT:
            return _text(scene, question.key, script)
    return None


def _choices(scene: Scene, question: Question) -> list[str]:
    profile = country_profile(scene.blueprint.profile_code)
    if question.kind is Kind.LEVEL:
        return [each.key for each in profile.language_levels][:5]
    if question.kind is Kind.EDUCATION:
        return [each.key for each in profile.education][:9]
    if question.source == "barriers":
        return [key for key in OFTEN if key in scene.blueprint.barrier_by_key]
    if question.source == "sectors":
        return ["care_welfare", "childcare", "hospitality", "retail", "office", "clothing"]
    if question.source:
        return [each.key for each in getattr(profile, question.source)]
    return [each.key for each in question.choices]


def _text(scene: Scene, key: str, script: Script) -> str | None:
    if key == "wish":
        return script.wish or None
    if key == "first_step":
        goal = scene.rng.choice(scene.words["goals"])
        return str(goal["steps"][0])
    return None


def _wish(scene: Scene, case: Case, script: Script, coach: Who, on: date) -> None:
    text = script.wish or scene.rng.choice(scene.words["wishes"])["text"]
    herself = script.account_id is not None
    row = Wish(
        case=case, text=text, on=on, form=WishForm.TYPED if herself else WishForm.SPOKEN, language=scene.language,
        by_id=script.account_id or coach.user_id,
    )  # fmt: skip
    scene.ledger.add(row)
    by = Who(script.account_id, "") if herself else coach
    scene.ledger.tell(by, on, "case.wish_written", case, row, {"form": row.form})


def _barriers(scene: Scene, case: Case, script: Script, coach: Who, on: date) -> None:
    rng, known = scene.rng, scene.blueprint.barrier_by_key
    drawn = list(script.barriers) or rng.sample(OFTEN, rng.randrange(1, 5))
    if not script.barriers and scene.chance(0.14):
        drawn.append(rng.choice(SELDOM))
    states = [BarrierStatus.PRESENT, BarrierStatus.WORKED_ON, BarrierStatus.SOLVED, BarrierStatus.ACCEPTED]
    for rank, key in enumerate(each for each in drawn if each in known):
        restricted = known[key].sensitivity is Sensitivity.RESTRICTED
        status = (
            rng.choices(states, [3, 4, 3, 1])[0] if script.fate is not Fate.NEW else BarrierStatus.PRESENT
        )
        row = Barrier(
            participant_id=case.participant_id, kind=key, restricted=restricted, since=on, rank=rank + 1,
            source=rng.choice([Source.HERSELF, Source.INTAKE, Source.COACH]), status=status, owner_id=coach.user_id,
            solved_on=scene.day(on, script.exit_on or scene.today) if status is BarrierStatus.SOLVED else None,
        )  # fmt: skip
        scene.ledger.add(row)
        data = {} if restricted else {"kind": key}
        scene.ledger.tell(coach, on, "participant.barrier_added", case, row, data)


def _strengths(scene: Scene, case: Case, coach: Who, on: date) -> None:
    for each in scene.rng.sample(scene.words["strengths"], 3):
        row = Strength(
            participant_id=case.participant_id, name=each["name"], example=each["example"], noted_on=on,
            source=Source.HERSELF,
        )  # fmt: skip
        scene.ledger.add(row)
        scene.ledger.tell(coach, on, "participant.strength_added", case, row)
    if scene.chance(0.5):
        skill = scene.rng.choice(scene.words["skills"])
        year = scene.today.year - scene.rng.choice([0, 1, 3, 6, 9])
        scene.ledger.add(Skill(
            participant_id=case.participant_id, name=skill["name"], sector=skill["sector"], year_last_used=year,
        ))  # fmt: skip
