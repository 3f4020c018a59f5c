"""How she gets in: her card is made on her page, her codes go to her own address, and a worker lends her device."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from aanzet.access import together
from aanzet.accounts.actions import card_make, card_try
from aanzet.accounts.enums import CardEnd
from aanzet.accounts.middleware import BEGAN, SEEN
from aanzet.accounts.models import Card, CodeStop, User
from aanzet.core import clock
from aanzet.journal.models import ASSISTED, Entry
from aanzet.journal.queries import broken_chains
from aanzet.outbox.models import Message
from aanzet.participants.actions import account_open, participant_edit
from aanzet.participants.below import ACCOUNT
from aanzet.participants.models import Participant
from tests.accounts.signin import sign_in
from tests.cast import Cast, Word

pytestmark = pytest.mark.django_db
NUMBER = "7302"


@pytest.fixture(autouse=True)
def _clean_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def to(name: str, cast: Cast) -> str:
    return reverse(f"portal:{name}", args=[cast.case.pk])


def code_on(response: Any) -> str:
    """The code as it stands on the sheet."""
    text = response.content.decode()
    big = text.split('class="entry-big"')[2]
    return "".join(part.split("</span>")[0] for part in big.split("<span>")[1:4])


def card_of(cast: Cast) -> str:
    """A card of hers with a number; returns its code."""
    user = cast.users["participant"]
    _card, code = card_make(by=None, on=clock.today(), user=user, subject=cast.participant.pk, number=NUMBER)
    return code


def enter(client: Client, code: str) -> None:
    client.post("/in/", {"code": code})
    client.post("/in/number/", {"number": NUMBER})


def test_sheet_names_nobody_and_shows_the_code_once(cast: Cast) -> None:
    client = cast.client("coach")
    page = client.post(to("card_make", cast), {"number": NUMBER, "again": NUMBER})
    text = page.content.decode()
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    code = code_on(page)
    assert len(code) == 12
    for word in (Word.CALL, Word.FULL, cast.programme.name, cast.organisation.name, "coach", "Aanzet"):
        assert word not in text, word
    assert f"#{code}" not in text, "the square is drawn, not written"
    assert code not in client.get(to("way_in", cast)).content.decode()
    hers = Client()
    enter(hers, code)
    assert hers.get("/my/card/").status_code == 200


def test_two_numbers_that_differ_make_no_card(cast: Cast) -> None:
    page = cast.client("coach").post(to("card_make", cast), {"number": "7302", "again": "7303"})
    assert page.status_code == 422
    assert not Card.objects.exists()
    easy = cast.client("coach").post(to("card_make", cast), {"number": "1234", "again": "1234"})
    assert easy.status_code == 422
    assert not Card.objects.exists()


def test_who_has_no_account_gets_one_with_her_card_and_reads_her_language(cast: Cast) -> None:
    QuerySet(Participant).filter(pk=cast.participant.pk).update(account=None, reads_language="ar")
    page = cast.client("coordinator").post(to("card_make", cast))
    assert 'lang="ar"' in page.content.decode()
    account = QuerySet(Participant).get(pk=cast.participant.pk).account
    assert account is not None
    assert (account.language, account.email, account.phone) == ("ar", None, None)
    hers = Client()
    hers.post("/in/", {"code": code_on(page)})
    hers.post("/in/number/", {"number": NUMBER, "again": NUMBER})
    assert hers.get("/me/").status_code == 200
    assert Entry.objects.filter(action="participant.account_opened", subject_id=cast.participant.pk).exists()


def test_her_codes_go_to_her_own_phone(cast: Cast) -> None:
    client = cast.client("coach")
    QuerySet(Participant).filter(pk=cast.participant.pk).update(phone="+31612345678", phone_shared=True)
    assert "kaart veiliger" in client.get(to("way_in", cast)).content.decode()
    client.post(to("code_offer", cast), {"way": "phone"})
    assert User.objects.get(pk=cast.users["participant"].pk).phone == "+31612345678"
    client.post(to("code_offer", cast), {"way": "password"})
    assert User.objects.get(pk=cast.users["participant"].pk).email == "rahel@example.org"


def test_coach_stops_codes_to_a_shared_phone_and_sends_them_again(cast: Cast) -> None:
    client, user = cast.client("coach"), cast.users["participant"]
    User.objects.filter(pk=user.pk).update(phone="+31612345678")
    client.post(to("code_stop", cast), {"way": "phone"})
    client.post(to("code_stop", cast), {"way": "letter"})
    assert list(CodeStop.objects.values_list("user", "way", "by_id")) == [
        (user.pk, "phone", cast.users["coach"].pk)
    ]
    page = client.get(to("way_in", cast)).content.decode()
    assert to("code_again", cast) in page
    assert "geen codes meer naar +31612345678" not in page.lower()
    line = Entry.objects.get(action="account.codes_stopped")
    assert (line.subject_id, line.actor_id) == (cast.participant.pk, cast.users["coach"].pk)
    client.post(to("code_again", cast), {"way": "phone"})
    assert not CodeStop.objects.filter(ended_on=None).exists()
    assert to("code_again", cast) not in client.get(to("way_in", cast)).content.decode()


def test_another_number_of_hers_is_offered_when_the_first_was_stopped(cast: Cast) -> None:
    client, user = cast.client("coach"), cast.users["participant"]
    User.objects.filter(pk=user.pk).update(phone="+31612345678")
    client.post(to("code_stop", cast), {"way": "phone"})
    QuerySet(Participant).filter(pk=cast.participant.pk).update(phone="+31612345678")
    offer = f'action="{to("code_offer", cast)}"'
    assert offer not in client.get(to("way_in", cast)).content.decode()
    QuerySet(Participant).filter(pk=cast.participant.pk).update(phone="+31687654321")
    assert offer in client.get(to("way_in", cast)).content.decode()
    client.post(to("code_offer", cast), {"way": "phone"})
    assert User.objects.get(pk=user.pk).phone == "+31687654321"
    assert not CodeStop.objects.filter(ended_on=None).exists()


def test_she_stops_her_codes_when_she_has_another_way_in(cast: Cast) -> None:
    client = cast.client("participant")
    assert 'value="email"' not in client.get("/my/card/").content.decode()
    client.post("/my/card/", {"way": "email"})
    assert not CodeStop.objects.exists(), "she would be shut out"
    card_of(cast)
    assert 'value="email"' in client.get("/my/card/").content.decode()
    client.post("/my/card/", {"way": "email"})
    assert CodeStop.objects.get().by_id == cast.users["participant"].pk
    assert Card.objects.get().ended_on is None
    shown = client.get("/my/card/").content.decode()
    assert 'value="email"' not in shown
    assert "rahel@example.org" in shown
    assert "/my/card/" in client.get(reverse("cases:my_safe")).content.decode()


def test_wrong_numbers_stand_on_her_page_and_not_on_that_of_her_coach(cast: Cast) -> None:
    code = card_of(cast)
    digest = Card.objects.get().digest
    for _n in range(3):
        card_try(on=clock.today(), digest=digest, number="9999")
    hers = cast.client("participant").get("/my/card/").content.decode()
    assert "hoe vaak: 3" in hers
    for page in (to("way_in", cast), reverse("cases:case_detail", args=[cast.case.pk])):
        assert "verkeerde nummers" not in cast.client("coach").get(page).content.decode().lower()
    beside = cast.client("coach")
    beside.post(to("device_lend", cast))
    enter(beside, code)
    assert "Hoe vaak" not in beside.get("/me/").content.decode()
    assert "hoe vaak: 3" not in beside.get("/my/card/").content.decode()
    alone = Client()
    enter(alone, code)
    assert "Hoe vaak: 3" in alone.get("/me/").content.decode()
    for _n in range(5):
        card_try(on=clock.today(), digest=digest, number="9999")
    shown = cast.client("coordinator").get(to("way_in", cast)).content.decode()
    assert "Vijf keer een verkeerd nummer" in shown


def test_address_of_somebody_else_is_refused(cast: Cast) -> None:
    QuerySet(Participant).filter(pk=cast.participant.pk).update(email="amina@example.org", account=None)
    page = cast.client("coach").post(to("code_offer", cast), {"way": "email"}, follow=True)
    assert "notice-error" in page.content.decode()
    assert QuerySet(Participant).get(pk=cast.participant.pk).account is None


def test_coach_stops_her_card(cast: Cast) -> None:
    code = card_of(cast)
    cast.client("coach").post(to("card_stop", cast))
    card = Card.objects.get()
    assert (card.why, card.ended_by_id) == (CardEnd.STOPPED, cast.users["coach"].pk)
    hers = Client()
    enter(hers, code)
    assert "_auth_user_id" not in hers.session


def test_she_says_that_her_card_is_lost(cast: Cast) -> None:
    card_of(cast)
    client = cast.client("participant")
    assert "Mijn kaart is kwijt" in client.get("/my/card/").content.decode()
    client.post("/my/card/")
    assert Card.objects.get().why == CardEnd.LOST
    assert "Mijn kaart is kwijt" not in client.get("/my/card/").content.decode()
    assert cast.client("other_participant").get("/my/card/").status_code == 200


def test_one_woman_cannot_end_the_card_of_another(cast: Cast) -> None:
    card_of(cast)
    cast.client("other_participant").post("/my/card/")
    assert Card.objects.get().ended_on is None


def test_worker_is_out_before_she_is_in(cast: Cast) -> None:
    code, client = card_of(cast), cast.client("coach")
    sent = client.post(to("device_lend", cast))
    assert sent["Location"] == "/login/"
    assert sent["Clear-Site-Data"] == '"cache"'
    assert "_auth_user_id" not in client.session
    assert client.get(to("way_in", cast))["Location"].startswith("/login/")
    shown = client.get("/login/").content.decode()
    assert cast.users["coach"].name in shown
    enter(client, code)
    assert client.session["_auth_user_id"] == str(cast.users["participant"].pk)
    case = reverse("cases:case_more", args=[cast.case.pk])
    assert [client.get(path).status_code for path in (case, "/now/", "/women/")] == [404, 404, 404]
    assert f"Samen met {cast.users['coach'].name}" in client.get("/me/").content.decode()


def test_each_line_of_the_visit_says_who_sat_beside_her(cast: Cast) -> None:
    code, client, coach = card_of(cast), cast.client("coach"), cast.users["coach"]
    client.post(to("device_lend", cast))
    enter(client, code)
    client.post("/my/plan/words/", {"text": "Ik wil werken met kinderen."})
    line = Entry.objects.filter(action="case.wish_written").latest("seq")
    assert line.actor_id == cast.users["participant"].pk
    assert line.data[ASSISTED] == str(coach.pk)
    assert Entry.objects.get(action="account.signed_in").data == {ASSISTED: str(coach.pk)}
    assert list(broken_chains()) == []
    hers = cast.client("participant").get("/me/written/").content.decode()
    assert f"samen met {coach.name}" in hers
    page = cast.client("coordinator").get(reverse("cases:case_detail", args=[cast.case.pk]))
    assert f"samen met {coach.name}" in page.content.decode()


def test_line_of_an_ordinary_visit_names_nobody_beside_her(cast: Cast) -> None:
    cast.client("participant").post("/my/plan/words/", {"text": "Ik wil werken met kinderen."})
    assert ASSISTED not in Entry.objects.filter(action="case.wish_written").latest("seq").data


def test_leave_brings_the_login_page_of_the_worker_in_her_language(cast: Cast) -> None:
    code, client = card_of(cast), cast.client("coach")
    client.cookies["language"] = "sv"
    client.post(to("device_lend", cast))
    assert client.cookies["language"].value == "nl", "she reads her own language"
    enter(client, code)
    assert 'data-neutral="/leave/"' in client.get("/me/").content.decode(), (
        "one request ends it and says where to go"
    )
    left = client.get("/leave/")
    assert left["Location"] == "/login/"
    assert client.cookies["language"].value == "sv"
    assert not client.session.keys()
    assert cast.users["coach"].name not in client.get("/login/").content.decode()


@pytest.mark.parametrize(("minutes", "alive"), [(9, True), (11, False)])
def test_visit_together_ends_after_ten_minutes_of_rest(cast: Cast, minutes: int, alive: bool) -> None:
    code, client = card_of(cast), cast.client("coach")
    client.post(to("device_lend", cast))
    enter(client, code)
    session = client.session
    session[SEEN] = session[BEGAN] = time.time() - minutes * 60
    session.save()
    answer = client.get("/my/plan/")
    assert (answer.status_code == 200) is alive
    if not alive:
        assert answer["Location"] == "/login/", "the next page of hers is not offered to who owns the device"
        assert not together.waiting(client.session)


def test_lent_device_waits_ten_minutes(cast: Cast) -> None:
    code, client = card_of(cast), cast.client("coach")
    client.post(to("device_lend", cast))
    session = client.session
    session[together.KEY] = session[together.KEY] | {"at": time.time() - together.WAITS - 1}
    session.save()
    enter(client, code)
    assert "Samen met" not in client.get("/me/").content.decode()


def test_worker_who_signs_in_again_is_nobody_beside_herself(cast: Cast) -> None:
    from tests.accounts.signin import sign_in

    client = cast.client("coach")
    client.post(to("device_lend", cast))
    sign_in(client, cast.users["coach"])
    page = client.get("/now/")
    assert page.status_code == 200
    assert Entry.objects.filter(data__has_key=ASSISTED).count() == 0


def test_case_page_says_how_she_logs_in(cast: Cast) -> None:
    page = reverse("cases:case_more", args=[cast.case.pk])
    assert to("way_in", cast) in cast.client("coach").get(page).content.decode()
    card_of(cast)
    assert "Met een kaart sinds" in cast.client("coach").get(page).content.decode()
    Card.objects.update(until=clock.today() - timedelta(days=1))
    assert "Met een kaart sinds" not in cast.client("coach").get(page).content.decode()


def test_erasing_her_takes_her_cards_and_her_copy_tells_of_them(cast: Cast) -> None:
    card_of(cast)
    told = ACCOUNT.tell(cast.participant).items[0].data["cards"]
    assert told == [{"made_on": clock.today().isoformat(), "ended_on": None, "why": ""}]
    assert ACCOUNT.take(cast.participant, clock.today()) >= 2
    assert not Card.objects.exists()


def test_card_goes_though_she_signs_in_elsewhere_too(cast: Cast) -> None:
    card_of(cast)
    QuerySet(Participant).exclude(pk=cast.participant.pk).update(account=cast.users["participant"])
    ACCOUNT.take(cast.participant, clock.today())
    assert not Card.objects.exists()
    assert User.objects.filter(pk=cast.users["participant"].pk).exists()


@pytest.mark.parametrize("way", ["phone", "email"])
def test_number_that_is_hers_no_longer_gets_no_codes(cast: Cast, way: str) -> None:
    """She has a new number; he kept the old phone. The new one is offered on the page of her way in."""
    former, new = {
        "phone": (Word.PHONE.value, "+31612000321"),
        "email": ("Rahel@Example.org", "new@example.org"),
    }[way]
    coach, person = cast.actor("coach"), cast.participant
    person = participant_edit(
        by=coach, on=cast.on, participant=person, version=person.version, changes={way: former}
    )
    account_open(by=coach, on=cast.on, participant=person, **{way: former})
    Client().post("/login/code/", {"login": former})
    assert Message.objects.get(secret=True).to == former.lower()
    Message.objects.filter(secret=True).delete()
    participant_edit(by=coach, on=cast.on, participant=person, version=person.version, changes={way: new})
    Client().post("/login/code/", {"login": former})
    assert Message.objects.get(secret=True).to == ""
    assert Entry.objects.filter(action="account.codes_stopped", subject_id=person.pk).count() == 1
    assert new in cast.client("coach").get(to("way_in", cast)).content.decode()
    cast.client("coach").post(to("code_offer", cast), {"way": way})
    Client().post("/login/code/", {"login": new})
    assert Message.objects.filter(secret=True).exclude(to="").get().to == new


def test_other_details_leave_her_codes_as_they_are(cast: Cast) -> None:
    person = cast.participant
    account_open(by=None, on=cast.on, participant=person, phone=Word.PHONE)
    participant_edit(
        by=cast.actor("coach"),
        on=cast.on,
        participant=person,
        version=person.version,
        changes={"district": "Noord", "phone": Word.PHONE.value},
    )
    assert not CodeStop.objects.exists()


@pytest.mark.parametrize("typed", [{}, {"way": "email"}])
def test_visit_on_another_phone_ends_when_she_stops_that_way_in(cast: Cast, typed: dict[str, str]) -> None:
    """He signed in with her card, or with a code on their phone, and reads on: not after she stopped it."""
    card_of(cast)
    hers, his = cast.client("participant"), sign_in(Client(), cast.users["participant"])
    page = reverse("portal:me")
    assert his.get(page).status_code == 200
    assert hers.post(reverse("portal:my_card"), typed).status_code == 302
    assert his.get(page).status_code == 302
    assert hers.get(page).status_code == 200


@pytest.mark.parametrize("stop", ["card_stop", "code_stop", "card_make"])
def test_visit_ends_when_who_accompanies_her_stops_a_way_in(cast: Cast, stop: str) -> None:
    card_of(cast)
    his = sign_in(Client(), cast.users["participant"])
    cast.client("coach").post(to(stop, cast), {"way": "email"})
    assert his.get(reverse("portal:me")).status_code == 302
    assert cast.client("coach").get(to("way_in", cast)).status_code == 200


def test_visit_goes_on_when_a_card_ended_of_itself(cast: Cast) -> None:
    """Five wrong numbers of a stranger do not throw her out."""
    card_of(cast)
    hers = sign_in(Client(), cast.users["participant"])
    card = Card.objects.get(ended_on=None)
    for _n in range(5):
        card_try(on=clock.today(), digest=card.digest, number="9999")
    assert Card.objects.get(pk=card.pk).why == CardEnd.LOCKED
    assert hers.get(reverse("portal:me")).status_code == 200
