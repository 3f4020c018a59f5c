"""The components: what they promise to the pages that use them."""

import pytest
from django.core.paginator import Paginator

from aanzet.ui import icons
from aanzet.ui.gallery import Entry
from tests.ui.render import rendered


def test_button_is_a_button_or_a_link_that_looks_like_one() -> None:
    assert 'type="submit"' in rendered("<c-button>Bewaar</c-button>")
    link = rendered('<c-button href="/x?a=1&b=2" kind="do">Open</c-button>')
    assert link.strip().startswith("<a ")
    assert "utrecht-button-link--primary-action" in link
    assert 'name="go" value="1"' in rendered('<c-button name="go" value="1">Bewaar</c-button>')


@pytest.mark.parametrize("name", ['<script>alert("x")</script>', "O'Brien & co", "زهرة"])
def test_names_are_escaped_once(name: str) -> None:
    html = rendered('<c-head title="{{ name }}" /><c-kv :items="pairs" />', name=name, pairs=[("a", name)])
    assert "<script>" not in html
    assert "&amp;amp;" not in html
    assert "&amp;lt;" not in html


def test_head_is_the_only_h1() -> None:
    assert rendered('<c-head title="Nu" lead="9 vrouwen" />').count("<h1") == 1


def test_icons_are_silent_and_known() -> None:
    html = rendered('<c-icon name="phone" size="32" />')
    assert 'aria-hidden="true"' in html
    assert 'width="32"' in html
    with pytest.raises(icons.UnknownIcon):
        icons.svg("no-such-thing")


def test_portrait_shows_initials_and_always_the_same_pattern() -> None:
    html = rendered('<c-portrait name="Selam Haile" size="l" />')
    assert "SH" in html
    assert html == rendered('<c-portrait name="Selam Haile" size="l" />')


def test_portrait_is_a_photo_when_there_is_one() -> None:
    html = rendered('<c-portrait name="Selam Haile" photo="/photo/1/" />')
    assert '<img class="portrait portrait-m" src="/photo/1/" alt=""' in html
    assert "SH" not in html
    coach = rendered('<c-coach name="Marijke" photo="/photo/1/" phone="+31" call="Bel" />')
    assert 'src="/photo/1/"' in coach


def test_timeline_shows_what_it_is_given() -> None:
    html = rendered(
        '<c-timeline :items="items" />', items=[Entry("3 nov", "ROC", "Samen", "19 dagen stil", href="/x")]
    )
    assert all(word in html for word in ("3 nov", 'href="/x"', "ROC", "Samen", "19 dagen stil"))


def test_steps_say_their_state_in_words() -> None:
    html = rendered(
        '<c-steps :items="items" />', items=[Entry(title="A", state="done"), Entry(title="B", state="now")]
    )
    assert html.count("visually-hidden") == 2


def test_progress_is_in_words() -> None:
    assert "3 van 8" in rendered(
        '{% load i18n %}{% language "nl" %}<c-progress now="3" total="8" />{% endlanguage %}'
    )


def test_table_is_a_real_table_with_a_caption() -> None:
    html = rendered(
        '<c-table caption="Vrouwen" class="sticky" keys="1"><tbody><tr><td>1</td></tr></tbody></c-table>'
    )
    assert '<caption class="visually-hidden">Vrouwen</caption>' in html
    assert "data-keys" in html
    assert "sticky" in html


def test_pager_keeps_the_filter() -> None:
    html = rendered('<c-pager :page="page" query="q=sel" />', page=Paginator(range(60), 20).page(2))
    assert "?q=sel&amp;page=1" in html
    assert "?q=sel&amp;page=3" in html
    assert rendered('<c-pager :page="page" />', page=Paginator(range(2), 20).page(1)).strip() == ""


def test_wish_can_stand_in_any_script() -> None:
    assert '<blockquote dir="auto">' in rendered('<c-wish text="ምስ ኣዴታት" when="12 september" />')


def test_notice_that_is_bad_speaks_up() -> None:
    assert 'role="alert"' in rendered('<c-notice kind="bad">Nee</c-notice>')
    assert 'role="status"' in rendered('<c-notice kind="good">Ja</c-notice>')
