"""The cast: one invented woman and everybody around her, each of whom may see something else.

Every field group of her case holds a word of its own (`Word`), so that a test can see where it leaks.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from django.db import models
from django.test import Client

from aanzet.access.actor import Actor, actor_for
from aanzet.access.scope import unscoped
from aanzet.accounts.actions import account_create
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import AllianceMembership, Grant, Membership, Organisation
from aanzet.cases import actions as journey
from aanzet.cases.actions.care import ContactInput
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.circle import actions as circle
from aanzet.circle.enums import FamilyYes, Kin
from aanzet.core import clock
from aanzet.feedback import actions as feedback
from aanzet.matches import actions as matches
from aanzet.matches.actions.introduction import introduction_add
from aanzet.matches.actions.meeting import meeting_log
from aanzet.matches.enums import Side
from aanzet.matches.models import Match
from aanzet.matching.actions import run_make, suggestion_leave, weights_decide
from aanzet.matching.models import Suggestion
from aanzet.meetings.actions import MeetingInput, meeting_plan
from aanzet.outbox.actions import message_queue
from aanzet.outbox.models import Message
from aanzet.participants import actions as people
from aanzet.participants.enums import ConsentEvidence, ConsentTopic, Discretion, Source
from aanzet.participants.models import Participant
from aanzet.programmes.actions import programme_load
from aanzet.programmes.blueprint import shipped
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.rights import actions as rights
from aanzet.sheets import actions as sheets
from aanzet.sheets.week import Week, put
from aanzet.volunteers import actions as giving
from aanzet.volunteers.actions import SignUp
from aanzet.volunteers.models import Volunteer
from aanzet.work import actions as work
from aanzet.work.actions import Asking, PlacementInput
from aanzet.work.enums import YesWay
from tests.accounts.signin import sign_in


class Word(StrEnum):
    """What is planted in each field group. No word stands inside another."""

    CALL = "Qcallname"
    FULL = "Qfullname"
    PHONE = "+31610000123"
    SAFE = "qsafehours"
    WISH = "qherwish"
    GOAL = "qgoaltitle"
    STEP = "qstepwhat"
    OWN_STEP = "qschoolstep"
    STRENGTH = "qstrength"
    BARRIER = "qbarrierwords"
    HIDDEN_BARRIER = "qhiddenbarrier"
    NOTE = "qnotewords"
    NEXT = "qnextstep"
    REFERRAL = "qreferredto"
    INTAKE = "qintakeanswer"
    SENSITIVE = "qsensitiveanswer"
    REPORT = "qunequalwords"
    NEEDS = "qneedsatwork"
    OCCUPATION = "qwishoccupation"
    PLACE = "qfindingplace"
    EMPLOYER = "qemployername"
    GROUP = "qgroupname"
    LESS = "qlesscontact"
    VOICE = "qhervoice"
    SENT = "qsenttoher"
    WRONG = "qiswrong"
    REMARK = "qremarkwords"
    RELATIVE = "qrelativename"
    MEETING = "qmeetingplace"
    CHOICE = "qchoiceabout"
    OPTION = "qoptionwords"
    DECISION = "qdecisionwords"
    KEPT_CHOICE = "qkeptchoice"
    PERSON = "qpersonaround"
    TOGETHER = "qmatchnext"
    INTRODUCED = "qintroducedto"
    TRADE = "qvolunteertrade"
    MOTIVE = "qvolunteermotive"
    COST = "qvolunteercost"
    SAID = "qsaidtoemployer"
    VISIT = "qvisitplace"
    OTHER_NAME = "qambassadorname"
    MATCH_GOAL = "qmatchgoal"
    MATCH_PLACE = "qmatchplace"
    CHOSEN = "qwhychosen"
    WEIGHED = "qwhyweighed"


# The head of a sound file, and a word in place of the voice.
SOUND = b"RIFF\x24\x00\x00\x00WAVEfmt " + Word.VOICE.encode()
PASSWORD = "vier woorden op rij"


@dataclass
class Cast:
    """People by what they are to Rahel. `on`: the day of the play."""

    on: date
    programme: Programme
    other_programme: Programme
    organisation: Organisation
    sister: Organisation
    stranger: Organisation
    school: Organisation
    users: dict[str, User]
    participant: Participant
    case: Case
    other_case: Case
    clients: dict[str, Client] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        return actor_for(self.users[name], on=self.on)

    def client(self, name: str) -> Client:
        """A browser in which `name` is signed in; "visitor" is signed in nowhere."""
        if name not in self.clients:
            client = Client()
            self.clients[name] = sign_in(client, self.users[name]) if name != "visitor" else client
        return self.clients[name]

    def volunteer(self, name: str) -> Volunteer:
        """The row of who gives time: coach, mentor, ambassador (all three ready) or volunteer (signed up)."""
        return models.QuerySet(Volunteer).get(user=self.users[name])

    @cached_property
    def everybody(self) -> list[str]:
        return [*self.users, "visitor"]


STAFF = {
    "coach": (Role.COACH, "organisation"),
    "stand_in": (Role.COACH, "organisation"),
    "idle_coach": (Role.COACH, "organisation"),
    "coordinator": (Role.COORDINATOR, "organisation"),
    "sister_coach": (Role.COACH, "sister"),
    "sister_coordinator": (Role.COORDINATOR, "sister"),
    "stranger_coach": (Role.COACH, "stranger"),
    "stranger_coordinator": (Role.COORDINATOR, "stranger"),
    "mentor": (Role.MENTOR, "sister"),
    "ambassador": (Role.AMBASSADOR, "organisation"),
    "volunteer": (Role.VOLUNTEER, "organisation"),
    "school": (Role.EMPLOYER_CONTACT, "school"),
    "other_employer": (Role.EMPLOYER_CONTACT, "sister"),
    "lead": (Role.ALLIANCE_LEAD, "organisation"),
    "funder": (Role.FUNDER, "funder"),
    "administrator": (Role.ADMINISTRATOR, "organisation"),
}


def make_cast(on: date | None = None) -> Cast:
    """Put the whole cast into an empty database."""
    day = on or clock.today()
    programme, other = _programmes(day)
    homes = _homes(programme, other, day)
    users = {
        name: _staff(name, role, homes[home], programme if home != "stranger" else other, day)
        for name, (role, home) in STAFF.items()
    }
    users["participant"] = account_create(
        by=None, on=day, name="Rahel", email="rahel@example.org", language="nl"
    )
    users["other_participant"] = account_create(
        by=None, on=day, name="Amina", email="amina@example.org", language="nl"
    )
    participant = people.participant_add(
        by=None,
        on=day,
        organisation=homes["organisation"],
        call_name=Word.CALL,
        full_name=f"{Word.FULL} Haile",
        phone=Word.PHONE,
        birth_year=1990,
        birth_date=date(1990, 5, 17),
        language="ti",
        account=users["participant"],
    )
    case = journey.case_open(
        by=None,
        on=day,
        participant=participant,
        programme=programme,
        started_on=day,
        finding_place=Word.PLACE,
        wish_occupation=Word.OCCUPATION,
    )
    other_woman = people.participant_add(
        by=None, on=day, organisation=homes["stranger"], call_name="Amina", account=users["other_participant"]
    )
    other_case = journey.case_open(by=None, on=day, participant=other_woman, programme=other)
    cast = Cast(
        day,
        programme,
        other,
        homes["organisation"],
        homes["sister"],
        homes["stranger"],
        homes["school"],
        users,
        participant,
        case,
        other_case,
    )
    _accompany(cast)
    _fill(cast)
    _give_time(cast)
    return cast


def _programmes(day: date) -> tuple[Programme, Programme]:
    paths = {path.stem: path for path in shipped()}
    for slug in ("vrouw-en-werk", "samen-sterk-met-werk"):
        programme_load(paths[slug], by=None, on=day)
    found = {row.slug: row for row in Programme.objects.select_related("alliance")}
    return found["vrouw-en-werk"], found["samen-sterk-met-werk"]


def _homes(programme: Programme, other: Programme, day: date) -> dict[str, Organisation]:
    def home(slug: str, at: Programme, role: str) -> Organisation:
        row, _new = Organisation.objects.get_or_create(
            slug=slug, defaults={"name": slug.replace("-", " ").title()}
        )
        AllianceMembership.objects.get_or_create(
            alliance=at.alliance, organisation=row, role=role, defaults={"starts_on": date(2020, 1, 1)}
        )
        return row

    return {
        "organisation": home("cast-home", programme, "lead"),
        "sister": home("cast-sister", programme, "partner"),
        "school": home("cast-school", programme, "school"),
        "funder": Grant.objects.filter(alliance=programme.alliance)[0].funder,
        "stranger": home("cast-stranger", other, "partner"),
    }


def _staff(name: str, role: Role, home: Organisation, programme: Programme, day: date) -> User:
    user = account_create(
        by=None, on=day, name=name.replace("_", " ").title(), email=f"{name}@example.org", password=PASSWORD
    )
    alliance = programme.alliance if role in {Role.ALLIANCE_LEAD, Role.FUNDER} else None
    Membership.objects.create(
        user=user, organisation=home, role=role, alliance=alliance, starts_on=date(2020, 1, 1)
    )
    return user


def _accompany(cast: Cast) -> None:
    for name, kind in (
        ("coach", AssignmentKind.COACH),
        ("stand_in", AssignmentKind.STAND_IN),
        ("mentor", AssignmentKind.MENTOR),
    ):
        journey.coach_assign(by=None, on=cast.on, case=cast.case, user=cast.users[name], kind=kind)
    for topic in (ConsentTopic.CARD, ConsentTopic.PLAN_STEPS, ConsentTopic.ADJUSTMENT):
        people.consent_give(
            by=None,
            on=cast.on,
            participant=cast.participant,
            organisation=cast.school,
            topic=topic,
            evidence=ConsentEvidence.SPOKEN,
        )


def _give_time(cast: Cast) -> None:
    """Rahel's coach is a volunteer who did everything; somebody else signed up; the mentor and the ambassador are
    rows of their own, as this programme's file has neither."""
    on, programme, home = cast.on, cast.programme, cast.organisation
    for name in ("coach", "volunteer"):
        user = cast.users[name]
        typed = SignUp(
            user.name, user.email or "", "+31610000777" if name == "volunteer" else "", background=Word.TRADE,
            motivation=Word.MOTIVE, languages=("nl", "ti"), halfdays=("tue-am", "thu-pm"), postcode="2512",
        )  # fmt: skip
        giving.volunteer_sign_up(
            by=None, on=on, programme=programme, organisation=home, role="coach", typed=typed, user=user
        )
    make_ready(cast.volunteer("coach"), cast.actor("coordinator"), cast.actor("coach"), on)
    for name in ("mentor", "ambassador"):
        user = cast.users[name]
        models.QuerySet(Volunteer).create(
            programme=programme, organisation=home, user=user, role=name, name=user.name, email=user.email or "",
            signed_up_on=on, membership=Membership.objects.get(user=user), languages=["nl"], halfdays=["tue-am"],
        ).talks.create(held_on=on, welcome=True)  # fmt: skip
    _give(cast)
    _beside(cast)


