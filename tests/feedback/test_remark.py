"""Women say what they think, with or without a name, and get an answer."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases import actions as journey
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Case, Cohort
from aanzet.core.errors import Refused
from aanzet.feedback import actions, queries
from aanzet.feedback.models import Remark
from aanzet.journal.models import Entry
from aanzet.outbox.models import Message
from aanzet.participants import parts
from tests.cast import SOUND, Cast, Word
from tests.dump import dump

pytestmark = pytest.mark.django_db
TYPED = {"kind": "change", "about": "programme", "words": "qsecretthought", "who": "unnamed"}


def _say(cast: Cast, *, named: bool = False, about: str = "programme", **more: object) -> tuple[Remark, str]:
    said: dict[str, object] = {
        "kind": "change",
        "theme": "time",
        "words": "Later, please",
        "about": about,
    } | more
    return actions.remark_say(by=cast.actor("participant"), on=cast.on, case=cast.case, named=named, **said)  # type: ignore[arg-type]


def _only(cast: Cast) -> None:
    """Forget what the cast said: these tests count."""
    QuerySet(Remark).all().delete()


def test_unnamed_remark_leads_to_nobody(cast: Cast) -> None:
    _only(cast)
    client = cast.client("participant")
    client.get(reverse("feedback:my_say"))
    before = {line for line in dump().splitlines() if not line.startswith("django_session")}
    shown = client.post(reverse("feedback:my_say_write"), TYPED)
    assert shown.status_code == 200
    fresh = {line for line in dump().splitlines() if not line.startswith("django_session")} - before
    assert [line.split(" ")[0] for line in fresh] == ["feedback_remark"]
    row = QuerySet(Remark).get()
    assert row.participant_id is None
    assert row.pk.version == 4
    line = fresh.pop()
    for hers in (cast.participant.pk, cast.users["participant"].pk, cast.case.pk):
        assert hers.hex not in line.replace("-", "")
    assert "qsecretthought" not in line
    assert not any(field.get_internal_type() == "DateTimeField" for field in Remark._meta.fields)
    session = dict(client.session)
    assert "remark" not in str(session)
    assert str(row.pk) not in str(session)


@pytest.mark.parametrize(("small", "told"), [(2, False), (1, True)])
def test_unnamed_remark_tells_a_group_only_when_the_group_hides_her(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, small: int, told: bool
) -> None:
    """A remark from the one woman of her group would be a remark with her name."""
    _only(cast)
    group = Cohort.objects.create(
        programme=cast.programme,
        organisation=cast.case.organisation,
        name="Autumn",
        template="x",
        starts_on=cast.on,
    )
    QuerySet(Case).filter(pk=cast.case.pk).update(cohort=group)
    cast.case.refresh_from_db(from_queryset=QuerySet(Case))
    monkeypatch.setattr(queries, "SMALL", small)
    row, _code = _say(cast)
    assert (row.cohort_id is not None) is told
    named, _none = _say(cast, named=True)
    assert named.cohort_id == group.pk
    nadia = cast.actor("coordinator")
    actions.remark_answer(by=nadia, on=cast.on, remark=row, answer="Yes", theme="time")
    page = cast.client("coordinator").get(reverse("feedback:done_tell", args=[row.pk])).content.decode()
    assert ('name="group"' in page) is told


def test_order_of_reading_is_not_the_order_of_coming(cast: Cast) -> None:
    _only(cast)
    for _n in range(6):
        _say(cast)
    ids = [
        each.remark_id
        for each in queries.remarks_for(actor=cast.actor("coordinator"), on=cast.on, answered=False)
    ]
    assert ids == sorted(ids, key=lambda pk: pk.hex)
    assert all(isinstance(pk, UUID) for pk in ids)


@pytest.mark.parametrize("way", ["feedback:my_say_write", "feedback:my_say_voice"])
def test_questions_come_one_at_a_time_and_go_along(cast: Cast, way: str) -> None:
    _only(cast)
    client, page = cast.client("participant"), reverse(way)
    taps = {"kind": "change", "about": "coach", "who": "named"}
    typed: dict[str, str] = {}
    shown = client.get(page)
    for name, value in taps.items():
        html = shown.content.decode()
        assert f'type="submit" name="{name}"' in html
        assert not [other for other in taps if other != name and f'type="submit" name="{other}"' in html]
        assert all(f'type="hidden" name="{key}" value="{typed[key]}"' in html for key in typed)
        assert 'name="may_show"' not in html
        typed[name] = value
        shown = client.post(page, typed)
        assert shown.status_code == 200
    assert 'name="may_show"' in shown.content.decode()
    assert client.post(page, typed | {"send": "1"}).status_code == 422
    assert not QuerySet(Remark).exists()


def test_what_is_no_answer_is_asked_again(cast: Cast) -> None:
    _only(cast)
    page = reverse("feedback:my_say_write")
    shown = cast.client("participant").post(page, TYPED | {"about": "everybody"})
    assert shown.status_code == 422
    assert 'type="submit" name="about"' in shown.content.decode()
    assert not QuerySet(Remark).exists()


def test_unnamed_answer_is_read_with_the_code_by_anybody_who_has_it(cast: Cast) -> None:
    row, code = _say(cast)
    visitor, page = cast.client("visitor"), reverse("feedback:answer_read")
    assert visitor.post(page, {"code": "AAAA-BBBB-CCCC"}).status_code == 422
    actions.remark_answer(
        by=cast.actor("coordinator"), on=cast.on, remark=row, answer="We begin later", theme="time"
    )
    for typed in (code, code.lower().replace("-", " ")):
        assert "We begin later" in visitor.post(page, {"code": typed}).content.decode()


def test_named_remark_is_hers_with_its_line(cast: Cast) -> None:
    _only(cast)
    client = cast.client("participant")
    done = client.post(reverse("feedback:my_say_write"), TYPED | {"who": "named"})
    assert done.status_code == 302
    row = QuerySet(Remark).get()
    assert row.participant_id == cast.participant.pk
    assert Entry.objects.filter(action="remark.said", object_id=row.pk).count() == 1
    assert "qsecretthought" in client.get(reverse("feedback:my_say")).content.decode()


@pytest.mark.parametrize("named", [True, False])
def test_what_is_about_the_coach_never_reaches_the_coach(cast: Cast, named: bool) -> None:
    _only(cast)
    row, _code = _say(cast, named=named, about="coach")
    page = reverse("feedback:remark_answer", args=[row.pk])
    assert cast.client("coach").get(page).status_code == 404
    assert cast.client("coordinator").get(page).status_code == 200
    assert cast.client("lead").get(page).status_code == 404


def test_coach_does_not_see_that_she_said_something(cast: Cast) -> None:
    row, _code = _say(cast, named=True, about="coach")
    actions.remark_answer(by=cast.actor("coordinator"), on=cast.on, remark=row, answer="Yes", theme="time")
    assert Entry.objects.filter(subject_id=cast.participant.pk, object_id=row.pk).count() == 2
    page = cast.client("coach").get(reverse("cases:case_detail", args=[cast.case.pk])).content.decode()
    assert "Zei iets over het programma" not in page
    assert "Antwoord gegeven op wat een vrouw zei" not in page


def test_coordinator_who_is_her_coach_does_not_read_a_complaint_about_herself(cast: Cast) -> None:
    row, _code = _say(cast, named=True, about="coach")
    Membership.objects.create(
        user=cast.users["coach"], organisation=cast.organisation, role=Role.COORDINATOR, starts_on=cast.on
    )
    page = reverse("feedback:remark_answer", args=[row.pk])
    assert cast.client("coach").get(page).status_code == 404
    assert cast.client("coordinator").get(page).status_code == 200


def test_what_is_about_the_organisation_goes_to_the_lead(cast: Cast) -> None:
    row, _code = _say(cast, about="organisation")
    page = reverse("feedback:remark_answer", args=[row.pk])
    assert cast.client("lead").get(page).status_code == 200
    assert cast.client("coordinator").get(page).status_code == 404


def test_voice_is_kept_sealed_and_played_to_who_answers(cast: Cast) -> None:
    _only(cast)
    client = cast.client("participant")
    page = reverse("feedback:my_say_voice")
    assert "stem" in client.get(page).content.decode()
    voice = SimpleUploadedFile("words", SOUND, content_type="audio/wav")
    typed = {"kind": "good", "about": "programme", "who": "unnamed", "sound": voice}
    assert client.post(page, typed).status_code == 200
    row = QuerySet(Remark).get()
    assert Word.VOICE.encode() not in bytes(row.sound or b"")
    heard = cast.client("coordinator").get(reverse("feedback:remark_sound", args=[row.pk]))
    assert heard.content == SOUND
    film = SimpleUploadedFile("words", b"not a sound", content_type="audio/wav")
    assert client.post(page, typed | {"sound": film}).status_code == 422


def test_empty_and_numbered_words_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        _say(cast, words=" ")
    with pytest.raises(Refused):
        _say(cast, words="my number is 111222333")
    row, _code = _say(cast)
    with pytest.raises(Refused):
        actions.remark_answer(by=cast.actor("coordinator"), on=cast.on, remark=row, answer=" ", theme="time")


def test_waiting_speaks_from_the_seventh_day_and_late_from_the_fifteenth(cast: Cast) -> None:
    _only(cast)
    _say(cast)
    nadia = cast.actor("coordinator")
    for days, number, late in ((6, 0, 0), (7, 1, 0), (14, 1, 0), (15, 1, 1)):
        found = queries.waiting(actor=nadia, on=cast.on + timedelta(days=days))
        assert (found.number, found.late) == (number, late), days
    assert (
        queries.waiting(actor=cast.actor("sister_coordinator"), on=cast.on + timedelta(days=20)).number == 0
    )


def test_worklist_of_a_coordinator_shows_what_waits(cast: Cast) -> None:
    _only(cast)
    row, _code = _say(cast)
    QuerySet(Remark).filter(pk=row.pk).update(on=cast.on - timedelta(days=20))
    assert (
        reverse("feedback:remark_list")
        in cast.client("coordinator").get(reverse("portal:now")).content.decode()
    )
    listed = cast.client("coordinator").get(reverse("feedback:remark_list")).content.decode()
    assert "te laat" in listed


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_a_constant_number_of_queries(cast: Cast, number: int) -> None:
    _only(cast)
    for _n in range(number):
        _say(cast, named=True)
    actor = cast.actor("coordinator")
    with assertNumQueries(1):
        assert len(queries.remarks_for(actor=actor, on=cast.on, answered=False)) == number
    with assertNumQueries(1):
        assert queries.quarters(actor=actor, on=cast.on)[0].change == number


def test_answering_twice_is_refused(cast: Cast) -> None:
    row, _code = _say(cast)
    page = reverse("feedback:remark_answer", args=[row.pk])
    client = cast.client("coordinator")
    assert client.post(page, {"theme": "time", "answer": "We look"}).status_code == 302
    assert client.post(page, {"theme": "time", "answer": "Again"}).status_code == 422


def test_nothing_is_mailed_when_somebody_speaks_without_a_name(cast: Cast) -> None:
    before = Message.objects.count()
    _say(cast)
    assert Message.objects.count() == before


def test_words_go_a_year_after_the_answer(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    _only(cast)
    row, _code = _say(cast, sound=SOUND)
    actions.remark_answer(by=cast.actor("coordinator"), on=cast.on, remark=row, answer="Yes", theme="time")
    later = cast.on.replace(year=cast.on.year + 1)
    assert actions.remarks_clean(on=later - timedelta(days=1))[0] == 0
    assert actions.remarks_clean(on=later)[0] == 1
    kept = QuerySet(Remark).get()
    assert (kept.words, kept.sound, kept.answer, kept.theme) == ("", None, "", "time")
    assert actions.remarks_clean(on=later)[0] == 0
    call_command("feedback", "clean")
    assert "Erased the words of 0" in capsys.readouterr().out


def test_night_round_counts_who_spoke_without_a_name(cast: Cast) -> None:
    _only(cast)
    _say(cast)
    _say(cast)
    actions.remarks_clean(on=cast.on + timedelta(days=1))
    assert Entry.objects.get(action="remark.cleaned").data == {"cleaned": 0, "unnamed_yesterday": 2}


def test_what_she_said_with_her_name_goes_with_her(cast: Cast) -> None:
    _only(cast)
    named, _none = _say(cast, named=True, words="qnamedwords")
    unnamed, _code = _say(cast)
    actions.remark_answer(by=cast.actor("coordinator"), on=cast.on, remark=named, answer="Yes", theme="time")
    told = [item for part in parts.parts() for item in part.read(cast.participant).items]
    assert "qnamedwords" in str([item.lines for item in told if item.table == "feedback.remark"])
    with transaction.atomic():
        parts.erase(cast.participant, on=cast.on, counted=True)
    kept = {row.pk: row for row in QuerySet(Remark).all()}
    assert unnamed.pk in kept
    assert named.pk not in kept
    number = next(row for pk, row in kept.items() if pk != unnamed.pk)
    assert (number.words, number.kind, number.on) == ("", "change", cast.on)
    assert not QuerySet(Case).filter(participant=cast.participant.pk).exists()


def test_coordinator_who_coaches_reads_no_unnamed_remark_about_a_coach(cast: Cast) -> None:
    """ "Then your coach never reads it" holds without a name too: it may be about her."""
    row, _code = _say(cast, about="coach")
    Membership.objects.create(
        user=cast.users["coach"], organisation=cast.organisation, role=Role.COORDINATOR, starts_on=cast.on
    )
    page, coach = reverse("feedback:remark_answer", args=[row.pk]), cast.client("coach")
    assert coach.get(page).status_code == 404
    assert str(row.pk) not in coach.get(reverse("feedback:remark_list")).content.decode()
    assert cast.client("coordinator").get(page).status_code == 200
    assert cast.client("lead").get(page).status_code == 404


@pytest.mark.parametrize("named", [True, False])
def test_where_every_coordinator_coaches_the_lead_answers_what_is_about_a_coach(
    cast: Cast, named: bool
) -> None:
    row, _code = _say(cast, named=named, about="coach")
    journey.coach_assign(
        by=None,
        on=cast.on,
        case=cast.case,
        user=cast.users["coordinator"],
        kind=AssignmentKind.STAND_IN,
    )
    page = reverse("feedback:remark_answer", args=[row.pk])
    assert cast.client("coordinator").get(page).status_code == 404
    assert cast.client("lead").get(page).status_code == 200


def test_answer_read_with_a_code_is_kept_by_no_browser(cast: Cast) -> None:
    """She may be signed in nowhere: back on a shared phone shows nothing."""
    _row, code = _say(cast)
    visitor, page = cast.client("visitor"), reverse("feedback:answer_read")
    for answer in (visitor.get(page), visitor.post(page, {"code": code})):
        assert answer.headers["Cache-Control"] == "no-store"


def test_unnamed_voice_holds_no_name_that_a_phone_wrote_into_it(cast: Cast) -> None:
    """The recorder of a phone puts its owner and the place in front of the sound."""
    owner = b"TPE1\x00\x00\x00\x0e\x00\x00\x03Phone of Rahel"
    voice = b"ID3\x04\x00\x00\x00\x00\x00" + bytes([len(owner)]) + owner + b"\xff\xfb\x90\x00" + b"her voice"
    row, _code = _say(cast, words="", sound=voice)
    heard = cast.client("coordinator").get(reverse("feedback:remark_sound", args=[row.pk])).content
    assert b"her voice" in heard
    assert b"Rahel" not in heard


def test_one_woman_who_says_it_three_times_is_not_three(cast: Cast) -> None:
    """Her own group would know who it was."""
    _only(cast)
    rows = [_say(cast, named=True)[0] for _n in range(3)]
    assert not queries.may_be_told(remark=rows[0], cohort=None, on=cast.on)
    for _n in range(2):
        _say(cast)
    assert queries.may_be_told(remark=rows[0], cohort=None, on=cast.on)
