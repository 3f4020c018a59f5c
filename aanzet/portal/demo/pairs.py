"""Women and mentors in different stages: it goes well, silent for weeks, over with both surveys, and one mentor ill."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from aanzet.access.actor import Actor, actor_for
from aanzet.accounts.queries import user_by_mail
from aanzet.alliances.models import Organisation
from aanzet.cases.actions.guide import coach_assign
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import CaseQuerySet
from aanzet.journal.actions import write
from aanzet.matches.actions.check import check_say
from aanzet.matches.actions.ending import match_end
from aanzet.matches.actions.introduction import introduction_add, introduction_move
from aanzet.matches.actions.meeting import meeting_log
from aanzet.matches.actions.survey import survey_answer
from aanzet.matches.enums import Feeling, MatchEnd, Side, SurveyMoment
from aanzet.matches.models import Match
from aanzet.matches.questions import questions, shape_of
from aanzet.portal.demo.cast import KK, Place
from aanzet.portal.demo.staff import organisation_at
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import programme_named
from aanzet.volunteers import actions as volunteers
from aanzet.volunteers.models import Volunteer

HALF_A_YEAR = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Pair:
    """`began`: so many days ago; `met`: days ago of each meeting; `feel`: what she said last; `over`: days ago."""

    mentor: str
    began: int
    met: tuple[int, ...]
    feel: Feeling | None = None
    over: int = 0
    ill: bool = False


PAIRS = (
    Pair("Malin Sjöberg", 100, (96, 82, 69, 54, 40, 27, 13, 6), Feeling.GOOD),
    Pair("Oskar Lindqvist", 62, (58, 45, 24)),
    Pair("Karin Åberg", 95, (92, 78, 61, 40, 22, 12), over=9),
    Pair("Johanna Wallin", 33, (30, 19, 8), Feeling.NOT_GOOD),
    Pair("Amir Sahlin", 28, (25, 11), ill=True),
)
MOODS = ("good", "good", "fair")
STEPS = ("Ringa skolan", "Skriva om CV:t", "", "Öva på en intervju", "")


def pairs_meet(on: date) -> None:
    """Tell it once, with the actions of the room itself."""
    programme, home = programme_named(KK), organisation_at(Place(KK))
    leader = user_by_mail(email="emina@example.org")
    if programme is None or home is None or leader is None:
        return
    ready = QuerySet(Volunteer).filter(programme=programme, role="mentor", user__isnull=False)
    mentors = {row.name: row for row in ready}
    if QuerySet(Match).filter(volunteer__in=mentors.values()).exists():
        return
    told = [pair for pair in PAIRS if pair.mentor in mentors]
    for pair, case in zip(told, _women(programme, home, len(told), on), strict=False):
        _together(pair, mentors[pair.mentor], case, actor_for(leader, on=on), on)


def rahel_and_marijke() -> None:
    """Rahel's coach is a volunteer: their contacts are the meetings of the two of them."""
    rows = QuerySet(Assignment).filter(
        case__participant__account__email="rahel@example.org", kind=AssignmentKind.COACH, ends_on__isnull=True
    )
    for door in rows.select_related("case"):
        coach = QuerySet(Volunteer).filter(user=door.user_id, role="coach").first()
        if coach is not None and not QuerySet(Match).filter(assignment=door).exists():
            match = Match.objects.create(
                case=door.case, volunteer=coach, assignment=door, starts_on=door.starts_on,
                planned_until=door.starts_on + HALF_A_YEAR,
            )  # fmt: skip
            data = {"role": coach.role}
            write(
                None,
                "match.begun",
                subject=match.subject_id,
                object_id=match.pk,
                data=data,
                on=door.starts_on,
            )


def _women(programme: Programme, home: Organisation, many: int, on: date) -> list[Case]:
    """Women who started long enough ago, and have no mentor."""
    mentored = QuerySet(Assignment).filter(kind=AssignmentKind.MENTOR, ends_on__isnull=True)
    rows = (
        CaseQuerySet(Case)
        .open(on)
        .filter(programme=programme, organisation=home, started_on__lte=on - timedelta(days=110))
    )
    rows = rows.exclude(pk__in=mentored.values("case_id")).exclude(
        pauses__ends_on__isnull=True, pauses__isnull=False
    )
    found: list[Case] = list(
        QuerySet(Case).filter(pk__in=rows.values("pk")).order_by("first_contact_on", "pk")[:many]
    )
    return found


def _together(pair: Pair, mentor: Volunteer, case: Case, office: Actor, on: date) -> None:
    if mentor.user is None:
        return
    by, began = actor_for(mentor.user, on=on), on - timedelta(days=pair.began)
    door = coach_assign(by=None, on=began, case=case, user=mentor.user, kind=AssignmentKind.MENTOR)
    match = Match.objects.create(
        case=case, volunteer=mentor, assignment=door, starts_on=began, planned_until=began + HALF_A_YEAR
    )
    write(
        None,
        "match.begun",
        subject=case.participant_id,
        object_id=match.pk,
        data={"role": mentor.role},
        on=began,
    )
    if pair.over:
        _survey(match, by, SurveyMoment.START, began + timedelta(days=4), "s1")
    for place, ago in enumerate(pair.met):
        day = on - timedelta(days=ago)
        meeting_log(
            by=by, on=day, match=match, day=day, minutes=60, mood=MOODS[place % 3], next_step=STEPS[place % 5]
        )
    if pair.feel:
        check_say(by=by, on=on - timedelta(days=2), match=match, side=Side.HER, feeling=pair.feel)
    if pair.ill:
        volunteers.pause_add(by=by, on=on, volunteer=mentor, starts_on=on, stand_in_needed=True)
    if pair.over:
        _over(match, by, on - timedelta(days=pair.over))
    if pair is PAIRS[0]:
        _introduced(match, case, by, on)


def _over(match: Match, by: Actor, last: date) -> None:
    match = match_end(by=by, on=last, match=match, reason=MatchEnd.DONE, side=Side.OFFICE)
    _survey(match, by, SurveyMoment.END, last + timedelta(days=2), "s3")


def _survey(match: Match, by: Actor, moment: SurveyMoment, on: date, feels: str) -> None:
    for side in (Side.HER, Side.VOLUNTEER):
        for question in questions(shape_of(side), moment):
            keys = [choice.key for choice in question.choices]
            answer = feels if feels in keys else keys[2]
            survey_answer(
                by=by,
                on=on,
                match=match,
                side=side,
                moment=moment,
                question=question.key,
                answer={"value": answer},
            )


def _introduced(match: Match, case: Case, by: Actor, on: date) -> None:
    for to, ago, steps in (
        ("Personalchef på ett hemtjänstföretag", 50, (("talked", 44), ("interview", 20))),
        ("Rektor på en förskola", 18, (("talked", 10),)),
    ):
        day = on - timedelta(days=ago)
        row = introduction_add(
            by=by, on=day, case=case, match=match, to=to, day=day, agreed_on=day - timedelta(days=3)
        )
        for step, back in steps:
            at = on - timedelta(days=back)
            introduction_move(by=by, on=at, introduction=row, step=step, day=at)
