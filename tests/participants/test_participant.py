"""The person's row: stored with its key, edited with a version, linked and never merged."""

from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.access.actor import VISITOR
from aanzet.alliances.models import Alliance, AllianceMembership, Organisation, SharingAgreement
from aanzet.core.errors import Conflict, Refused
from aanzet.core.sealed import CannotOpen
from aanzet.journal.models import Entry
from aanzet.participants import actions
from aanzet.participants.enums import ConsentEvidence, ConsentTopic, Discretion, Source
from aanzet.participants.identity import Traits
from aanzet.participants.models import (
    Barrier,
    Consent,
    NameToken,
    Participant,
    ParticipantKey,
    SafeContact,
)
from aanzet.participants.queries import distinct_women, probable_duplicates
from aanzet.participants.rules import known_to
from aanzet.participants.vault import Vault, rewrap
from tests.cast import Cast

ON = date(2026, 11, 22)
BORN = date(1996, 6, 22)


@pytest.fixture
def two(db: None) -> tuple[Organisation, Organisation]:
    alliance = Alliance.objects.create(slug="a", name="A")
    rows = [Organisation.objects.create(slug=slug, name=slug.title()) for slug in ("one", "other")]
    for row in rows:
        AllianceMembership.objects.create(alliance=alliance, organisation=row, starts_on=date(2020, 1, 1))
    return rows[0], rows[1]


def _agree(ends_on: date | None = None) -> None:
    SharingAgreement.objects.create(
        alliance=Alliance.objects.get(), starts_on=date(2021, 1, 1), ends_on=ends_on, topics=["match"]
    )


def _add(organisation: Organisation, **fields: object) -> Participant:
    values = {"call_name": "Wanjiru", "full_name": "Wanjiru el Amrani", "birth_date": BORN} | fields
    return actions.participant_add(by=None, on=ON, organisation=organisation, **values)


def _say_yes(row: Participant, to: Organisation) -> Consent:
    return actions.consent_give(
        by=None,
        on=ON,
        participant=row,
        organisation=to,
        topic=ConsentTopic.MATCH,
        evidence=ConsentEvidence.SPOKEN,
    )


TRAITS = Traits("Wanjiru", "Amrani, Wanjiru el", BORN)


def test_a_call_name_is_enough_and_an_empty_one_is_refused(two: tuple[Organisation, Organisation]) -> None:
    row = actions.participant_add(by=None, on=ON, organisation=two[0], call_name=" Rahel\u200b ")
    assert row.call_name == "Rahel"
    with pytest.raises(Refused) as error:
        actions.participant_add(by=None, on=ON, organisation=two[0], call_name=" ")
    assert error.value.field == "call_name"


def test_a_match_at_a_partner_shows_only_under_a_valid_agreement(
    two: tuple[Organisation, Organisation],
) -> None:
    _say_yes(_add(two[0]), two[1])
    assert probable_duplicates(traits=TRAITS, organisation=two[1], on=ON) == []
    _agree(ends_on=date(2026, 1, 1))
    assert probable_duplicates(traits=TRAITS, organisation=two[1], on=ON) == []
    _agree()
    found = probable_duplicates(traits=TRAITS, organisation=two[1], on=ON)
    assert [(each.sure, each.own) for each in found] == [(True, False)]
    assert "anjiru" not in found[0].masked_name


def test_a_match_at_a_partner_shows_only_with_her_yes(two: tuple[Organisation, Organisation]) -> None:
    row = _add(two[0])
    _agree()
    assert probable_duplicates(traits=TRAITS, organisation=two[1], on=ON) == []
    yes = _say_yes(row, two[1])
    assert len(probable_duplicates(traits=TRAITS, organisation=two[1], on=ON)) == 1
    actions.consent_withdraw(by=VISITOR, on=ON, consent=yes)
    assert probable_duplicates(traits=TRAITS, organisation=two[1], on=ON) == []


def test_a_match_shows_latin_initials_at_a_partner_and_the_name_at_home(
    two: tuple[Organisation, Organisation],
) -> None:
    _say_yes(_add(two[0], call_name="Hiba", full_name="هبة درويش", name_latin="Hiba Darwish"), two[1])
    _agree()
    traits = Traits("Hiba", "هبة درويش", BORN)
    away, home = (
        probable_duplicates(traits=traits, organisation=each, on=ON)[0] for each in (two[1], two[0])
    )
    assert (away.masked_name, away.own) == ("H•••• D••••", False)
    assert (home.masked_name, home.own) == ("Hiba Darwish", True)


def test_without_an_agreement_she_still_counts_once(two: tuple[Organisation, Organisation]) -> None:
    rows = [_add(organisation) for organisation in two]
    counted = distinct_women([row.pk for row in rows])
    assert len(set(counted.values())) == 1


def test_told_apart_counts_twice_and_a_link_once(two: tuple[Organisation, Organisation]) -> None:
    one, other = (_add(organisation) for organisation in two)
    actions.link_add(by=None, on=ON, one=one, other=other, same=False)
    assert len(set(distinct_women([one.pk, other.pk]).values())) == 2
    link = actions.link_add(by=None, on=ON, one=other, other=one, same=True)
    assert len(set(distinct_women([one.pk, other.pk]).values())) == 1
    actions.link_undo(by=None, on=ON, link=link)
    assert QuerySet(Participant).count() == 2


def test_a_row_is_not_linked_to_itself(two: tuple[Organisation, Organisation]) -> None:
    row = _add(two[0])
    with pytest.raises(Refused):
        actions.link_add(by=None, on=ON, one=row, other=row)


