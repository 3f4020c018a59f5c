"""Women who asked for somebody beside them: Rahel chooses between two, others are asked, plan a day or have one."""

from datetime import date, timedelta

from django.db.models import QuerySet

from aanzet.access.actor import Actor, actor_for
from aanzet.accounts.queries import user_by_mail
from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.matches import actions
from aanzet.matches.actions import Agreed
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.models import Match, Proposal, Want
from aanzet.matches.queries.office import candidates
from aanzet.matches.queries.wants import told_before
from aanzet.meetings.models import Meeting
from aanzet.portal.demo.cast import KK, VW
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer

RAHEL = "rahel@example.org"
PLACE = "Buurthuis Holendrecht"
GOAL = "Jag vågar ringa en arbetsgivare själv."


def beside_them(on: date) -> None:
    """Tell it once, with the actions of the room itself."""
    if QuerySet(Want).filter(case__participant__account__email=RAHEL).exists():
        return
    _rahel(on)
    leader = user_by_mail(email="nadia@example.org")
    if leader is not None:
        _stages(actor_for(leader, on=on), on)
    _agreed(on)


def _rahel(on: date) -> None:
    """One talk with somebody who worked in care: two people to choose from."""
    case = QuerySet(Case).filter(participant__account__email=RAHEL).first()
    leader = user_by_mail(email="nadia@example.org")
    if case is None or leader is None or case.participant.account_id is None:
        return
    herself = Actor(case.participant.account_id, case.participant.call_name, on=on, participant=True)
    asked, told = on - timedelta(days=6), told_before(case=case)
    want = actions.want_open(
        by=herself, on=asked, case=case, role="coach", length=Length.DOOR_OPENER, languages=told.languages,
        halfdays=["tue-am", "wed-am", "thu-am"], helps_with=told.helps_with, sector="care_welfare", only_woman=True,
    )  # fmt: skip
    office = actor_for(leader, on=on)
    fits = [each for each in candidates(want=want, on=on) if not each.outside]
    women = set(QuerySet(Volunteer).filter(is_woman=True).values_list("pk", flat=True))
    for each in [each for each in fits if each.volunteer_id in women][:2]:
        person = QuerySet(Volunteer).get(pk=each.volunteer_id)
        actions.proposal_make(by=office, on=on - timedelta(days=1), want=want, volunteer=person)


def _stages(office: Actor, on: date) -> None:
    """Of women who wait: one asked, one for whom a day must be planned, one who has a day."""
    waiting = QuerySet(Want).filter(case__programme__slug=VW, role="coach", ended_on__isnull=True)
    stages = [_asked, _to_plan, _to_meet]
    for want in waiting.exclude(case__participant__account__email=RAHEL).order_by("-asked_on", "pk"):
        fits = [each for each in candidates(want=want, on=on) if not each.outside] if stages else []
        if fits:
            person = QuerySet(Volunteer).get(pk=fits[0].volunteer_id)
            day = on - timedelta(days=3)
            stages.pop(0)(office, day, actions.proposal_make(by=office, on=day, want=want, volunteer=person))


def _asked(by: Actor, on: date, row: Proposal) -> None:
    """The volunteer said yes; her word waits."""
    actions.answer_say(by=by, on=on, proposal=row, side=Side.VOLUNTEER, stage=Stage.MEET, said=Said.YES)


def _to_plan(by: Actor, on: date, row: Proposal) -> None:
    for side in (Side.HER, Side.VOLUNTEER):
        actions.answer_say(by=by, on=on, proposal=row, side=side, stage=Stage.MEET, said=Said.YES)


def _to_meet(by: Actor, on: date, row: Proposal) -> None:
    _to_plan(by, on, row)
    begins = clock.now().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=4)
    if row.volunteer.user is not None:
        QuerySet(Meeting).create(
            case=row.want.case,
            with_user=row.volunteer.user,
            starts_at=begins,
            place=PLACE,
            planned_by_id=by.user_id,
        )


def _agreed(on: date) -> None:
    """What the first pair of Malmö agreed."""
    found = QuerySet(Match).filter(case__programme__slug=KK, ends_on__isnull=True)
    match = found.select_related("volunteer__programme", "case").order_by("starts_on").first()
    if match is None:
        return
    day = match.starts_on + timedelta(days=4)
    typed = Agreed(goal=GOAL, place="Herrgårdens bibliotek", until=match.planned_until)
    actions.agreement_write(by=None, on=day, match=match, side=Side.HER, typed=typed)
    for side in (Side.HER, Side.VOLUNTEER):
        actions.agreement_agree(by=None, on=day, match=match, side=side, edition=1)
