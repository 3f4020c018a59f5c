"""Brings the design system, fonts, pictograms and htmx from npm into aanzet/ui/static/ui.

Run by hand when a version changes: `python tools/vendor_ui.py [icons] [css] [htmx] [axe]`. What it writes is committed,
so that nobody needs node to run or test Aanzet. Needs npm, and tinycss2 and fonttools (both come with weasyprint)."""

import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "aanzet" / "ui" / "static" / "ui"
CACHE = Path(tempfile.gettempdir()) / "aanzet-npm"

FONTS = {"noto-sans": "5.3.0", "vazirmatn": "5.3.0", "noto-sans-ethiopic": "5.3.0"}
EUROPE = [*range(0x100, 0x180), *range(0x218, 0x21C), 0x1E9E]
PHOSPHOR = "2.1.1"
HTMX = "2.0.11"
AXE = "4.14.1"

# Signs of the screen itself: bold strokes, because they stand beside words at 20 px.
SIGNS = """arrow-circle-right arrow-counter-clockwise arrow-left arrow-right arrow-square-out caret-down caret-left
caret-right caret-up check check-circle circle dots-three download-simple info link link-break list magnifying-glass
minus pencil-simple plus printer prohibit question sign-out sort-ascending speaker-high trash upload-simple warning
warning-circle x x-circle""".split()
# Pictures with a meaning: duotone, for choices and cards.
PICTURES = """airplane archive baby backpack baby-carriage bank bed bell bicycle book-open books brain briefcase broom buildings bus
cake calendar calendar-check camera car cat certificate chalkboard-teacher chart-bar chart-line-up chat-circle chats
check-square clipboard-text clock cloud-rain coins compass computer-tower cooking-pot credit-card dog desktop
device-mobile door-open drop ear envelope eye eye-slash factory file-text first-aid-kit flag flower flower-lotus
folder-open fork-knife funnel gavel gender-female gift globe graduation-cap hammer hand-heart hand-palm hand-waving
handshake heart heartbeat hospital hourglass-medium house identification-card key ladder laptop leaf lightbulb lock lock-open map-pin
map-trifold medal microphone money moon mountains music-notes note-pencil paint-brush palette paper-plane-tilt
path person person-arms-spread person-simple-run person-simple-walk phone piggy-bank pill plant puzzle-piece receipt
rocket-launch scales scissors shield-check shopping-cart signpost smiley smiley-meh smiley-nervous smiley-sad smiley-wink snowflake
stairs star stethoscope storefront student sun sun-horizon t-shirt target train translate tree trophy truck
television umbrella user user-circle user-focus user-plus user-switch users users-three video-camera wallet wheelchair
wifi-high wrench yarn steering-wheel calculator microphone-stage cross hands-praying seal-check cigarette-slash
thermometer clock-countdown hand-coins files percent chat-teardrop-text egg list-checks push-pin traffic-sign""".split()

# Five faces of our own in the same stroke: the set above has no two steps down and two steps up. They differ by the
# mouth, not by colour.
_FACE = (
    '<circle cx="128" cy="128" r="96" opacity=".2"/><circle cx="128" cy="128" r="96" fill="none" '
    'stroke="currentColor" stroke-width="16"/><circle cx="92" cy="106" r="12"/><circle cx="164" cy="106" r="12"/>'
)
_MOUTH = '<path d="{}" fill="{}" stroke="currentColor" stroke-width="16" stroke-linecap="round" stroke-linejoin="round"/>'
FACES = {
    f"face-{step}": _FACE + _MOUTH.format(path, "currentColor" if step == 5 else "none")
    for step, path in enumerate(
        (
            "M84 182Q128 128 172 182",
            "M88 172Q128 148 168 172",
            "M88 164H168",
            "M88 154Q128 184 168 154",
            "M80 144H176Q168 192 128 192Q88 192 80 144Z",
        ),
        1,
    )
}

