"""Pages of two people together, as each of them and the coordinator see and use them."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from aanzet.accounts.models import User
from aanzet.cases.actions.guide import coach_assign
from aanzet.cases.models import Assignment
from aanzet.matches.actions.stand_in import stand_ins_end
from aanzet.matches.enums import Feeling, MatchEnd, Side
from aanzet.matches.models import (
    Check,
    DigestWay,
    Introduction,
    Match,
    MatchMeeting,
    MatchSurvey,
    StandIn,
    Want,
)
from aanzet.matches.queries.said import told_of
from aanzet.outbox.models import Message
from aanzet.volunteers.models import Screening, VolunteerPause
from tests.accounts.signin import sign_in
from tests.cast import Cast
from tests.matches.together import met, together


def _as(user: User | None) -> Client:
    assert user is not None
    return sign_in(Client(), user)


def test_a_mentor_notes_a_meeting_and_a_second_press_is_the_same_one(cast: Cast) -> None:
    match = together(cast, user=cast.users["mentor"])
    client, address = cast.client("mentor"), reverse("matches:meeting_add", args=[match.pk])
    form = client.get(address).context["form"]
    typed = {
        "when": "yesterday",
        "minutes": "60",
        "mood": "good",
        "next_step": "Bellen",
        "draft_key": str(form.initial["draft_key"]),
    }
    for _press in range(2):
        assert client.post(address, typed).status_code == 302
    row = QuerySet(MatchMeeting).get()
    assert (row.on, row.minutes, row.mood) == (cast.on - timedelta(days=1), 60, "good")
    page = client.get(reverse("matches:match_log", args=[match.pk])).content.decode()
    assert "Bellen" in page


def test_another_day_without_a_day_asks_for_it(cast: Cast) -> None:
    match = together(cast, user=cast.users["mentor"])
    answer = cast.client("mentor").post(
        reverse("matches:meeting_add", args=[match.pk]), {"when": "other", "minutes": "60"}
    )
    assert answer.status_code == 422
    assert not QuerySet(MatchMeeting).exists()


def test_a_coach_is_led_to_the_one_place_where_a_contact_is_typed(cast: Cast) -> None:
    match = together(cast, role="coach")
    client = _as(match.volunteer.user)
    answer = client.get(reverse("matches:meeting_add", args=[match.pk]))
    assert answer.headers["Location"] == reverse("cases:note_add", args=[cast.case.pk])


def test_she_says_how_it_goes_on_her_start_page_in_one_tap(cast: Cast) -> None:
    match = together(cast, days=15)
    client = cast.client("participant")
    assert "Mart Visser" in client.get("/", follow=True).content.decode()
    client.post(reverse("matches:my_how", args=[match.pk]), {"answer": "not_good"})
    row = QuerySet(Check).get()
    assert (row.side, row.feeling) == (Side.HER, Feeling.NOT_GOOD)
    mentor = _as(match.volunteer.user).get(reverse("matches:match_log", args=[match.pk])).content.decode()
    # His own button, and nothing of what she said.
    assert mentor.count('value="not_good"') == 1
    assert mentor.count("Niet goed") == 1


def test_she_says_that_they_did_not_meet(cast: Cast) -> None:
    match = together(cast)
    row = met(cast, match)
    client = cast.client("participant")
    client.post(reverse("matches:my_day", args=[row.pk]), {"answer": "not_met"})
    row.refresh_from_db()
    assert row.not_met_on == cast.on
    client.post(reverse("matches:my_day", args=[row.pk]), {"answer": "hard"})
    row.refresh_from_db()
    assert row.her_mood == "hard"


def test_she_stops_with_one_button_and_asks_for_somebody_else(cast: Cast) -> None:
    match = together(cast)
    client = cast.client("participant")
    answer = client.post(reverse("matches:my_stop", args=[match.pk]))
    after = reverse("matches:my_after", args=[match.pk])
    assert answer.headers["Location"] == after
    match.refresh_from_db()
    assert (match.ends_on, match.end_reason) == (cast.on, MatchEnd.HER_WISH)
    client.post(after, {"answer": "again"})
    assert QuerySet(Want).filter(case=cast.case, role="mentor", ended_on__isnull=True).count() == 1
    client.post(after, {"answer": "touch"})
    match.refresh_from_db()
    assert match.touch_on == cast.on


def test_a_volunteer_stops_and_sees_no_word_about_her_any_more(cast: Cast) -> None:
    match = together(cast)
    client = _as(match.volunteer.user)
    answer = client.post(reverse("matches:volunteer_stop", args=[match.pk]), follow=True)
    assert answer.status_code == 200
    assert cast.participant.call_name not in answer.content.decode()
    assert client.get(reverse("matches:match_log", args=[match.pk])).status_code == 404
    client.post(reverse("matches:volunteer_after", args=[match.pk]), {"again": "yes"})
    match.refresh_from_db()
    assert match.again_on == cast.on
    page = cast.client("coordinator").get(reverse("volunteers:volunteer_detail", args=[match.volunteer_id]))
    assert page.status_code == 200
    assert "Mag nog eens gevraagd worden" in page.content.decode()


def _answer_all(client: Client, address: str, answer: str) -> int:
    for asked in range(12):
        page = client.get(address)
        if page.status_code == 302:
            return asked
        taps = [tap.value for tap in page.context["taps"]]
        given = answer if answer in taps else taps[-1]
        client.post(address, {"key": page.context["key"], "answer": given})
    raise AssertionError("the questions never end")


def test_both_sides_answer_the_start_and_the_end(cast: Cast) -> None:
    match = together(cast, days=2)
    mentor = _as(match.volunteer.user)
    hers, its = (reverse(f"matches:{name}", args=[match.pk]) for name in ("my_questions", "volunteer_survey"))
    assert _answer_all(cast.client("participant"), hers, "s2") == 4
    assert _answer_all(mentor, its, "s2") == 4
    QuerySet(Match).filter(pk=match.pk).update(ends_on=cast.on)
    assert _answer_all(cast.client("participant"), hers, "s3") == 6
    assert _answer_all(mentor, its, "s3") == 6
    rows = QuerySet(MatchSurvey).order_by("created_at")
    assert [(row.side, row.moment) for row in rows] == [
        ("her", "start"), ("volunteer", "start"), ("her", "end"), ("volunteer", "end"),
    ]  # fmt: skip
    # Sealed text is base64: two letters may stand in it by chance, a whole key may not.
    assert all("knows_work" not in row.answers for row in rows)


def test_a_button_that_is_none_of_the_questions_keeps_nothing(cast: Cast) -> None:
    match = together(cast, days=2)
    client, address = cast.client("participant"), reverse("matches:my_questions", args=[match.pk])
    for typed in ({"key": "knows_work", "answer": "s9"}, {"key": "nobody", "answer": "s1"}, {}):
        client.post(address, typed)
    assert not QuerySet(MatchSurvey).exists()


def _field(match: Match) -> str:
    return f"m{match.case_id}_{match.volunteer_id}"


def test_a_coordinator_arranges_for_several_women_on_one_page(cast: Cast) -> None:
    coached = together(cast, "Coos", role="coach")
    mentored = together(cast, "Mieke")
    for match in (coached, mentored):
        VolunteerPause.objects.create(volunteer=match.volunteer, starts_on=cast.on, stand_in_needed=True)
    client, address = cast.client("coordinator"), reverse("matches:stand_ins")
    assert address in client.get(reverse("portal:now")).content.decode()
    chosen = {_field(coached): str(cast.users["idle_coach"].pk), _field(mentored): "waits"}
    assert client.post(address, chosen).status_code == 302
    assert QuerySet(StandIn).count() == 2
    door = QuerySet(Assignment).get(user=cast.users["idle_coach"], ends_on__isnull=True)
    assert (door.kind, door.case_id) == ("stand_in", cast.case.pk)
    told = Message.objects.filter(recipient_id=cast.participant.pk, kind="something_to_read")
    assert told.count() == 2
    page = cast.client("participant").get(reverse("matches:my_time", args=[coached.pk])).content.decode()
    assert "Idle Coach" in page
    assert address not in client.get(reverse("portal:now")).content.decode()


def test_a_woman_of_a_coach_without_a_match_needs_somebody_too(cast: Cast) -> None:
    coach = cast.volunteer("coach")
    assert QuerySet(Assignment).filter(case=cast.case, user=coach.user, match__isnull=True).exists()
    VolunteerPause.objects.create(volunteer=coach, starts_on=cast.on, stand_in_needed=True)
    client, address = cast.client("coordinator"), reverse("matches:stand_ins")
    field = f"m{cast.case.pk}_{coach.pk}"
    offered = dict(client.get(address).context["form"].fields[field].choices)
    # Who cannot come today stands in for nobody.
    assert str(cast.users["coach"].pk) not in offered
    assert client.post(address, {field: str(cast.users["idle_coach"].pk)}).status_code == 302
    row = QuerySet(StandIn).select_related("assignment").get()
    assert row.assignment is not None
    assert (row.assignment.user, row.assignment.kind) == (cast.users["idle_coach"], "stand_in")
    assert address not in client.get(reverse("portal:now")).content.decode()
    coach_assign(by=cast.actor("coordinator"), on=cast.on, case=cast.case, user=cast.users["coordinator"])
    assert stand_ins_end(by=None, on=cast.on) == 1


def test_a_coach_with_a_pause_is_not_offered_as_coach(cast: Cast) -> None:
    coach, other = cast.volunteer("coach"), cast.users["coach"]
    page = cast.client("coordinator").get(reverse("cases:coach_assign", args=[cast.case.pk]))
    assert other.name in page.content.decode()
    pause = VolunteerPause.objects.create(volunteer=coach, starts_on=cast.on)
    page = cast.client("coordinator").get(reverse("cases:coach_assign", args=[cast.case.pk]))
    assert str(other.pk) not in dict(page.context["form"].fields["user"].choices)
    pause.delete()
    QuerySet(Screening).filter(volunteer=coach).update(valid_until=cast.on - timedelta(days=1))
    page = cast.client("coordinator").get(reverse("cases:coach_assign", args=[cast.case.pk]))
    assert str(other.pk) not in dict(page.context["form"].fields["user"].choices)


def test_a_stand_in_page_without_a_choice_says_so(cast: Cast) -> None:
    match = together(cast)
    VolunteerPause.objects.create(volunteer=match.volunteer, starts_on=cast.on, stand_in_needed=True)
    assert cast.client("coordinator").post(reverse("matches:stand_ins"), {}).status_code == 422
    somebody = {_field(match): str(cast.users["stranger_coach"].pk)}
    assert cast.client("coordinator").post(reverse("matches:stand_ins"), somebody).status_code == 422
    assert not QuerySet(StandIn).exists()


def test_the_coordinator_lists_notes_the_talk_and_ends(cast: Cast) -> None:
    match = together(cast, days=100)
    client = cast.client("coordinator")
    assert "Mart Visser" in client.get(reverse("matches:together_list")).content.decode()
    client.post(reverse("matches:talk_note", args=[match.pk]), {"feeling": "good"})
    assert QuerySet(Check).get().side == Side.OFFICE
    client.post(reverse("matches:match_end", args=[match.pk]), {"reason": "done"})
    match.refresh_from_db()
    assert match.ends_on == cast.on
    client.post(reverse("matches:digest_edit"), {"way": "none"})
    assert DigestWay.objects.get().way == "none"


def test_every_answer_of_both_and_of_a_second_talk_stays_and_is_shown(cast: Cast) -> None:
    match = together(cast, user=cast.users["mentor"], days=100)
    office, page = cast.client("coordinator"), reverse("matches:match_read", args=[match.pk])
    cast.client("participant").post(reverse("matches:my_how", args=[match.pk]), {"answer": "thinking"})
    note = reverse("matches:talk_note", args=[match.pk])
    office.post(note, {"her": "not_good", "volunteer": "good", "feeling": "thinking"})
    office.post(note, {"her": "good", "feeling": "good"})
    kept = QuerySet(Check).order_by("created_at").values_list("side", "feeling")
    assert list(kept) == [
        ("her", "thinking"), ("her", "not_good"), ("volunteer", "good"), ("office", "thinking"), ("her", "good"),
        ("office", "good"),
    ]  # fmt: skip
    told = told_of(match=match)
    assert [row.talk for row in told].count(True) == 2
    assert {row.told_to for row in told if row.side == "Zij"} == {"", cast.users["coordinator"].name}
    shown = office.get(page).content.decode()
    assert shown.count("opgeschreven door") == 5
    # The volunteer reads what was written of him or her, and no word of hers.
    own = cast.client("mentor").get(page).content.decode()
    assert own.count("opgeschreven door") == 1
    # Whoever accompanies her too coordinates nothing here.
    assert "opgeschreven door" not in cast.client("coach").get(page).content.decode()


def test_a_talk_that_says_nothing_is_not_kept(cast: Cast) -> None:
    match = together(cast, days=100)
    answer = cast.client("coordinator").post(reverse("matches:talk_note", args=[match.pk]), {"her": "good"})
    assert answer.status_code == 422
    assert not QuerySet(Check).exists()


def test_both_sides_can_be_printed_and_kept(cast: Cast) -> None:
    office, args = cast.client("coordinator"), [cast.programme.pk]
    link = reverse("matches:figures_print", args=args)
    assert link in office.get(reverse("matches:figures", args=args)).content.decode()
    paper = office.get(link).content.decode()
    assert 'class="paper"' in paper
    assert cast.programme.name in paper
    assert reverse("matches:figures_pdf", args=args) in paper
    pdf = office.get(reverse("matches:figures_pdf", args=args))
    assert pdf.content[:5] == b"%PDF-" if pdf.status_code == 200 else pdf.status_code == 302
    assert cast.client("mentor").get(link).status_code == 404


@pytest.mark.parametrize("who", ["coordinator", "coach"])
def test_an_introduction_stands_in_one_row_with_what_came_of_it(cast: Cast, who: str) -> None:
    client, day = cast.client(who), cast.on - timedelta(days=5)
    three = {
        f"day_{part}": value for part, value in (("day", day.day), ("month", day.month), ("year", day.year))
    }
    yes = {
        f"agreed_on_{part}": value
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year))
    }
    address = reverse("matches:introduction_add", args=[cast.case.pk])
    assert client.post(address, {"to": "Planner thuiszorg"} | three).status_code == 422
    assert client.post(address, {"to": "Planner thuiszorg"} | three | yes).status_code == 302
    row = QuerySet(Introduction).get()
    client.post(reverse("matches:introduction_move", args=[row.pk]), {"step": "interview"} | three)
    assert [move.step for move in row.moves.all()] == ["introduced", "interview"]
    assert "Planner thuiszorg" in cast.client("participant").get(reverse("matches:my_times")).content.decode()
    cast.client("participant").post(reverse("matches:my_introduction_stop", args=[row.pk]))
    page = client.get(reverse("matches:introduction_list", args=[cast.case.pk])).content.decode()
    assert "Planner thuiszorg" not in page
