"""What each of them sees, and what nobody else sees."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.accounts.actions import photo_put_up
from aanzet.accounts.models import User
from aanzet.accounts.photos import redraw
from aanzet.matches import actions
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.models import Answer, Match, Proposal, Want
from aanzet.matches.queries.choosing import her_people
from aanzet.matches.queries.wants import only_woman
from aanzet.meetings.models import Meeting
from aanzet.outbox.models import Message
from aanzet.participants import actions as people
from aanzet.participants.enums import Source
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer
from tests.accounts.signin import sign_in
from tests.accounts.test_photo_edit import picture
from tests.cast import Cast, Word
from tests.matches.people import a_volunteer, a_want, both_meet, met, propose, say
from tests.matches.together import together

WOMAN = ("only_woman", "Het moet een vrouw zijn", "zegt niet dat zij een vrouw is")


def _page(cast: Cast, who: str, name: str, *args: object, **values: Any) -> str:
    response = cast.client(who).get(reverse(f"matches:{name}", args=args), follow=True, **values)
    assert response.status_code == 200, name
    return response.content.decode()


def _account(row: Proposal) -> User:
    account = row.volunteer.user
    assert account is not None
    return account


def _volunteers_page(cast: Cast, row: Proposal) -> str:
    from django.test import Client

    client = sign_in(Client(), _account(row))
    return client.get(reverse("matches:proposal_read", args=[row.pk])).content.decode()


def test_she_sees_two_when_there_are_two(cast: Cast) -> None:
    want = a_want(cast)
    rows = [propose(cast, want, a_volunteer(cast, name)) for name in ("Mart Visser", "Els Boom")]
    page = _page(cast, "participant", "my_person")
    assert "Mart" in page
    assert "Els" in page
    # The family name is for later, and each card leads to its own page.
    assert "Visser" not in page
    assert all(reverse("matches:my_proposal", args=[row.pk]) in page for row in rows)
    start = cast.client("participant").get(reverse("portal:me")).content.decode()
    assert reverse("matches:my_person") in start


@pytest.mark.parametrize("many", [1, 3])
def test_her_page_takes_a_fixed_number_of_queries(
    cast: Cast, many: int, django_assert_num_queries: object
) -> None:
    want = a_want(cast)
    for n in range(many):
        propose(cast, want, a_volunteer(cast, f"V{n} Naam"))
    her = cast.actor("participant")
    with django_assert_num_queries(18):  # type: ignore[operator]
        page = her_people(actor=her, case=cast.case, language="nl", on=cast.on)
    assert [len(wish.choices) for wish in page.wishes] == [1, many]


def _face(cast: Cast, volunteer: Volunteer) -> str:
    assert volunteer.user is not None
    image = redraw(picture(size=(300, 300)))
    return reverse(
        "photo_read",
        args=[photo_put_up(by=cast.actor("coordinator"), on=cast.on, user=volunteer.user, image=image).pk],
    )


def test_she_sees_the_face_of_who_is_proposed_to_her_and_only_while(cast: Cast) -> None:
    mart, other = a_volunteer(cast, "Mart Visser"), a_volunteer(cast, "Els Boom")
    face, elses = _face(cast, mart), _face(cast, other)
    her = cast.client("participant")
    assert her.get(face).status_code == 404
    row = propose(cast, a_want(cast), mart)
    for name, args in (("my_person", []), ("my_proposal", [row.pk])):
        page = _page(cast, "participant", name, *args)
        assert page.count(f'src="{face}"') == 1
        assert elses not in page
    assert her.get(face).status_code == 200
    assert cast.client("other_participant").get(face).status_code == 404
    say(cast, row, Side.HER, Said.NO)
    assert her.get(face).status_code == 404


def test_her_card_says_about_how_long_the_way_is(cast: Cast) -> None:
    from aanzet.participants.models import Participant

    QuerySet(Participant).filter(pk=cast.case.participant_id).update(postcode="1011")
    want = a_want(cast, mode="bike")
    near = propose(cast, want, a_volunteer(cast, "Mart Visser", postcode="1012"))
    far = propose(cast, want, a_volunteer(cast, "Els Boom", postcode="1102"))
    unsaid = propose(cast, want, a_volunteer(cast, "Tom Bos", postcode=""))
    cards = {each.pk: _page(cast, "participant", "my_proposal", each.pk) for each in (near, far, unsaid)}
    assert "Ongeveer 5 minuten van jou. Met de fiets." in cards[near.pk]
    assert "Ongeveer 40 minuten van jou. Met de fiets." in cards[far.pk]
    assert "van jou" not in cards[unsaid.pk]
    assert not [page for page in cards.values() if "1102" in page or "1012" in page]


def test_the_way_is_as_long_as_the_plan_counts_it() -> None:
    import numpy as np

    from aanzet.matching.engine.pace import MODES
    from aanzet.matching.engine.travel import metres, places
    from aanzet.matching.ways import minutes

    spots = [(52.371, 4.9042), (52.31, 4.97), (55.6, 13.0), (52.371, 4.9043)]
    points = places(np.array([lat for lat, _lon in spots]), np.array([lon for _lat, lon in spots]))
    for mode in MODES.values():
        for one, here in zip(spots, points, strict=True):
            for other, there in zip(spots, points, strict=True):
                assert minutes(one, other, mode) == mode.start - (-int(metres(here, there)) // mode.pace)


def test_every_block_of_hers_has_its_own_button_to_read_it_aloud(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser", postcode="1102"))
    match = together(cast, "Els Boom", days=15)
    pages = [
        _page(cast, "participant", "my_person"),
        _page(cast, "participant", "my_proposal", row.pk),
        _page(cast, "participant", "my_match", match.pk),
        _page(cast, "participant", "my_time", match.pk),
    ]
    for page in pages:
        blocks = re.findall(r"<section.*?</section>", page, re.S)
        assert blocks
        assert not [block for block in blocks if 'class="say"' not in block]


def test_she_says_no_without_a_reason_and_it_does_not_come_back(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    address = reverse("matches:my_proposal", args=[row.pk])
    card = cast.client("participant").get(address).content.decode()
    assert "<textarea" not in card
    cast.client("participant").post(address, {"stage": "meet", "said": "no"})
    assert "Mart" not in _page(cast, "participant", "my_person")
    assert QuerySet(Answer).get(proposal=row, said=Said.NO).side == Side.HER
    # Nothing but that it did not go on, for the one who was proposed.
    assert Word.CALL.value not in _volunteers_page(cast, row)


def test_a_volunteer_sees_no_name_before_both_said_yes(cast: Cast) -> None:
    row = propose(cast, a_want(cast, languages=["ti"]), a_volunteer(cast, "Mart Visser"))
    hidden = (Word.CALL, Word.FULL, Word.PHONE, Word.WISH, Word.GOAL, Word.BARRIER)
    say(cast, row, Side.VOLUNTEER, Said.YES)
    page = _volunteers_page(cast, row)
    assert "Tigrinya" in page
    assert not [word for word in hidden if word.value in page]
    say(cast, row, Side.HER, Said.YES)
    page = _volunteers_page(cast, row)
    assert Word.CALL.value in page
    assert not [word for word in hidden[1:] if word.value in page]


def test_a_volunteer_reads_nothing_of_a_closed_file(cast: Cast) -> None:
    from django.test import Client

    from aanzet.circle.actions import safety_set

    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    client = sign_in(Client(), _account(row))
    address = reverse("matches:proposal_read", args=[row.pk])
    assert client.get(address).status_code == 200
    safety_set(by=cast.actor("coach"), on=cast.on, case=cast.case)
    assert client.get(address).status_code == 404


def test_a_proposal_is_only_for_the_one_who_is_asked(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    for who in ("mentor", "ambassador", "coach", "volunteer", "sister_coach"):
        assert cast.client(who).get(reverse("matches:proposal_read", args=[row.pk])).status_code == 404


def test_her_wish_for_a_woman_is_on_no_page_of_staff(cast: Cast) -> None:
    want = a_want(cast, only_woman=True)
    propose(cast, want, a_volunteer(cast, "Mart Visser", is_woman=False))
    for who in ("coach", "coordinator"):
        for name, pk in (("case_match", cast.case.pk), ("want_edit", want.pk)):
            page = _page(cast, who, name, pk)
            assert 'value="yes" selected' not in page
            assert "not_said_woman" not in page
    assert str(True).lower() not in QuerySet(Want).get(pk=want.pk).wish
    mine = only_woman(wants=QuerySet(Want).filter(pk=want.pk).select_related("case__participant__data_key"))
    assert mine == {want.pk}


def test_who_types_for_her_leaves_what_is_hers_alone(cast: Cast) -> None:
    want = a_want(cast, only_woman=True)
    typed = {
        "role": "mentor", "length": "together", "halfdays": ["tue-am"], "mode": "bike", "most_minutes": "30",
        "first": "ti", "sector": "", "woman": "", "version": str(want.version),
    }  # fmt: skip
    want = QuerySet(Want).get(pk=want.pk)
    response = cast.client("coordinator").post(reverse("matches:want_edit", args=[want.pk]), typed)
    # The file of this programme has no mentor of its own: only its roles are offered.
    assert response.status_code == 422
    coach = actions.want_open(
        by=cast.actor("participant"),
        on=cast.on,
        case=cast.case,
        role="coach",
        only_woman=True,
        languages=["ti"],
    )
    typed |= {"role": "coach", "version": str(coach.version)}
    assert (
        cast.client("coordinator").post(reverse("matches:want_edit", args=[coach.pk]), typed).status_code
        == 302
    )
    fresh = QuerySet(Want).select_related("case__participant__data_key").get(pk=coach.pk)
    assert (fresh.mode, fresh.most_minutes) == ("bike", 30)
    assert only_woman(wants=[fresh]) == {coach.pk}


def test_nobody_changes_behind_her_back_what_is_hers_alone(cast: Cast) -> None:
    """She hears of it alike whatever was typed and whatever stood there: it tells nothing to who typed."""
    want, heard = a_want(cast, only_woman=True), []
    for by, typed in (("coordinator", True), ("coordinator", False), ("coach", False), ("participant", True)):
        want = actions.want_change(
            by=cast.actor(by), on=cast.on, want=want, version=want.version, only_woman=typed
        )
        heard.append(
            Message.objects.filter(recipient_id=cast.participant.pk, key__startswith="want:").count()
        )
    assert heard == [1, 2, 3, 3]
    (kind,) = set(Message.objects.filter(key__startswith="want:").values_list("kind", flat=True))
    assert kind == "something_to_read"
    actions.want_change(by=cast.actor("coach"), on=cast.on, want=want, version=want.version, most_minutes=30)
    assert Message.objects.filter(key__startswith="want:").count() == 3


def test_her_card_says_that_somebody_did_not_say_to_be_a_woman(cast: Cast) -> None:
    want = a_want(cast, only_woman=True)
    man, woman = (
        propose(cast, want, a_volunteer(cast, name, is_woman=is_woman))
        for name, is_woman in (("Mart Visser", None), ("Els Boom", True))
    )
    page = her_people(actor=cast.actor("participant"), case=cast.case, language="nl", on=cast.on)
    said = {card.proposal_id: card.not_said_woman for wish in page.wishes for card in wish.choices}
    assert (said[man.pk], said[woman.pk]) == (True, False)


def test_she_fills_in_her_wish_a_screen_at_a_time(cast: Cast) -> None:
    client = cast.client("participant")
    people.barrier_add(
        by=cast.actor("coach"), on=cast.on, participant=cast.participant, kind="travel", restricted=False,
        source=Source.HERSELF,
    )  # fmt: skip
    response = client.post(reverse("matches:my_want_open"), {"role": "coach", "length": "together"})
    want = QuerySet(Want).get(role="coach")
    screens: dict[str, dict[str, object]] = {
        "when": {"halfdays": ["tue-am", "thu-pm"]},
        "where": {"mode": "bike", "most_minutes": "30"},
        "talk": {"first": "ti"},
        "help": {"helps_with": ["travel"], "sector": "care_welfare"},
        "woman": {"woman": "yes"},
    }
    for name, typed in screens.items():
        assert response["Location"] == reverse("matches:my_want", args=[want.pk, name])
        want.refresh_from_db()
        response = client.post(response["Location"], typed | {"version": str(want.version)})
    assert response["Location"] == reverse("matches:my_person")
    want.refresh_from_db()
    assert (want.halfdays, want.mode, want.most_minutes) == (["tue-am", "thu-pm"], "bike", 30)
    assert (want.helps_with, want.sector, want.languages[0]) == (["travel"], "care_welfare", "ti")


def test_the_coordinator_proposes_by_hand_and_plans_the_first_meeting(cast: Cast) -> None:
    want, client = a_want(cast), cast.client("coordinator")
    volunteer = a_volunteer(cast, "Mart Visser")
    add = reverse("matches:proposal_add", args=[want.pk])
    assert "Mart Visser" in client.get(add).content.decode()
    assert client.post(add, {"volunteer": str(volunteer.pk)}).status_code == 302
    row = QuerySet(Proposal).get(want=want)
    both_meet(cast, row)
    day = cast.on + timedelta(days=3)
    typed = {
        "on_0": day.day, "on_1": day.month, "on_2": day.year, "at": "10:00", "minutes": "60", "kind": "talk",
        "place": "Buurthuis", "with_user": str(volunteer.user_id),
    }  # fmt: skip
    plan = reverse("matches:meeting_first", args=[row.pk])
    names = client.get(plan).content.decode()
    assert "Mart Visser" in names
    typed = {name.replace("on_0", "on_day").replace("on_1", "on_month").replace("on_2", "on_year"): value
             for name, value in typed.items()}  # fmt: skip
    response = client.post(plan, typed)
    assert response.status_code == 302, response.content.decode()[-3000:]
    assert QuerySet(Meeting).get(with_user=volunteer.user).place == "Buurthuis"
    assert "Buurthuis" in _volunteers_page(cast, row)
    assert "Buurthuis" in _page(cast, "participant", "my_person")


def test_outside_her_hours_the_page_asks_for_a_tick(cast: Cast) -> None:
    want = a_want(cast, halfdays=["tue-am"])
    volunteer = a_volunteer(cast, "Mart Visser", halfdays=["wed-eve"])
    add, client = reverse("matches:proposal_add", args=[want.pk]), cast.client("coordinator")
    assert client.post(add, {"volunteer": str(volunteer.pk)}).status_code == 422
    assert client.post(add, {"volunteer": str(volunteer.pk), "warned": "on"}).status_code == 302
    row = QuerySet(Proposal).get(want=want)
    assert row.outside
    card = _page(cast, "participant", "my_proposal", row.pk)
    assert "notice-warn" in card


def test_a_worker_notes_her_answer(cast: Cast) -> None:
    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    cast.client("coach").post(reverse("matches:proposal_note", args=[row.pk]), {"said": "yes"})
    answer = QuerySet(Answer).get(proposal=row)
    assert (answer.side, answer.said, answer.by_id) == (Side.HER, Said.YES, cast.users["coach"].pk)


def test_the_page_of_a_match_opens_with_the_second_yes(cast: Cast) -> None:
    from django.test import Client

    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    met(cast, row)
    client = sign_in(Client(), _account(row))
    mentee = reverse("portal:mentee_read", args=[cast.case.pk])
    assert client.get(mentee).status_code == 404
    for side in (Side.HER, Side.VOLUNTEER):
        say(cast, row, side, Said.YES, Stage.GO_ON)
    match = QuerySet(Match).get(proposal=row)
    page = client.get(reverse("matches:match_read", args=[match.pk])).content.decode()
    assert mentee in page
    assert client.get(mentee).status_code == 200
    assert "Mart Visser" in _page(cast, "participant", "my_match", match.pk)


def test_one_talk_shows_no_plan_of_hers(cast: Cast) -> None:
    from django.test import Client

    row = propose(cast, a_want(cast, length=Length.DOOR_OPENER), a_volunteer(cast, "Mart Visser"))
    both_meet(cast, row)
    client = sign_in(Client(), _account(row))
    assert client.get(reverse("portal:mentee_read", args=[cast.case.pk])).status_code == 404
    match = QuerySet(Match).get(proposal=row)
    page = client.get(reverse("matches:match_read", args=[match.pk])).content.decode()
    assert Word.CALL.value in page
    assert Word.WISH.value not in page


def test_her_data_go_with_all_that_hangs_on_them(cast: Cast) -> None:
    from aanzet.participants.parts import erase

    row = propose(cast, a_want(cast), a_volunteer(cast, "Mart Visser"))
    met(cast, row)
    for side in (Side.HER, Side.VOLUNTEER):
        say(cast, row, side, Said.YES, Stage.GO_ON)
    erase(cast.participant, on=cast.on, counted=True)
    assert not QuerySet(Match).exists()
    assert not QuerySet(Want).exists()