UTRECHT = {
    "document": "3.0.1", "skip-link": "3.0.1", "heading-1": "3.0.1", "heading-2": "3.0.1", "link": "3.0.1",
    "button": "4.0.1", "button-link": "3.0.1", "form-field": "3.0.1", "form-fieldset": "3.0.1", "form-label": "3.0.1",
    "form-field-description": "3.0.1", "form-field-error-message": "3.0.1", "textbox": "4.0.1", "textarea": "4.0.1",
    "select": "3.0.1", "checkbox": "3.0.1", "radio-button": "3.0.1", "table": "3.0.1", "alert": "4.0.2",
    "data-badge": "3.0.1", "data-list": "3.0.1",
}  # fmt: skip
MA = "2.5.0"
# The classes our templates use; rules for any other class are left out.
CLASSES = set(
    """utrecht-skip-link utrecht-skip-link--visible-on-focus utrecht-heading-1 utrecht-heading-2 utrecht-link
    utrecht-link--html-a utrecht-button utrecht-button--primary-action utrecht-button--secondary-action
    utrecht-button--subtle utrecht-button-link utrecht-button-link--html-a
    utrecht-button-link--primary-action utrecht-button-link--secondary-action utrecht-button-link--subtle
    utrecht-form-field utrecht-form-field--invalid utrecht-form-fieldset
    utrecht-form-label utrecht-form-field-description utrecht-form-field-error-message utrecht-textbox
    utrecht-textbox--html-input utrecht-textarea utrecht-textarea--html-textarea utrecht-select
    utrecht-select--html-select utrecht-checkbox utrecht-checkbox--html-input utrecht-radio-button
    utrecht-radio-button--html-input utrecht-table utrecht-table-container utrecht-alert utrecht-alert--error
    utrecht-alert--info utrecht-alert--ok utrecht-alert--warning utrecht-data-badge utrecht-data-list
    utrecht-data-list__item utrecht-data-list__item-key utrecht-data-list__item-value""".split()
)
# Our theme: what the basis tokens of the design system are here. Everything else follows from these through the
# open MA token set; colours are variables, so that a programme's theme changes them on the page.
THEME: dict[str, str | None] = {
    "--basis-color-transparent": "transparent",
    "--basis-color-action-1-inverse-bg-default": "var(--accent)",
    "--basis-color-action-1-inverse-bg-hover": "var(--accent-strong)",
    "--basis-color-action-1-inverse-bg-active": "var(--accent-strong)",
    "--basis-color-action-1-inverse-color-default": "#fff",
    "--basis-color-action-1-inverse-color-hover": "#fff",
    "--basis-color-action-1-inverse-color-active": "#fff",
    "--basis-color-action-1-border-default": "var(--ink)",
    "--basis-color-action-1-color-default": "var(--ink)",
    "--basis-color-action-1-color-hover": "var(--ink)",
    "--basis-color-action-1-color-active": "var(--ink)",
    "--basis-color-action-1-bg-hover": "var(--accent-soft)",
    "--basis-color-action-1-bg-active": "var(--accent-soft)",
    "--basis-color-action-2-color-default": "var(--accent-strong)",
    "--basis-color-action-2-color-hover": "var(--ink)",
    "--basis-color-action-2-color-active": "var(--ink)",
    "--basis-color-default-bg-document": "#fff",
    "--basis-color-default-bg-default": "var(--shade)",
    "--basis-color-default-color-document": "var(--ink)",
    "--basis-color-default-color-default": "var(--ink)",
    "--basis-color-default-color-subtle": "var(--quiet)",
    "--basis-color-default-border-default": "var(--line)",
    "--basis-color-default-border-subtle": "var(--line)",
    "--basis-color-default-bg-hover": "var(--shade)",
    "--basis-color-default-bg-active": "var(--shade)",
    "--basis-color-default-border-hover": "var(--ink)",
    "--basis-color-default-border-active": "var(--ink)",
    "--basis-color-default-color-hover": "var(--ink)",
    "--basis-color-default-color-active": "var(--ink)",
    "--basis-color-action-1-border-hover": "var(--ink)",
    "--basis-color-action-1-border-active": "var(--ink)",
    "--basis-color-default-inverse-bg-document": "var(--ink)",
    "--basis-color-default-inverse-color-document": "#fff",
    "--basis-color-info-bg-default": "var(--second-soft)",
    "--basis-color-info-border-default": "var(--second)",
    "--basis-color-info-color-document": "var(--ink)",
    "--basis-color-negative-bg-default": "var(--bad-soft)",
    "--basis-color-negative-border-default": "var(--bad)",
    "--basis-color-negative-color-document": "var(--ink)",
    "--basis-color-negative-color-default": "var(--bad)",
    "--basis-color-positive-bg-default": "var(--good-soft)",
    "--basis-color-positive-border-default": "var(--good)",
    "--basis-color-positive-color-document": "var(--ink)",
    "--basis-color-warning-bg-default": "var(--gold-soft)",
    "--basis-color-warning-border-default": "var(--gold)",
    "--basis-color-warning-color-document": "var(--ink)",
    "--basis-border-radius-sm": "5px",
    "--basis-border-radius-md": "8px",
    "--basis-border-width-sm": "1.5px",
    "--basis-border-width-md": "2px",
    "--basis-pointer-target-min-block-size": "var(--target)",
    "--basis-pointer-target-min-inline-size": "var(--target)",
    "--basis-text-font-family-default": "inherit",
    "--basis-text-font-size-md": "inherit",
    "--basis-text-line-height-md": "inherit",
    "--basis-text-font-weight-default": "400",
    "--basis-text-font-weight-bold": "700",
    "--basis-heading-font-family": "inherit",
    "--basis-heading-font-weight": "700",
    "--basis-heading-color": "inherit",
    "--basis-text-font-size-3xl": "var(--h1)",
    "--basis-text-line-height-3xl": "1.2",
    "--basis-text-font-size-2xl": "var(--h2)",
    "--basis-text-line-height-2xl": "1.3",
    "--basis-space-block-lg": "calc(var(--target)/2 - .75em - 1.5px)",
    "--basis-space-inline-xl": "16px",
    "--basis-form-control-accent-color": "var(--accent)",
    "--basis-form-control-background-color": "#fff",
    "--basis-form-control-border-color": "var(--edge)",
    "--basis-form-control-border-radius": "8px",
    "--basis-form-control-border-width": "1.5px",
    "--basis-form-control-color": "var(--ink)",
    "--basis-form-control-font-family": "inherit",
    "--basis-form-control-font-size": "inherit",
    "--basis-form-control-font-weight": "400",
    "--basis-form-control-line-height": "1.5",
    "--basis-form-control-max-inline-size": "100%",
    "--basis-form-control-padding-block-end": "calc(var(--target)/2 - .75em - 1.5px)",
    "--basis-form-control-padding-block-start": "calc(var(--target)/2 - .75em - 1.5px)",
    "--basis-form-control-padding-inline-end": "12px",
    "--basis-form-control-padding-inline-start": "12px",
    "--basis-form-control-invalid-border-color": "var(--bad)",
    "--basis-form-control-invalid-border-width": "2px",
    "--basis-form-control-invalid-background-color": "#fff",
    "--utrecht-alert-border-radius": "var(--radius)",
    "--utrecht-alert-border-width": "0",
    "--utrecht-alert-padding-block-start": "14px",
    "--utrecht-alert-padding-block-end": "14px",
    "--utrecht-alert-column-gap": "12px",
    "--utrecht-data-badge-font-size": ".875rem",
    "--utrecht-data-badge-line-height": "1.6",
    "--utrecht-data-badge-padding-inline": "8px",
    "--utrecht-data-badge-padding-block": "0",
    "--utrecht-table-cell-padding-block-start": "9px",
    "--utrecht-table-cell-padding-block-end": "9px",
    "--utrecht-table-cell-padding-inline-start": "12px",
    "--utrecht-table-cell-padding-inline-end": "12px",
    "--utrecht-focus-outline-width": "3px",
    "--utrecht-focus-outline-style": "solid",
    "--utrecht-focus-outline-color": "var(--ink)",
    "--utrecht-focus-outline-offset": "2px",
    "--utrecht-focus-inverse-outline-color": "#fff",
    "--utrecht-skip-link-z-index": "9",
}
# Tokens we leave out on purpose: the fallback in the component stands.
LEFT_OUT = re.compile(r"-(focus(-visible)?|visited|disabled|read-only|placeholder|pressed)-(?!outline)")

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
    symbols += [
        f'<symbol id="{name}" viewBox="0 0 256 256">{drawing}</symbol>' for name, drawing in FACES.items()
    ]
    text = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    (OUT / "icons.svg").write_text(text, encoding="utf-8")
    print("icons.svg", len(symbols), "pictograms", len(text), "bytes")


