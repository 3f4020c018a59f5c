"""The sign of an alliance, drawn anew from the file that came (see accounts.photos)."""

from io import BytesIO

from PIL import Image

from aanzet.accounts.photos import MOST_BYTES, drawn, too_heavy

WIDE, HIGH = 480, 160
LEAST_SIDE = 32
# A visitor reads the page on a phone: the sign may not weigh more than its words.
MOST_STORED = 30_000


def redraw(data: bytes) -> bytes:
    """The logo as a PNG of at most `WIDE` by `HIGH` pixels and `MOST_STORED` bytes. Raises Refused."""
    if len(data) > MOST_BYTES:
        raise too_heavy("logo")
    canvas = drawn(data, _fitted, field="logo", least=LEAST_SIDE)
    made = b""
    for colours in (256, 64, 16):
        out = BytesIO()
        canvas.quantize(colours, Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
        made = out.getvalue()
        if len(made) <= MOST_STORED:
            break
    return made


def _fitted(found: Image.Image) -> Image.Image:
    found.load()
    picture = found.convert("RGBA")
    picture.thumbnail((WIDE, HIGH), Image.Resampling.LANCZOS)
    canvas = Image.new("RGBA", picture.size)
    canvas.paste(picture)
    return canvas