# What stands in the file of a volunteer or of an organisation, and not in hers.
OF_OTHERS = {Word.GROUP, Word.TRADE, Word.MOTIVE, Word.COST, Word.SAID, Word.WEIGHED}
# A place where an ambassador was: it stands in her data, and stays the organisation's when she is erased.
STAYS = OF_OTHERS | {Word.VISIT}


def go_together(cast: Cast) -> None:
    """Rahel and her mentor, and one who was her mentor before; whom her coach introduced her to. Not
    part of every play: it speaks on worklists."""
    on, mentor = cast.on, cast.volunteer("mentor")
    door = models.QuerySet(Assignment).get(case=cast.case, user=mentor.user)
    match = Match.objects.create(case=cast.case, volunteer=mentor, assignment=door, starts_on=on)
    Match.objects.create(
        case=cast.case, volunteer=mentor, starts_on=on - timedelta(days=99), ends_on=on - timedelta(days=9),
        end_reason="done",
    )  # fmt: skip
    agreed = matches.Agreed(goal=Word.MATCH_GOAL, place=Word.MATCH_PLACE)
    herself = cast.actor("participant")
    matches.agreement_write(by=herself, on=on, match=match, side=Side.HER, typed=agreed)
    meeting_log(by=cast.actor("mentor"), on=on, match=match, day=on, minutes=60, next_step=Word.TOGETHER)
    introduction_add(by=cast.actor("coach"), on=on, case=cast.case, to=Word.INTRODUCED, day=on, agreed_on=on)


