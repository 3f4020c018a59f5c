"""A face beside a name: put up with a yes, drawn anew, seen by the right people, taken back at once."""

import io
import struct
import zlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image

from aanzet.accounts import photos
from aanzet.accounts.actions import account_close, demo_factor_set, photo_put_up
from aanzet.accounts.models import Photo
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.core.errors import Refused
from aanzet.journal.models import Entry
from tests.accounts.people import SECRET, member, user
from tests.accounts.signin import sign_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db
HERE = reverse("photo_edit")


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (900, 1200), mode: str = "RGB", **extra: Any
) -> bytes:
    """A picture whose upper half is red and lower half blue."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0], size[1] // 2))
    out = io.BytesIO()
    image.convert(mode).save(out, kind, **extra)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def pixel(data: bytes, x: int, y: int) -> tuple[int, ...]:
    found = opened(data).convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(int(part) for part in found)


def noise(side: int) -> bytes:
    """The picture that compresses worst."""
    out = io.BytesIO()
    Image.effect_noise((side, side), 120).convert("RGB").save(out, "PNG")
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb(wide: int, high: int) -> bytes:
    """A small PNG that says it is enormous."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(900, 1200), (1200, 900), (160, 160)])
def test_photo_becomes_a_small_square_jpeg(kind: str, size: tuple[int, int]) -> None:
    made = photos.redraw(picture(kind, size))
    image = opened(made)
    assert (image.format, image.size, image.mode) == ("JPEG", (320, 320), "RGB")
    assert len(made) <= photos.MOST_STORED


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK", "1", "LA", "I;16"])
def test_photo_in_any_colours_can_be_read(mode: str) -> None:
    out = io.BytesIO()
    plain = Image.new("RGB", (300, 300), "white")
    image = Image.new("I;16", (300, 300)) if mode == "I;16" else plain.convert(mode)
    image.save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(photos.redraw(out.getvalue())).mode == "RGB"


def test_photo_of_a_new_phone_is_not_too_large() -> None:
    assert opened(photos.redraw(picture(size=(5712, 4284)))).size == (320, 320)


def test_what_is_transparent_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (300, 300), (255, 0, 0, 0)).save(out, "PNG")
    assert pixel(photos.redraw(out.getvalue()), 160, 160) == (255, 255, 255)


def test_noise_fits_too() -> None:
    assert len(photos.redraw(noise(1000))) <= photos.MOST_STORED


def test_photo_taken_sideways_stands_upright_and_loses_all_that_was_told_beside_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # held sideways: turn a quarter to the right
    exif[0x010F] = "SECRETCAMERA"
    exif.get_ifd(0x8825)[1] = "N"
    wide = Image.new("RGB", (1200, 900), "blue")
    wide.paste("red", (0, 0, 600, 900))
    out = io.BytesIO()
    wide.save(out, "JPEG", exif=exif, comment=b"SECRETCOMMENT")
    assert b"SECRETCAMERA" in out.getvalue()
    made = photos.redraw(out.getvalue())
    assert b"SECRET" not in made
    assert not dict(opened(made).getexif())
    assert "comment" not in opened(made).info
    # What lay on the left now stands on top.
    assert pixel(made, 160, 20)[0] > 200
    assert pixel(made, 160, 300)[2] > 200


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>alert(1)</script></svg>'
PAGE = b"<!doctype html><title>x</title><script>alert(1)</script>"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"x",
    "svg": lambda: SVG,
    "html": lambda: PAGE,
    "gif": lambda: picture("GIF", mode="P"),
    "tiff": lambda: picture("TIFF"),
    "bmp": lambda: picture("BMP"),
    "pdf": lambda: picture("PDF"),
    "postscript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 400 400\n",
    "cut jpeg": lambda: picture()[:900],
    "cut png": lambda: noise(400)[:4000],
    "cut webp": lambda: picture("WEBP", lossless=True)[:60],
    "only a head": lambda: b"\xff\xd8\xff\xe0" + b"\0" * 40,
    "50 megapixels": lambda: picture("JPEG", (8660, 5774)),
    "bomb": lambda: bomb(30_000, 30_000),
    "bomb that Pillow warns of": lambda: bomb(10_000, 10_000),
    "bomb that fits but lies": lambda: bomb(5_000, 4_999),
    "too small": lambda: picture(size=(159, 400)),
    "too heavy": lambda: picture() + b"\0" * photos.MOST_BYTES,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_file_is_refused_in_one_sentence(what: str, client: Client) -> None:
    data = HOSTILE[what]()
    with pytest.raises(Refused) as refused:
        photos.redraw(data)
    assert refused.value.message.endswith(".")
    person = user()
    member(person, Role.COACH)
    sign_in(client, person)
    file = SimpleUploadedFile("me.jpg", data, "image/jpeg")
    response = client.post(HERE, {"photo": file, "agreed": "on"})
    assert response.status_code == 422
    assert response.content.decode().count('class="utrecht-form-field-error-message') == 1
    assert not Photo.objects.exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_page_hidden_behind_a_photo_does_not_come_through(kind: str) -> None:
    made = photos.redraw(picture(kind) + PAGE + SVG)
    assert b"<" not in made or (b"script" not in made and b"svg" not in made)
    assert opened(made).format == "JPEG"


