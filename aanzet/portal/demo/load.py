"""Loading the demo: programmes, staff, then one organisation after the other, each in one transaction."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.access.scope import unscoped
from aanzet.accounts.models import User
from aanzet.alliances.models import Organisation
from aanzet.cases.actions.journey import cases_open
from aanzet.cases.actions.signals import refresh
from aanzet.cases.models import Case, OutreachContact
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.journal.models import Entry
from aanzet.participants.actions import link_add, participants_add
from aanzet.participants.enums import Gender
from aanzet.participants.models import Participant
from aanzet.portal.demo.ambassadors import go_out
from aanzet.portal.demo.bank import bank_gives
from aanzet.portal.demo.beside import beside_them
from aanzet.portal.demo.cast import PROGRAMMES, Place
from aanzet.portal.demo.chapters import Chapter
from aanzet.portal.demo.circle import tell_circle
from aanzet.portal.demo.costs import costs_kept
from aanzet.portal.demo.days import plan_days
from aanzet.portal.demo.entry import let_in
from aanzet.portal.demo.handmade import count_by_hand
from aanzet.portal.demo.ledger import Who
from aanzet.portal.demo.named import add_named
from aanzet.portal.demo.own_sheets import fill_sheets
from aanzet.portal.demo.pairs import pairs_meet, rahel_and_marijke
from aanzet.portal.demo.people import Crowd, Person, spread
from aanzet.portal.demo.ratings import rate
from aanzet.portal.demo.rhythm import explain
from aanzet.portal.demo.scene import Roster, Scene
from aanzet.portal.demo.scripts import Fate, Script, Writer
from aanzet.portal.demo.sent import tell_messages
from aanzet.portal.demo.staff import cast_arrives, hire, loaded_chapters, organisation_at
from aanzet.portal.demo.suggestions import suggest
from aanzet.portal.demo.telling import tell
from aanzet.portal.demo.together import ask_her, start_group
from aanzet.portal.demo.voices import speak
from aanzet.portal.demo.volunteers import volunteers_give
from aanzet.programmes.actions import founding_load
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import programme_named
from aanzet.reference.places import district_named, rows

SEED = "aanzet"
MARK = "demo.loaded"
OWN_WOMEN = ("marijke@example.org",)  # a volunteer has two or three women, and they are told on purpose
LINKED = 3  # of the women that two partners know, this many per chapter were linked by a worker
Say = Callable[[str], None]
Told = list[tuple[Script, Case]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the demo holds afterwards. `fresh`: False when it was there already."""

    women: int
    rows: int
    seconds: float
    fresh: bool


def load(*, on: date, say: Say) -> Loaded:
    """Fill an installation with invented people; does nothing when they are there. Refused when it is live."""
    if settings.MODE == "live":
        raise Refused(
            _("This installation is live. Invented people are loaded in demo mode only (AANZET_MODE=demo).")
        )
    begun = time.monotonic()
    founding_load(on=on)
    if Entry.objects.filter(action=MARK).exists():
        return Loaded(_women(), 0, time.monotonic() - begun, fresh=False)
    with transaction.atomic():
        cast_arrives(on)
    stored, known = 0, dict[str, list[tuple[Person, Participant]]]()
    chapters = loaded_chapters()
    for place, (chapter, programme, organisation) in enumerate(chapters):
        stored += _chapter(
            place, chapter, programme, organisation, on, known.setdefault(chapter.programme, [])
        )
        say(f"{place + 1}/{len(chapters)} {programme.name}, {organisation.name}: {chapter.women} women")
    for slug in PROGRAMMES:
        counted, lead = programme_named(slug), organisation_at(Place(slug))
        if counted is not None and lead is not None:
            count_by_hand(counted, lead, on, None)
            costs_kept(slug, counted.alliance, on)
    volunteers_give(on)
    suggest(on)
    bank_gives(on)
    rahel_and_marijke()
    pairs_meet(on)
    beside_them(on)
    write(None, MARK, data={"women": _women()}, on=on)
    return Loaded(_women(), stored, time.monotonic() - begun, fresh=True)


def _women() -> int:
    with unscoped("demo.load"):
        return Participant.objects.count()


def _last_day(programme: Programme, on: date) -> date:
    """The day to which history runs: today, or the end of a programme that is over."""
    return min(on, programme.ends_on) if programme.ends_on else on


@transaction.atomic
def _chapter(
    place: int, chapter: Chapter, programme: Programme, organisation: Organisation, on: date,
    known: list[tuple[Person, Participant]],
) -> int:  # fmt: skip
    """One organisation in one programme. Returns the number of rows and lines."""
    if models.QuerySet(Case).filter(programme=programme, organisation=organisation).exists():
        return 0
    # Each chapter has dice of its own: it comes out the same whatever stands before it. Nothing here is secret.
    rng = Random(f"{SEED}/{chapter.programme}/{organisation.slug}")
    coordinator, coaches = hire(chapter, organisation, programme, on)
    until = _last_day(programme, on)
    roster = Roster([user for user in coaches if user.email not in OWN_WOMEN])
    scene = Scene(
        rng, until, programme, organisation, Who(coordinator.pk, coordinator.name), roster,
        chapter.districts, chapter.backgrounds,
    )  # fmt: skip
    scripts = chapter.stories(Writer(rng, until, programme.started_on))
    if until < on:
        scripts = [_over(script, until) for script in scripts]
    else:
        scripts = add_named(chapter.programme, organisation, scripts, until)
    told = _open(scene, scripts, place, chapter.doubles, known)
    people = {str(user.pk): user for user in User.objects.all()}
    with unscoped("demo.load"):
        for script, case in told:
            tell(scene, case, script, people)
        _outreach(scene, chapter)
        stored = scene.ledger.store() + explain(scene, [case for _, case in told])
        tell_messages(scene, told, people)
        _link(scene, told, known)
        start_group(scene, told, chapter.programme, chapter.organisation)
        ask_her(scene, told, people)
        fill_sheets(scene, told)
        stored += rate(scene, told)
        let_in(scene, told, people)
        if until == on:
            plan_days(scene, told, people)
            speak(scene, told, people)
            tell_circle(scene, told)
            go_out(scene, told)
        refresh(case for _, case in told)
    if chapter.town and not organisation.municipality:
        models.QuerySet(Organisation).filter(pk=organisation.pk).update(municipality=chapter.town)
    known += [(script.person, case.participant) for script, case in told if script.person]
    return stored + 2 * len(told)


