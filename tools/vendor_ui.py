"""Brings the design system, fonts, pictograms and htmx from npm into aanzet/ui/static/ui.

Run by hand when a version changes: `python tools/vendor_ui.py [css] [fonts] [icons] [htmx] [axe]`. What it writes is committed,
so that nobody needs node to run or test Aanzet. Needs npm, and tinycss2 and fonttools (both come with weasyprint)."""

import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "aanzet" / "ui" / "static" / "ui"
CACHE = Path(tempfile.gettempdir()) / "aanzet-npm"

FONTS = {"noto-sans": "5.3.0", "vazirmatn": "5.3.0", "noto-sans-ethiopic": "5.3.0"}
PHOSPHOR = "2.1.1"
HTMX = "2.0.11"
AXE = "4.14.1"

# Signs of the screen itself: bold strokes, because they stand beside words at 20 px.
SIGNS = """arrow-circle-right arrow-counter-clockwise arrow-left arrow-right arrow-square-out caret-down caret-left
caret-right caret-up check check-circle circle dots-three download-simple info link link-break list magnifying-glass
minus pencil-simple plus printer prohibit question sign-out sort-ascending speaker-high trash upload-simple warning
warning-circle x x-circle""".split()
# Pictures with a meaning: duotone, for choices and cards.
PICTURES = """airplane archive baby baby-carriage bank bed bell bicycle book-open books brain briefcase broom buildings bus
cake calendar calendar-check camera car cat certificate chalkboard-teacher chart-bar chart-line-up chat-circle chats
check-square clipboard-text clock cloud-rain coins compass computer-tower cooking-pot credit-card dog desktop
device-mobile door-open drop ear envelope eye eye-slash factory file-text first-aid-kit flag flower flower-lotus
folder-open fork-knife funnel gavel gender-female gift globe graduation-cap hammer hand-heart hand-palm hand-waving
handshake heart heartbeat hospital hourglass-medium house identification-card key ladder laptop leaf lightbulb lock lock-open map-pin
map-trifold medal microphone money moon mountains music-notes note-pencil paint-brush palette paper-plane-tilt
path person person-arms-spread person-simple-run person-simple-walk phone piggy-bank pill plant puzzle-piece receipt
rocket-launch scales scissors shield-check shopping-cart signpost smiley smiley-meh smiley-nervous smiley-sad smiley-wink snowflake
stairs star stethoscope storefront student sun sun-horizon t-shirt target train translate tree trophy truck tv
umbrella user user-circle user-focus user-plus user-switch users users-three video-camera wallet wheelchair
wifi-high wrench yarn steering-wheel calculator microphone-stage cross hands-praying seal-check cigarette-slash
thermometer clock-countdown hand-coins files percent chat-teardrop-text egg list-checks push-pin traffic-sign""".split()

LICENCES = {
    "Utrecht design system components (`vendor.css`)": ("@utrecht/button-css", "EUPL-1.2"),
    "MA design tokens (names and scale of the basis tokens)": (
        "@nl-design-system-community/ma-design-tokens",
        "EUPL-1.2",
    ),
    "Phosphor pictograms (`icons.svg`)": ("@phosphor-icons/core", "MIT"),
    "Noto Sans, Noto Sans Ethiopic (`fonts/`)": ("@fontsource/noto-sans", "OFL-1.1"),
    "Vazirmatn (`fonts/`)": ("@fontsource/vazirmatn", "OFL-1.1"),
    "htmx (`htmx.min.js`)": ("htmx.org", "0BSD"),
}


def package(name: str, version: str) -> Path:
    """The unpacked npm package, fetched once into the temporary folder."""
    folder = CACHE / f"{name.replace('/', '-').strip('@')}-{version}"
    if not folder.exists():
        CACHE.mkdir(exist_ok=True)
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"{name}@{version}"],
            cwd=CACHE,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(CACHE / packed.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(folder, filter="data")
    return folder / "package"


def icons() -> None:
    """One sprite with the pictograms we use."""
    core = package("@phosphor-icons/core", PHOSPHOR) / "assets"
    symbols = []
    for name, weight in [(n, "bold") for n in SIGNS] + [(n, "duotone") for n in PICTURES]:
        path = core / weight / f"{name}-{weight}.svg"
        if not path.exists():
            print("no pictogram", name)
            continue
        drawing = re.sub(r"^<svg[^>]*>|</svg>\s*$", "", path.read_text(encoding="utf-8").strip())
        symbols.append(f'<symbol id="{name}" viewBox="0 0 256 256">{drawing}</symbol>')
    text = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    (OUT / "icons.svg").write_text(text, encoding="utf-8")
    print("icons.svg", len(symbols), "pictograms", len(text), "bytes")


def fonts() -> None:
    """Subsets by script; the browser fetches only what a page shows (unicode-range)."""
    folder = OUT / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    rules = []
    wanted = [
        ("noto-sans", "Noto Sans", ("latin", "latin-ext", "cyrillic", "greek")),
        ("vazirmatn", "Vazirmatn", ("arabic",)),
        ("noto-sans-ethiopic", "Noto Sans Ethiopic", ("ethiopic",)),
    ]
    for slug, family, subsets in wanted:
        source = package(f"@fontsource/{slug}", FONTS[slug])
        for weight in ("400", "700"):
            css = (source / f"{weight}.css").read_text(encoding="utf-8")
            ranges = dict(
                re.findall(r"/\* " + slug + r"-([a-z-]+)-\d+-normal \*/.*?unicode-range: ([^;]+);", css, re.S)
            )
            for subset in subsets:
                target = folder / f"{slug}-{subset}-{weight}.woff2"
                _subset(source / "files" / f"{slug}-{subset}-{weight}-normal.woff2", target)
                rules.append(
                    f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
                    f'src:url("fonts/{target.name}") format("woff2");unicode-range:{ranges[subset].replace(" ", "")}}}'
                )
                print(target.name, target.stat().st_size)
    (OUT / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")


def _subset(source: Path, target: Path) -> None:
    """The same letters without hinting and rare features: a third smaller."""
    from fontTools import subset

    font = subset.load_font(str(source), subset.Options())
    options = subset.Options(
        hinting=False,
        flavor="woff2",
        layout_features=["*"]
        if "arabic" in target.name
        else ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(font.getBestCmap()))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def htmx() -> None:
    """htmx, for staff pages."""
    (OUT / "htmx.min.js").write_bytes((package("htmx.org", HTMX) / "dist" / "htmx.min.js").read_bytes())


def axe() -> None:
    """axe-core, for the tests."""
    target = ROOT / "tests" / "axe" / "axe.min.js"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes((package("axe-core", AXE) / "axe.min.js").read_bytes())


STEPS = {"icons": icons, "fonts": fonts, "htmx": htmx, "axe": axe}

if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for step in sys.argv[1:] or STEPS:
        STEPS[step]()
