"""Commands: a plan without names, the record from the code, places from the official files."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from aanzet.matching import register
from aanzet.matching.centroids import area, centroids, shipped
from aanzet.matching.engine.conditions import Bar
from aanzet.matching.models import Centroid, Run
from aanzet.programmes.shapes import Matching
from tests.cast import make_cast
from tests.matching.people import a_coach, a_woman
from tests.paths import ROOT


@pytest.mark.django_db
def test_propose_keeps_a_plan_and_names_nobody() -> None:
    cast, out = make_cast(), StringIO()
    a_coach(cast, "Els Smit")
    want = a_woman(cast, "Selam")
    call_command(
        "match",
        "propose",
        cast.programme.slug,
        "--organisation",
        cast.organisation.slug,
        "--json",
        stdout=out,
    )
    told = json.loads(out.getvalue())
    assert [each["want"] for each in told[0]["matches"]] == [str(want.pk)]
    assert told[0]["proof"] == {"optimal": True, "gap": 0}
    assert "Selam" not in out.getvalue()
    assert "Els" not in out.getvalue()
    assert (
        str(Run.objects.visible_to(cast.actor("coordinator"), "matching.run.read").get().pk) == told[0]["run"]
    )


@pytest.mark.django_db
@pytest.mark.parametrize("given", [("nothing",), ("vrouw-en-werk", "--organisation", "nobody")])
def test_propose_says_what_there_is(given: tuple[str, ...]) -> None:
    make_cast()
    with pytest.raises(CommandError) as fault:
        call_command("match", "propose", *given)
    assert fault.value.returncode == 2
    assert given[-1] in str(fault.value)


def test_record_names_every_weight_and_condition() -> None:
    assert set(register.NAMES) == set(Matching.__dataclass_fields__)
    assert set(register.CONDITIONS) == {bar.name for bar in Bar}
    told = register.record()
    assert {key for keys in register.LABELS.values() for key in keys} == set(told)
    assert all(len(told[key]) < most for key, most in register.MOST.items())


def test_printed_record_is_the_one_in_the_docs() -> None:
    out = StringIO()
    call_command("match", "register", stdout=out)
    assert (ROOT / "docs" / "algoritmeregister.md").read_text(encoding="utf-8") == out.getvalue()
    out = StringIO()
    call_command("match", "register", "--json", stdout=out)
    assert json.loads(out.getvalue()) == register.record()


@pytest.mark.django_db
def test_everybody_may_read_the_record() -> None:
    shown = Client().get(reverse("matching:register"))
    assert shown.status_code == 200
    assert "Menselijke tussenkomst" in shown.content.decode()


@pytest.mark.django_db
def test_places_come_from_the_table_until_a_file_is_loaded(tmp_path: Path) -> None:
    wanted = area("nl", "1102 AB")
    assert wanted == ("nl", "1102")
    assert centroids([wanted, None]) == {wanted: shipped()[wanted]}
    file = tmp_path / "nl.csv"
    file.write_text(
        "pc4,place,lat,lon,alt_lat,alt_lon\n1102,Amsterdam,52.1,4.1,52.3,4.9\n3062,Rotterdam,51.9,4.5,,\n"
    )
    call_command("places", "load", str(file), "--country", "nl", stdout=StringIO())
    call_command("places", "load", str(file), "--country", "nl", stdout=StringIO())
    assert Centroid.objects.count() == 2
    assert centroids([wanted]) == {wanted: (52.3, 4.9)}
    assert area("se", "214 38") == ("se", "21438")
    assert area("se", "21") is None


@pytest.mark.django_db
def test_geonames_file_is_read_and_a_bad_one_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "SE.txt"
    good.write_text("SE\t214 38\tMalmö\tSkåne\t12\tMalmö\t1280\t\t\t55.6\t13.0\t4\n")
    call_command("places", "load", str(good), "--country", "se", stdout=StringIO())
    assert Centroid.objects.get().code == "21438"
    bad = tmp_path / "bad.csv"
    bad.write_text("pc4,lat,lon\n1102,x,4.9\n")
    with pytest.raises(SystemExit) as ended:
        call_command("places", "load", str(bad), "--country", "nl")
    assert ended.value.code == 2
    assert "Line 2" in capsys.readouterr().err
