"""Saving what was typed in the intake, and telling it on to where it is kept, so that nothing is asked twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.actions.intake import answer_set
from aanzet.cases.actions.journey import case_edit
from aanzet.cases.actions.plan import wish_write
from aanzet.cases.enums import AnswerState, Route, TypedBy, WishForm
from aanzet.cases.models import Case, Intake, IntakeAnswer, Wish
from aanzet.cases.queries.intake import SAFE_CONTACT, answer_in
from aanzet.core.errors import Refused
from aanzet.participants.actions import barrier_add, participant_edit, safe_contact_set
from aanzet.participants.enums import Channel, Discretion, Gender, Source
from aanzet.participants.models import Barrier, BarrierType, Participant, SafeContact
from aanzet.participants.times import SafeTimes
from aanzet.participants.vault import Vault
from aanzet.programmes.enums import Sensitivity as BarrierSensitivity
from aanzet.programmes.queries import blueprint_of
from aanzet.questionnaires.definitions import Answer, Definition
from aanzet.questionnaires.enums import Kind, Sensitivity
from aanzet.questionnaires.forms import Setting, said
from aanzet.reference.phones import UnknownPhone, normal_phone

CHANNELS = {
    "call": Channel.PHONE,
    "sms": Channel.SMS,
    "whatsapp": Channel.SMS,
    "email": Channel.MAIL,
    "in_person": Channel.PERSON,
}
ROUTES = {"experience": Route.EXPERIENCE, "at_home": Route.EXPERIENCE, "interest": Route.INTEREST}
WISH_LIMIT = 500


@dataclass
class Saved:
    """What became of a form: how many answers were stored, what was refused, where somebody was first."""

    stored: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, IntakeAnswer] = field(default_factory=dict)


def answers_save(
    *,
    by: Actor,
    on: date,
    intake: Intake,
    definition: Definition,
    given: Mapping[str, Answer],
    seen: Mapping[str, int],
    typed_by: TypedBy,
) -> Saved:
    """Store what changed, question by question; what one answer refuses does not hold up the others.

    `seen`: version of each answer as the form was shown. An answer that somebody else gave since is not written
    over: it comes back in `theirs`. What the same person saved since (autosave) is simply followed.
    """
    rows = {row.question: row for row in models.QuerySet(IntakeAnswer).filter(intake=intake)}
    keys = Vault(intake.case.participant_id)
    result = Saved()
    for key, answer in given.items():
        row = rows.get(key)
        if row is not None and answer_in(row, keys) == dict(answer):
            continue
        if row is not None and row.version != seen.get(key, 0) and row.by_id != by.user_id:
            result.theirs[key] = row
            continue
        try:
            _save_one(by, on, intake, definition, key, answer, typed_by)
            result.stored += 1
        except Refused as error:
            result.refused[key] = error.message
    return result


@transaction.atomic
def _save_one(
    by: Actor, on: date, intake: Intake, definition: Definition, key: str, answer: Answer, typed_by: TypedBy
) -> None:
    question = definition.question_by_key[key]
    state = AnswerState(answer.get("state", AnswerState.ANSWERED))
    answer_set(
        by=by, on=on, intake=intake, question=key, value=answer.get("value"), state=state, typed_by=typed_by,
        sensitive=question.sensitivity != Sensitivity.ORDINARY, free_text=question.kind != Kind.PHONE,
    )  # fmt: skip
    if state == AnswerState.ANSWERED:
        fact_tell(by=by, on=on, intake=intake, definition=definition, key=key, value=answer["value"])


def fact_tell(*, by: Actor, on: date, intake: Intake, definition: Definition, key: str, value: Any) -> None:
    """Write an answer where the house keeps that fact: her row, her case, her safe contact, wish or barriers."""
    case = intake.case
    person = models.QuerySet(Participant).get(pk=case.participant_id)
    changes = _about_her(key, value, blueprint_of(case.programme).country)
    changes = {name: new for name, new in changes.items() if getattr(person, name) != new}
    if changes:
        participant_edit(by=by, on=on, participant=person, version=person.version, changes=changes)
    if key in SAFE_CONTACT:
        _reach(by, on, person, case, definition, key, value)
    elif key == "income_source" and case.income_source != value:
        _edit(by, on, case, income_source=value)
    elif key == "worked_in_care" and case.route != ROUTES.get(value, ""):
        _edit(by, on, case, route=str(ROUTES.get(value, "")))
    elif key == "wish":
        _wish(by, on, case, value)
    elif key == "in_the_way":
        _barriers(by, on, case, value)


def _about_her(key: str, value: Any, country: str) -> dict[str, Any]:
    if key in {"call_name", "full_name", "postcode"}:
        return {key: value.strip()}
    if key == "gender":
        return {"gender": Gender(value)} if value in Gender.values else {}
    if key == "phone_shared":
        return {"phone_shared": value == "yes"}
    if key == "languages":
        return {"language": value[0]} if value else {}
    if key == "reads":
        read = [code for code in value if code != "none"]
        return {"reads": bool(read), "reads_language": read[0] if read else ""}
    if key == "birth":
        return {
            "birth_year": int(value[:4]),
            "birth_date": date.fromisoformat(value) if len(value) == 10 else None,
        }
    if key == "phone":
        try:
            return {"phone": normal_phone(value, country)}
        except UnknownPhone:
            return {}
    return {}


def _edit(by: Actor, on: date, case: Case, **changes: Any) -> None:
    fresh = models.QuerySet(Case).get(pk=case.pk)
    case_edit(by=by, on=on, case=fresh, version=fresh.version, **changes)
    for name, value in changes.items():
        setattr(case, name, value)


def _reach(
    by: Actor, on: date, person: Participant, case: Case, definition: Definition, key: str, value: Any
) -> None:
    """Safe contact as she says it. A yes to messages never says more than neutral; she may allow more later."""
    standing = models.QuerySet(SafeContact).filter(participant=person).first()
    language = blueprint_of(case.programme).languages[0]
    words = said(definition.question_by_key[key], {"value": value}, Setting(language, case.programme.country))
    fields: dict[str, Any] = {}
    if key == "channels":
        only_met = value == ["in_person"]
        fields["channel"] = CHANNELS.get(value[0], "") if value else ""
        if only_met:
            fields["discretion"] = Discretion.NONE
        elif standing is None or standing.discretion == Discretion.NONE:
            fields["discretion"] = Discretion.NEUTRAL
    elif key == "safe_times":
        fields["times"] = str(SafeTimes.said(value))
    elif key == "leave_message":
        fields["voicemail"] = value == "yes"
    elif key == "who_may_know":
        fields["may_say"] = words
    elif key == "phone_shared" and value == "yes" and standing and standing.discretion == Discretion.FULL:
        fields["discretion"] = Discretion.NEUTRAL
    if fields:
        safe_contact_set(by=by, on=on, participant=person, **fields)


def _wish(by: Actor, on: date, case: Case, text: str) -> None:
    """Her words open the plan. Once they stand a worker's typing changes them no more."""
    if len(text.strip()) > WISH_LIMIT:
        raise Refused(
            _("This has %(n)d characters; %(limit)d fit. Make it shorter.")
            % {"n": len(text.strip()), "limit": WISH_LIMIT},
            "wish",
        )
    last = models.QuerySet(Wish).filter(case=case).order_by("-on", "-created_at").first()
    if last is None or last.text != text.strip():
        wish_write(by=by, on=on, case=case, text=text, form=WishForm.TYPED)


def _barriers(by: Actor, on: date, case: Case, keys: list[str]) -> None:
    """Put what she named on her list, in her order. What was there stays; nothing is taken away."""
    shapes = blueprint_of(case.programme).barrier_by_key
    private = {key for key, shape in shapes.items() if shape.sensitivity == BarrierSensitivity.RESTRICTED}
    added = BarrierType.objects.filter(programme_slug=case.programme.slug, restricted=True)
    private |= set(added.values_list("key", flat=True))
    have = set(
        models.QuerySet(Barrier)
        .filter(participant=case.participant_id)
        .exclude(status="solved")
        .values_list("kind", flat=True)
    )
    for rank, key in enumerate(keys, start=1):
        if key not in have:
            barrier_add(
                by=by, on=on, participant=case.participant, kind=key, restricted=key in private,
                source=Source.INTAKE, rank=rank,
            )  # fmt: skip


__all__ = ["Saved", "answers_save", "fact_tell"]
