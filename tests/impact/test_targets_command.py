"""`aanzet targets`: what it prints."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from tests.work.world import World, place


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("targets", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_json_has_every_promise(world: World) -> None:
    place(world.woman("Rahel Haile", date(2026, 2, 1), criteria=["refugee"]), date(2026, 3, 1))
    found = json.loads(run("proefprogramma", "--on", "2026-07-02", "--json"))
    assert (found["programme"], found["on"], len(found["targets"])) == ("proefprogramma", "2026-07-02", 7)
    started = found["targets"][2]
    assert started["key"] == "started"
    assert started["kind"] == "started"
    assert started["period"] == {"slug": "jaar-2", "from": "2026-01-01", "to": "2026-12-31"}
    assert (started["number"], started["reached"], started["unit"]) == (10, 1, "vrouwen")
    assert (started["share_reached"], started["share_time"]) == (0.1, 0.5014)
    assert started["definition_version"] == 1
    assert started["exact"] is True
    # one in 183 days, 182 days to go: 0.9945 expected, band 1.28 * sqrt(0.9945 * 1.9945) = 1.805
    assert started["forecast"]["low"] == 1
    assert started["forecast"]["high"] == 4
    care = next(each for each in found["targets"] if each["key"] == "care")
    assert care["definition"] == "Telt mee: eerste dag in de zorg."


def test_text_says_it_too(world: World) -> None:
    world.woman("Rahel Haile", date(2026, 2, 1))
    text = run("proefprogramma", "--on", "2026-07-02")
    assert "Gestart: 1 of 10 vrouwen" in text
    assert "50% of the time is gone, 10% of the promise is reached" in text


def test_unknown_programme_is_a_sentence(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        call_command("targets", "nergens")
    assert stop.value.code == 2
    assert "There is no programme 'nergens'" in capsys.readouterr().err


def test_wrong_day_is_a_sentence(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        call_command("targets", "proefprogramma", "--on", "22-11-2026")
    assert stop.value.code == 2
    assert "Write it as 2026-11-22" in capsys.readouterr().err
