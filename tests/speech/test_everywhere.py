"""A speaker stands on every page of hers."""

from aanzet.core.messages import rooms

# The page that plays itself.
WITHOUT = {"speech/me_say.html"}


def test_every_page_of_hers_has_a_speaker() -> None:
    pages = [
        path
        for folder in rooms()
        for path in sorted(folder.glob("templates/*/*.html"))
        if '{% extends "ui/her.html" %}' in path.read_text(encoding="utf-8")
    ]
    silent = {
        f"{path.parent.name}/{path.name}"
        for path in pages
        if not any(mark in path.read_text(encoding="utf-8") for mark in ("<c-say", ' say="'))
    }
    assert len(pages) > 30
    assert {name for name in silent if not name.startswith("gallery/")} == WITHOUT
