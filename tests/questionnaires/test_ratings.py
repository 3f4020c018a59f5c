"""Self-ratings: what a file says, how it is counted, and bringing one's own with the maker's permission."""

from pathlib import Path

import pytest
from django.core.management import call_command

from aanzet.questionnaires import definitions
from aanzet.questionnaires.definitions import FILES, check, definition, versions_of
from aanzet.questionnaires.enums import Kind, Moment
from aanzet.questionnaires.forms import Setting, answer_from, options_for, question_form, said
from aanzet.questionnaires.loading import load
from aanzet.questionnaires.ratings import score, scores, too_much
from aanzet.questionnaires.shapes import Answer
from aanzet.ui.icons import known

SHIPPED = ("my-life", "what-i-can", "my-people", "my-home")
CAN = [each.key for each in definition("what-i-can").question_by_key.values()]


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this installation's own questionnaires, empty."""
    monkeypatch.setattr(definitions, "own_files", lambda: tmp_path / "own")
    monkeypatch.setattr("aanzet.questionnaires.loading.own_files", lambda: tmp_path / "own")
    return tmp_path / "own"


def _told(*steps: int | None) -> dict[str, Answer]:
    return {key: {"value": f"s{step}"} for key, step in zip(CAN, steps, strict=False) if step is not None}


@pytest.mark.parametrize("slug", SHIPPED)
def test_shipped_self_ratings_are_short_have_pictures_and_say_whose_words_they_are(slug: str) -> None:
    found = definition(slug)
    assert (found.maker, found.licence, found.validated) == ("Aanzet", "EUPL-1.2", False)
    assert found.moments
    for question in found.question_by_key.values():
        if question.kind == Kind.LADDER:
            assert question.top["nl"]
            assert question.bottom["nl"]
        else:
            assert [each.icon for each in question.choices][:5] == [f"face-{step}" for step in range(1, 6)]
            assert {each.icon for each in question.choices} <= set(known())


def test_no_moment_asks_more_than_ten_minutes() -> None:
    for moment in Moment:
        assert not too_much([definition(slug) for slug in SHIPPED if moment in definition(slug).moments])
    assert too_much([definition(slug) for slug in SHIPPED])
    assert too_much([definition("intake")]), "more than twenty questions"


def test_a_ladder_has_eleven_steps_and_gives_a_number() -> None:
    question = definition("my-life").question_by_key["life_now"]
    options = options_for(question, Setting("nl"))
    assert [value for value, _label, _icon in options] == [str(step) for step in range(10, -1, -1)]
    assert options[0][1] == "10: het beste leven voor mij"
    form = question_form(question, Setting("nl"), data={"life_now": "7"})
    assert form.is_valid()
    answer = answer_from(question, form.cleaned_data)
    assert answer == {"value": 7}
    assert question.points(answer) == 7
    assert said(question, {"value": 3}, Setting("nl")) == "3"
    assert not question_form(question, Setting("nl"), data={"life_now": "11"}).is_valid()


def test_a_sum_counts_what_was_told() -> None:
    block = definition("what-i-can").block_by_key["can"]
    assert score(block, _told(1, 2, 3, 4, 5, 3)) == 18
    assert score(block, _told(4, 4, 4, 4, 4, None)) == 24, "one left open counts as the mean of the others"
    assert score(block, _told(4, 4, 4, 4, None, None)) is None, "two left open: no number"
    assert score(block, {}) is None
    assert score(definition("my-people").block_by_key["people"], {"people_near": {"value": "s3"}}) is None


def test_an_answer_without_points_is_no_zero() -> None:
    home = definition("my-home")
    assert scores(home, {"home_support": {"value": "alone"}}) == {}
    assert scores(home, {"home_support": {"state": "skipped"}}) == {}
    assert scores(home, {"home_support": {"value": "s2"}}) == {"my-home.1.home": 2}


def test_a_ladder_at_zero_is_a_number() -> None:
    assert scores(definition("my-life"), {"life_now": {"value": 0}}) == {"my-life.1.now": 0}


def _own(folder: Path, *changes: tuple[str, str]) -> Path:
    text = (FILES / "what-i-can_v1.toml").read_text(encoding="utf-8").replace('"what-i-can"', '"ours"')
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "ours.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("highest = 30", "highest = 40", "from 6 to 30, not from 6 to 40"),
        ("missing = 1", "missing = 6", "cannot be left open"),
        ('licence = "EUPL-1.2"', 'licence = "with permission"', "nobody allowed the use"),
        ('maker = "Aanzet"', "", "whose words these are"),
        ('moments = ["start", "middle", "end"]', "", "when it is asked"),
        ('key = "s1", points = 1', 'key = "s1"', "from 12 to 30"),
    ],
)
def test_check_says_what_is_wrong_with_a_self_rating(tmp_path: Path, old: str, new: str, told: str) -> None:
    report = check(_own(tmp_path, (old, new)))[1].report()
    assert any(told in line for line in report), report


def test_own_questionnaire_is_loaded_once_and_never_changes(own_folder: Path, tmp_path: Path) -> None:
    path = _own(tmp_path, ('licence = "EUPL-1.2"', 'licence = "with permission"\npermission = "by mail"'))
    assert load(path).fresh
    assert versions_of("ours") == [1]
    assert definition("ours").permission == "by mail"
    assert not load(path).fresh, "the same file again changes nothing"
    changed = _own(tmp_path, ("Ik kan nieuwe dingen leren.", "Ik leer graag."))
    assert "never changes" in load(changed).report[0]
    assert definition("ours").permission == "by mail"


def test_what_ships_cannot_be_replaced(own_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    text = (FILES / "what-i-can_v1.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("Ik kan nieuwe dingen leren.", "Ik leer graag."), encoding="utf-8")
    assert load(path).report
    assert versions_of("what-i-can") == [1]


def test_command_checks_loads_and_lists(
    own_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _own(tmp_path)
    call_command("questionnaire", "check", str(path))
    call_command("questionnaire", "load", str(path))
    call_command("questionnaire", "list")
    shown = capsys.readouterr().out
    assert "ours version 1, 6 questions" in shown
    assert "ours version 1 is here now." in shown
    assert "ours               1    6 questions" in shown
    path.write_text(path.read_text().replace("missing = 1", "missing = 9"))
    with pytest.raises(SystemExit):
        call_command("questionnaire", "check", str(path))
    with pytest.raises(SystemExit):
        call_command("questionnaire", "load", str(path))
