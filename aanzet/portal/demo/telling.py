"""Writing one woman's story: who accompanies her, her phases, how she may be reached, her exit."""

from datetime import date, timedelta

from aanzet.accounts.models import User
from aanzet.cases.enums import AssignmentEnd, AssignmentKind, ExitKind, Face, PauseReason
from aanzet.cases.models import Assignment, Case, Exit, Pause, PhaseChange
from aanzet.participants.enums import Channel, ConsentEvidence, ConsentTopic, Discretion, RestrictionKind
from aanzet.participants.models import Consent, Restriction, SafeContact
from aanzet.portal.demo import contacts, intakes, plans, results, rhythm
from aanzet.portal.demo.ledger import Who
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Fate, Script
from aanzet.work.enums import PlacementKind

HAND_OVER_SHARE = 0.14


def tell(scene: Scene, case: Case, script: Script, people: dict[str, User]) -> None:
    """Everything that happened to her, into the ledger of the scene. `people`: staff by id as text."""
    last = script.exit_on or scene.today
    _safe_contact(scene, case, script)
    if script.started is None:
        contacts.first_only(scene, case)
        return
    coach = _accompany(scene, case, script, last, people)
    met = intakes.tell(scene, case, script, coach)
    phases = _phases(scene, case, script, coach, met)
    if script.fate is not Fate.NEW:
        plans.tell(scene, case, script, coach, phases.get("orientation", met))
    contacts.tell(scene, case, script, coach, last)
    results.tell(scene, case, script, coach)
    rhythm.climb(scene, case, script, coach)
    if script.fate is Fate.PAUSED:
        _pause(scene, case, coach)
    if script.exit_on:
        _exit(scene, case, script, coach)
    _consents(scene, case, script, coach)
    if script.account_id:
        _looked(scene, case, coach)


def _accompany(scene: Scene, case: Case, script: Script, last: date, people: dict[str, User]) -> Who:
    """Her coach or coaches with their dates; the one who writes most."""
    rng, started = scene.rng, script.started or last
    if script.coachless:
        return scene.coordinator
    begins = min(started + timedelta(days=rng.randrange(5)), last)
    if script.coach:
        user = people[str(script.coach)]
        scene.roster.take(user.pk, begins, last)
    else:
        user = scene.roster.pick(rng, begins, last)
    days = (last - begins).days
    who = Who(user.pk, user.name)
    if script.coach is None and days > 120 and scene.chance(HAND_OVER_SHARE):
        change = begins + timedelta(days=rng.randrange(40, days - 40))
        reason = rng.choice(
            [AssignmentEnd.HANDED_OVER, AssignmentEnd.STOPPED, AssignmentEnd.NO_CLICK, AssignmentEnd.ILL]
        )
        _assign(scene, case, user, AssignmentKind.COACH, begins, change - timedelta(days=1), reason)
        user = scene.roster.pick(rng, change, last, but=user.pk)
        who, begins = Who(user.pk, user.name), change
    ends = script.exit_on
    _assign(scene, case, user, AssignmentKind.COACH, begins, ends, AssignmentEnd.CASE_CLOSED if ends else "")
    for user_id, kind in ((script.stand_in, AssignmentKind.STAND_IN), (script.mentor, AssignmentKind.MENTOR)):
        if user_id:
            other = people[str(user_id)]
            since = max(begins, scene.today - timedelta(days=17 if kind is AssignmentKind.STAND_IN else 62))
            _assign(scene, case, other, kind, since, None, "")
    return who


def _assign(
    scene: Scene, case: Case, user: User, kind: AssignmentKind, begins: date, ends: date | None, reason: str
) -> None:
    row = Assignment(
        case=case,
        user=user,
        kind=kind,
        starts_on=begins,
        ends_on=ends,
        end_reason=reason if ends else "",
    )
    scene.ledger.add(row)
    scene.ledger.tell(scene.coordinator, begins, "case.coach_assigned", case, row, {"kind": kind})
    if ends and reason != AssignmentEnd.CASE_CLOSED:
        scene.ledger.tell(scene.coordinator, ends, "case.coach_ended", case, row, {"reason": reason})


def _phases(scene: Scene, case: Case, script: Script, coach: Who, met: date) -> dict[str, date]:
    """The phases she went through after the intake, each later than the one before."""
    found: dict[str, date] = {}
    if script.fate is Fate.NEW:
        return found
    rng, stops = scene.rng, script.exit_on or scene.today
    day = met + timedelta(days=rng.randrange(2, 12))
    until = script.work.starts_on if script.work else stops
    for key, low, high in (("orientation", 20, 60), ("preparation", 30, 110), ("trying_out", 25, 70)):
        if day >= until:
            break
        found[key] = day
        day += timedelta(days=rng.randrange(low, high))
    if script.work:
        found["training_or_job"] = script.work.starts_on
        after = script.work.starts_on + timedelta(days=28)
        if after <= stops:
            found["after_care"] = after
    for key, on in found.items():
        if scene.phase(key):
            row = PhaseChange(
                case=case, phase=key, on=on, by_id=coach.user_id,
                reason=rng.choice(scene.words["phase_reasons"]) if scene.chance(0.5) else "",
            )  # fmt: skip
            scene.ledger.add(row)
            scene.ledger.tell(coach, on, "case.phase_changed", case, row, {"phase": key})
    return found


