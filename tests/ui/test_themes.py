"""Colours: every theme is readable before it is served."""

import re
from pathlib import Path

import pytest
from django.test import Client

from aanzet.ui import contrast, icons, themes

STATIC = icons.SPRITE.parent


@pytest.mark.parametrize("slug", list(themes.OWN))
def test_every_theme_is_readable(slug: str) -> None:
    tokens = themes.check(themes.OWN[slug])
    # Her pages use only these pairs: AAA.
    for text, ground in [("ink", "paper"), ("ink", "sheet"), ("quiet", "paper"), ("sheet", "accent-strong")]:
        assert contrast.ratio(tokens[text], tokens[ground]) >= themes.AAA
    for text, ground in [("second-strong", "sheet"), ("ink", "accent-soft"), ("accent-strong", "sheet")]:
        assert contrast.ratio(tokens[text], tokens[ground]) >= themes.AAA


@pytest.mark.parametrize(
    "pair",
    [
        "bad bad-soft",
        "bad paper",
        "good-strong good-soft",
        "gold-strong gold-soft",
        "second-strong second-soft",
    ],
)
def test_status_is_readable_on_her_pages_too(pair: str) -> None:
    css = (STATIC / "aanzet.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--([a-z-]+):(#[0-9A-Fa-f]{6})", css.partition("}")[0]))
    text, ground = pair.split()
    assert contrast.ratio(tokens[text], tokens[ground]) >= themes.AAA


def test_contrast_is_what_wcag_says() -> None:
    assert contrast.ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast.ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_stylesheet_of_the_own_themes_is_the_one_we_serve() -> None:
    served = (STATIC / "themes.css").read_text(encoding="utf-8")
    for slug, tokens in themes.OWN.items():
        if tokens:
            assert themes.stylesheet(tokens, f'[data-theme="{slug}"]') in served


def test_ground_colours_in_css_are_the_checked_ones() -> None:
    css = (STATIC / "aanzet.css").read_text(encoding="utf-8")
    for name, value in themes.BASE.items():
        assert f"--{name}:{value}" in css, name


@pytest.mark.parametrize(
    ("tokens", "word"),
    [
        ({"accent": "red"}, "accent"),
        ({"accent": "#fff;}body{display:none"}, "accent"),
        ({"colour": "#7A1F5C"}, "colour"),
        ({"accent": "#FFCC00"}, "contrast"),
        ({"accent": "#FF0000", "accent-strong": "#111111"}, "contrast"),
    ],
)
def test_a_theme_that_cannot_be_read_is_refused_with_the_reason(tokens: dict[str, str], word: str) -> None:
    with pytest.raises(themes.BadTheme, match=word):
        themes.stylesheet(tokens)


def test_a_programme_may_bring_its_own_theme(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    monkeypatch.setattr(themes, "_sources", [])
    themes.register_source(lambda slug: {"accent": "#004d40"} if slug == "zesde" else None)
    answer = client.get("/theme/zesde.css")
    assert answer.content.decode() == ":root{--accent:#004D40}\n"
    assert answer["Content-Type"].startswith("text/css")
    assert client.get("/theme/onbekend.css").status_code == 404


def css_files() -> list[Path]:
    return sorted(STATIC.glob("*.css"))


@pytest.mark.parametrize("path", css_files(), ids=lambda path: path.name)
def test_css_mirrors_by_itself(path: Path) -> None:
    """Logical properties only: left and right appear where [dir=rtl] says the other."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    physical = re.findall(
        r"[;{](?:margin|padding|border)-(?:left|right)[-:]|[;{](?:left|right):|text-align:(?:left|right)", css
    )
    assert physical == []
