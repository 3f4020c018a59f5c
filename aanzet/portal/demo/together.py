"""Women who began together as a group, and a result that waits for her own yes."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import models

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.cases.actions import answer_set, cohort_start
from aanzet.cases.models import Case, Cohort, Intake
from aanzet.portal.demo.cast import CARE_HOME, KK, SSMW
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import CARE, Fate, Script
from aanzet.work.actions import Asking, PlacementInput, placement_add
from aanzet.work.enums import DayPart, PlacementKind, YesWay

# (programme, organisation of the chapter) -> name, women, days ago.
GROUPS = {
    (KK, ""): ("Kvinnogruppen i Herrgården", 8, 63),
    (SSMW, "buurvrouwennetwerk-gaasperdam"): ("Groep dinsdag", 6, 42),
}
HER_WEEK = {
    "hours_possible": 20,
    "times_possible": [DayPart.SCHOOL_HOURS.value],
    "care_for": ["child_4_11"],
    "childcare": "some",
}


def start_group(
    scene: Scene, told: list[tuple[Script, Case]], programme: str, organisation: str
) -> Cohort | None:
    """The group of this chapter, of women who had begun by then, the newest first."""
    name, most, ago = GROUPS.get((programme, organisation), ("", 0, 0))
    day = scene.today - timedelta(days=ago)
    begun = [case for script, case in told if script.fate is Fate.ACTIVE and _by(case, day)]
    if not name or not scene.blueprint.trajectories or not begun:
        return None
    begun.sort(key=lambda case: (case.started_on or day, case.pk), reverse=True)
    return cohort_start(
        by=Actor(scene.coordinator.user_id, scene.coordinator.name, on=day), on=day, programme=scene.programme,
        organisation=scene.organisation, template=scene.blueprint.trajectories[0], name=name, cases=begun[:most],
    )  # fmt: skip


def _by(case: Case, day: date) -> bool:
    return case.started_on is not None and case.started_on <= day


def ask_her(scene: Scene, told: list[tuple[Script, Case]], people: dict[str, User]) -> None:
    """Who signs in finds a question: more hours than she said she can. Only she answers it."""
    for script, case in told:
        intake = models.QuerySet(Intake).filter(case=case).first()
        if not script.account_id or not script.coach or intake is None:
            continue
        coach = Actor(script.coach, people[str(script.coach)].name, on=scene.today)
        for question, value in HER_WEEK.items():
            answer_set(by=coach, on=intake.started_on, intake=intake, question=question, value=value)
        place = CARE_HOME if scene.country == "nl" else "Vårdboendet Linden"
        typed = PlacementInput(
            kind=PlacementKind.WORK_TRIAL, sector=CARE, occupation=script.wish_work, employer=place,
            starts_on=scene.today, seen_on=scene.today, seen_by=coach.name, hours_per_week=Decimal(28),
            times=(DayPart.MORNING, DayPart.AFTERNOON),
        )  # fmt: skip
        placement_add(by=coach, on=scene.today, case=case, typed=typed, asking=Asking(YesWay.HERSELF))
