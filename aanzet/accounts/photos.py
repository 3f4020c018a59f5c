"""A photo that somebody puts up, drawn anew: what leaves here are fresh pixels and nothing of the file that came.

A file of a stranger may be a page in disguise, a bomb, or tell where it was taken. So: three kinds only, sizes are
looked at before a pixel is unfolded, and the picture is painted on a new canvas (a plain re-save keeps comments).
"""

from collections.abc import Callable
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from aanzet.core.errors import Refused

Paint = Callable[[Image.Image], Image.Image]
KINDS = ("JPEG", "PNG", "WEBP")
ACCEPT = "image/jpeg,image/png,image/webp"
MOST_BYTES = 10_000_000
# A phone of today makes 12 to 24 million; unfolded, this many take 100 MB for a moment.
MOST_PIXELS = 25_000_000
LEAST_SIDE = 160
SIDE = 320
# What her start page can afford: it stays under 60 kB with the photo on it.
MOST_STORED = 12_000
TRIES = tuple((side, quality) for side in (SIDE, 240, 160, 120) for quality in (82, 70, 58, 46))


def redraw(data: bytes) -> bytes:
    """The photo as a square JPEG of at most `SIDE` pixels and `MOST_STORED` bytes, upright, without anything that
    is not a pixel. Raises Refused in words for who chose the file."""
    if len(data) > MOST_BYTES:
        raise too_heavy()
    canvas = drawn(data, _square, field="photo", least=LEAST_SIDE)
    made = b""
    for side, quality in TRIES:
        small = canvas if side == SIDE else canvas.resize((side, side), Image.Resampling.LANCZOS)
        out = BytesIO()
        small.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        made = out.getvalue()
        if len(made) <= MOST_STORED:
            break
    return made


def too_heavy(field: str = "photo") -> Refused:
    return Refused(_("This picture is larger than 10 MB. Choose a smaller one."), field)


def drawn(data: bytes, paint: Paint, *, field: str, least: int) -> Image.Image:
    """What `paint` makes of the picture in `data`, after its kind and size were looked at. Raises Refused."""
    try:
        with Image.open(BytesIO(data), formats=KINDS) as found:
            wide, high = found.size
            if wide * high <= MOST_PIXELS and min(wide, high) >= least:
                return paint(found)
    except Exception as error:  # a decoder that is fed by a stranger may fail in any way
        raise Refused(
            _("This file is not a picture that we can read. Choose one that ends in .jpg, .png or .webp."),
            field,
        ) from error
    if wide * high > MOST_PIXELS:
        raise Refused(
            _("This picture has too many pixels (%(wide)s by %(high)s). Choose a smaller one.")
            % {"wide": wide, "high": high},
            field,
        )
    raise Refused(
        _("This picture is too small. Choose one of at least %(least)s by %(least)s pixels.")
        % {"least": least},
        field,
    )


def _square(found: Image.Image) -> Image.Image:
    # A JPEG can be unfolded at a fraction of its size; other kinds ignore this.
    found.draft("RGB", (SIDE * 2, SIDE * 2))
    found.load()
    upright = ImageOps.exif_transpose(found)
    if upright.mode != "RGB":
        upright = upright.convert("RGBA")
    # A face stands rather above the middle.
    square = ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    canvas = Image.new("RGB", (SIDE, SIDE), "white")
    canvas.paste(square, mask=square if square.mode == "RGBA" else None)
    return canvas
