"""The intake as pages show it: what was asked, what this reader may see of the answers, where to go on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from aanzet.access.actor import Actor
from aanzet.cases.enums import AnswerState, LabourStatus, TypedBy
from aanzet.cases.models import Case, Intake, IntakeAnswer
from aanzet.cases.queries.barriers import barrier_kinds
from aanzet.cases.queries.plan import newest_wish
from aanzet.core.text import localised
from aanzet.participants.models import Participant
from aanzet.participants.vault import Vault
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import Criterion
from aanzet.questionnaires.definitions import Answer, Block, Definition, Question, definition
from aanzet.questionnaires.derived import labour_status
from aanzet.questionnaires.forms import Setting
from aanzet.reference.countries import country_profile

SLUG = "intake"
# Questions about reaching her safely: everybody who may call her has to know the answer.
SAFE_CONTACT = frozenset({"channels", "phone_shared", "safe_times", "leave_message", "who_may_know"})


def definition_of(*, case: Case, intake: Intake | None) -> Definition:
    """The version her intake was begun with, else that of her programme, else the newest."""
    if intake is not None:
        return definition(intake.definition, intake.definition_version)
    used = (use.version for use in blueprint_of(case.programme).questionnaires if use.slug == SLUG)
    return definition(SLUG, next(used, None))


def intake_of(case: Case) -> Intake | None:
    found: Intake | None = QuerySet(Intake).select_related("case").filter(case=case).first()
    return found


def setting_of(*, case: Case, language: str = "") -> Setting:
    """What questions need to know around them: language, country, the programme's barriers and languages."""
    blueprint = blueprint_of(case.programme)
    kinds = [each for each in barrier_kinds(programme=case.programme).values() if not each.retired]
    return Setting(
        language=language or get_language() or "nl",
        country=blueprint.profile_code,
        extra={"barriers": [(each.key, each.name, each.icon) for each in kinds]},
        spoken=tuple(dict.fromkeys([*blueprint.languages, *blueprint.spoken])),
        phones=blueprint.country,
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """`shown`: answers this reader may read. `hidden`: answered, not for this reader. `states`: all, without values."""

    shown: Mapping[str, Answer]
    hidden: frozenset[str]
    versions: Mapping[str, int]
    typed_by: Mapping[str, str]
    known: frozenset[str]

    @property
    def answered(self) -> frozenset[str]:
        """Questions that need not be asked again."""
        return frozenset(self.versions) | self.known


def answers_of(
    *, actor: Actor, case: Case, intake: Intake | None, definition: Definition, may: frozenset[str]
) -> Answers:
    """The answers of a case, opened as far as this reader's rights go."""
    rows: list[IntakeAnswer] = []
    told: list[tuple[str, int, str]] = []
    if intake is not None:
        rows = list(IntakeAnswer.objects.visible_to(actor, "case.intake.fill").filter(intake=intake))
        # That a question was answered, and by whom typed, is no secret; the answer is not even fetched.
        every = QuerySet(IntakeAnswer).filter(intake=intake)
        told = list(every.values_list("question", "version", "typed_by"))
    private = "case.intake_sensitive.read" in may
    keys = Vault(case.participant_id)
    shown: dict[str, Answer] = {
        row.question: answer_in(row, keys) for row in rows if private or not row.sensitive
    }
    answered = {question for question, _version, _typed in told}
    known = {key: fact for key, fact in known_facts(case).items() if key in definition.question_by_key}
    fresh = {key: fact for key, fact in known.items() if key not in answered}
    return Answers(
        shown=fresh | shown,
        hidden=frozenset(answered - set(shown)),
        versions={question: version for question, version, _typed in told},
        typed_by={question: typed for question, _version, typed in told},
        known=frozenset(fresh),
    )


def answer_in(row: IntakeAnswer, keys: Vault) -> Answer:
    """The answer in the form that questionnaires use."""
    if row.state != AnswerState.ANSWERED:
        return {"state": str(row.state)}
    return {"value": json.loads(keys.open(row, "value") or "null")}


def known_facts(case: Case) -> dict[str, Answer]:
    """What the house knows of her already, as answers: these questions are not asked a second time."""
    person: Participant = case.participant
    birth = person.birth_date.isoformat() if person.birth_date else str(person.birth_year or "")
    reads = [person.reads_language] if person.reads_language else ["none"] if person.reads is False else []
    wish = newest_wish(case)
    found: dict[str, object] = {
        "call_name": person.call_name,
        "full_name": person.full_name,
        "birth": birth,
        "gender": person.gender,
        "phone": person.phone,
        "postcode": person.postcode,
        "languages": [person.language] if person.language else [],
        "reads": reads,
        "income_source": case.income_source,
        "wish": wish.text if wish else "",
    }
    return {key: {"value": value} for key, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One block on the overview, counted over the questions that apply."""

    key: str
    letter: str
    title: str
    answered: int
    total: int
    typed_by: tuple[str, ...]

    @property
    def done(self) -> bool:
        return self.answered >= self.total


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """`fits`: True, False, or None when she did not say (or this reader may not see it)."""

    key: str
    name: str
    fits: bool | None


@dataclass(frozen=True, slots=True)
class Fit:
    """Does she belong to the target group, by her own answers? No proof is asked."""

    group: str
    lines: tuple[CriterionLine, ...]
    fits: bool | None
    keys: tuple[str, ...]
    overridden: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Schooling:
    """Highest completed school, with the international level and the basic qualification that follow from it."""

    name: str
    isced: int
    start_qualification: bool


@dataclass(frozen=True, slots=True)
class IntakePage:
    case_id: UUID
    name: str
    started_on: date | None
    finished_on: date | None
    blocks: tuple[BlockLine, ...]
    fit: Fit
    schooling: Schooling | None
    status: str
    skipped: int
    rather_not: int
    others: tuple[tuple[str, str], ...]
    may: frozenset[str]


def intake_page(*, actor: Actor, case: Case, may: frozenset[str]) -> IntakePage:
    """The overview for staff: how far, who typed, whether she fits, what schooling means."""
    intake = intake_of(case)
    form = definition_of(case=case, intake=intake)
    answers = answers_of(actor=actor, case=case, intake=intake, definition=form, may=may)
    states = [answer.get("state") for answer in answers.shown.values()]
    education = answers.shown.get("education", {}).get("value")
    return IntakePage(
        case_id=case.pk,
        name=case.participant.readable_name,
        started_on=intake.started_on if intake else None,
        finished_on=intake.finished_on if intake else None,
        blocks=tuple(block_line(each, answers) for each in form.blocks),
        fit=fit_now(case=case, hidden=answers.hidden),
        schooling=schooling_of(case=case, key=education) if education else None,
        status=str(LabourStatus(labour_status(answers.shown)).label),
        skipped=states.count(AnswerState.SKIPPED),
        rather_not=states.count(AnswerState.RATHER_NOT),
        others=others_of(form=form, answers=answers),
        may=may,
    )


def others_of(*, form: Definition, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Answers to questions that this version does not ask, such as those of an earlier register: they stay readable."""
    found = []
    for key, answer in answers.shown.items():
        if key not in form.question_by_key and "value" in answer:
            value = answer["value"]
            given = value if isinstance(value, list) else [value]
            found.append((key.replace("_", " "), ", ".join(str(each) for each in given)))
    return tuple(found)


def applying(block: Block, answers: Answers) -> list[Question]:
    """The questions of a block that apply, by the answers this reader sees."""
    return block.shown(answers.shown)


def block_line(block: Block, answers: Answers) -> BlockLine:
    asked = applying(block, answers)
    who = dict.fromkeys(answers.typed_by[each.key] for each in asked if each.key in answers.typed_by)
    return BlockLine(
        block.key,
        block.letter,
        localised(block.title, get_language() or "nl"),
        sum(1 for each in asked if each.key in answers.answered),
        len(asked),
        tuple(str(TypedBy(each).label) for each in who),
    )


def fit_of(*, case: Case, answers: Mapping[str, Answer]) -> Fit:
    """Her answers beside the criteria of the programme."""
    group = blueprint_of(case.programme).target_group
    language = get_language() or "nl"
    lines = tuple(
        CriterionLine(each.key, localised(each.name, language), _meets(each, answers))
        for each in group.criteria
    )
    verdicts = [line.fits for line in lines]
    return Fit(
        group=localised(group.name, language),
        lines=lines,
        fits=_together(verdicts, every=group.needs == "all"),
        keys=tuple(line.key for line in lines if line.fits),
        overridden=case.criteria == ["override"],
        reason=case.fit_reason,
    )


def _meets(criterion: Criterion, answers: Mapping[str, Answer]) -> bool | None:
    value = answers.get(criterion.question, {}).get("value")
    if value is None:
        return None
    return any(str(each) in criterion.answers for each in (value if isinstance(value, list) else [value]))


def _together(verdicts: list[bool | None], *, every: bool) -> bool | None:
    if not verdicts:
        return None
    if every:
        return False if False in verdicts else None if None in verdicts else True
    return True if True in verdicts else None if None in verdicts else False


def schooling_of(*, case: Case, key: str) -> Schooling | None:
    """International level and basic qualification of an education key, by the country profile."""
    level = country_profile(blueprint_of(case.programme).profile_code).education_level(key)
    if level is None:
        return None
    return Schooling(localised(level.name, get_language() or "nl"), level.isced, level.start_qualification)


def fit_now(*, case: Case, hidden: frozenset[str] = frozenset()) -> Fit:
    """The fit by all her answers. Criteria that rest on `hidden` answers do not say which way they went."""
    intake = intake_of(case)
    keys = Vault(case.participant_id)
    rows = QuerySet(IntakeAnswer).filter(intake=intake) if intake else []
    whole = fit_of(
        case=case, answers=known_facts(case) | {row.question: answer_in(row, keys) for row in rows}
    )
    asked = {each.key: each.question for each in blueprint_of(case.programme).target_group.criteria}
    lines = tuple(replace(line, fits=None) if asked[line.key] in hidden else line for line in whole.lines)
    # With a line hidden, the verdict would give it away: one that is open says nothing.
    open_ = all(line.fits is not None for line in lines) or not any(
        asked[line.key] in hidden for line in lines
    )
    return replace(whole, lines=lines, fits=whole.fits if open_ else None)