def _safe_contact(scene: Scene, case: Case, script: Script) -> None:
    rng = scene.rng
    if not script.protected_contact and scene.chance(0.25):
        return  # not asked yet: no contact
    nl = scene.language == "nl"
    row = SafeContact(
        participant_id=case.participant_id, asked_on=script.started or script.first_contact,
        discretion=rng.choice([Discretion.NEUTRAL, Discretion.NEUTRAL, Discretion.FULL]),
        channel=rng.choice([Channel.PHONE, Channel.PHONE, Channel.SMS, Channel.VOICE]), language=scene.language,
        voicemail=rng.random() < 0.3,
    )  # fmt: skip
    times = [
        ("24 morning afternoon", "na 10 uur" if nl else "efter klockan 10"),
        ("12345 morning", ""),
        (" morning afternoon", "na half drie niet" if nl else "inte efter halv tre"),
    ]
    answers, say = ("zijzelf" if nl else "hon själv"), ("alleen een tijd" if nl else "bara en tid")
    if script.protected_contact:
        row.discretion, row.channel, row.voicemail = Discretion.NONE, Channel.PERSON, False
        times = [("", "alleen als zij er is" if nl else "bara när hon är här")]
        answers = "niemand, wij bellen niet" if nl else "ingen, vi ringer inte"
        say = "niets" if nl else "ingenting"
    tapped, more = rng.choice(times)
    for name, text in (("times", tapped), ("hours", more), ("who_answers", answers), ("may_say", say)):
        scene.ledger.seal(case.participant_id, row, name, text)
    scene.ledger.add(row)
    asked = row.asked_on or scene.today
    scene.ledger.tell(
        scene.coordinator, asked, "participant.safe_contact_set", case, row, {"discretion": row.discretion}
    )
    if script.hidden:
        kind = RestrictionKind.PROTECTED_IDENTITY if script.protected_contact else RestrictionKind.COACH_ONLY
        hidden = Restriction(participant_id=case.participant_id, kind=kind, starts_on=asked)
        scene.ledger.add(hidden)
        scene.ledger.tell(scene.coordinator, asked, "participant.restricted", case, hidden)


def _pause(scene: Scene, case: Case, coach: Who) -> None:
    rng = scene.rng
    since = scene.today - timedelta(days=rng.randrange(10, 60))
    since = max(since, case.started_on or since)
    row = Pause(
        case=case, reason=rng.choice([PauseReason.BIRTH, PauseReason.CARE, PauseReason.HOUSING, PauseReason.TRAVEL]),
        starts_on=since, expected_until=scene.today + timedelta(days=rng.randrange(10, 90)),
    )  # fmt: skip
    scene.ledger.add(row)
    scene.ledger.tell(coach, since, "case.pause_added", case, row, {"reason": row.reason})


REASONS = {
    ExitKind.MOVED_ON: ("other_programme", "moved", "goal_reached"),
    ExitKind.HER_CHOICE: (
        "care_at_home",
        "no_childcare",
        "travel",
        "not_what_she_sought",
        "prefer_not_to_say",
    ),
    ExitKind.LOST_TOUCH: ("not_reached",),
}


def _reason(scene: Scene, script: Script) -> str:
    """A key of the reference list of reasons that fits how it ended."""
    if script.work is not None:
        return "started_training" if script.work.kind == PlacementKind.TRAINING else "found_work"
    return scene.rng.choice(REASONS.get(script.exit_kind, ("",)))


def _exit(scene: Scene, case: Case, script: Script, coach: Who) -> None:
    if script.exit_on is None:
        return
    glad = script.exit_kind in (ExitKind.RESULT, ExitKind.MOVED_ON)
    face = scene.rng.choice([Face.YES, Face.YES, Face.PARTLY] if glad else [Face.PARTLY, Face.NO, ""])
    row = Exit(
        case=case, on=script.exit_on, kind=script.exit_kind,
        reason=_reason(scene, script), by_id=coach.user_id,
        is_this_what_you_wanted="" if script.exit_kind is ExitKind.LOST_TOUCH else face,
        income_source=results.income_now(scene, script),
    )  # fmt: skip
    scene.ledger.add(row)
    closing = next((phase.key for phase in scene.blueprint.phases if not phase.open), None)
    if closing:
        scene.ledger.add(PhaseChange(case=case, phase=closing, on=script.exit_on, by_id=coach.user_id))
    scene.ledger.tell(coach, script.exit_on, "case.closed", case, row, {"kind": row.kind})


def _looked(scene: Scene, case: Case, coach: Who) -> None:
    """Somebody opened her page now and then: she can see who."""
    for days, who in ((47, scene.coordinator), (33, coach), (12, coach), (5, coach)):
        scene.ledger.tell(who, scene.today - timedelta(days=days), "case.read", case, is_read=True)


def _consents(scene: Scene, case: Case, script: Script, coach: Who) -> None:
    for organisation_id in script.says_yes_to:
        given = max(script.started or scene.today, scene.today - timedelta(days=scene.rng.randrange(20, 320)))
        for topic in (ConsentTopic.CARD, ConsentTopic.PLAN_STEPS):
            row = Consent(
                participant_id=case.participant_id, organisation_id=organisation_id, topic=topic,
                evidence=ConsentEvidence.TAPPED if script.account_id else ConsentEvidence.SPOKEN,
                given_on=given, until=given + timedelta(days=365), recorded_by_id=coach.user_id,
            )  # fmt: skip
            scene.ledger.add(row)
            scene.ledger.tell(coach, given, "participant.consent_given", case, row, {"topic": topic})
