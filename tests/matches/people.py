"""Volunteers for tests: ready to begin, in the cast's own programme and organisation."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from aanzet.accounts.actions import account_create
from aanzet.alliances.models import Membership
from aanzet.core import clock
from aanzet.matches import actions
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.models import Proposal, Want
from aanzet.meetings.actions import MeetingInput, meeting_plan
from aanzet.meetings.models import Meeting
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers.models import Screening, Signature, Talk, Training, Volunteer
from tests.cast import PASSWORD, Cast

ALL_WEEK = ["mon-am", "tue-am", "tue-pm"]


def a_volunteer(cast: Cast, name: str, *, role: str = "mentor", user: Any = None, **values: Any) -> Volunteer:
    """Somebody with an account and a dated task, and all that is asked before a proposal."""
    mail = f"{name.lower().replace(' ', '.')}@example.org"
    account = user or account_create(by=None, on=cast.on, name=name, email=mail, password=PASSWORD)
    task = Membership.objects.create(
        user=account, organisation=cast.organisation, role=role, starts_on=date(2024, 1, 1)
    )
    given = {
        "languages": ["nl", "ti"], "halfdays": ALL_WEEK, "sectors": ["care_welfare"], "places": 1, "postcode": "1102",
    } | values  # fmt: skip
    row: Volunteer = QuerySet(Volunteer).create(
        programme=cast.programme, organisation=cast.organisation, user=account, membership=task, role=role,
        name=name, email=account.email or "", signed_up_on=date(2024, 1, 1), **given,
    )  # fmt: skip
    return make_ready(row)


def make_ready(row: Volunteer) -> Volunteer:
    """The talk, the check, the training and the agreement that the programme asks."""
    day, asked = date(2024, 1, 1), blueprint_of(row.programme).volunteering_of(row.role)
    QuerySet(Talk).create(volunteer=row, held_on=day, welcome=True)
    if asked and asked.check:
        QuerySet(Screening).create(
            volunteer=row, kind=asked.check, seen_on=day, valid_until=date(2099, 1, 1), seen_by_name="Anke",
            seen_by_role="coordinator",
        )  # fmt: skip
    for part in asked.trainings if asked else ():
        QuerySet(Training).create(volunteer=row, module=part.key, done_on=day)
    if asked:
        QuerySet(Signature).create(volunteer=row, version=asked.version, signed_on=day)
    return row


def a_want(cast: Cast, **values: Any) -> Want:
    given = {"role": "mentor", "halfdays": ["tue-am"], "languages": ["ti", "nl"]} | values
    return actions.want_open(by=cast.actor("participant"), on=cast.on, case=cast.case, **given)


def propose(cast: Cast, want: Want, volunteer: Volunteer, **values: Any) -> Proposal:
    return actions.proposal_make(
        by=cast.actor("coordinator"), on=cast.on, want=want, volunteer=volunteer, **values
    )


def say(cast: Cast, row: Proposal, side: str, said: str, stage: str = Stage.MEET) -> Proposal:
    return actions.answer_say(
        by=cast.actor("participant"), on=cast.on, proposal=row, side=side, stage=stage, said=said
    )


def both_meet(cast: Cast, row: Proposal) -> None:
    for side in (Side.HER, Side.VOLUNTEER):
        say(cast, row, side, Said.YES)


def _account(row: Proposal) -> UUID:
    account = row.volunteer.user_id
    assert account is not None
    return account


def met(cast: Cast, row: Proposal) -> Meeting:
    """They said yes to meet, and the first meeting is over."""
    both_meet(cast, row)
    typed = MeetingInput(clock.now() + timedelta(days=1), _account(row), place="Buurthuis")
    meeting = meeting_plan(by=cast.actor("coordinator"), on=cast.on, case=cast.case, typed=typed)
    QuerySet(Meeting).filter(pk=meeting.pk).update(starts_at=clock.now() - timedelta(hours=3))
    return meeting