def choose_and_weigh(cast: Cast) -> None:
    """A plan with a line for Rahel, what the coordinator decided about it, and other weights: each with why."""
    on = cast.on
    run = run_make(
        by=None, on=on, programme=cast.programme, organisation=cast.organisation, role="ambassador"
    )
    line = models.QuerySet(Suggestion).get(run=run, want__case=cast.case, rank=0)
    suggestion_leave(by=cast.actor("coordinator"), on=on, suggestion=line, words=Word.CHOSEN)
    weights_decide(by=None, on=on, programme=cast.programme, weights={"waiting": 4_321}, words=Word.WEIGHED)


def _give(cast: Cast) -> None:
    """Who is getting ready came through a company: the school. Hours, a cost, and words nobody read yet."""
    on, row, by = cast.on, cast.volunteer("volunteer"), cast.actor("volunteer")
    models.QuerySet(Volunteer).filter(pk=row.pk).update(company=cast.school)
    giving.hours_note(by=by, on=on, volunteer=row, day=on, minutes=90, kind="training")
    bus = giving.ExpenseInput(on, "travel", Decimal("4.20"), Word.COST)
    giving.expense_tell(by=by, on=on, volunteer=row, typed=bus)
    giving.quote_say(by=by, on=on, volunteer=row, words=Word.SAID)


