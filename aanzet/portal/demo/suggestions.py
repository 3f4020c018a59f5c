"""Women of Vrouw en Werk who wait for a coach, coaches with room, one plan, and some who may be counted."""

from datetime import date, timedelta

from django.db.models import QuerySet

from aanzet.access.actor import actor_for
from aanzet.accounts.queries import user_by_mail
from aanzet.alliances.models import Organisation
from aanzet.cases.actions import coach_assign
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case, Exit, Pause
from aanzet.cases.models.journey import holds
from aanzet.matches.actions import want_end, want_open
from aanzet.matches.enums import MatchEnd, Side
from aanzet.matches.models import Match, Proposal, Want
from aanzet.matching.actions import count_me_begin, fair_reading_make, run_make
from aanzet.participants.models import Participant
from aanzet.portal.demo.cast import VW, Place
from aanzet.portal.demo.pairs import HALF_A_YEAR
from aanzet.portal.demo.staff import organisation_at
from aanzet.portal.demo.volunteers import coach_with_room
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import programme_named
from aanzet.reference.places import district_named, rows
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer, VolunteerPause

# Name, languages, half-days, postcode, women at a time.
ROOM = (
    ("Hanneke Prins", ("nl", "ti"), ("tue-am", "thu-am"), "1102", 2),
    ("Mirjam Dekker", ("nl", "ar"), ("mon-pm", "wed-am"), "1063", 1),
    ("Samira Haddad", ("nl", "ar", "fr"), ("tue-am", "fri-am"), "1104", 2),
    ("Corrie Blom", ("nl", "en"), ("mon-am", "tue-am", "wed-am"), "1018", 2),
    ("Farida Noori", ("nl", "fa", "prs"), ("tue-pm", "thu-pm"), "1055", 1),
    ("Willem Kok", ("nl", "en"), ("wed-eve", "sat-am"), "1091", 1),
    ("Ayaan Warsame", ("nl", "so", "en"), ("thu-am", "thu-pm"), "1031", 1),
    ("Margriet Vos", ("nl", "en", "fr"), ("mon-am", "thu-am"), "1102", 1),
    ("Oksana Bondar", ("nl", "uk", "en"), ("fri-am", "fri-pm"), "1018", 1),
    ("Trees Mulder", ("nl",), ("sun-pm",), "1018", 1),
    ("Joyce Boateng", ("nl", "en"), ("mon-eve",), "1018", 1),
)
# A language beside her own, half-days, days she waits, what she wants help with, only a woman.
WISHES = (
    ("nl", ("tue-am", "thu-am"), 64, ("diploma_not_recognised", "no_network"), True),
    ("nl", ("tue-am",), 51, ("language_level",), False),
    ("", ("tue-am",), 43, ("no_network",), False),
    ("", ("tue-pm",), 38, ("little_local_experience",), True),
    ("en", ("wed-am", "thu-am"), 33, ("no_network", "travel"), False),
    ("nl", ("thu-pm",), 29, ("diploma_not_recognised",), False),
    ("fr", ("fri-am", "mon-pm"), 24, (), True),
    ("en", ("fri-am",), 20, ("language_level", "no_network"), False),
    ("", ("fri-pm",), 17, ("language_level",), False),
    ("nl", ("mon-am", "wed-am"), 12, ("no_network",), False),
    ("", ("tue-am",), 9, ("language_level",), False),
    ("", ("mon-am",), 4, (), False),
    ("nl", ("sun-pm",), 36, ("no_network",), False),
)  # fmt: skip
HELPS = (
    ("diploma_not_recognised", "no_network"), ("language_level", "little_local_experience"), ("no_network", "travel"),
)  # fmt: skip
# Who goes along already, on which half-days she can and what she asks: somebody else would fit her as well, and her
# coach is the only one for the woman who wishes a Sunday.
SETTLED = ("Trees Mulder", ("sun-pm", "mon-eve"), ("no_network", "travel"))
COUNTED = 90


def suggest(on: date) -> None:
    """Tell it once, with the actions of the rooms themselves."""
    programme, home = programme_named(VW), organisation_at(Place(VW))
    leader = user_by_mail(email="nadia@example.org")
    if programme is None or home is None or leader is None:
        return
    women = _waiting(programme, home, on)
    if QuerySet(Want).filter(case__in=women, role="coach").exists():
        return
    office = actor_for(leader, on=on)
    coaches = {
        name: coach_with_room(
            name, programme=programme, home=home, office=office, on=on, place=place, languages=languages,
            halfdays=halfdays, postcode=postcode, places=places, helps_with=HELPS[place % len(HELPS)],
        )
        for place, (name, languages, halfdays, postcode, places) in enumerate(ROOM)
    }  # fmt: skip
    for case, (beside, halfdays, waits, helps, only_woman) in zip(women, WISHES, strict=False):
        own = tuple(dict.fromkeys(each for each in (case.participant.language, beside) if each))
        want_open(
            by=None, on=on - timedelta(days=waits), case=case, role="coach", halfdays=halfdays, languages=own,
            helps_with=helps, sector="care_welfare", only_woman=only_woman,
        )  # fmt: skip
    _find(women[: len(WISHES) + 1])
    _settle(women[len(WISHES)], coaches[SETTLED[0]], on)
    counted = list(_known(programme, home)[:COUNTED])
    _talked(counted, list(coaches.values()), on)
    for case in counted:
        count_me_begin(by=None, on=on - timedelta(days=30), case=case)
    for days in (1, 0):
        run_make(
            by=office, on=on - timedelta(days=days), programme=programme, organisation=home, role="coach"
        )
    fair_reading_make(by=office, on=on, programme=programme, organisation=home)


