"""People who give time: coaches of Vrouw en Werk in every state, and ambassadors of two partners in Amsterdam."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from aanzet.access.actor import Actor, actor_for
from aanzet.accounts.models import User
from aanzet.accounts.queries import user_by_mail
from aanzet.alliances.actions import membership_add
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership, Organisation
from aanzet.core import clock
from aanzet.portal.demo.cast import SSMW, VW, Place
from aanzet.portal.demo.chapters import CHAPTERS
from aanzet.portal.demo.staff import account, mail_of, organisation_at
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of, programme_named
from aanzet.volunteers import actions
from aanzet.volunteers.actions import SignUp
from aanzet.volunteers.enums import VolunteerEnding
from aanzet.volunteers.models import Volunteer

# Days since the sign-up, one coach after the other.
SINCE = (640, 630, 610, 590, 540, 500, 480, 430, 400, 365, 330, 300, 270, 240, 200, 150)
STEPS = ("sign_up", "talk", "check", "training", "account", "agreement", "start")
STEP_DAYS = 6  # from one to the next
# The last day of two checks, in days from today.
CHECKS = {2: 31, 3: -4}
HALFDAYS = (
    ("tue-am", "thu-am", "thu-pm"), ("mon-pm", "wed-am"), ("mon-eve", "wed-eve", "sat-am"), ("tue-pm", "fri-am"),
    ("wed-am", "wed-pm", "fri-pm"), ("thu-eve", "sat-am"), ("mon-am", "tue-am", "wed-am"),
)  # fmt: skip
LANGUAGES = (
    ("nl", "en"), ("nl", "en", "de"), ("nl", "ti"), ("nl", "ar", "en"), ("nl", "en", "fr"), ("nl", "fa"), ("nl", "tr"),
)  # fmt: skip
WORK = (
    ("Hoofd van een verpleegafdeling, 30 jaar", ("care_welfare",)),
    ("Wijkverpleegkundige, nu met pensioen", ("care_welfare",)),
    ("Directeur van een basisschool", ("education",)),
    ("Eigen bedrijf in thuiszorg", ("care_welfare", "own_business")),
    ("Personeelszaken bij een ziekenhuis", ("care_welfare", "office")),
    ("Docent verzorging op een roc", ("education", "care_welfare")),
    ("Leidinggevende in de kinderopvang", ("childcare",)),
)  # fmt: skip
POSTCODES = ("1102", "1091", "1031", "1063", "1055", "1104", "1018")
MODES = (("bike", 30), ("transit", 45), ("car", 45), ("transit", 60))


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody on the way: how many days ago the sign-up was and after which step the story stops."""

    name: str
    ago: int
    until: str  # one of STEPS


ON_THE_WAY = (
    Newcomer("Gerda Molenaar", 3, "sign_up"),
    Newcomer("Ruud van Essen", 12, "sign_up"),
    Newcomer("Sabah Idrissi", 26, "talk"),
    Newcomer("Trudy Wolters", 48, "account"),
    Newcomer("Frans Jager", 60, "agreement"),
    # Stopped again.
    Newcomer("Dick Spaan", 410, "start"),
)
AMBASSADORS = (
    ("prachtvrouw", Newcomer("Grace Owusu", 280, "start"), ("nl", "en", "tw")),
    ("prachtvrouw", Newcomer("Muriel Esajas", 270, "start"), ("nl", "en")),
    ("prachtvrouw", Newcomer("Yordanos Kidane", 35, "check"), ("nl", "ti", "en")),
    ("malak", Newcomer("Rosa Mendes", 20, "sign_up"), ("nl", "es", "en")),
    ("malak", Newcomer("Emine Arslan", 265, "start"), ("nl", "tr")),
)
OFFICES = {
    "prachtvrouw": "Glenda Baptista",
    "malak": "Soraya Hamid",
}


def volunteers_give(on: date) -> None:
    """Tell it once, with the actions of the room itself."""
    if QuerySet(Volunteer).filter(programme__slug=VW).exists():
        return
    _coaches(on)
    _ambassadors(on)


def _coaches(on: date) -> None:
    programme, home, leader = (
        programme_named(VW),
        organisation_at(Place(VW)),
        user_by_mail(email="nadia@example.org"),
    )
    if programme is None or home is None or leader is None:
        return
    office = actor_for(leader, on=on)
    names = [name for chapter in CHAPTERS if chapter.programme == VW for name in chapter.coaches]
    rows = []
    for place, (name, ago) in enumerate(zip(names, SINCE, strict=False)):
        user = account(name, "nl", on)
        task = Membership.objects.filter(user=user, organisation=home, role=Role.COACH).first()
        if task is not None:
            # All steps were there before the first day.
            ago = max(ago, (on - task.starts_on).days + STEP_DAYS * STEPS.index("start"))
            row = _sign_up(
                programme, home, "coach", Newcomer(name, ago, "start"), on, place=place, user=user, places=3
            )
            good_for = CHECKS.get(place)
            check = on + timedelta(days=good_for) if good_for is not None else None
            _go(
                row,
                office,
                on,
                ago=ago,
                until="start",
                last=on + timedelta(days=120 + 20 * place),
                check=check,
            )
            rows.append(row)
    for place, each in enumerate(ON_THE_WAY):
        row = _sign_up(programme, home, "coach", each, on, place=place + 3)
        _go(row, office, on, ago=each.ago, until=each.until)
        if each.until == "start":
            day = on - timedelta(days=40)
            actions.volunteer_end(
                by=office, on=day, volunteer=row, last_day=day, reason=VolunteerEnding.MOVED
            )
    _turns(rows, office, on)