def make_ready(volunteer: Volunteer, by: Actor, self_: Actor, on: date, *, start: bool = True) -> None:
    """Talk, check, training, agreement and start, all on one day. Who is a participant too needs no start."""
    asked = blueprint_of(volunteer.programme).volunteering_of(volunteer.role)
    assert asked is not None
    giving.talk_note(by=by, on=on, volunteer=volunteer, held_on=on, welcome=True)
    if asked.check:
        dated = on if asked.check == "vog" else None
        giving.screening_note(
            by=by, on=on, volunteer=volunteer, seen_on=on, given_on=dated, seen_by_role="Coordinator"
        )
    for part in asked.trainings:
        giving.training_note(by=by, on=on, volunteer=volunteer, module=part.key, done_on=on)
    giving.agreement_sign(by=self_, on=on, volunteer=volunteer, version=asked.version)
    if start:
        giving.volunteer_start(by=by, on=on, volunteer=volunteer)


def _fill(cast: Cast) -> None:
    on, case, person = cast.on, cast.case, cast.participant
    coach, herself = cast.actor("coach"), cast.actor("participant")
    people.safe_contact_set(
        by=coach, on=on, participant=person, discretion=Discretion.NEUTRAL, hours=Word.SAFE
    )
    journey.wish_write(by=herself, on=on, case=case, text=Word.WISH)
    goal = journey.goal_add(by=coach, on=on, case=case, title=Word.GOAL)
    journey.step_add(by=coach, on=on, goal=goal, what=Word.STEP)
    journey.step_add(by=coach, on=on, goal=goal, what=Word.OWN_STEP, organisation_id=cast.school.pk)
    people.strength_add(
        by=coach, on=on, participant=person, name=Word.STRENGTH, example="", source=Source.HERSELF
    )
    people.barrier_add(
        by=coach,
        on=on,
        participant=person,
        kind="diploma",
        restricted=False,
        source=Source.HERSELF,
        words=Word.BARRIER,
    )
    people.barrier_add(
        by=coach, on=on, participant=person, kind=Word.HIDDEN_BARRIER, restricted=True, source=Source.HERSELF
    )
    journey.contact_add(
        by=coach, on=on, case=case, typed=ContactInput(minutes=20, note=Word.NOTE, next_step=Word.NEXT)
    )
    journey.referral_add(by=coach, on=on, case=case, topic="diploma", to=Word.REFERRAL)
    intake = journey.intake_start(by=coach, on=on, case=case, definition="intake", version=1)
    journey.answer_set(by=coach, on=on, intake=intake, question="work_before", value=Word.INTAKE)
    journey.answer_set(
        by=coach, on=on, intake=intake, question="functional_needs", value=[Word.SENSITIVE], sensitive=True
    )
    journey.discrimination_report_add(
        by=coach, on=on, case=case, ground="origin", place="work", wish="register", words=Word.REPORT
    )
    journey.adjustment_write(by=coach, on=on, case=case, needs=Word.NEEDS, schemes=[])
    journey.plan_begin(by=coach, on=on, case=case)
    journey.cohort_start(
        by=cast.actor("coordinator"), on=on, programme=cast.programme, organisation=cast.organisation,
        template=blueprint_of(cast.programme).trajectories[0], name=Word.GROUP, cases=[],
    )  # fmt: skip
    journey.deviation_add(by=coach, on=on, case=case, reason="asked_less", words=Word.LESS)
    journey.ladder_tell(by=herself, on=on, case=case, step=4)
    journey.voice_keep(by=herself, on=on, case=case, sound=SOUND)
    rights.mistake_tell(by=herself, on=on, case=case, words=Word.WRONG)
    feedback.remark_say(
        by=herself,
        on=on,
        case=case,
        kind="change",
        about="programme",
        theme="time",
        named=True,
        words=Word.REMARK,
    )
    meet = MeetingInput(clock.now() + timedelta(days=2), cast.users["coach"].pk, place=Word.MEETING)
    meeting_plan(by=coach, on=on, case=case, typed=meet)
    _sheets(cast, herself)