def _settle(case: Case, coach: Volunteer, on: date) -> None:
    """Two who came together by a proposal a while ago, and go on."""
    begun = on - timedelta(days=40)
    want = want_open(
        by=None, on=begun - timedelta(days=20), case=case, role=coach.role, halfdays=SETTLED[1], languages=("nl",),
        helps_with=SETTLED[2], sector="care_welfare",
    )  # fmt: skip
    proposal = QuerySet(Proposal).create(want=want, volunteer=coach, made_on=begun, ended_on=begun)
    want_end(by=None, on=begun, want=want)
    door = (
        coach_assign(by=None, on=begun, case=case, user=coach.user, kind=AssignmentKind.COACH)
        if coach.user
        else None
    )
    QuerySet(Match).create(
        case=case, volunteer=coach, proposal=proposal, assignment=door, starts_on=begun,
        planned_until=begun + HALF_A_YEAR,
    )  # fmt: skip


def _talked(cases: list[Case], coaches: list[Volunteer], on: date) -> None:
    """Last spring many had one talk with somebody: asked, answered and over, so that the monitor can count."""
    asked = set(QuerySet(Want).filter(case__in=cases).values_list("case_id", flat=True))
    # The women of the logins have a story of their own.
    others = [each for each in cases if each.pk not in asked and each.participant.account_id is None]
    wants, proposals, matches = [], [], []
    for place, case in enumerate(others):
        day, coach = on - timedelta(days=240 - place % 60), coaches[place % len(coaches)]
        begun = day + timedelta(days=8 + 7 * (place % 5))
        want = Want(case=case, role=coach.role, length=Length.DOOR_OPENER, asked_on=day, ended_on=begun)
        proposal = Proposal(want=want, volunteer=coach, made_on=begun - timedelta(days=6), ended_on=begun)
        wants.append(want)
        proposals.append(proposal)
        # One in nine asked no more.
        if place % 9:
            matches.append(
                Match(
                    case=case, volunteer=coach, proposal=proposal, length=Length.DOOR_OPENER, starts_on=begun,
                    ends_on=begun + timedelta(days=9), end_reason=MatchEnd.DONE, stopped_by=Side.OFFICE,
                )
            )  # fmt: skip
    QuerySet(Want).bulk_create(wants)
    QuerySet(Proposal).bulk_create(proposals)
    QuerySet(Match).bulk_create(matches)


def _find(women: list[Case]) -> None:
    """A postcode area in her part of town."""
    areas: dict[str, list[str]] = {}
    for row in rows("district_postcodes.csv"):
        areas.setdefault(row["district"], []).append(row["postcode"])
    for place, case in enumerate(women):
        found = district_named(case.participant.district, "Amsterdam")
        codes = areas.get(found.code if found else "", [])
        if codes:
            QuerySet(Participant).filter(pk=case.participant_id).update(postcode=codes[place % len(codes)])


def _open(programme: Programme, home: Organisation, on: date) -> list[Case]:
    ended = QuerySet(Exit).filter(on__lte=on, undone_on__isnull=True).values("case_id")
    rests = QuerySet(Pause).filter(holds(on)).values("case_id")
    return list(_known(programme, home).exclude(pk__in=ended).exclude(pk__in=rests))


def _known(programme: Programme, home: Organisation) -> "QuerySet[Case]":
    """The newest first; also who rests or left, and said yes to being counted before."""
    rows = QuerySet(Case).filter(programme=programme, organisation=home, participant__erased_on=None)
    return rows.select_related("participant", "programme").order_by("-first_contact_on", "pk")


def _waiting(programme: Programme, home: Organisation, on: date) -> list[Case]:
    """First those nobody accompanies yet, then those whose coach is ill or away, the newest of each first."""
    cases = _open(programme, home, on)
    guides = QuerySet(Assignment).filter(holds(on), case__in=cases, kind=AssignmentKind.COACH)
    coach = dict(guides.values_list("case_id", "user_id"))
    away = set(
        QuerySet(VolunteerPause)
        .filter(holds(on), volunteer__programme=programme)
        .values_list("volunteer__user_id", flat=True)
    )
    return sorted(cases, key=lambda case: (case.pk in coach, coach.get(case.pk) not in away))