def test_a_late_save_meets_what_stands_there(cast: Cast) -> None:
    coach = cast.actor("coach")
    person = QuerySet(Participant).get(pk=cast.participant.pk)
    actions.participant_edit(
        by=coach, on=ON, participant=person, version=person.version, changes={"district": "Noord"}
    )
    with pytest.raises(Conflict) as conflict:
        actions.participant_edit(
            by=coach, on=ON, participant=person, version=person.version, changes={"district": "Oost"}
        )
    assert conflict.value.theirs == {"district": "Noord"}


def test_a_changed_name_is_found_and_the_old_one_is_not(two: tuple[Organisation, Organisation]) -> None:
    row = _add(two[0])
    from aanzet.access.actor import system_actor

    actions.participant_edit(
        by=system_actor(), on=ON, participant=row, version=1, changes={"full_name": "Wanjiru Noor"}
    )
    words = set(QuerySet(NameToken).filter(participant=row).values_list("token", flat=True))
    assert "noor" in words
    assert "amrani" not in words


def test_sealed_words_open_only_in_their_own_place(cast: Cast) -> None:
    contact = QuerySet(SafeContact).get(participant=cast.participant)
    assert "qsafehours" not in contact.hours
    keys = Vault(cast.participant.pk)
    assert keys.open(contact, "hours") == "qsafehours"
    contact.may_say = contact.hours
    with pytest.raises(CannotOpen):
        keys.open(contact, "may_say")
    with pytest.raises(CannotOpen):
        Vault(cast.other_case.participant_id).open(contact, "hours")


def test_without_her_key_nothing_opens_any_more(cast: Cast) -> None:
    contact = QuerySet(SafeContact).get(participant=cast.participant)
    ParticipantKey.objects.filter(participant=cast.participant).delete()
    with pytest.raises(CannotOpen):
        Vault(cast.participant.pk).open(contact, "hours")


def test_a_new_master_key_wraps_and_changes_no_sealed_word(cast: Cast, settings) -> None:  # type: ignore[no-untyped-def]
    settings.MASTER_KEYS = settings.MASTER_KEYS | {"k2": "ab" * 32}
    row = ParticipantKey.objects.get(participant=cast.participant)
    assert rewrap(row)
    assert not rewrap(row)
    contact = QuerySet(SafeContact).get(participant=cast.participant)
    assert Vault(cast.participant.pk).open(contact, "hours") == "qsafehours"


def test_the_journal_does_not_tell_a_restricted_barrier(cast: Cast) -> None:
    for line in Entry.objects.filter(subject_id=cast.participant.pk):
        assert "qhiddenbarrier" not in str(line.data)
        assert "qnotewords" not in str(line.data)


def test_safe_contact_defaults_to_no_contact() -> None:
    assert SafeContact().discretion == Discretion.NONE


def test_a_yes_ends_and_can_be_taken_back(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.consent_give(
            by=None,
            on=ON,
            participant=cast.participant,
            organisation=cast.school,
            topic=ConsentTopic.CARD,
            evidence=ConsentEvidence.SPOKEN,
            until=ON - timedelta(days=1),
        )


def test_a_barrier_type_needs_three_languages(cast: Cast) -> None:
    with pytest.raises(Refused) as error:
        actions.barrier_type_add(
            by=cast.actor("coordinator"),
            on=ON,
            programme_slug="vrouw-en-werk",
            key="new",
            icon="",
            names={"nl": "Nieuw", "sv": "Ny"},
            restricted=False,
        )
    assert error.value.field == "name_en"


def test_a_skill_cannot_be_used_next_year(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.skill_add(by=None, on=ON, participant=cast.participant, name="Koken", year_last_used=2031)


def test_barriers_keep_her_own_order(cast: Cast) -> None:
    row = QuerySet(Barrier).get(kind="diploma")
    fresh = actions.barrier_change(
        by=cast.actor("participant"), on=ON, barrier=row, version=row.version, rank=1
    )
    assert (fresh.rank, fresh.source) == (1, Source.HERSELF)


@pytest.mark.parametrize("ended", ["sharing", "partner"])
def test_what_a_lead_ends_at_once_is_closed_at_the_next_request(cast: Cast, ended: str) -> None:
    """Also what began today: a mistake is not open until midnight."""
    alliance = cast.programme.alliance
    agreement = SharingAgreement.objects.create(
        alliance=alliance, starts_on=cast.on, topics=["match", "plan"]
    )
    actions.consent_give(
        by=None, on=cast.on, participant=cast.participant, organisation=cast.sister, topic=ConsentTopic.MATCH,
        evidence=ConsentEvidence.SPOKEN,
    )  # fmt: skip
    typed = {
        "programme": str(cast.programme.pk), "organisation": str(cast.sister.pk),
        "call_name": cast.participant.call_name,
        "phone": cast.participant.phone, "finding_place": "Plein",
    }  # fmt: skip
    partner = cast.client("sister_coordinator")
    assert str(cast.participant.pk) in partner.post(reverse("cases:case_open"), typed).content.decode()
    row = agreement if ended == "sharing" else alliance.memberships.get(organisation=cast.sister)
    day = {f"ends_on_{part}": getattr(cast.on, part) for part in ("day", "month", "year")}
    page = reverse(f"alliances:{ended}_end", args=[row.pk])
    assert cast.client("lead").post(page, day | {"at_once": "on"}).status_code == 302
    answer = partner.post(reverse("cases:case_open"), typed)
    assert str(cast.participant.pk) not in answer.content.decode()
    assert not known_to(cast.sister, cast.on).exists()
