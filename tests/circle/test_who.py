"""Her page and the doors say the same: who can see something about her now."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanzet.access import policy
from aanzet.access.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases import actions as journey
from aanzet.cases.models import Case
from aanzet.cases.queries import case_page
from aanzet.circle import actions
from aanzet.circle.enums import Topic
from aanzet.circle.queries import readers_of, who_page
from aanzet.circle.topics import PARTS, UNTOLD
from aanzet.participants.actions import consent_withdraw, restriction_add
from aanzet.participants.enums import LimitPart, RestrictionKind
from aanzet.participants.models import Consent
from aanzet.portal import queries as portal
from tests.cast import Cast


def test_every_field_group_has_its_place_on_her_page() -> None:
    groups = {
        name for name in policy.TABLE if name.startswith(("case.", "mentee.")) and name.endswith(".read")
    }
    groups -= {"mentee.read"}
    assert groups - UNTOLD == {name for name in PARTS if name in policy.TABLE}
    assert groups >= UNTOLD


def seen_at_the_doors(cast: Cast, who: str) -> frozenset[str]:
    """The slow way: what each page that this person can open really holds."""
    actor = cast.actor(who)
    found: set[str] = set()
    case = Case.objects.visible_to(actor, "case.read").filter(pk=cast.case.pk).first()
    if case is not None:
        page = case_page(actor=actor, case=case, on=cast.on)
        found |= {name for name in page.may if name in PARTS}
    mentee = Case.objects.visible_to(actor, "mentee.read").filter(pk=cast.case.pk).first()
    if mentee is not None:
        shown = portal.mentee_page(actor=actor, case=mentee)
        found |= {"mentee.name.read"}
        found |= {"mentee.wish.read"} if shown.wish else set()
        found |= {"mentee.plan.read"} if shown.steps else set()
    candidate = Case.objects.visible_to(actor, "candidate.read").filter(pk=cast.case.pk).first()
    if candidate is not None:
        card = portal.candidate_card(actor=actor, case=candidate)
        parts = {"candidate.name": card.call_name, "candidate.wish": card.wish, "candidate.steps": card.steps}
        parts["candidate.needs"] = card.needs
        found |= {name for name, shown_ in parts.items() if shown_}
    return frozenset(found)


def said_on_her_page(cast: Cast) -> dict[str, frozenset[str]]:
    """Person of the cast -> what her page says that she or he sees."""
    readers = readers_of(cases=[cast.case], actor=cast.actor("participant"), on=cast.on)
    by_id = {each.reader_id: each.parts for each in readers}
    said = {}
    for who, user in cast.users.items():
        parts = by_id.get(user.pk, frozenset())
        for home in cast.actor(who).organisations(Role.EMPLOYER_CONTACT):
            parts |= by_id.get(home, frozenset()) - {"known"}
        said[who] = parts
    return said


def _as_it_is(cast: Cast) -> None:
    pass


def _coach_only(cast: Cast) -> None:
    actions.only_coach_begin(by=cast.actor("participant"), on=cast.on, case=cast.case)


def _unsafe(cast: Cast) -> None:
    actions.safety_set(by=cast.actor("coach"), on=cast.on, case=cast.case)


def _protected(cast: Cast) -> None:
    restriction_add(
        by=cast.actor("coach"),
        on=cast.on,
        participant=cast.participant,
        kind=RestrictionKind.PROTECTED_IDENTITY,
    )


def _limited(cast: Cast) -> None:
    actions.mentor_limit(
        by=cast.actor("participant"),
        on=cast.on,
        case=cast.case,
        user_id=cast.users["mentor"].pk,
        parts=frozenset({LimitPart.WISH}),
    )


def _withdrawn(cast: Cast) -> None:
    for row in QuerySet(Consent).filter(participant=cast.participant):
        consent_withdraw(by=cast.actor("participant"), on=cast.on, consent=row)


def _left(cast: Cast) -> None:
    day = cast.on.replace(year=2021)
    Membership.objects.filter(user__in=[cast.users["coach"], cast.users["coordinator"]]).update(ends_on=day)


@pytest.mark.parametrize(
    "change",
    [_as_it_is, _coach_only, _unsafe, _protected, _limited, _withdrawn, _left],
    ids=lambda f: f.__name__,
)
def test_her_page_says_what_the_doors_show_for_everybody(cast: Cast, change: Callable[[Cast], None]) -> None:
    change(cast)
    said = said_on_her_page(cast)
    shown = {who: seen_at_the_doors(cast, who) for who in cast.users if who != "participant"}
    assert {who: said[who] for who in shown} == shown


def test_somebody_sees_something(cast: Cast) -> None:
    said = said_on_her_page(cast)
    assert {who for who, parts in said.items() if parts} == {
        "coach", "stand_in", "coordinator", "mentor", "school",
    }  # fmt: skip
    assert "case.voice.read" in said["coach"]
    assert "case.voice.read" not in said["coordinator"]


def test_her_page_groups_by_topic_and_names_what_is_only_a_part(cast: Cast) -> None:
    page = who_page(actor=cast.actor("participant"), cases=[cast.case], on=cast.on)
    assert [card.key for card in page.topics] == [topic.value for topic in Topic]
    names = {card.key: [each.reader.name for each in card.seen] for card in page.topics}
    assert names["name"] == ["Coach", "Stand In", "Mentor", "Coordinator", "Cast School"]
    assert names["voice"] == ["Coach", "Stand In", "Coordinator"]
    only = {each.reader.name: each.only for each in page.topics[0].seen}
    assert only["Coach"] == ()
    assert len(only["Mentor"]) == 1


def test_who_looked_is_named_with_day_time_and_as_what(cast: Cast) -> None:
    cast.client("coach").get(reverse("cases:case_detail", args=[cast.case.pk]))
    cast.client("coordinator").get(reverse("cases:plan", args=[cast.case.pk]))
    page = who_page(actor=cast.actor("participant"), cases=[cast.case], on=cast.on)
    assert [(each.who, each.organisation) for each in page.looks] == [
        ("Coordinator", "Cast Home"), ("Coach", "Cast Home"),
    ]  # fmt: skip
    assert page.looks[0].what
    assert page.looks[1].what == ""
    assert page.looks[0].why != page.looks[1].why
    looked = {each.reader.name: each.reader.looked for each in page.topics[0].seen}
    assert looked["Coach"] is not None
    assert looked["Stand In"] is None


def test_nobody_is_told_when_so(cast: Cast) -> None:
    _withdrawn(cast)
    page = cast.client("participant").get(reverse("circle:my_who")).content.decode()
    assert "Je hebt tegen niemand ja gezegd" in page
    assert "Je familie ziet niets" in page
    assert "Cast School" not in page


@pytest.mark.parametrize("coordinators", [0, 2])
def test_her_page_asks_the_same_number_of_questions_for_more_readers(cast: Cast, coordinators: int) -> None:
    for name in ("idle_coach", "stand_in")[:coordinators]:
        Membership.objects.create(
            user=cast.users[name], organisation=cast.organisation, role=Role.COORDINATOR, starts_on=cast.on
        )
    with CaptureQueriesContext(connection) as counted:
        page = who_page(actor=cast.actor("participant"), cases=[cast.case], on=cast.on)
    assert len(page.topics[1].seen) == 5 + bool(coordinators)
    assert len(counted) == 17


def test_who_accompanies_her_in_another_programme_is_named_too(cast: Cast) -> None:
    other = journey.case_open(
        by=None, on=cast.on, participant=cast.participant, programme=cast.other_programme
    )
    journey.coach_assign(by=None, on=cast.on, case=other, user=cast.users["stranger_coach"])
    herself = cast.actor("participant")
    one = who_page(actor=herself, cases=[cast.case], on=cast.on)
    both = who_page(actor=herself, cases=[cast.case, other], on=cast.on)
    names = [[each.reader.name for each in page.topics[1].seen] for page in (one, both)]
    assert "Stranger Coach" not in names[0]
    assert names[1] == [*names[0][:1], "Stranger Coach", *names[0][1:]]
    assert set(one.funders) < set(both.funders)
