"""A file is checked at once and whole: every fault with its line and how to mend it."""

import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from aanzet.programmes.blueprint import check, shipped

SIXTH = Path(__file__).parent / "talo.toml"
Change = Callable[[str, str], Path]


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """The sixth programme with one piece of text replaced."""

    def write(old: str, new: str) -> Path:
        text = SIXTH.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "programme.toml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return write


def line_of(path: Path, piece: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if piece in line)


def test_shipped_files_are_without_fault() -> None:
    assert len(shipped()) == 5
    for path in shipped():
        _blueprint, document = check(path)
        assert document.report() == []


def test_every_text_of_the_shipped_files_stands_in_three_languages() -> None:
    for path in shipped():
        blueprint, _document = check(path)
        assert {"nl", "sv", "en"} <= set(blueprint.languages)


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ('area = "Helsinki"', 'aera = "Helsinki"', "aera", "unknown key 'aera'. Did you mean 'area'?"),
        ('name = "Naisten talo"\n', "", '[[partners]]', "'name' is missing in 'partners' (number 1). Add: name ="),
        ("number = 40", 'number = "40"', 'number = "40"', "'targets.number' (number 1) is '40'. Write a whole number"),
        ('slug = "naisten-talo"', 'slug = "Naisten Talo"', "Naisten Talo", "is no slug. Use lower case letters"),
        ('accent = "#1F6B3A"', 'accent = "green"', "green", "is no colour"),
        ('accent = "#1F6B3A"', 'accent = "#EEEEEE"', "#EEEEEE", "hard to read: contrast"),
        ('accent = "#1F6B3A"', 'acent = "#1F6B3A"', "acent", "no colour 'acent'. Did you mean 'accent'?"),
        (', en = "Women without work"', "", "Naiset ilman", "has no text in en. Add the missing languages"),
        ('key = "coordinator"', 'key = "coach"', "xx", "'coach' is there twice in roles"),
        ("started_on = 2026-01-01", 'started_on = "last year"', "last year", "Write a date, such as 2024-01-31"),
        ("until = 2026-06-30", "until = 2025-06-30", "until = 2025", "leaves before it comes"),
        ('indicator = "started"', 'indicator = "begun"', "begun", "there is no indicator 'begun' in this file"),
        ('grant = "yhdessa-2026"', 'grant = "other"', 'grant = "other"', "there is no grant 'other'"),
        ('period = "2026"', 'period = "2027"', 'period = "2027"', "there is no period '2027'"),
        ('funder = "helsinki"', 'funder = "espoo"', "espoo", "there is no partner 'espoo'"),
        ('"no_childcare"', '"no_child_care"', "no_child_care", "catalogue of barriers. Did you mean 'no_childcare'?"),
        ('kind = "started"', 'kind = "startd"', "startd", "cannot be 'startd'. Did you mean 'started'?"),
        ("version = 1 }]", "version = 9 }]", "version = 9", "no questionnaire 'intake' version 9. Known versions: 1"),
        ('country = "fi"', 'country = "Finland"', '"Finland"', "is no country code"),
        ("contacts = 1\n", "", 'key = "intake"', "the norm of phase 'intake' is not whole"),
        ("[theme]", "[theme", "[theme", "this is not TOML"),
        ('area = "Helsinki"', 'area = "Helsinki"\narea = "Espoo"', "Espoo", "Cannot overwrite a value".lower()),
    ],
)  # fmt: skip
def test_check_names_the_fault_with_its_line(
    changed: Change, old: str, new: str, where: str, said: str
) -> None:
    path = changed(old, new)
    _blueprint, document = check(path)
    assert document.broken
    told = [line for line in document.report() if said in line]
    assert told, document.report()
    if where == "xx":
        assert told[0].startswith(f"{path}:")
    else:
        near = line_of(path, where)
        line = int(told[0].removeprefix(f"{path}:").split(":")[0])
        # A key that is missing is told at the head of its table.
        assert abs(line - near) <= 1, told


def test_check_names_all_faults_at_once(changed: Change) -> None:
    path = changed("number = 40", 'number = "40"')
    text = (
        path.read_text(encoding="utf-8")
        .replace("until =", "untill =")
        .replace('"helsinki"\nperiods', '"espoo"\nperiods')
    )
    path.write_text(text.replace('"#15522B"', '"dark"'), encoding="utf-8")
    _blueprint, document = check(path)
    assert len({fault.line for fault in document.faults if fault.grave}) == 4


def test_check_command_exits_0_and_2(changed: Change, capsys: pytest.CaptureFixture[str]) -> None:
    out = StringIO()
    call_command("programme", "check", str(SIXTH), stdout=out)
    assert "is good: Yhdessä töihin" in out.getvalue()
    assert "note: there is no country profile for 'fi' yet" in out.getvalue()
    path = changed("number = 40", "numbr = 40")
    with pytest.raises(SystemExit) as left:
        call_command("programme", "check", str(path), stdout=out, stderr=StringIO())
    assert left.value.code == 2


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    _blueprint, document = check(tmp_path / "none.toml")
    assert "cannot read this file" in document.report()[0]
    assert len(document.report()) == 1


def test_no_person_stands_in_a_shipped_file() -> None:
    """The texts name a project leader, a campaign leader and a mailbox; none of them belongs here."""
    for path in shipped():
        text = path.read_text(encoding="utf-8").casefold()
        assert not any(
            piece in text for piece in ("@", "tanovic", "hamouda", "aldijana", "selma", "pdeklein")
        )


def test_list_says_what_to_do_without_tables(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "programme", "list"],
        cwd=Path(__file__).parent.parent.parent,
        env={
            "AANZET_MODE": "test",
            "AANZET_VAR": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "no tables yet. Run: bin/aanzet migrate" in done.stderr


def test_more_than_three_self_ratings_at_one_moment_are_too_much(changed: Change) -> None:
    four = ", ".join(f'{{ slug = "{slug}", version = 1 }}' for slug in ("my-life", "what-i-can", "my-people"))
    path = changed(
        '{ slug = "intake", version = 1 }',
        f'{{ slug = "intake", version = 1 }}, {four}, {{ slug = "my-home", version = 1, moments = ["end"] }}',
    )
    report = [line for line in check(path)[1].report() if "asked too much" in line]
    assert len(report) == 1
    assert "'end'" in report[0]
