"""The logo of an alliance: drawn anew, on the public page, for everybody to see and for few to change."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, PngImagePlugin

from aanzet.alliances.logos import HIGH, MOST_STORED, WIDE
from aanzet.alliances.models import Logo
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def _picture(size: tuple[int, int] = (900, 300), kind: str = "PNG") -> bytes:
    out, told = BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Comment", "<script>qcomment</script>")
    Image.effect_noise(size, 90).convert("RGB").save(out, kind, pnginfo=told)
    return out.getvalue()


def _send(client: Client, cast: Cast, data: bytes, name: str = "logo.png") -> object:
    address = reverse("alliances:logo_put_up", args=[cast.programme.alliance_id])
    return client.post(address, {"logo": SimpleUploadedFile(name, data)}, headers={"accept-language": "en"})


def test_logo_is_drawn_anew_and_stands_on_the_public_page(cast: Cast) -> None:
    assert _send(cast.client("lead"), cast, _picture()).status_code == 302  # type: ignore[attr-defined]
    logo = Logo.objects.get()
    page = Client().get(reverse("programmes:detail", args=[cast.programme.slug])).content.decode()
    address = reverse("alliances:logo_read", args=[logo.pk])
    assert f'src="{address}"' in page
    answer = Client().get(address)
    assert answer["Content-Type"] == "image/png"
    assert len(answer.content) <= MOST_STORED * 3
    assert b"qcomment" not in answer.content
    shown = Image.open(BytesIO(answer.content))
    assert shown.width <= WIDE
    assert shown.height <= HIGH


def test_another_logo_has_another_address_and_it_can_be_removed(cast: Cast) -> None:
    _send(cast.client("lead"), cast, _picture())
    first = Logo.objects.get().pk
    _send(cast.client("lead"), cast, _picture((300, 300)))
    assert Logo.objects.get().pk != first
    assert Client().get(reverse("alliances:logo_read", args=[first])).status_code == 404
    cast.client("lead").post(reverse("alliances:logo_remove", args=[cast.programme.alliance_id]))
    assert not Logo.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "logo.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            "not a picture that we can read",
        ),
        ("logo.png", b"<html><script>1</script>", "not a picture that we can read"),
        ("logo.png", _picture((20, 20)), "too small"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(
    cast: Cast, name: str, data: bytes, sentence: str
) -> None:
    answer = _send(cast.client("lead"), cast, data, name)
    assert sentence in answer.content.decode()  # type: ignore[attr-defined]
    assert not Logo.objects.exists()