def _beside(cast: Cast) -> None:
    """She asked for an ambassador; one is proposed and did not answer yet."""
    on, case, herself = cast.on, cast.case, cast.actor("participant")
    want = matches.want_open(
        by=herself, on=on, case=case, role="ambassador", halfdays=["tue-am"], languages=["ti", "nl"],
        helps_with=["diploma"], only_woman=True,
    )  # fmt: skip
    ambassador = cast.volunteer("ambassador")
    matches.proposal_make(by=cast.actor("coordinator"), on=on, want=want, volunteer=ambassador)


def _sheets(cast: Cast, herself: Actor) -> None:
    """Her own sheets: a choice, her week and the people around her shown to her coach, one choice for herself."""
    on, case = cast.on, cast.case
    choice = sheets.choice_begin(by=herself, on=on, case=case, topic="job", words=Word.CHOICE)
    option = dict.fromkeys(("asks", "agree", "gives"), ()) | {"asks_words": "", "gives_words": ""}
    for words in (Word.OPTION, "B"):
        choice.refresh_from_db()
        sheets.option_keep(
            by=herself, on=on, choice=choice, version=choice.version,
            values=option | {"picture": "", "words": words},
        )  # fmt: skip
    choice.refresh_from_db()
    sheets.choice_decide(by=herself, on=on, choice=choice, option="not_now", words=Word.DECISION)
    sheets.choice_begin(by=herself, on=on, case=case, topic="moving", words=Word.KEPT_CHOICE)
    week = sheets.week_keep(
        by=herself, on=on, case=case,
        week=Week(now=put({}, task="cooking", who="me", hours=Decimal(1), places={0, 4})),
    )  # fmt: skip
    friend = {"word": Word.PERSON, "picture": "friend", "ring": "close", "bearings": ("helps",)}
    people_map = sheets.person_keep(by=herself, on=on, case=case, version=None, values=friend)
    sheets.sheet_show(by=herself, on=on, row=choice)
    sheets.sheet_show(by=herself, on=on, row=week)
    sheets.sheet_show(by=herself, on=on, row=people_map)

    relative = circle.relative_add(
        by=herself, on=on, participant=cast.participant, name=Word.RELATIVE, kin=Kin.MOTHER
    )
    circle.family_choose(by=herself, on=on, relative=relative, yes=FamilyYes.WHEN_I_SAY)


def ask_her_yes(cast: Cast) -> None:
    """A result outside her week waits for her yes, and she goes out as an ambassador. Not part of every play: it
    speaks on worklists."""
    from tests.ambassadors.story import rahel_goes_too

    rahel_goes_too(cast)
    on, coach = cast.on, cast.actor("coach")
    intake = journey.intake_start(by=coach, on=on, case=cast.case, definition="intake", version=1)
    journey.answer_set(by=coach, on=on, intake=intake, question="hours_possible", value=12)
    typed = PlacementInput(
        kind="job", starts_on=on, seen_on=on, seen_by="Coach", employer=Word.EMPLOYER, hours_per_week=Decimal(32)
    )  # fmt: skip
    work.placement_add(by=coach, on=on, case=cast.case, typed=typed, asking=Asking(YesWay.HERSELF))
    row = message_queue(
        by=None, on=on, recipient=cast.participant.pk, channel="sms", to=Word.PHONE, language="nl",
        body=Word.SENT, kind="request_answered", level="full",
    )  # fmt: skip
    Message.objects.filter(pk=row.pk).update(sent_at=row.queued_at)


def participants_everywhere() -> list[Participant]:
    """All rows, as a test looks at them."""
    with unscoped("tests"):
        return list(Participant.objects.order_by("created_at"))
