"""Meetings to come: who signs in finds where she is expected, and every coach has a few days ahead of her."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.cases.models import Case
from aanzet.meetings.actions import MeetingInput, meeting_plan
from aanzet.meetings.enums import Childcare, MeetingKind
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Fate, Script

# Place, address and route of invented houses, per country.
HOUSES = {
    "nl": (
        "Huis De Linde",
        "Lindeplein 12, Ede",
        "Bus 2 tot halte Lindeplein. Dan 3 minuten lopen. De groene deur.",
    ),
    "se": (
        "Lindens hus",
        "Lindgatan 12, Malmö",
        "Buss 5 till Lindgatan. Sedan 3 minuter till fots. Den gröna dörren.",
    ),
}
DAYS, EACH = 14, 6
HOURS = (9, 10, 11, 13)


def plan_days(scene: Scene, told: list[tuple[Script, Case]], people: dict[str, User]) -> None:
    """A meeting for each woman who signs in, and for every sixth other whose journey goes on."""
    place, address, route = HOUSES[scene.country]
    active = [(s, c) for s, c in told if s.coach and s.fate is Fate.ACTIVE and str(s.coach) in people]
    for number, (script, case) in enumerate(active):
        if not script.account_id and number % EACH:
            continue
        coach = people[str(script.coach)]
        by = Actor(coach.pk, coach.name, on=scene.today)
        # A day in the evening of which somebody starts the demo has no morning left.
        day = scene.today + timedelta(days=2 if script.account_id else 1 + number % DAYS)
        moment = timezone.make_aware(datetime.combine(day, time(HOURS[number % len(HOURS)])))
        typed = MeetingInput(
            moment, coach.pk, kind=MeetingKind.WALK if script.account_id else MeetingKind.TALK,
            minutes=90 if script.account_id else 45, place=place, address=address, route=route,
            childcare=Childcare.THERE if number % 2 == 0 else Childcare.NOT_NEEDED,
        )  # fmt: skip
        meeting_plan(by=by, on=scene.today, case=case, typed=typed)