def fonts() -> str:
    """Subsets by script; the browser fetches only what a page shows (unicode-range). Gives the css that says so."""
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
            if slug == "noto-sans":
                # Names of half of Europe and its neighbours in 6 kB, before the 50 kB of all Latin letters.
                target = folder / f"{slug}-europe-{weight}.woff2"
                _subset(source / "files" / f"{slug}-latin-ext-{weight}-normal.woff2", target, set(EUROPE))
                rules.append(_face(family, weight, target, "U+0100-017F,U+0218-021B,U+1E9E"))
                ranges["latin-ext"] = (
                    "U+0180-0217,U+021C-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+1E00-1E9D,U+1EA0-1EFF"
                )
            for subset in subsets:
                target = folder / f"{slug}-{subset}-{weight}.woff2"
                _subset(source / "files" / f"{slug}-{subset}-{weight}-normal.woff2", target)
                rules.append(_face(family, weight, target, ranges[subset]))
                print(target.name, target.stat().st_size)
    return "\n".join(rules) + "\n"


def _face(family: str, weight: str, target: Path, letters: str) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'src:url("fonts/{target.name}") format("woff2");unicode-range:{letters.replace(" ", "")}}}'
    )


def _subset(source: Path, target: Path, only: set[int] | None = None) -> None:
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
    cutter.populate(unicodes=only or set(font.getBestCmap()))
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


