"""Ambassadors of one partner: how they became it, where they went, whom they reached, and who came because of them."""

from datetime import date, time, timedelta

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.ambassadors import actions
from aanzet.ambassadors.actions import DeploymentInput
from aanzet.ambassadors.models import Deployment
from aanzet.cases.models import Case
from aanzet.participants.actions import account_open
from aanzet.portal.demo.cast import GAASPERDAM
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Fate, Script
from aanzet.portal.demo.staff import account
from aanzet.programmes.shapes import Volunteering
from aanzet.volunteers.actions import (
    SignUp,
    agreement_sign,
    talk_note,
    training_note,
    volunteer_sign_up,
    volunteer_start,
)
from aanzet.volunteers.models import Volunteer

# Name, languages; the last one still learns.
OTHERS = (("Yasmina Belkadi", ("ar", "nl")), ("Precious Owusu", ("tw", "en")), ("Hülya Kaya", ("tr", "nl")),
          ("Saida Warsame", ("so", "nl")))  # fmt: skip
FIRST, LEARNS = 300, "Saida Warsame"
# Days before today (less than nothing: still to come), kind, where, finding place, language, who, heads, minutes.
VISITS = (
    (170, "talk", "Buurtkamer Reigersbos", "Buurtkamer", "ar", (0,), 18, 90),
    (150, "street", "Schoolplein De Morgenster", "Schoolplein", "tw", (1,), 26, 60),
    (128, "course", "Taalles in de bibliotheek", "Taalles", "nl", (2, 4), 14, 120),
    (104, "street", "Markt Ganzenhoef", "Markt", "ar", (0, 1), 41, 150),
    (83, "talk", "Moskee Taqwa, vrouwenochtend", "Moskee", "ar", (0,), 22, 75),
    (62, "house", "Rond de Nellesteinflat", "Thuis", "tr", (2,), 5, 45),
    (41, "talk", "Kerk De Nieuwe Stad, koffie", "Kerk", "en", (1, 5), 30, 90),
    (24, "street", "Schoolplein De Morgenster", "Schoolplein", "ar", (0,), 19, 60),
    (12, "advice", "Overleg met het stadsdeel", "Organisatie", "nl", (4,), 8, 60),
    (3, "talk", "Vrouwenontbijt Holendrecht", "Buurtkamer", "tr", (2,), None, 90),
    (-4, "street", "Markt Ganzenhoef", "Markt", "tw", (1, 5), None, 120),
    (-11, "talk", "Ouderkamer van de school", "School", "ar", (0,), None, 75),
    (-19, "course", "Taalles in de bibliotheek", "Taalles", "nl", (4,), None, 60),
)
TALKS = {0: (140, 70, 20), 1: (150, 95), 2: (60,), 3: (9,), 4: (75, 15), 5: (44,)}
CAME = 9


def go_out(scene: Scene, told: list[tuple[Script, Case]]) -> None:
    """Six ambassadors, a dozen visits, some women who came through them. At one partner only."""
    asked = scene.blueprint.volunteering_of("ambassador")
    if asked is None or scene.organisation.slug != GAASPERDAM.organisation:
        return
    by = Actor(scene.coordinator.user_id, scene.coordinator.name, on=scene.today)
    people = [_volunteer(scene, asked, by, name, spoken) for name, spoken in OTHERS]
    women = [case for script, case in told if script.fate is Fate.PLACED and script.account_id is None]
    people += [_from_her_file(scene, asked, by, case) for case in women[:2]]
    for place, ago in ((place, ago) for place, days in TALKS.items() for ago in days if place < len(people)):
        day = scene.today - timedelta(days=ago)
        actions.supervision_note(by=by, on=day, volunteer=people[place], held_on=day, minutes=45)
    visits = [found for line in VISITS if (found := _visit(scene, by, people, line))]
    _came(scene, by, visits, [case for _script, case in told])


def _volunteer(scene: Scene, asked: Volunteering, by: Actor, name: str, spoken: tuple[str, ...]) -> Volunteer:
    """Somebody who signed up from outside and was trained, or still learns."""
    day = scene.today - timedelta(days=FIRST)
    user = account(name, scene.language, day)
    typed = SignUp(name, user.email or "", languages=spoken, is_woman=True, postcode="1106")
    row = volunteer_sign_up(
        by=None, on=day, programme=scene.programme, organisation=scene.organisation, role="ambassador", typed=typed,
        user=user,
    )  # fmt: skip
    if name == LEARNS:
        talk_note(by=by, on=day, volunteer=row, held_on=day, welcome=True)
        training_note(by=by, on=day, volunteer=row, module=asked.trainings[0].key, done_on=day)
        return row
    _ready(asked, by, row, user, day)
    volunteer_start(
        by=by, on=day + timedelta(days=40), volunteer=row, ends_on=scene.today + timedelta(days=240)
    )
    return row


def _from_her_file(scene: Scene, asked: Volunteering, by: Actor, case: Case) -> Volunteer:
    """A woman who found work says yes to becoming an ambassador. Her file stays hers."""
    day = max(scene.today - timedelta(days=FIRST), case.first_contact_on)
    user = case.participant.account or account_open(by=by, on=day, participant=case.participant)
    herself = Actor(user.pk, user.name, language=scene.language, on=day, participant=True)
    call = actions.call_yes(by=herself, on=day, case=case, seen_as="first_name")
    row = QuerySet(Volunteer).get(ambassador_call=call)
    _ready(asked, by, row, user, day)
    return row


def _ready(asked: Volunteering, by: Actor, row: Volunteer, user: User, day: date) -> None:
    talk_note(by=by, on=day, volunteer=row, held_on=day, welcome=True)
    for number, part in enumerate(asked.trainings):
        done = day + timedelta(days=7 * (number + 1))
        training_note(by=by, on=done, volunteer=row, module=part.key, done_on=done)
    signed = day + timedelta(days=35)
    herself = Actor(user.pk, user.name, on=signed)
    agreement_sign(by=herself, on=signed, volunteer=row, version=asked.version)


def _visit(
    scene: Scene, by: Actor, people: list[Volunteer],
    line: tuple[int, str, str, str, str, tuple[int, ...], int | None, int],
) -> Deployment | None:  # fmt: skip
    """One visit; told afterwards where it was told."""
    ago, kind, where, finding_place, spoken, who, heads, minutes = line
    day = scene.today - timedelta(days=ago)
    going = [people[place].pk for place in who if place < len(people)]
    if not going:
        return None
    typed = DeploymentInput(
        on=day, kind=kind, place=where, volunteers=going, at=time(10), minutes=minutes, finding_place=finding_place,
        district=scene.districts[0], language=spoken,
    )  # fmt: skip
    planned = min(scene.today, day - timedelta(days=6))
    row = actions.deployment_plan(
        by=by, on=planned, programme=scene.programme, organisation=scene.organisation, typed=typed
    )
    if heads is None:
        return row
    return actions.deployment_tell(
        by=by, on=day, deployment=row, version=row.version, reached=heads, minutes=minutes
    )


def _came(scene: Scene, by: Actor, visits: list[Deployment], cases: list[Case]) -> None:
    """Women whose first contact followed a visit say so; some of them after more than sixty days."""
    said = 0
    for case in reversed(cases):
        before = [row for row in visits if 0 <= (case.first_contact_on - row.on).days <= 100]
        if before and said < CAME:
            visit = before[2 * said % len(before)]
            actions.came_say(by=by, on=case.first_contact_on, case=case, deployment=visit)
            said += 1