def _over(script: Script, until: date) -> Script:
    """In a programme that is over every journey has an end."""
    if script.started is None:
        return script
    return replace(script, fate=Fate.PLACED if script.work else Fate.LEFT, exit_on=script.exit_on or until)


def _open(
    scene: Scene, scripts: list[Script], place: int, doubles: int, known: list[tuple[Person, Participant]]
) -> Told:
    """Participants and cases, in the order of the days on which they came."""
    crowd = Crowd(scene.rng, scene.today, first_phone=0 if scene.country == "se" else place * 200)
    backgrounds = spread(scene.rng, scene.backgrounds, len(scripts))
    twice = [person for person, _ in known if person.birth_date and person.phone][:doubles]
    districts = scene.districts or ("",)
    by = Actor(scene.coordinator.user_id, scene.coordinator.name, on=scene.today)
    drawn: list[tuple[Script, Participant]] = []
    for script, background in zip(scripts, backgrounds, strict=True):
        if script.person is None:
            double = twice and script.fate is Fate.ACTIVE
            script.person = twice.pop() if double else crowd.draw(background, scene.country, scene.language)
        district = script.district or scene.rng.choice(districts)
        row = Participant(
            organisation=scene.organisation, account_id=script.account_id, district=district, gender=Gender.WOMAN,
            postcode=_postcode(scene.rng, district, scene.organisation.municipality), **script.person.fields(),
        )  # fmt: skip
        drawn.append((script, row))
    came = {row.pk: script.first_contact for script, row in drawn}
    participants_add(by=by, on=scene.today, rows=[row for _, row in drawn], days=came)
    told = [(script, _case(scene, script, row)) for script, row in drawn]
    opened = {case.pk: script.first_contact for script, case in told}
    cases_open(by=by, on=scene.today, rows=[case for _, case in told], days=opened)
    return told


def _case(scene: Scene, script: Script, row: Participant) -> Case:
    words, rng = scene.words, scene.rng
    wish = next((each for each in words["wishes"] if each["text"] == script.wish), None) or rng.choice(
        words["wishes"]
    )
    if not script.wish:
        script.wish = wish["text"]
    criteria = [each.key for each in scene.blueprint.target_group.criteria]
    fits = scene.blueprint.target_group.needs == "all"
    return Case(
        participant=row, programme=scene.programme, organisation=scene.organisation,
        first_contact_on=script.first_contact, started_on=script.started,
        finding_place=script.finding_place or rng.choice(words["finding_places"]),
        channel=rng.choice(words["channels"]),
        route=rng.choice(["experience", "interest", "interest"]) if scene.blueprint.sector else "",
        criteria=criteria if fits else rng.sample(criteria, min(len(criteria), rng.randrange(1, 3))),
        wish_occupation=script.wish_work or wish["work"],
        income_source=rng.choice(["social_assistance", "partner", "partner", "none", "family"]),
    )  # fmt: skip


def _postcode(rng: Random, district: str, municipality: str) -> str:
    """A postcode area of her district, where we know them."""
    found = district_named(district, municipality) if district else None
    code = found.code if found else ""
    areas = [row["postcode"] for row in rows("district_postcodes.csv") if row["district"] == code]
    return rng.choice(areas) if areas else ""


def _link(scene: Scene, told: Told, known: list[tuple[Person, Participant]]) -> None:
    """Some of the women whom a former partner knows were linked; the others the fingerprint counts once.

    Linking needs a sharing agreement: without one the rows stay apart."""
    if not scene.programme.alliance.sharing_agreements.filter(starts_on__lte=scene.today).exists():
        return
    before = {id(person): row for person, row in known}
    twice = [(before[id(script.person)], case) for script, case in told if id(script.person) in before]
    for one, case in twice[:LINKED]:
        link_add(by=None, on=case.started_on or scene.today, one=one, other=case.participant)


def _outreach(scene: Scene, chapter: Chapter) -> None:
    """Head counts without a file: coffee mornings and school yards, some every month."""
    rng = scene.rng
    for month in range(24 if chapter.outreach else 0):
        for place in rng.sample(scene.words["finding_places"], chapter.outreach):
            on = scene.today - timedelta(days=month * 30 + rng.randrange(28))
            if on < scene.programme.started_on:
                continue
            women = rng.randrange(4, 19)
            scene.ledger.add(
                OutreachContact(
                    programme=scene.programme, organisation=scene.organisation, finding_place=place, on=on, women=women,
                    signed_up=rng.randrange(0, 4), channel=rng.choice(scene.words["channels"]),
                    district=rng.choice(scene.districts or ("",)), by_id=scene.coordinator.user_id,
                )
            )  # fmt: skip
