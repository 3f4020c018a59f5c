"""What she wants in her own voice: sealed, heard by her and who accompanies her, gone when she says so."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases import actions, documents
from aanzet.cases.models import Voice, Wish
from aanzet.core.errors import Refused
from aanzet.core.sealed import CannotOpen
from aanzet.journal.models import Entry
from aanzet.participants.models import ParticipantKey
from aanzet.participants.vault import Vault
from aanzet.speech import sounds
from tests.cast import SOUND, Cast, Word

pytestmark = pytest.mark.django_db
KINDS = {
    b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + b"A_OPUS": "audio/webm",
    b"OggS\x00\x02" + b"OpusHead": "audio/ogg",
    b"\x00\x00\x00\x20ftypM4A " + b"smhd": "audio/mp4",
    b"ID3\x04\x00": "audio/mpeg",
    b"\xff\xfb\x90\x00": "audio/mpeg",
    b"RIFF\x24\x00\x00\x00WAVEfmt ": "audio/wav",
}


@pytest.fixture
def silent(cast: Cast) -> Cast:
    """The cast before she recorded anything."""
    QuerySet(Voice).all().delete()
    return cast


def _file(content: bytes, name: str = "words.webm", kind: str = "audio/webm") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


def _play(cast: Cast, who: str, **headers: str) -> Any:
    row = QuerySet(Voice).get()
    return cast.client(who).get(reverse("cases:voice_play", args=[row.pk]), headers=headers)


@pytest.mark.parametrize(("head", "kind"), KINDS.items())
def test_a_recording_is_known_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert sounds.kind_of(head + b"\x00" * 50) == kind


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "leeg"),
        (b"<html><script>", "niet afspelen"),
        (b"\x89PNG\r\n\x1a\n", "niet afspelen"),
        (b"RIFF\x00\x00\x00\x00AVI ", "niet afspelen"),
        (b"\x00\x00\x00\x20ftypisom" + b"\x00" * 9000 + b"vmhd", "film"),
        (b"\x1a\x45\xdf\xa3....webm" + b"V_VP8", "film"),
        (SOUND + b"\x00" * sounds.MOST_BYTES, "te lang"),
    ],
)
def test_a_refusal_is_one_clear_sentence(silent: Cast, content: bytes, told: str) -> None:
    page = silent.client("participant").post(
        reverse("cases:my_voice"), {"sound": _file(content, "mijn-stem.mp3", "audio/mpeg")}
    )
    assert page.status_code == 422
    assert told in page.content.decode()
    assert not QuerySet(Voice).exists()


def test_nothing_chosen_says_so(silent: Cast) -> None:
    page = silent.client("participant").post(reverse("cases:my_voice"), {"sound": ""})
    assert page.status_code == 422
    assert "Er is nog geen opname." in page.content.decode()


def test_she_records_and_hears_herself(silent: Cast) -> None:
    client = silent.client("participant")
    form = client.get(reverse("cases:my_wish")).content.decode()
    assert 'type="file"' in form
    assert 'accept="audio/*" capture' in form
    assert 'enctype="multipart/form-data"' in form
    assert client.post(reverse("cases:my_voice"), {"sound": _file(SOUND)}).status_code == 302
    row = QuerySet(Voice).get()
    assert (row.kind, row.size, row.kept_by, row.on) == ("audio/wav", len(SOUND), "herself", silent.on)
    assert Word.VOICE.encode() not in bytes(row.sound), "sealed"
    assert _play(silent, "participant").content == SOUND
    for page in ("my_wish", "my_plan"):
        assert (
            reverse("cases:voice_play", args=[row.pk])
            in client.get(reverse(f"cases:{page}")).content.decode()
        )


def test_the_sound_is_served_as_nothing_but_a_sound(cast: Cast) -> None:
    answer = _play(cast, "coach")
    assert {
        name: answer.headers[name]
        for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options", "Content-Disposition")
    } == {
        "Content-Type": "audio/wav",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": 'attachment; filename="words.wav"',
    }
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("asked", "status", "part", "told"),
    [
        ("bytes=0-3", 206, SOUND[:4], f"bytes 0-3/{len(SOUND)}"),
        ("bytes=4-", 206, SOUND[4:], f"bytes 4-{len(SOUND) - 1}/{len(SOUND)}"),
        ("bytes=0-999999", 206, SOUND, f"bytes 0-{len(SOUND) - 1}/{len(SOUND)}"),
        ("bytes=999999-", 416, b"", f"bytes */{len(SOUND)}"),
        ("lines=1-2", 200, SOUND, None),
        ("bytes=9-4", 200, SOUND, None),
    ],
)
def test_players_may_ask_for_a_part(
    cast: Cast, asked: str, status: int, part: bytes, told: str | None
) -> None:
    answer = _play(cast, "participant", range=asked)
    assert (answer.status_code, answer.content, answer.headers.get("Content-Range")) == (status, part, told)


def test_only_she_and_who_accompanies_her_hear_it_and_it_is_logged(cast: Cast) -> None:
    heard = {who for who in cast.everybody if _play(cast, who).status_code == 200}
    assert heard == {"participant", "coach", "stand_in"}
    reads = Entry.objects.filter(action="case.voice.read", is_read=True, subject_id=cast.participant.pk)
    assert {cast.users[who].pk for who in heard} == set(reads.values_list("actor_id", flat=True))
    page = cast.client("coordinator").get(reverse("cases:plan", args=[cast.case.pk])).content.decode()
    assert "<audio" not in page
    assert "Alleen zij en haar coach kunnen het horen." in page


def test_a_new_recording_takes_the_place_of_the_old_one(cast: Cast) -> None:
    before = QuerySet(Voice).get().pk
    cast.client("participant").post(reverse("cases:my_voice"), {"sound": _file(b"OggS and more")})
    assert QuerySet(Voice).get().pk != before
    assert _play(cast, "coach").headers["Content-Type"] == "audio/ogg"


def test_she_removes_it_and_her_written_words_stay(cast: Cast) -> None:
    client = cast.client("participant")
    assert client.get(reverse("cases:my_voice_remove")).status_code == 405
    client.post(reverse("cases:my_voice_remove"))
    assert not QuerySet(Voice).exists()
    assert QuerySet(Wish).filter(case=cast.case).exists()
    assert Entry.objects.filter(action="case.voice_removed", subject_id=cast.participant.pk).count() == 1


def test_a_worker_records_once_with_her_present(silent: Cast) -> None:
    url = reverse("cases:voice_record", args=[silent.case.pk])
    assert silent.client("coordinator").post(url, {"sound": _file(SOUND)}).status_code == 302
    assert QuerySet(Voice).get().kept_by == "worker"
    assert silent.client("coach").get(url).status_code == 302
    page = silent.client("coach").post(url, {"sound": _file(b"OggS another")})
    assert page.status_code == 422
    assert "Dit is haar stem." in page.content.decode()
    assert QuerySet(Voice).get().kind == "audio/wav"
    with pytest.raises(Refused):
        actions.voice_keep(by=silent.actor("coach"), on=silent.on, case=silent.case, sound=SOUND)


def test_it_opens_nowhere_else_and_not_without_her_key(cast: Cast) -> None:
    row = QuerySet(Voice).get()
    moved = Voice(case=cast.other_case, sound=row.sound)
    with pytest.raises(CannotOpen):
        Vault(cast.participant.pk).open_bytes(moved, "sound")
    ParticipantKey.objects.filter(participant=cast.participant).delete()
    assert _play(cast, "participant").status_code == 404


def test_on_paper_it_is_a_date(cast: Cast) -> None:
    sheet = documents.plan_sheet(actor=cast.actor("coach"), case=cast.case, on=cast.on)
    assert sheet.spoken_on == cast.on
    body = " ".join(
        cast.client("coach").get(reverse("cases:plan_print", args=[cast.case.pk])).content.decode().split()
    )
    assert "Gesproken" in body
    assert "<audio" not in body
