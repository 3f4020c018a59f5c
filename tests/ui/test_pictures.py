"""On her pages a picture stands beside every choice."""

import re
from collections.abc import Iterator

from aanzet.core.messages import hers, rooms
from tests.ui.render import rendered

_LIST = re.compile(r'<ul class="links">(.*?)</ul>', re.S)


def _bare(room: str, html: str) -> Iterator[str]:
    for found in _LIST.findall(html):
        for line in found.split("</li>"):
            if "<a " in line and "{% icon" not in line:
                yield f"{room}: {line.strip()[:120]}"


def test_every_link_in_a_list_of_hers_has_a_picture() -> None:
    looked = 0
    bare: list[str] = []
    for folder in rooms():
        for path in sorted(folder.glob("templates/**/*.html")):
            if hers.is_hers(folder.name, path.relative_to(folder).as_posix()):
                looked += 1
                bare += _bare(folder.name, path.read_text(encoding="utf-8"))
    assert looked > 40
    assert bare == []


def test_links_show_the_picture_they_are_given() -> None:
    html = rendered('<c-links :items="items" />', items=[("Mijn plan", "/p/", "signpost"), ("Meer", "/m/")])
    assert html.count('<svg class="icon') == 1
    assert '<span class="links-word">' in html
    assert '<a href="/m/">Meer</a>' in html
