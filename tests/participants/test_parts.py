"""What stands about her is told to her whole, and taken away whole."""

import json

import pytest
from django.db import transaction
from django.db.models import QuerySet

from aanzet.cases.models import Case
from aanzet.core import clock
from aanzet.journal.queries import broken_chains
from aanzet.outbox.actions import message_queue
from aanzet.participants import parts
from aanzet.participants.models import Participant
from tests.cast import OF_OTHERS, SOUND, STAYS, Cast, Word, ask_her_yes, choose_and_weigh, go_together
from tests.dump import dump

pytestmark = pytest.mark.django_db
# Her voice is a file; the people around her are named as left out, so that nobody finds them on her phone.
NOT_IN_WORDS = {Word.VOICE, Word.PERSON}


def _told(cast: Cast) -> tuple[str, str, list[parts.File]]:
    told = [part.read(cast.participant) for part in parts.parts()]
    items = [item for each in told for item in each.items]
    page = " ".join(text for item in items for line in item.lines for text in line)
    return page, json.dumps([item.data for item in items]), [f for each in told for f in each.files]


def test_everything_of_hers_is_in_her_data(cast: Cast) -> None:
    ask_her_yes(cast)
    go_together(cast)
    choose_and_weigh(cast)
    _page, data, files = _told(cast)
    assert {word for word in Word if word.value not in data} == OF_OTHERS | NOT_IN_WORDS
    assert [file.content for file in files] == [SOUND]
    assert all(file.name.isascii() for file in files)


def test_nothing_of_another_woman_is_in_her_data(cast: Cast) -> None:
    page, data, _files = _told(cast)
    assert "Amina" not in page + data
    assert str(cast.other_case.pk) not in data


def test_people_who_work_here_are_a_name_and_no_more(cast: Cast) -> None:
    page, data, _files = _told(cast)
    assert "Coach" in page
    assert str(cast.users["coach"].pk) not in data
    assert "coach@example.org" not in page + data


def test_nothing_of_hers_is_left_in_any_table(cast: Cast) -> None:
    go_together(cast)
    choose_and_weigh(cast)
    message_queue(
        by=None, on=cast.on, recipient=cast.participant.pk, channel="sms", to=Word.PHONE, language="nl",
        body="qmessage", kind="meeting_reminder",
    )  # fmt: skip
    before = dump()
    assert Word.CALL in before
    assert "qmessage" in before
    with transaction.atomic():
        gone = parts.erase(cast.participant, on=clock.today(), counted=True)
    after = dump()
    assert [word for word in Word if word.value in after and word not in STAYS] == []
    for gone_word in ("qmessage", "rahel@example.org", "Haile", "1990-05-17"):
        assert gone_word in before
        assert gone_word not in after
    # The journal alone still has her old id; nothing with a name or a date of hers hangs on it.
    held = {
        line.split(" ")[0] for line in after.splitlines() if cast.participant.pk.hex in line.replace("-", "")
    }
    assert held <= {"journal_entry", "journal_chainhead"}
    assert sum(each.erased for each in gone) > 20
    assert list(broken_chains()) == []


def test_what_stays_is_a_number_without_a_way_back(cast: Cast) -> None:
    with transaction.atomic():
        gone = {each.part: each for each in parts.erase(cast.participant, on=clock.today(), counted=True)}
    shell = QuerySet(Participant).get(erased_on__isnull=False)
    kept = QuerySet(Case).get(participant=shell)
    assert (shell.call_name, shell.phone, shell.account_id, shell.birth_year) == ("", "", None, None)
    assert (kept.started_on, kept.finding_place, kept.wish_occupation) == (cast.on, "", "")
    assert shell.pk != cast.participant.pk
    assert kept.pk != cast.case.pk
    assert (gone["person"].kept, gone["messages"].kept) == (1, 0)


def test_without_a_count_nothing_stays(cast: Cast) -> None:
    with transaction.atomic():
        gone = parts.erase(cast.participant, on=clock.today(), counted=False)
    assert QuerySet(Participant).filter(erased_on__isnull=False).count() == 0
    assert {each.kept for each in gone} == {0}


def test_nobody_opens_a_row_that_is_only_a_number(cast: Cast) -> None:
    with transaction.atomic():
        parts.erase(cast.participant, on=clock.today(), counted=True)
    kept = QuerySet(Case).get(participant__erased_on__isnull=False)
    for who in ("coordinator", "coach", "lead"):
        assert cast.client(who).get(f"/cases/{kept.pk}/").status_code == 404
    assert not Case.objects.visible_to(cast.actor("coordinator"), "case.list").exists()
