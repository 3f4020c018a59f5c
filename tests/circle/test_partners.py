"""Between partners an agreement and her yes are both needed: each alone opens nothing, on no page and in no count."""

from datetime import date

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.alliances.models import SharingAgreement
from aanzet.participants.actions import consent_give, consent_withdraw, traits_of
from aanzet.participants.enums import ConsentEvidence, ConsentTopic
from aanzet.participants.models import Consent
from aanzet.participants.queries import probable_duplicates
from tests.cast import Cast, Word


def _agree(cast: Cast, *topics: str) -> SharingAgreement:
    return SharingAgreement.objects.create(
        alliance=cast.programme.alliance, starts_on=date(2020, 1, 1), topics=list(topics)
    )


def _say_yes(cast: Cast, topic: ConsentTopic) -> Consent:
    return consent_give(
        by=cast.actor("participant"), on=cast.on, participant=cast.participant, organisation=cast.sister,
        topic=topic, evidence=ConsentEvidence.TAPPED,
    )  # fmt: skip


def _card_opens(cast: Cast) -> bool:
    """What a contact of the partner sees: the card, the list, and the count on it."""
    client = cast.client("other_employer")
    page = client.get(reverse("portal:candidate_read", args=[cast.case.pk]))
    listed = Word.CALL in client.get(reverse("portal:candidate_list")).content.decode()
    assert (page.status_code == 200) == listed
    return listed


def _is_known(cast: Cast) -> bool:
    """What a coordinator of the partner is shown who meets her: the page, and the query behind it."""
    typed = {
        "programme": str(cast.programme.pk), "organisation": str(cast.sister.pk), "call_name": Word.CALL,
        "phone": Word.PHONE, "birth_year": "1990",
    }  # fmt: skip
    client = cast.client("sister_coordinator")
    page = client.post(reverse("cases:case_open"), typed | {"decision": ""}).content.decode()
    found = probable_duplicates(traits=traits_of(cast.participant), organisation=cast.sister, on=cast.on)
    assert bool(found) == (str(cast.participant.pk) in page)
    return bool(found)


@pytest.mark.parametrize(
    ("topic", "named", "opens"),
    [(ConsentTopic.CARD, "plan", _card_opens), (ConsentTopic.MATCH, "match", _is_known)],
    ids=["card", "known"],
)
def test_each_alone_opens_nothing_and_both_do_until_either_ends(
    cast: Cast, topic: ConsentTopic, named: str, opens: object
) -> None:
    assert callable(opens)
    assert not opens(cast)
    yes = _say_yes(cast, topic)
    assert not opens(cast), "her yes alone"
    _agree(cast, "contact")
    assert not opens(cast), "an agreement about something else"
    agreement = _agree(cast, named)
    assert opens(cast)
    consent_withdraw(by=cast.actor("participant"), on=cast.on, consent=yes)
    assert not opens(cast), "the agreement alone"
    _say_yes(cast, topic)
    assert opens(cast)
    SharingAgreement.objects.filter(pk=agreement.pk).update(ends_on=date(2021, 1, 1))
    assert not opens(cast), "the agreement ended"


def test_that_she_is_known_opens_no_card(cast: Cast) -> None:
    _agree(cast, "match", "plan")
    _say_yes(cast, ConsentTopic.MATCH)
    assert not _card_opens(cast)


def test_an_employer_or_school_needs_her_yes_only(cast: Cast) -> None:
    page = reverse("portal:candidate_read", args=[cast.case.pk])
    assert not SharingAgreement.objects.filter(alliance=cast.programme.alliance).exists()
    assert cast.client("school").get(page).status_code == 200


def test_her_page_says_that_a_yes_without_an_agreement_opens_nothing(cast: Cast) -> None:
    _say_yes(cast, ConsentTopic.CARD)
    page = cast.client("participant").get(reverse("circle:my_who")).content.decode()
    assert "Zij zien nog niets: de organisaties" in page
    _agree(cast, "plan")
    page = cast.client("participant").get(reverse("circle:my_who")).content.decode()
    assert "Zij zien nog niets: de organisaties" not in page


def test_a_partner_does_not_guess_a_row_by_its_id(cast: Cast) -> None:
    typed = {
        "programme": str(cast.programme.pk), "organisation": str(cast.sister.pk), "call_name": "Selam",
        "decision": str(cast.participant.pk),
    }  # fmt: skip
    before = QuerySet(Consent).count()
    # Nothing like her is found, so the row is new; the id that was sent along links nothing.
    answer = cast.client("sister_coordinator").post(reverse("cases:case_open"), typed)
    assert answer.status_code in {302, 404}
    assert QuerySet(Consent).count() == before
    assert not probable_duplicates(traits=traits_of(cast.participant), organisation=cast.sister, on=cast.on)
