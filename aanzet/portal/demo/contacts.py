"""Contact moments and referrals: short, neutral, such as one would read to her."""

from datetime import date, timedelta

from aanzet.cases.enums import ContactKind, Mood, ReferralState
from aanzet.cases.models import Case, ContactMoment, Referral
from aanzet.portal.demo.ledger import Who
from aanzet.portal.demo.scene import Scene
from aanzet.portal.demo.scripts import Fate, Script
from aanzet.programmes.queries import barrier_name

KINDS = [ContactKind.FACE] * 6 + [ContactKind.PHONE] * 5 + [ContactKind.MESSAGE] * 3 + [
    ContactKind.WALK, ContactKind.GROUP, ContactKind.GROUP, ContactKind.HOME, ContactKind.INTERPRETER]  # fmt: skip
MINUTES = {ContactKind.MESSAGE: (3, 6), ContactKind.PHONE: (8, 25), ContactKind.GROUP: (90, 121)}


def first_only(scene: Scene, case: Case) -> None:
    """She was met; half of them were called once since."""
    _add(scene, case, scene.coordinator, case.first_contact_on, ContactKind.FACE, "first", "")
    if scene.chance(0.4):
        _add(
            scene,
            case,
            scene.coordinator,
            scene.day(case.first_contact_on, scene.today),
            ContactKind.PHONE,
            "talk",
            "",
        )


def tell(scene: Scene, case: Case, script: Script, coach: Who, last: date) -> None:
    rng, started = scene.rng, script.started or last
    _add(
        scene,
        case,
        coach,
        started,
        ContactKind.INTERPRETER if scene.chance(0.3) else ContactKind.FACE,
        "first",
        "",
    )
    work = script.work.starts_on if script.work else None
    newest = _newest(scene, script, last)
    day = started + timedelta(days=rng.randrange(5, 12))
    while day < newest:
        after = work is not None and day > work
        on = scene.day(day, day)
        if scene.chance(0.07):
            _add(scene, case, coach, on, ContactKind.TRIED, "tried", "")
        else:
            kind = ContactKind.THREE_WAY if after and scene.chance(0.25) else rng.choice(KINDS)
            _add(
                scene,
                case,
                coach,
                on,
                kind,
                "after" if after else "talk",
                rng.choice(scene.words["notes"]["next"]),
            )
        day += timedelta(days=rng.randrange(17, 30) if after else rng.randrange(7, 22))
    if newest > started:
        kind = rng.choice([ContactKind.FACE, ContactKind.PHONE])
        _add(scene, case, coach, newest, kind, "after" if work and newest > work else "talk",
             rng.choice(scene.words["notes"]["next"]))  # fmt: skip
    _referrals(scene, case, script, coach, started, last)


def _newest(scene: Scene, script: Script, last: date) -> date:
    """The day of the latest talk: before her exit, or lately unless she is one of the silent."""
    rng = scene.rng
    if script.exit_on:
        return max(script.started or last, last - timedelta(days=rng.randrange(3, 15)))
    days = rng.randrange(16, 34) if script.silent else rng.randrange(0, 12)
    found = scene.today - timedelta(days=days)
    back = found - timedelta(days=max(0, found.weekday() - 4))
    return max(script.started or back, back)


def _add(scene: Scene, case: Case, by: Who, on: date, kind: ContactKind, tone: str, next_step: str) -> None:
    rng = scene.rng
    low, high = MINUTES.get(kind, (25, 75))
    tried = kind is ContactKind.TRIED
    row = ContactMoment(
        case=case, kind=kind, on=on, minutes=0 if tried else rng.randrange(low, high),
        where=rng.choice(scene.words["places"]) if kind in {ContactKind.FACE, ContactKind.WALK} else "",
        mood="" if tried else rng.choice([Mood.GOOD, Mood.GOOD, Mood.GOOD, Mood.FAIR, Mood.FAIR, Mood.HARD, ""]),
        next_step=next_step, by_id=by.user_id, by_name=by.name,
    )  # fmt: skip
    scene.ledger.seal(case.participant_id, row, "note", rng.choice(scene.words["notes"][tone]))
    scene.ledger.add(row)
    scene.ledger.tell(by, on, "case.note_added", case, row, {"kind": kind, "minutes": row.minutes})


def _topic(scene: Scene, key: str) -> str:
    """The obstacle in the words of the programme: a coach types words, not keys."""
    return barrier_name(scene.programme, key, scene.language)


def _referrals(scene: Scene, case: Case, script: Script, coach: Who, started: date, last: date) -> None:
    rng = scene.rng
    if script.referral:
        topic, to, ago = script.referral
        on = scene.today - timedelta(days=ago)
        asked = Referral(
            case=case, topic=_topic(scene, topic), to=to, warm=True, sent_on=on, answer_due_on=on + timedelta(days=42),
            by_id=coach.user_id,
        )  # fmt: skip
        scene.ledger.add(asked)
        scene.ledger.tell(coach, on, "case.referral_added", case, asked)
        return
    if not scene.chance(0.4):
        return
    shape = rng.choice(scene.words["referrals"])
    sent = scene.day(started + timedelta(days=10), last)
    waits = script.fate is Fate.ACTIVE and (scene.today - sent).days < 75 and scene.chance(0.5)
    row = Referral(
        case=case, topic=_topic(scene, shape["topic"]), to=shape["to"], warm=scene.chance(0.4), sent_on=sent,
        answer_due_on=sent + timedelta(days=14), by_id=coach.user_id,
    )  # fmt: skip
    scene.ledger.tell(coach, sent, "case.referral_added", case, row)
    if waits:
        row.state = rng.choice([ReferralState.SENT, ReferralState.SEEN])
    else:
        row.state = rng.choice(
            [ReferralState.DONE, ReferralState.ACCEPTED, ReferralState.DONE, ReferralState.DECLINED]
        )
        row.answered_on = min(scene.today, sent + timedelta(days=rng.randrange(3, 30)))
        answers = scene.words["refused" if row.state == ReferralState.DECLINED else "answers"]
        scene.ledger.seal(case.participant_id, row, "answer", rng.choice(answers))
        scene.ledger.tell(coach, row.answered_on, "case.referral_answered", case, row, {"state": row.state})
    scene.ledger.add(row)
