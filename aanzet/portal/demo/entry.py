"""How the women of the logins got in: a printed card, and an hour together on the device of the coach."""

from datetime import timedelta

from django.db import models

from aanzet.access.actor import Actor
from aanzet.access.together import Beside
from aanzet.accounts.actions import card_make
from aanzet.accounts.models import User
from aanzet.cases.actions import ladder_tell
from aanzet.cases.models import Case
from aanzet.journal.actions import write
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Script

AGO = timedelta(days=38)
# Invented, like she is. The code is by chance: a new card shows a new one.
NUMBER = "2480"


def let_in(scene: Scene, told: list[tuple[Script, Case]], people: dict[str, User]) -> None:
    """Cards of the women who can log in; with each her coach once sat beside her."""
    on = scene.today - AGO
    for script, case in told:
        account, coach = people.get(str(script.account_id)), people.get(str(script.coach))
        if account is None or coach is None:
            continue
        by = Actor(coach.pk, coach.name, on=on)
        card_make(by=by, on=on, user=account, subject=case.participant_id, number=NUMBER)
        write(by, "case.device_lent", subject=case.participant_id, object_id=case.pk, on=on)
        herself = Actor(account.pk, account.name, on=on, beside=Beside(coach.pk, coach.name))
        ladder_tell(by=herself, on=on, case=models.QuerySet(Case).get(pk=case.pk), step=4)
