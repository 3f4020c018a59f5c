"""What stands about her journey: for her own copy, and what goes and what stays as a number when she is erased."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from aanzet.cases.models import (
    Adjustment,
    Assignment,
    Case,
    ContactMoment,
    Deviation,
    DiscriminationReport,
    Exit,
    Goal,
    Intake,
    IntakeAnswer,
    LadderStep,
    Pause,
    PhaseChange,
    PlanVersion,
    Referral,
    Signal,
    Step,
    StepYes,
    Voice,
    Wish,
)
from aanzet.cases.queries.barriers import barrier_kinds
from aanzet.cases.queries.intake import answer_in, definition_of, setting_of
from aanzet.cases.queries.worklist import phase_name
from aanzet.participants.models import Barrier, Participant
from aanzet.participants.parts import Item, Part, Table, Told, register
from aanzet.participants.vault import Vault
from aanzet.questionnaires.forms import said

OF = "case__participant"
DAY = _("Day")


def _programme(row: Any) -> str:
    return str(row.programme.name)


def _organisation(row: Any) -> str:
    return str(row.organisation.name)


def _who(row: Any) -> str:
    return str(row.user.name)


def _phase(row: Any) -> str:
    return str(phase_name(row.case, row.phase))


def _barrier(row: Any) -> str:
    for case in row.participant.cases.all():
        kinds = barrier_kinds(programme=case.programme)
        if row.kind in kinds:
            return kinds[row.kind].name
    return str(row.kind)


def _tell_answers(participant: Participant) -> Told:
    """The questions as they were asked, and her answers in words; what is asked around them is read once."""
    rows = models.QuerySet(IntakeAnswer).filter(intake__case__participant=participant.pk).order_by("pk")
    keys, language, items = Vault(participant.pk), get_language() or "nl", []
    for intake in (
        models.QuerySet(Intake).filter(case__participant=participant.pk).select_related("case__programme")
    ):
        form, setting = definition_of(case=intake.case, intake=intake), setting_of(case=intake.case)
        for row in rows.filter(intake=intake):
            question, answer = form.question_by_key.get(row.question), answer_in(row, keys)
            data = {
                "id": str(row.pk), "question": row.question, "state": row.state, "value": answer.get("value"),
                "typed_by": row.typed_by, "answered_on": row.answered_on.isoformat(),
            }  # fmt: skip
            words = said(question, answer, setting) if question else ""
            lines = ((question.asked(language), words),) if question and words else ()
            items.append(Item("cases.intakeanswer", gettext("My answers"), lines, data))
    return Told(tuple(items))


JOURNEY = (
    Table(
        Case,
        "participant",
        _("Your journey"),
        {
            "programme": _("Programme"),
            "organisation": _("Organisation"),
            "first_contact_on": _("We met on"),
            "started_on": _("Start"),
            "finding_place": _("Where we met"),
            "wish_occupation": _("Work I wish"),
        },
        values={"programme": _programme, "organisation": _organisation},
        keeps=(
            "programme",
            "organisation",
            "first_contact_on",
            "started_on",
            "criteria",
            "route",
            "imported",
        ),
    ),
    Table(
        Assignment,
        OF,
        _("Who helps me"),
        {"user": _("Name"), "kind": _("Task"), "starts_on": _("From"), "ends_on": _("Until")},
        values={"user": _who},
    ),
    Table(
        PhaseChange,
        OF,
        _("Phase"),
        {"on": DAY, "phase": _("Phase")},
        values={"phase": _phase},
        order_by=("on",),
    ),
    Table(Pause, OF, _("Rest"), {"starts_on": _("From"), "ends_on": _("Until"), "reason": _("Why")}),
    Table(
        Exit,
        OF,
        _("The end"),
        {"on": DAY, "kind": _("How")},
        keeps=("on", "kind", "is_this_what_you_wanted", "income_source"),
        kept=Q(undone_on__isnull=True),
    ),
    Table(Signal, OF, ""),
)
PLAN = (
    Table(Wish, OF, _("What I want"), {"on": DAY, "text": _("In my words")}, order_by=("on",)),
    Table(Voice, OF, _("My voice"), {"on": DAY}),
    Table(
        PlanVersion,
        OF,
        _("My plan"),
        {
            "number": _("Number"),
            "begun_on": _("Made on"),
            "agreed_by_her_on": _("My yes"),
            "agreed_by_coach_on": _("Yes of my coach"),
            "if_then": _("What could be difficult"),
            "who_may_see": _("Who may see it"),
        },
    ),
    Table(
        Goal,
        OF,
        _("Goal"),
        {"title": _("Goal"), "by_when": _("When"), "reached_on": _("Reached on")},
        keeps=("own", "reached_on"),
        kept=Q(own=True, dropped_on__isnull=True),
    ),
    Table(
        Step,
        "goal__case__participant",
        _("Step"),
        {"what": _("Step"), "helper": _("Who helps"), "due_on": _("When"), "done_on": _("Done on")},
    ),
    Table(StepYes, "step__goal__case__participant", _("Yes to a step"), {"text": _("Step"), "on": DAY}),
    Table(
        LadderStep,
        OF,
        _("How much do I decide myself?"),
        {"on": DAY, "step": _("Step")},
        keeps=("step", "moment", "on", "typed_by"),
        order_by=("on",),
    ),
)
CARE = (
    Table(
        ContactMoment,
        OF,
        _("Talk"),
        {
            "on": DAY,
            "kind": _("How"),
            "by_name": _("With"),
            "where": _("Where"),
            "note": _("What was written"),
            "next_step": _("Next step"),
        },
        order_by=("on",),
    ),
    Table(
        Referral,
        OF,
        _("Help from others"),
        {"sent_on": DAY, "to": _("Who"), "state": _("Now"), "answer": _("Answer")},
    ),
    Table(Deviation, OF, _("Less contact"), {"on": DAY, "words": _("What was written")}),
    Table(
        DiscriminationReport,
        OF,
        _("What I told about unequal treatment"),
        {"told_on": DAY, "ground": _("Because of"), "place": _("Where"), "words": _("In my words")},
    ),
    Table(Adjustment, OF, _("What I need at work"), {"written_on": DAY, "needs": _("In my words")}),
    Table(
        Barrier,
        "participant",
        _("What is in my way"),
        {"kind": _("What"), "words": _("In my words"), "since": _("Since"), "status": _("Now")},
        values={"kind": _barrier},
    ),
)
INTAKE = (
    Table(Intake, OF, _("My questions"), {"started_on": _("Begun on"), "finished_on": _("Ready on")}),
    # Told below: their questions stand in a file.
    Table(IntakeAnswer, "intake__case__participant", _("My answers"), told=False),
)


def register_parts() -> None:
    register(Part("journey", _("Your journey"), 20, JOURNEY))
    register(Part("plan", _("My plan"), 30, PLAN))
    register(Part("care", _("Talks and help"), 40, CARE))
    register(Part("answers", _("My answers"), 50, INTAKE, tell=_tell_answers))
