"""Voices of people: the list of editors, recording, replacing, removing, and what no longer fits."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from aanzet.speech import queries, shelf, texts
from aanzet.speech.actions import Reading, recording_keep, recording_remove, speaker_add, speaker_remove
from aanzet.speech.enums import Shown, Standing, Terms
from aanzet.speech.models import Recording, Speaker, digest
from aanzet.speech.texts import Text
from tests.cast import SOUND, Cast

pytestmark = pytest.mark.django_db


def recordable(n: int = 0, language: str = "nl") -> Text:
    return list(texts.to_record(language).values())[n]


@pytest.fixture
def almaz(cast: Cast) -> Speaker:
    return speaker_add(by=None, on=cast.on, name="Almaz", terms=Terms.HERE, agreed_on=cast.on)


def record(cast: Cast, speaker: Speaker, n: int = 0, **more: Any) -> Recording:
    text = recordable(n)
    return recording_keep(by=None, on=cast.on, speaker=speaker, reading=Reading(text, "nl", SOUND, **more))


def test_a_recording_is_kept_found_and_written_down(
    cast: Cast, almaz: Speaker, django_capture_on_commit_callbacks: Any
) -> None:
    text = recordable()
    mark = digest(texts.translation(text, "nl"), "nl")
    assert mark not in shelf.voices("nl")
    with django_capture_on_commit_callbacks(execute=True):
        row = record(cast, almaz, standing=Standing.FIRST)
    assert shelf.voices("nl")[mark] == shelf.Voice(row.pk, first=True)
    assert (row.kind, row.words, row.size) == ("audio/wav", texts.translation(text, "nl"), len(SOUND))
    line = Entry.objects.get(action="speech.recorded")
    assert line.data == {"language": "nl", "standing": "first"}
    assert queries.progress(language="nl").voiced == 1
    assert queries.progress(language="sv").voiced == 0


def test_a_new_reading_takes_the_place_of_the_old(cast: Cast, almaz: Speaker) -> None:
    first = record(cast, almaz)
    second = record(cast, almaz)
    assert first.pk != second.pk
    assert [row.pk for row in Recording.objects.all()] == [second.pk]


def test_removing_takes_it_away(cast: Cast, almaz: Speaker, django_capture_on_commit_callbacks: Any) -> None:
    row = record(cast, almaz)
    shelf.forget()
    assert len(shelf.voices("nl")) == 1
    with django_capture_on_commit_callbacks(execute=True):
        recording_remove(by=None, on=cast.on, recording=row)
    assert shelf.voices("nl") == {}
    assert Entry.objects.filter(action="speech.recording_removed").count() == 1


def test_a_speaker_who_takes_her_yes_back_is_heard_nowhere(cast: Cast, almaz: Speaker) -> None:
    for n in range(3):
        record(cast, almaz, n)
    assert speaker_remove(by=None, on=cast.on, speaker=almaz) == 3
    assert not Recording.objects.exists()
    assert not Speaker.objects.exists()


@pytest.mark.parametrize(("name", "later", "field"), [("almaz ", 0, "name"), ("Hanan", 1, "agreed_on")])
def test_a_speaker_is_refused_with_a_reason(
    cast: Cast, almaz: Speaker, name: str, later: int, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        speaker_add(by=None, on=cast.on, name=name, terms="cc0", agreed_on=cast.on + timedelta(days=later))
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("english", "language"),
    [("Hello %(n)s", "en"), ("<b>Yes</b>", "en"), ("A text that nobody translated", "ti"), ("8", "en")],
)
def test_what_cannot_be_read_once_and_for_all_is_refused(
    cast: Cast, almaz: Speaker, english: str, language: str
) -> None:
    with pytest.raises(Refused):
        recording_keep(
            by=None, on=cast.on, speaker=almaz, reading=Reading(Text("k", "r", "p", english), language, SOUND)
        )


def test_a_file_that_is_no_recording_is_refused(cast: Cast, almaz: Speaker) -> None:
    with pytest.raises(Refused):
        recording_keep(by=None, on=cast.on, speaker=almaz, reading=Reading(recordable(), "nl", b"%PDF-1.7"))
    assert not Recording.objects.exists()


def test_a_recording_of_a_text_that_changed_is_old_and_not_heard(cast: Cast, almaz: Speaker) -> None:
    row = record(cast, almaz)
    assert queries.old_lines(language="nl") == []
    Recording.objects.update(words="Zo stond het er.", digest=digest("Zo stond het er.", "nl"))
    (old,) = queries.old_lines(language="nl")
    assert (old.recording_id, old.words, old.speaker) == (row.pk, "Zo stond het er.", "Almaz")
    assert queries.progress(language="nl").voiced == 0
    (line,) = [each for each in queries.language_lines() if each.code == "nl"]
    assert (line.voiced, line.old) == (0, 1)


@pytest.mark.parametrize("voiced", [1, 3])
def test_the_list_takes_one_look(
    cast: Cast, almaz: Speaker, voiced: int, django_assert_num_queries: Any
) -> None:
    for n in range(voiced):
        record(cast, almaz, n)
    total = len(texts.to_record("nl"))
    with django_assert_num_queries(1):
        lines = queries.voice_lines(language="nl", shown=Shown.VOICED, reader="en")
    assert len(lines) == voiced
    assert len(queries.voice_lines(language="nl", shown=Shown.NONE, reader="nl")) == total - voiced
    assert len(queries.voice_lines(language="nl", shown=Shown.ALL, reader="nl")) == total
    assert all(line.voice is not None and line.voice.speaker == "Almaz" for line in lines)


def test_the_next_text_is_the_one_behind_and_around_the_end(cast: Cast, almaz: Speaker) -> None:
    keys = [text.key for text in texts.to_record("nl").values()]
    record(cast, almaz, 1)
    assert queries.next_without_voice(language="nl", after=keys[0]) == keys[2]
    assert queries.next_without_voice(language="nl", after=keys[-1]) == keys[0]
    assert queries.next_without_voice(language="nl", after="gone") == keys[0]


def _page(cast: Cast, who: str = "coordinator", **asked: str) -> str:
    return cast.client(who).get(reverse("speech:voice_list"), asked).content.decode()


def test_the_page_counts_filters_and_plays(cast: Cast, almaz: Speaker) -> None:
    row = record(cast, almaz)
    words = row.words
    total = len(texts.to_record("nl"))
    html = _page(cast, language="nl", shown="voiced")
    assert f"1 van {total} teksten hebben een stem." in html
    assert f'src="/say/{row.pk}/"' in html
    assert words in html
    assert f'src="/say/{row.pk}/"' not in _page(cast, language="nl", shown="none")
    assert "Geen oude opnamen" in _page(cast, language="nl", shown="old")
    sound = cast.client("visitor").get(f"/say/{row.pk}/")
    assert (sound["Content-Type"], sound.content) == ("audio/wav", SOUND)
    assert cast.client("visitor").get(f"/say/{uuid4()}/").status_code == 404


@pytest.mark.parametrize("asked", [{}, {"language": "xx"}, {"shown": "xx", "page": "999"}])
def test_a_strange_question_shows_the_first_list(cast: Cast, asked: dict[str, str]) -> None:
    assert "<audio" not in _page(cast, **asked)


def _url(text: Text) -> str:
    return reverse("speech:voice_record", args=["nl", text.key])


def _file(content: bytes = SOUND) -> SimpleUploadedFile:
    return SimpleUploadedFile("x.wav", content)


def test_an_editor_records_one_text_after_the_other(cast: Cast, almaz: Speaker) -> None:
    client = cast.client("coordinator")
    first, second = recordable(0), recordable(1)
    typed = {"speaker": str(almaz.pk), "standing": "first"}
    answer = client.post(_url(first), {**typed, "sound": _file()})
    assert (answer.status_code, answer["Location"]) == (302, _url(second))
    html = client.get(_url(second)).content.decode()
    assert texts.translation(second, "nl") in html
    assert f'<option value="{almaz.pk}" selected>' in html
    assert Recording.objects.get().by_id == cast.users["coordinator"].pk


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"<html>"])
def test_a_wrong_file_keeps_what_was_chosen(cast: Cast, almaz: Speaker, content: bytes) -> None:
    typed = {"speaker": str(almaz.pk), "standing": "first", "sound": _file(content)}
    answer = cast.client("coordinator").post(_url(recordable()), typed)
    assert answer.status_code == 422
    assert 'value="first" checked' in answer.content.decode()
    assert not Recording.objects.exists()


def test_without_a_speaker_the_editor_is_sent_to_add_one(cast: Cast) -> None:
    client = cast.client("coordinator")
    answer = client.get(_url(recordable()))
    assert answer["Location"] == reverse("speech:speaker_add")
    day = {
        "agreed_on_day": str(cast.on.day),
        "agreed_on_month": str(cast.on.month),
        "agreed_on_year": str(cast.on.year),
    }
    typed = {"name": "Hodan", "terms": "cc-by", **day}
    assert client.post(answer["Location"], typed).status_code == 422, "her yes is missing"
    assert client.post(answer["Location"], {**typed, "agreed": "on"}).status_code == 302
    assert Speaker.objects.get().agreed_on == cast.on


@pytest.mark.parametrize("key", ["none", "0" * 16])
def test_a_text_that_is_not_there_is_not_found(cast: Cast, almaz: Speaker, key: str) -> None:
    client = cast.client("coordinator")
    assert client.get(reverse("speech:voice_record", args=["nl", key])).status_code == 404
    assert client.get(reverse("speech:voice_record", args=["xx", recordable().key])).status_code == 404
    valued = next(text for text in texts.texts() if not text.recordable)
    assert client.get(_url(valued)).status_code == 404


def test_an_editor_removes_a_recording_and_a_speaker(cast: Cast, almaz: Speaker) -> None:
    client = cast.client("administrator")
    row = record(cast, almaz)
    assert client.get(reverse("speech:voice_remove", args=[row.pk])).status_code == 405
    assert client.post(reverse("speech:voice_remove", args=[row.pk])).status_code == 302
    record(cast, almaz)
    gone = reverse("speech:speaker_remove", args=[almaz.pk])
    assert "1 opname gaat mee weg" in client.get(gone).content.decode()
    assert client.post(gone).status_code == 302
    assert not Recording.objects.exists()


def test_every_text_of_hers_is_there_once_with_her_start_page_first() -> None:
    found = texts.texts()
    assert len({text.key for text in found}) == len(found) > 900
    assert found[0].place in {
        "templates/account/login.html",
        "templates/portal/start.html",
        "templates/portal/me.html",
    }
    assert texts.count("en").translated == texts.count("nl").translated == len(found)
    assert {"portal", "accounts", "questionnaires", "cases"} <= {text.room for text in found}


def test_a_text_not_yet_translated_is_counted_and_never_filled_from_another_language() -> None:
    bare = Text("k", "r", "p", "A sentence that is in no catalogue")
    assert [texts.translation(bare, language) for language in ("ti", "nl", "en")] == ["", "", bare.english]
    table = Text("k", "r", "p", "Yes, 100%%", table={"nl": "Ja, 100%%"})
    assert texts.translation(table, "nl") == "Ja, 100%"