def _turns(rows: list[Volunteer], office: Actor, on: date) -> None:
    """What a coordinator meets: somebody ill, somebody away."""
    if len(rows) < 6:
        return
    ill, away = rows[4], rows[5]
    actions.pause_add(
        by=office,
        on=on,
        volunteer=ill,
        starts_on=on - timedelta(days=2),
        stand_in_needed=True,
        reason="afwezig",
    )
    actions.pause_add(
        by=office, on=on, volunteer=away, starts_on=on - timedelta(days=6), ends_on=on + timedelta(days=24),
        reason="op reis",
    )  # fmt: skip


def _ambassadors(on: date) -> None:
    programme = programme_named(SSMW)
    for place, (slug, each, languages) in enumerate(AMBASSADORS):
        home = organisation_at(Place(SSMW, slug))
        leader = user_by_mail(email=mail_of(OFFICES[slug]))
        if programme is None or home is None or leader is None:
            continue
        row = _sign_up(programme, home, "ambassador", each, on, place=place, languages=languages)
        _go(row, actor_for(leader, on=on), on, ago=each.ago, until=each.until)


def _sign_up(
    programme: Programme, home: Organisation, role: str, each: Newcomer, on: date, *, place: int,
    user: User | None = None, languages: tuple[str, ...] = (), places: int = 2, halfdays: tuple[str, ...] = (),
    postcode: str = "", helps_with: tuple[str, ...] = (),
) -> Volunteer:  # fmt: skip
    work, sectors = WORK[place % len(WORK)] if role == "coach" else ("", ())
    mode, minutes = MODES[place % len(MODES)]
    typed = SignUp(
        name=each.name, email=mail_of(each.name), is_woman=place % 5 != 3 or role == "ambassador", background=work,
        sectors=sectors, languages=languages or LANGUAGES[place % len(LANGUAGES)],
        halfdays=halfdays or HALFDAYS[place % len(HALFDAYS)],
        postcode=postcode or POSTCODES[place % len(POSTCODES)], mode=mode,
        most_minutes=minutes, places=places, motivation="Ik heb tijd en ik wil iets doorgeven." if place % 2 else "",
        heard_at="Via een bekende" if place % 3 == 0 else "", helps_with=helps_with,
    )  # fmt: skip
    day = on - timedelta(days=each.ago)
    return actions.volunteer_sign_up(
        by=None, on=day, programme=programme, organisation=home, role=role, typed=typed, user=user
    )


def _go(
    row: Volunteer,
    office: Actor,
    on: date,
    *,
    ago: int,
    until: str,
    last: date | None = None,
    check: date | None = None,
) -> None:
    """The steps one after the other, a few days apart, until the one where the story stops today. `check`: its last
    day."""
    asked = blueprint_of(row.programme).volunteering_of(row.role)
    begun = on - timedelta(days=ago)
    done = STEPS[: STEPS.index(until) + 1]
    day = {step: min(begun + timedelta(days=STEP_DAYS * number), on) for number, step in enumerate(STEPS)}
    if asked is None or "talk" not in done:
        return
    actions.talk_note(by=office, on=day["talk"], volunteer=row, held_on=day["talk"], welcome=True)
    if "check" in done and asked.check:
        actions.screening_note(
            by=office, on=day["check"], volunteer=row, seen_on=day["check"], seen_by_role="Coördinator",
            given_on=clock.months_later(check, -36) if check else day["check"] - timedelta(days=9),
        )  # fmt: skip
    parts = asked.trainings if "training" in done else asked.trainings[:1] if "check" in done else ()
    for part in parts:
        actions.training_note(
            by=office, on=day["training"], volunteer=row, module=part.key, done_on=day["training"]
        )
    if "account" in done and row.user_id is None:
        _account(row, day["account"])
    if "agreement" in done and row.user is not None:
        self_ = actor_for(row.user, on=day["agreement"])
        actions.agreement_sign(by=self_, on=day["agreement"], volunteer=row, version=asked.version)
    if "start" in done:
        ends_on = last or clock.months_later(on, 5)
        actions.volunteer_start(by=office, on=day["start"], volunteer=row, ends_on=ends_on)


def _account(row: Volunteer, on: date) -> None:
    user = account(row.name, "nl", on)
    if not Membership.objects.filter(user=user, organisation=row.organisation).exists():
        membership_add(
            by=None, on=on, user=user, organisation=row.organisation, role=Role.VOLUNTEER, starts_on=on
        )
    row.user = user
    row.save(update_fields=["user"])


def coach_with_room(
    name: str, *, programme: Programme, home: Organisation, office: Actor, on: date, place: int, **values: Any
) -> Volunteer:
    """A coach who is ready and accompanies nobody yet."""
    each = Newcomer(name, 90 + 11 * place, "start")
    row = _sign_up(programme, home, "coach", each, on, place=place, **values)
    _go(row, office, on, ago=each.ago, until="start", last=on + timedelta(days=300))
    return row