Tokens = dict[str, str | None]
# Values that say nothing here.
EMPTY = ("initial", "calc(0 * 0)", "1", "0px")


def css() -> None:
    """The design system's components with our theme worked into them: rules for classes we use, every token that
    is a constant replaced by its value, every declaration that our theme leaves empty dropped."""
    import tinycss2

    ma = (package("@nl-design-system-community/ma-design-tokens", MA) / "dist" / "variables.css").read_text(
        "utf-8"
    )
    tokens: dict[str, str | None] = dict(re.findall(r"(--[a-z0-9-]+): ([^;]+);", ma))
    tokens = {k: v for k, v in tokens.items() if v != "None" and not LEFT_OUT.search(k)} | THEME
    parts: list[str] = []
    for name, version in UTRECHT.items():
        text = (package(f"@utrecht/{name}-css", version) / "dist" / "index.css").read_text("utf-8")
        kept: list[tuple[str, list[tuple[str, str]]]] = []
        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule" and (selector := _selector(tinycss2.serialize(rule.prelude))):
                body = tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
                pairs = [
                    (d.name, tinycss2.serialize(d.value).strip()) for d in body if d.type == "declaration"
                ]
                kept.append((selector, pairs))
        parts += _fold(kept, tokens)
    text = "\n".join(part for part in parts if part)
    head = (
        "/* Made by tools/vendor_ui.py. EUPL-1.2, (c) Frameless B.V., Gemeente Utrecht; token structure of the MA theme,\n"
        "NL Design System community, EUPL-1.2. See LICENCES.md. */\n"
    )
    (OUT / "vendor.css").write_text(head + fonts() + text + "\n", encoding="utf-8")
    print(
        "vendor.css",
        len(text),
        "bytes of components; other colours:",
        sorted(set(re.findall("#[0-9a-f]{6}", text))),
    )


