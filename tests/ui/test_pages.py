"""Layouts: language, direction, the way out, the menu, and what a page weighs."""

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from aanzet.ui import context, icons, panels, pseudo
from aanzet.ui.views import PAGES

PSEUDO = "aanzet.ui.middleware.pseudo"
STATIC = icons.SPRITE.parent
COTTON = Path(icons.__file__).parent / "templates" / "cotton"
pytestmark = pytest.mark.django_db


def test_gallery_shows_every_component() -> None:
    gallery = (COTTON.parent / "ui" / "gallery.html").read_text(encoding="utf-8")
    for path in sorted(COTTON.glob("*.html")):
        tag = f"<c-{path.stem.replace('_', '-')}"
        by_form = path.stem == "conflict" and ':form="clash"' in gallery
        assert re.search(rf"{tag}[\s/>]", gallery) or by_form, f"{path.name} is not in the gallery"


@pytest.mark.parametrize("language", ["nl", "sv", "en"])
@pytest.mark.parametrize("path", ["/gallery/", *[f"/gallery/{name}/" for name in PAGES]])
def test_pages_speak_the_language_of_the_reader(client: Client, path: str, language: str) -> None:
    html = client.get(path, headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}" dir="ltr"' in html
    assert "style=" not in html
    assert "onclick" not in html
    assert "<script>" not in html


def test_titles_of_her_pages_say_nothing(client: Client) -> None:
    html = client.get("/gallery/her/", headers={"accept-language": "nl"}).content.decode()
    assert "<title>Vandaag</title>" in html


def test_leave_stands_on_each_of_her_pages_and_ends_the_visit(client: Client) -> None:
    html = client.get("/gallery/question/").content.decode()
    assert 'class="leave" href="/leave/"' in html
    session = client.session
    session["a"] = "b"
    session.save()
    answer = client.get("/leave/", headers={"accept-language": "nl"})
    assert answer.status_code == 302
    assert answer["Location"] == "https://www.buienradar.nl/"
    assert answer["Cache-Control"] == "no-store"
    assert "a" not in client.session
    assert client.post("/leave/").status_code == 204


def test_back_is_there_only_when_there_is_somewhere_to_go(client: Client) -> None:
    assert 'class="back"' in client.get("/gallery/question/").content.decode()
    assert 'class="back"' not in client.get("/gallery/her/").content.decode()


def test_her_start_page_weighs_at_most_60_kb(client: Client) -> None:
    """Page, styles, script, both fonts, the icon: as sent, and nothing else is asked for."""
    html = client.get("/gallery/her/?theme=vrouw-en-werk").content
    files = {Path(name).name for name in re.findall(r'(?:href|src)="/static/ui/([^"]+)"', html.decode())}
    texts = [html, *[(STATIC / name).read_bytes() for name in files if not name.endswith(".woff2")]]
    fonts = [(STATIC / "fonts" / f"noto-sans-latin-{weight}.woff2").read_bytes() for weight in ("400", "700")]
    weight = sum(len(gzip.compress(text)) for text in texts) + sum(map(len, fonts))
    assert "htmx.min.js" not in files
    assert weight <= 60_000
    assert sum(len(text) for text in texts) + sum(map(len, fonts)) <= 90_000


@pytest.fixture
def pseudo_on(settings: Settings) -> None:
    """The middleware of the pseudo-locale in its place, and switched on."""
    settings.SHOW_PSEUDO_LOCALE = True
    settings.MIDDLEWARE = [*(m for m in settings.MIDDLEWARE if m != PSEUDO), PSEUDO]


@pytest.mark.usefixtures("pseudo_on")
def test_pseudo_locale_mirrors_and_marks(client: Client) -> None:
    html = client.get("/gallery/her/?pseudo=1").content.decode()
    assert '<html lang="ar" dir="rtl"' in html
    assert "⟦" in html
    assert '<html lang="ar" dir="rtl"' in client.get("/gallery/").content.decode(), "the choice stays"
    assert 'dir="ltr"' in client.get("/gallery/?pseudo=0").content.decode()


@pytest.mark.usefixtures("pseudo_on")
def test_pseudo_locale_is_absent_where_it_is_off(client: Client, settings: Settings) -> None:
    settings.SHOW_PSEUDO_LOCALE = False
    assert 'dir="ltr"' in client.get("/gallery/her/?pseudo=1").content.decode()


def test_disguise_keeps_placeholders_and_tags() -> None:
    assert pseudo.disguise("Nog %(n)s <b>tekens</b> {n}") == "\u202b⟦Ñóg %(n)s <b>tékéñš</b> {n}⟧\u202c"


def test_menu_shows_only_what_the_actor_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "_nav", [])
    context.register_nav(context.NavItem("ui:gallery", "Twee", "b", 20))
    context.register_nav(context.NavItem("ui:leave", "Een", "a", 10))
    context.register_nav(context.NavItem("ui:leave", "Nog eens", "a", 10))
    context.register_nav(context.NavItem("no:such_url", "Nergens", "a", 10))
    request = RequestFactory().get("/gallery/her/")
    both = SimpleNamespace(may=lambda right: True, user_id=1)
    assert [(link.label, link.here) for link in context.nav_links(request, both)] == [
        ("Een", False),
        ("Twee", True),
    ]
    one = SimpleNamespace(may=lambda right: right == "b", user_id=1)
    assert [link.label for link in context.nav_links(request, one)] == ["Twee"]
    assert context.nav_links(request, None) == []


def test_panels_fill_a_slot_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_panels", {})

    def later(_request: object, subject: object) -> str:
        return f"<p>later {subject}</p>"

    def first(_request: object, _subject: object) -> str:
        return "<p>first</p>"

    panels.register("case.side", later)
    panels.register("case.side", first, order=10)
    panels.register("case.side", first, order=10)
    request = RequestFactory().get("/")
    assert panels.render("case.side", request, 7) == "<p>first</p><p>later 7</p>"
    assert panels.render("nobody", request) == ""
