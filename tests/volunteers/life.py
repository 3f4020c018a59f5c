"""A programme of the house with its coordinator, and volunteers on their way."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aanzet.access.actor import Actor, actor_for
from aanzet.accounts.actions import account_create
from aanzet.accounts.models import User
from aanzet.alliances.actions import membership_add
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.programmes.actions import programme_load
from aanzet.programmes.blueprint import SHIPPED
from aanzet.programmes.models import Programme
from aanzet.programmes.shapes import Volunteering
from aanzet.volunteers import actions
from aanzet.volunteers.actions import SignUp
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.ready import volunteering_for
from tests.work.world import TODAY


@dataclass
class House:
    programme: Programme
    home: Organisation
    coordinator: Actor
    role: str

    def sign_up(self, name: str = "Wim de Boer", **fields: Any) -> Volunteer:
        typed = SignUp(name, **({"email": f"{name.split()[0].lower()}@example.org"} | fields))
        return actions.volunteer_sign_up(
            by=None, on=TODAY, programme=self.programme, organisation=self.home, role=self.role, typed=typed
        )

    def let_in(self, volunteer: Volunteer) -> Actor:
        """An account with the task of getting ready."""
        user = account_create(by=None, on=TODAY, name=volunteer.name, email=volunteer.email)
        membership_add(by=None, on=TODAY, user=user, organisation=self.home, role=Role.VOLUNTEER)
        volunteer.user = user
        volunteer.save(update_fields=["user"])
        return actor_for(user, on=TODAY)

    def asked(self, volunteer: Volunteer) -> Volunteering:
        found = volunteering_for(volunteer)
        assert found is not None
        return found

    def prepare(self, volunteer: Volunteer, *, without: str = "") -> Actor:
        """Everything before the start, but one thing."""
        self_, asked, by = self.let_in(volunteer), self.asked(volunteer), self.coordinator
        if without != "talk":
            actions.talk_note(by=by, on=TODAY, volunteer=volunteer, held_on=TODAY, welcome=True)
        if asked.check and without != "check":
            see(volunteer, by, TODAY, given_on=TODAY if asked.check == "vog" else None)
        if without != "training":
            for part in asked.trainings:
                actions.training_note(by=by, on=TODAY, volunteer=volunteer, module=part.key, done_on=TODAY)
        if without != "agreement":
            actions.agreement_sign(by=self_, on=TODAY, volunteer=volunteer, version=asked.version)
        return self_

    def ready(self, name: str = "Wim de Boer", **fields: Any) -> tuple[Volunteer, Actor]:
        volunteer = self.sign_up(name, **fields)
        self.prepare(volunteer)
        actions.volunteer_start(by=self.coordinator, on=TODAY, volunteer=volunteer)
        account = User.objects.get(volunteering=volunteer)
        return volunteer, actor_for(account, on=TODAY)


def see(volunteer: Volunteer, by: Actor, on: date, given_on: date | None = None) -> None:
    actions.screening_note(
        by=by, on=on, volunteer=volunteer, seen_on=on, given_on=given_on, seen_by_role="Coordinator"
    )


def house(slug: str, home: str, role: str) -> House:
    programme_load(SHIPPED / f"{slug}.toml", by=None, on=TODAY)
    organisation = Organisation.objects.get(slug=home)
    user = account_create(by=None, on=TODAY, name="Nora", email=f"nora-{home}-{role}@example.org")
    membership_add(by=None, on=TODAY, user=user, organisation=organisation, role=Role.COORDINATOR)
    programme = Programme.objects.select_related("alliance").get(slug=slug)
    return House(programme, organisation, actor_for(user, on=TODAY), role)