def _selector(prelude: str) -> str:
    """The parts of a selector list that only name classes we use, with states a person can meet."""
    flat = re.sub(r"\s+", " ", prelude).strip()
    parts = re.split(r",(?![^(]*\))\s*", flat)
    fine = []
    for part in parts:
        bare = re.sub(r":not\([^)]*\)", "", part)
        classes = set(re.findall(r"\.([a-zA-Z0-9_-]+)", bare))
        skip = part == ".utrecht-skip-link--visible-on-focus:focus"
        if "radio-button" in part and re.search(":hover|:active", part):
            continue  # would undo :checked once its private variables are worked out
        if skip or classes and classes <= CLASSES and ":" not in re.sub(r":(hover|checked|active)", "", bare):
            fine.append(re.sub(r":not\([^)]*\)", "", part))
    return ",".join(dict.fromkeys(fine))


Rule = tuple[str, list[tuple[str, str]]]


def _fold(kept: list[Rule], tokens: Tokens) -> list[str]:
    """Work the private variables (--_...) of a component out: first the component as it is, then per modifier and
    per state only what differs."""
    base_private = {n: v for n, v in (kept[0][1] if kept else []) if n.startswith("--_")}
    plain = {s: _values(pairs, tokens, base_private) for s, pairs in kept}
    ground = plain[kept[0][0]] if kept else {}
    written = [
        _write(s, v if s == kept[0][0] else {n: x for n, x in v.items() if ground.get(n) != x})
        for s, v in plain.items()
    ]
    for modifier, pairs in kept[1:]:
        private = base_private | {n: v for n, v in pairs if n.startswith("--_")}
        if private == base_private:
            continue
        own = {n: x for n, x in _values(kept[0][1], tokens, private).items() if ground.get(n) != x}
        written.append(_write(modifier, own))
        for selector, others in kept[1:]:
            if ":" in modifier or not (state := re.search(r":[a-z-]+$", selector)):
                continue
            found = _values(others, tokens, private)
            written.append(
                _write(modifier + state[0], {n: x for n, x in found.items() if (ground | own).get(n) != x})
            )
    return written


def _values(pairs: list[tuple[str, str]], tokens: Tokens, private: Mapping[str, str]) -> dict[str, str]:
    done: dict[str, str] = {}
    for name, value in pairs:
        found = None if name.startswith("--") else _resolve(value, {**tokens, **private})
        if found is not None and "revert" not in found and found not in EMPTY:
            done[name] = re.sub(r"\s+", " ", found)
    return done


def _write(selector: str, values: dict[str, str]) -> str:
    return selector + "{" + ";".join(f"{n}:{v}" for n, v in values.items()) + "}" if values else ""


def _resolve(value: str, tokens: Tokens) -> str | None:
    """The value with its tokens filled in; None when a token without fallback is not set."""
    while match := re.search(r"var\(\s*(--(?:_?utrecht|basis|ma)-[a-z0-9-]+)\s*", value):
        name, depth, at = match[1], 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(value[at], 0)
            at += 1
        inside = value[match.end() : at - 1].strip()
        fallback = inside[1:].strip() if inside.startswith(",") else None
        set_to = tokens.get(name)
        piece = _resolve(set_to, tokens) if set_to is not None else None
        if piece is None and fallback is not None:
            piece = _resolve(fallback, tokens)
        if piece is None:
            return None
        value = value[: match.start()] + piece + value[at:]
    return value


STEPS = {"icons": icons, "css": css, "htmx": htmx, "axe": axe}

if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for step in sys.argv[1:] or STEPS:
        STEPS[step]()
