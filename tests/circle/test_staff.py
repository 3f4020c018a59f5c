"""Staff: safety at home, opening a hidden file, and what else stays closed."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases.models import Assignment, Case, Signal
from aanzet.cases.queries import people_list, worklist
from aanzet.circle import actions
from aanzet.circle.actions.staff import Sought
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.outbox import carriers
from aanzet.outbox.actions import message_queue, message_send_due
from aanzet.participants.actions import consent_give, restriction_add, safe_contact_set
from aanzet.participants.enums import ConsentEvidence, ConsentTopic, OpeningCause, RestrictionKind
from aanzet.participants.models import Opening, Participant
from aanzet.participants.parts import parts
from aanzet.participants.queries import search
from tests.cast import Cast, Word

NAME = f"{Word.FULL} Haile"
WHY = "Zij belde in paniek en haar coach neemt niet op."


def _case(cast: Cast) -> str:
    return reverse("cases:case_more", args=[cast.case.pk])


def _first(cast: Cast) -> str:
    return reverse("cases:case_detail", args=[cast.case.pk])


def _unsafe(cast: Cast) -> None:
    cast.client("coach").post(reverse("circle:safety", args=[cast.case.pk]))


def _open(cast: Cast, who: str = "coordinator", **typed: str) -> object:
    values = {"name": NAME, "phone": Word.PHONE, "cause": "danger", "words": WHY} | typed
    return cast.client(who).post(reverse("circle:file_open"), values)


def test_that_it_is_not_safe_hides_her_file_and_stands_on_no_other_page(cast: Cast) -> None:
    _unsafe(cast)
    assert "Thuis is het niet veilig" in cast.client("coach").get(_case(cast)).content.decode()
    assert cast.client("stand_in").get(_case(cast)).status_code == 200
    assert cast.client("coordinator").get(_case(cast)).status_code == 404
    for name in ("circle:my_who", "portal:me", "portal:written", "portal:about"):
        page = cast.client("participant").get(reverse(name)).content.decode()
        assert "niet veilig" not in page.replace("Ik ben thuis niet veilig", "")
    told = [line for part in parts() for item in part.read(cast.participant).items for line in item.lines]
    copies = [str(item.data) for part in parts() for item in part.read(cast.participant).items]
    assert told
    assert not [copy for copy in copies if "unsafe" in copy]
    cast.client("coach").post(reverse("circle:safety", args=[cast.case.pk]), {"safe": "1"})
    assert cast.client("coordinator").get(_case(cast)).status_code == 200


def test_file_hidden_for_safety_is_not_said_to_be_open_again(cast: Cast) -> None:
    _unsafe(cast)
    end = reverse("cases:restriction_end", args=[cast.case.pk])
    assert end not in cast.client("coach").get(_case(cast)).content.decode(), "no button that cannot work"
    told = cast.client("coach").post(end, follow=True).content.decode()
    assert "Noteer eerst dat het er veilig is" in told
    assert "weer open voor je organisatie" not in told
    assert cast.client("coordinator").get(_case(cast)).status_code == 404


def test_staff_cannot_write_down_that_she_tapped_her_yes(cast: Cast) -> None:
    page = reverse("cases:consent_record", args=[cast.case.pk])
    shown = cast.client("coach").get(page).content.decode()
    assert 'value="spoken"' in shown
    assert 'value="tapped"' not in shown
    typed = {"organisation": str(cast.school.pk), "topic": ConsentTopic.CARD, "evidence": "tapped"}
    assert cast.client("coach").post(page, typed).status_code == 422


def test_noting_and_ending_it_leaves_no_line_on_her_pages_or_in_her_copy(cast: Cast) -> None:
    """Who reads her phone along must not see on which day her coach closed the file, nor that it was about safety."""

    def told() -> tuple[str, str, str]:
        hers = cast.client("participant").get(reverse("portal:written")).content.decode()
        staff = cast.client("coach").get(_case(cast)).content.decode()
        copies = [item for part in parts() for item in part.read(cast.participant).items]
        return hers, staff, "".join(f"{item.data}{item.lines}" for item in copies)

    cast.client("coach").get(reverse("circle:safety", args=[cast.case.pk]))
    _unsafe(cast)
    cast.client("coach").post(reverse("circle:safety", args=[cast.case.pk]), {"safe": "1"})
    hers, staff, copy = told()
    for words in (hers, staff, copy):
        assert "Dossier verborgen" not in words
        assert "Dossier weer open" not in words
        assert "safety" not in words.replace(reverse("circle:safety", args=[cast.case.pk]), "")
    noted = Entry.objects.filter(subject_id=cast.participant.pk, action__startswith="participant.safety")
    assert [line.action for line in noted.order_by("seq")] == [
        "participant.safety_noted",
        "participant.safety_ended",
    ]
    actions.only_coach_begin(by=cast.actor("participant"), on=cast.on, case=cast.case)
    assert "Dossier verborgen" in told()[0]


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (RestrictionKind.UNSAFE, 404),
        (RestrictionKind.COACH_ONLY, 404),
        (RestrictionKind.PROTECTED_IDENTITY, 200),
    ],
)
def test_a_closed_file_is_closed_to_her_mentor_and_to_whom_she_said_yes(
    cast: Cast, kind: RestrictionKind, status: int
) -> None:
    restriction_add(by=cast.actor("coach"), on=cast.on, participant=cast.participant, kind=kind)
    for who, page in (("mentor", "portal:mentee_read"), ("school", "portal:candidate_read")):
        assert cast.client(who).get(reverse(page, args=[cast.case.pk])).status_code == status
    assert cast.client("stand_in").get(_case(cast)).status_code == 200


def test_nothing_of_a_hidden_woman_is_in_lists_search_counts_or_worklists(cast: Cast) -> None:
    coordinator = cast.actor("coordinator")
    assert [row.name for row in people_list(actor=coordinator, on=cast.on).rows] == [NAME]
    _unsafe(cast)
    assert people_list(actor=coordinator, on=cast.on).rows == ()
    assert not search(actor=coordinator, text=Word.CALL)
    assert worklist(actor=coordinator, on=cast.on + timedelta(days=90)).empty
    assert not Case.objects.visible_to(coordinator, "case.list").count()
    assert people_list(actor=cast.actor("coach"), on=cast.on).rows != ()


@pytest.mark.parametrize(("shared", "held"), [(True, "shared_number"), (None, "shared_number"), (False, "")])
def test_nothing_goes_to_a_shared_number_while_it_is_not_safe(
    cast: Cast, shared: bool | None, held: str
) -> None:
    QuerySet(Participant).filter(pk=cast.participant.pk).update(phone_shared=shared, reads=True)
    safe_contact_set(
        by=cast.actor("coach"), on=cast.on, participant=cast.participant, discretion="full", channel="sms", hours=""
    )  # fmt: skip
    for unsafe in (False, True):
        if unsafe:
            _unsafe(cast)
        message = message_queue(
            by=None, on=cast.on, recipient=cast.participant.pk, channel="sms", to=Word.PHONE, language="nl",
            body="Tot dinsdag",
        )  # fmt: skip
        # A phone that may be shared holds what says too much; a home that is not safe holds everything.
        assert (message.failure == "shared_number") == (unsafe and held == "shared_number")
        assert held or message.failure == ""


def test_a_code_is_not_called_to_a_shared_number_while_it_is_not_safe(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carriers, "can_call", lambda: True)
    monkeypatch.setattr(carriers, "carry", lambda message: pytest.fail("nothing may leave"))
    _unsafe(cast)
    message = message_queue(
        by=None, on=cast.on, recipient=cast.users["participant"].pk, channel="sms", to=Word.PHONE, language="nl",
        body="123456", secret=True,
    )  # fmt: skip
    assert message_send_due(only=message.pk).failed == 1
    message.refresh_from_db()
    assert (message.failure, message.body, message.channel) == ("shared_number", "", "sms")


def test_a_hidden_file_opens_for_half_an_hour_and_closes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    _unsafe(cast)
    assert _open(cast).headers["Location"] == _first(cast)  # type: ignore[attr-defined]
    page = cast.client("coordinator").get(_first(cast)).content.decode()
    assert "Je hebt dit verborgen dossier geopend" in page
    assert "Thuis is het niet veilig" not in page
    assert Word.HIDDEN_BARRIER not in page
    assert cast.client("coordinator").get(reverse("cases:case_edit", args=[cast.case.pk])).status_code == 404
    assert Word.FULL not in cast.client("coordinator").get(reverse("cases:case_list")).content.decode()
    later = clock.now() + timedelta(minutes=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert not Case.objects.visible_to(cast.actor("coordinator"), "case.read").exists()


def test_opening_tells_her_and_her_coach_and_stands_in_the_journal(cast: Cast) -> None:
    _unsafe(cast)
    _open(cast)
    start = cast.client("participant").get(reverse("portal:me")).content.decode()
    assert "Coordinator van Cast Home heeft je gesloten pagina geopend" in start
    assert WHY not in start
    who = cast.client("participant").get(reverse("circle:my_who")).content.decode()
    assert "Je gesloten pagina is geopend" in who
    assert QuerySet(Signal).filter(case=cast.case, reason="opened", weight=1).exists()
    assert Entry.objects.filter(subject_id=cast.participant.pk, action="participant.opened").count() == 1
    cast.client("participant").post(reverse("circle:my_read"))
    start = cast.client("participant").get(reverse("portal:me")).content.decode()
    assert "heeft je gesloten pagina geopend" not in start


@pytest.mark.parametrize(
    "typed",
    [{"name": "Qfullname"}, {"phone": "06 10000124"}, {"phone": "", "birth_year": "1991"}, {"words": "Snel"}],
    ids=["half a name", "another phone", "another year", "no reason"],
)
def test_what_does_not_fit_opens_nothing_and_is_written_down(cast: Cast, typed: dict[str, str]) -> None:
    _unsafe(cast)
    assert _open(cast, **typed).status_code == 422  # type: ignore[attr-defined]
    assert not QuerySet(Opening).exists()
    asked = Entry.objects.filter(action="participant.opening_asked", actor_id=cast.users["coordinator"].pk)
    assert asked.count() == 1
    assert cast.client("coordinator").get(_case(cast)).status_code == 404


def test_nobody_else_opens_it_and_what_is_open_is_not_opened(cast: Cast) -> None:
    assert _open(cast).status_code == 422, "it is not hidden"  # type: ignore[attr-defined]
    _unsafe(cast)
    for who in ("coach", "idle_coach", "mentor", "funder", "administrator", "participant"):
        assert _open(cast, who).status_code == 404  # type: ignore[attr-defined]
    assert _open(cast, "sister_coordinator").status_code == 422  # type: ignore[attr-defined]
    assert not QuerySet(Opening).exists()


def test_a_coach_is_named_while_the_file_is_open(cast: Cast) -> None:
    _unsafe(cast)
    QuerySet(Assignment).filter(case=cast.case).update(starts_on="2020-01-01", ends_on="2020-02-01")
    _open(cast, cause=OpeningCause.COACH_GONE)
    answer = cast.client("coordinator").post(
        reverse("cases:coach_assign", args=[cast.case.pk]), {"user": str(cast.users["idle_coach"].pk), "kind": "coach"}
    )  # fmt: skip
    assert answer.status_code == 302
    assert cast.client("idle_coach").get(_case(cast)).status_code == 200


def test_an_opening_needs_a_person(cast: Cast) -> None:
    _unsafe(cast)
    with pytest.raises(Refused):
        actions.file_open(
            by=cast.actor("sister_coordinator"), on=cast.on, sought=Sought(NAME, Word.PHONE), words=WHY,
            cause=OpeningCause.DANGER,
        )  # fmt: skip


def test_a_spoken_yes_is_still_noted_by_staff(cast: Cast) -> None:
    typed = {"organisation": str(cast.school.pk), "topic": "card", "evidence": "spoken"}
    answer = cast.client("coach").post(reverse("cases:consent_record", args=[cast.case.pk]), typed)
    assert answer.status_code == 302
    row = consent_give(
        by=None, on=cast.on, participant=cast.participant, organisation=cast.school, topic=ConsentTopic.PLAN,
        evidence=ConsentEvidence.SPOKEN, until_stopped=True,
    )  # fmt: skip
    assert row.until is None
    assert "tot zij het stopt" in cast.client("coach").get(_first(cast)).content.decode()
