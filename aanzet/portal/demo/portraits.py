"""Faces of invented coaches: drawn, because no real person lends hers to a demo."""

from datetime import date
from hashlib import sha256
from io import BytesIO
from zlib import crc32

from PIL import Image, ImageDraw

from aanzet.access.actor import actor_for
from aanzet.access.enums import Role
from aanzet.accounts import photos
from aanzet.accounts.actions import photo_put_up
from aanzet.accounts.models import Photo, User

WALLS = ("#DFECEC", "#F8ECD0", "#E1EAF6", "#EAE3F7", "#E0F0E4")
SKINS = ("#F1C9A5", "#D9A27B", "#B97A56", "#8D5A3B", "#6B4329")
HAIRS = ("#2B2024", "#5B3A29", "#8A8580", "#B0793F", "#3B2F4A")
COATS = ("#7A1F5C", "#1D5C63", "#1F6B3A", "#5B3A9E", "#8A5A00")
SIDE = 640


def faces_put_up(users: list[User], on: date) -> None:
    """A face for three of four coaches and mentors, who said yes to it; the others rather show their first letters."""
    for user in users:
        actor = actor_for(user, on=on, participant=False)
        shy = crc32(user.name.encode()) % 4 == 0 or not actor.roles & {Role.COACH, Role.MENTOR}
        if not shy and not Photo.objects.filter(user=user).exists():
            photo_put_up(by=actor, on=on, user=user, image=photos.redraw(drawn(user.name)))


def drawn(name: str) -> bytes:
    """A face that is always the same for a name, as PNG."""
    at = iter(sha256(name.encode()).digest())
    wall, skin, hair, coat = (shades[next(at) % len(shades)] for shades in (WALLS, SKINS, HAIRS, COATS))
    image = Image.new("RGB", (SIDE, SIDE), wall)
    pen = ImageDraw.Draw(image)
    long = next(at) % 2
    pen.ellipse((165, 90, 475, 560 if long else 420), fill=hair)
    pen.ellipse((70, 500, 570, 900), fill=coat)
    pen.rounded_rectangle((270, 380, 370, 560), 50, fill=skin)
    pen.ellipse((205, 140, 435, 450), fill=skin)
    pen.pieslice((190, 95, 450, 370), 180, 360, fill=hair)
    for x in (270, 370):
        pen.ellipse((x - 13, 285, x + 13, 311), fill="#1F1B2E")
    pen.arc((270, 320, 370, 400), 25, 155, fill="#7A2E2E", width=9)
    out = BytesIO()
    image.resize((SIDE // 2, SIDE // 2), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()
