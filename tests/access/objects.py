"""Rahel's own row of every model that a url asks for, and the other words an address needs."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db.models import Model, QuerySet
from django.urls import URLPattern, reverse

from aanzet.access.doors import Right
from aanzet.accounts.actions import photo_put_up
from aanzet.accounts.models import Photo, User
from aanzet.accounts.photos import redraw
from aanzet.alliances.actions import CostInput, cost_add, invitation_create
from aanzet.alliances.enums import Role
from aanzet.alliances.models import (
    Alliance,
    AllianceMembership,
    Grant,
    GrantPeriod,
    Invitation,
    Membership,
    Organisation,
    ReportDue,
    SharingAgreement,
)
from aanzet.ambassadors.models import Deployment
from aanzet.cases.actions.signals import refresh
from aanzet.cases.models import Case, Step
from aanzet.circle.models import Relative
from aanzet.feedback.actions import remark_say
from aanzet.feedback.models import Done, Remark
from aanzet.imports.actions import upload_add
from aanzet.imports.models import Import
from aanzet.matches.actions import want_open
from aanzet.matches.enums import Said
from aanzet.matches.models import Match, Proposal, Want
from aanzet.matching.actions import hold_begin, run_make
from aanzet.matching.enums import Concerned, Hold
from aanzet.matching.models import Move, MoveAnswer
from aanzet.meetings.models import Meeting
from aanzet.participants.actions import link_add, participant_add
from aanzet.participants.vault import Vault
from aanzet.portal.demo.portraits import drawn
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.rights.actions import mistake_tell
from aanzet.sheets.choice import Body
from aanzet.sheets.choice import dump as dump_choice
from aanzet.sheets.models import CareWeek, Choice, PeopleMap
from aanzet.sheets.week import Week
from aanzet.sheets.week import dump as dump_week
from aanzet.speech.actions import Reading, recording_keep, speaker_add
from aanzet.speech.models import Recording, Speaker
from aanzet.speech.texts import to_record
from aanzet.volunteers.actions import pause_add
from aanzet.volunteers.models import CompanyInvite, Hours, Volunteer, VolunteerPause
from aanzet.work.actions import PlacementInput, placement_add
from tests.cast import SOUND, Cast, Word, ask_her_yes, go_together

OWN: dict[type[Model], Callable[[Cast], Model]] = {
    Case: lambda cast: cast.case,
    Programme: lambda cast: cast.programme,
    Alliance: lambda cast: cast.programme.alliance,
    Organisation: lambda cast: cast.organisation,
    Grant: lambda cast: Grant.objects.filter(alliance=cast.programme.alliance)[0],
    GrantPeriod: lambda cast: GrantPeriod.objects.filter(grant__alliance=cast.programme.alliance)[0],
    ReportDue: lambda cast: ReportDue.objects.filter(grant__alliance=cast.programme.alliance)[0],
    AllianceMembership: lambda cast: AllianceMembership.objects.get(organisation=cast.organisation),
    SharingAgreement: lambda cast: SharingAgreement.objects.get(alliance=cast.programme.alliance),
    Membership: lambda cast: Membership.objects.get(user=cast.users["idle_coach"]),
    User: lambda cast: cast.users["idle_coach"],
    Speaker: lambda cast: Speaker.objects.get(),
    Recording: lambda cast: Recording.objects.get(),
    # A sheet that she shows; made anew when an address before this one wiped it.
    Choice: lambda cast: _shown_sheet(cast, Choice),
    CareWeek: lambda cast: _shown_sheet(cast, CareWeek),
    PeopleMap: lambda cast: _shown_sheet(cast, PeopleMap),
    # The one that she said aloud.
    Remark: lambda cast: QuerySet(Remark).exclude(sound_kind="")[0],
    Want: lambda cast: QuerySet(Want).filter(case=cast.case)[0],
    Proposal: lambda cast: QuerySet(Proposal).filter(want__case=cast.case)[0],
    # Who is getting ready.
    Volunteer: lambda cast: cast.volunteer("volunteer"),
    Hours: lambda cast: QuerySet(Hours).filter(volunteer=cast.volunteer("volunteer"))[0],
    VolunteerPause: lambda cast: QuerySet(VolunteerPause).get(volunteer=cast.volunteer("volunteer")),
    Deployment: lambda cast: QuerySet(Deployment).get(place=Word.VISIT),
    # The one that began last, also when an address before this one ended it.
    Match: lambda cast: QuerySet(Match).order_by("-starts_on")[0],
    # What she is asked about a match of hers, not answered yet.
    Move: lambda cast: _move(cast, answered=False),
    Photo: lambda cast: Photo.objects.get(user=cast.users["coach"]),
}


# What an address of hers speaks of, where the door asks for no row, or for another than the usual one.
HERS: dict[str, Callable[[Cast], Any]] = {
    "circle:my_yes_to": lambda cast: cast.school.pk,
    "circle:my_yes_stop": lambda cast: cast.school.pk,
    "circle:my_less": lambda cast: cast.users["mentor"].pk,
    "circle:my_relative": lambda cast: QuerySet(Relative).get().pk,
    "circle:my_relative_remove": lambda cast: QuerySet(Relative).get().pk,
    "impact:company_sheet": lambda cast: cast.school.pk,
    "impact:company_pdf": lambda cast: cast.school.pk,
    "matches:volunteer_after": lambda cast: QuerySet(Match).order_by("starts_on")[0].pk,
    "matching:move_read": lambda cast: _move(cast, answered=True).pk,
    "circle:my_guests": lambda cast: QuerySet(Meeting).filter(case=cast.case)[0].pk,
}


def _move(cast: Cast, *, answered: bool) -> Move:
    """Asked whether a match may be looked at again; asked anew when an address before this one ended it."""
    beside: dict[str, Any] = {
        "case": cast.case,
        "volunteer": cast.volunteer("mentor"),
        "starts_on": cast.on - timedelta(days=50),
    }
    length = "together" if answered else "door_opener"
    match, _new = QuerySet(Match).get_or_create(**(beside | {"length": length}))
    QuerySet(Match).filter(pk=match.pk).update(ends_on=None, end_reason="")
    row, _new = QuerySet(Move).get_or_create(match=match, defaults={"group": uuid4(), "asked_on": cast.on})
    QuerySet(Move).filter(pk=row.pk).update(closed_on=None, done_on=None)
    QuerySet(MoveAnswer).filter(move=row).delete()
    if answered:
        QuerySet(MoveAnswer).create(move=row, side=Concerned.HER, said=Said.YES, on=cast.on)
    return row


def _shown_sheet(cast: Cast, model: type[Model]) -> Model:
    there = QuerySet(model).filter(case=cast.case, shown_on__isnull=False).first()
    if there is None:
        sealed = QuerySet(model).filter(case=cast.case).first()
        there = sealed or model.objects.create(case=cast.case, begun_on=cast.on)  # type: ignore[attr-defined]
        bodies: dict[type[Model], str] = {
            Choice: dump_choice(Body("job")),
            CareWeek: dump_week(Week()),
            PeopleMap: "[]",
        }
        body = bodies[model]
        values = {"body": Vault(cast.participant.pk).seal(there, "body", body), "shown_on": cast.on}
        QuerySet(model).filter(pk=there.pk).update(**values)
    return there


def complete(cast: Cast) -> Cast:
    """Add what the cast alone does not need: an import, a placement, an agreement, a report, a link."""
    on, coach = cast.on, cast.actor("coach")
    alliance = cast.programme.alliance
    SharingAgreement.objects.create(alliance=alliance, starts_on=date(2021, 1, 1), topics=[])
    ReportDue.objects.get_or_create(
        grant=Grant.objects.filter(alliance=alliance)[0], name="Verslag", due_on=on
    )
    _lend_a_voice(cast)
    ask_her_yes(cast)
    go_together(cast)
    placement_add(
        by=coach, on=on, case=cast.case,
        typed=PlacementInput(kind="job", starts_on=on, seen_on=on, seen_by="Coach", sector="care_welfare"),
    )  # fmt: skip
    Import.objects.create(programme=cast.programme, organisation=cast.organisation, on=on, digest="x")
    upload_add(
        by=cast.actor("coordinator"), programme=cast.programme, organisation=cast.organisation, name="a.csv",
        content=b"Naam;Geboren\nSelam Noor;1990\n",
    )  # fmt: skip
    grant = Grant.objects.filter(alliance=alliance)[0]
    bill = CostInput(organisation=cast.organisation, on=on, what="Zaal", document="F-1", amount=Decimal(90))
    cost_add(by=None, on=on, alliance=alliance, typed=bill, shares={grant.pk: Decimal(60)})
    invitation_create(
        by=cast.actor("coordinator"),
        on=on,
        email="new@example.org",
        organisation=cast.organisation,
        role=Role.COACH,
    )
    other = participant_add(by=None, on=on, organisation=cast.sister, call_name="Rahel")
    link_add(by=None, on=on, one=cast.participant, other=other)
    photo_put_up(by=coach, on=on, user=cast.users["coach"], image=redraw(drawn("Coach")))
    mistake_tell(by=cast.actor("participant"), on=on, case=cast.case, words="wrong")
    remark_say(
        by=cast.actor("participant"), on=on, case=cast.case, kind="good", about="programme", theme="other",
        named=True, words="good", sound=SOUND,
    )  # fmt: skip
    Done.objects.create(
        programme=cast.programme, organisation=cast.organisation, theme="time", did="Later", on=on
    )  # fmt: skip
    CompanyInvite.objects.create(
        programme=cast.programme, organisation=cast.organisation, company=cast.school, token_hash="x",
        starts_on=on, ends_on=on,
    )  # fmt: skip
    pause_add(by=None, on=on, volunteer=cast.volunteer("volunteer"), starts_on=on)
    _suggest(cast)
    refresh([cast.case])
    return cast


def _suggest(cast: Cast) -> None:
    """A plan with a line for Rahel, two who are kept apart, and a match."""
    on, given = cast.on, cast.volunteer("ambassador")
    if not QuerySet(Want).filter(case=cast.case, role="ambassador", ended_on=None).exists():
        want_open(by=None, on=on, case=cast.case, role="ambassador", halfdays=["tue-am"], languages=["ti"])
    run_make(by=None, on=on, programme=cast.programme, organisation=cast.organisation, role="ambassador")
    hold_begin(by=None, on=on, case=cast.case, volunteer=given, hold=Hold.FORBID)
    if not QuerySet(Match).filter(case=cast.case).exists():
        QuerySet(Match).create(case=cast.case, volunteer=given, starts_on=on)


def _row(cast: Cast, model: type[Model]) -> Model:
    if model in OWN:
        return OWN[model](cast)
    rows = [row for row in QuerySet(model) if getattr(row, "subject_id", None) in {None, cast.participant.pk}]
    return next((row for row in rows if not getattr(row, "restricted", False)), rows[0])


def _lend_a_voice(cast: Cast) -> None:
    speaker = speaker_add(by=None, on=cast.on, name="Almaz", terms="here", agreed_on=cast.on)
    text = next(iter(to_record("nl").values()))
    reading = Reading(text, "nl", SOUND)
    recording_keep(by=None, on=cast.on, speaker=speaker, reading=reading)


def address(cast: Cast, name: str, pattern: URLPattern, right: Right) -> str:
    """The address of one url for Rahel's story."""
    shape = blueprint_of(cast.programme)
    words: dict[str, Any] = {
        "block": "talents",
        "language": "nl",
        "key": "call_name",
        "moment": "start",
        "indicator": shape.targets[0].indicator,
        "period": shape.targets[0].period,
        "programme": cast.programme.slug,
        "screen": "when",
        "step": QuerySet(Step).get(what=Word.OWN_STEP).pk,
    }
    if name in HERS:
        words["pk"] = HERS[name](cast)
    elif right.model is not None:
        words["pk"] = _row(cast, right.model).pk
    elif "invitation" in name:
        words["pk"] = Invitation.objects.get().pk
    elif "task" in name:
        words["pk"] = Membership.objects.get(user=cast.users["coach"]).pk
    if name == "speech:voice_record":
        words["key"] = next(iter(to_record("nl").values())).key
    wanted = pattern.pattern.converters
    return reverse(name, kwargs={key: words[key] for key in wanted})