def test_coach_puts_up_a_photo_and_takes_it_back(client: Client) -> None:
    person = user()
    member(person, Role.COACH)
    demo_factor_set(person, SECRET)
    sign_in(client, person)
    assert b"<img" not in client.get(HERE).content
    file = SimpleUploadedFile("me.jpg", picture(), "image/jpeg")
    assert client.post(HERE, {"photo": file, "agreed": "on"})["Location"] == HERE
    photo = Photo.objects.get()
    address = reverse("photo_read", args=[photo.pk])
    assert f'src="{address}"' in client.get(HERE).content.decode()
    assert f'src="{address}"' in client.get("/account/").content.decode()
    shown = client.get(address)
    assert opened(shown.content).size == (320, 320)
    headers = {name.lower(): value for name, value in shown.headers.items()}
    assert headers["content-type"] == "image/jpeg"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert headers["content-disposition"].startswith("attachment")
    assert client.get(reverse("photo_take_back")).status_code == 405
    client.post(reverse("photo_take_back"))
    assert client.get(address).status_code == 404
    assert not Photo.objects.exists()
    lines = list(Entry.objects.filter(action__startswith="account.photo").values_list("action", flat=True))
    assert sorted(lines) == ["account.photo_put_up", "account.photo_taken_back"]


def test_another_photo_has_another_address(client: Client) -> None:
    person = user()
    member(person, Role.MENTOR)
    sign_in(client, person)
    seen = set()
    for size in ((300, 300), (400, 400)):
        file = SimpleUploadedFile("me.png", picture("PNG", size), "image/png")
        client.post(HERE, {"photo": file, "agreed": "on"})
        seen.add(Photo.objects.get().pk)
    assert len(seen) == 2


def test_photo_without_her_yes_is_not_shown(client: Client) -> None:
    person = user()
    member(person, Role.COACH)
    sign_in(client, person)
    response = client.post(HERE, {"photo": SimpleUploadedFile("me.jpg", picture(), "image/jpeg")})
    assert response.status_code == 422
    assert "Tik aan dat de foto gezien mag worden" in response.content.decode()
    assert not Photo.objects.exists()


def test_form_without_a_file_says_so(client: Client) -> None:
    person = user()
    member(person, Role.COACH)
    sign_in(client, person)
    response = client.post(HERE, {"agreed": "on"})
    assert response.content.decode().count("Kies eerst een foto.") == 2  # beside the field and in the summary


@pytest.mark.parametrize("role", [Role.FUNDER, Role.EMPLOYER_CONTACT, Role.ADMINISTRATOR])
def test_who_accompanies_nobody_needs_no_face(client: Client, role: Role) -> None:
    person = user()
    member(person, role)
    sign_in(client, person)
    assert client.get(HERE).status_code == 404
    assert reverse("photo_edit") not in client.get("/account/").content.decode()


def face(cast: Cast, who: str) -> Photo:
    return photo_put_up(
        by=cast.actor(who), on=cast.on, user=cast.users[who], image=photos.redraw(picture(size=(300, 300)))
    )


def test_she_sees_the_face_of_her_coach_and_of_nobody_else(cast: Cast) -> None:
    hers, other = face(cast, "coach"), face(cast, "stranger_coach")
    page = cast.client("participant").get("/me/").content.decode()
    # A stand-in is the one to call; hers has no photo, so her first letters stand there.
    assert "<img" not in page
    face(cast, "stand_in")
    page = cast.client("participant").get("/me/").content.decode()
    assert page.count("<img") == 1
    assert cast.client("participant").get(reverse("photo_read", args=[hers.pk])).status_code == 200
    assert cast.client("participant").get(reverse("photo_read", args=[other.pk])).status_code == 404
    assert cast.client("other_participant").get(reverse("photo_read", args=[hers.pk])).status_code == 404


def test_face_goes_with_the_end_of_the_task(cast: Cast) -> None:
    photo = face(cast, "coach")
    address = reverse("photo_read", args=[photo.pk])
    assert cast.client("idle_coach").get(address).status_code == 200
    Membership.objects.filter(user=cast.users["coach"]).update(ends_on=cast.on - timedelta(days=1))
    assert cast.client("idle_coach").get(address).status_code == 404
    call_command("photos", "clean")
    assert not Photo.objects.exists()


def test_face_of_who_still_works_here_stays(cast: Cast) -> None:
    face(cast, "coach")
    call_command("photos", "clean")
    assert Photo.objects.count() == 1


def test_closed_account_has_no_face(cast: Cast) -> None:
    face(cast, "coach")
    account_close(by=None, on=cast.on, user=cast.users["coach"])
    assert not Photo.objects.exists()


def test_face_stands_on_the_case_page_for_colleagues(cast: Cast) -> None:
    client = cast.client("coordinator")
    address = reverse("cases:case_detail", args=[cast.case.pk])
    assert "<img" not in client.get(address).content.decode()
    face(cast, "coach")
    face(cast, "stand_in")
    face(cast, "mentor")  # of a sister organisation: no colleague of hers
    assert client.get(address).content.decode().count("<img") == 2


def test_face_stands_beside_a_coach_in_the_list_of_coaches(cast: Cast) -> None:
    address = reverse("impact:caseload")
    assert "<img" not in cast.client("coordinator").get(address).content.decode()
    face(cast, "coach")
    assert cast.client("coordinator").get(address).content.decode().count("<img") == 1


def test_faces_cost_no_query_more(cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = cast.client("participant"), []
    client.get("/me/")
    for who in (None, "stand_in"):
        if who:
            face(cast, who)
        with CaptureQueriesContext(connection) as asked:
            client.get("/me/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
