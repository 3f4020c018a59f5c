"""Whom women who sign in let see something, and what they chose for their family."""

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.alliances.models import Organisation
from aanzet.cases.models import Case
from aanzet.circle import actions
from aanzet.circle.enums import FamilyYes, Kin
from aanzet.meetings.models import Meeting
from aanzet.meetings.queries import next_meetings
from aanzet.participants.enums import ConsentTopic
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Script

# What she calls them, and to what they may be asked.
FAMILY = {
    "nl": (
        ("Mijn man", Kin.PARTNER, FamilyYes.NOTHING),
        ("Mijn zus Saba", Kin.SIBLING, FamilyYes.WHEN_I_SAY),
    ),
    "se": (
        ("Min man", Kin.PARTNER, FamilyYes.NOTHING),
        ("Min syster Saba", Kin.SIBLING, FamilyYes.WHEN_I_SAY),
    ),
}


def tell_circle(scene: Scene, told: list[tuple[Script, Case]]) -> None:
    """Her sister comes along to her next meeting; her husband to nothing.
    One school sees her steps until she stops it."""
    for script, case in told:
        account = User.objects.filter(pk=script.account_id).first() if script.account_id else None
        if account is None:
            continue
        by = Actor(account.pk, account.name, on=scene.today, participant=True)
        relatives = []
        for name, kin, yes in FAMILY[scene.country]:
            row = actions.relative_add(
                by=by, on=scene.today, participant=case.participant, name=name, kin=kin
            )
            actions.family_choose(by=by, on=scene.today, relative=row, yes=yes)
            relatives += [row] if yes != FamilyYes.NOTHING else []
        for card in next_meetings(case_id=case.pk, limit=1):
            meeting = Meeting.objects.visible_to(by, "case.meeting.read").get(pk=card.meeting_id)
            actions.guests_choose(by=by, on=scene.today, meeting=meeting, relatives=relatives)
        school = Organisation.objects.filter(
            alliance_memberships__alliance=scene.programme.alliance, kind="school"
        )
        receiver = school.order_by("name").first()
        if receiver is not None:
            actions.yes_choose(
                by=by,
                on=scene.today,
                case=case,
                organisation=receiver,
                topics={ConsentTopic.PLAN_STEPS: None},
            )
