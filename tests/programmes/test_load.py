"""Loading is repeatable, tells what it changes, and a dry run keeps nothing."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from aanzet.alliances.models import AllianceMembership, GrantPeriod, Organisation, SharingAgreement
from aanzet.journal.models import Entry
from aanzet.programmes.actions import BrokenBlueprint, founding_load, programme_load
from aanzet.programmes.models import Programme, StoredBlueprint
from aanzet.programmes.queries import blueprint_of, programme_list, programme_named

pytestmark = pytest.mark.django_db
SIXTH = Path(__file__).parent / "talo.toml"
TODAY = date(2026, 11, 22)


def told(*words: str) -> str:
    out = StringIO()
    call_command("programme", *words, stdout=out)
    return out.getvalue()


def test_empty_database_gives_empty_list() -> None:
    assert json.loads(told("list", "--json")) == []
    assert "No programmes yet" in told("list")


def test_dry_run_says_and_changes_nothing() -> None:
    said = told("load", str(SIXTH), "--dry-run")
    assert "new organisation naisten-talo" in said
    assert "nothing was kept" in said
    assert not Programme.objects.exists()
    assert not Organisation.objects.exists()
    assert not Entry.objects.exists()


def test_load_is_repeatable() -> None:
    assert "new programme yhdessa-toihin" in told("load", str(SIXTH))
    assert "yhdessa-toihin: nothing to change." in told("load", str(SIXTH))
    assert StoredBlueprint.objects.count() == 1
    assert Entry.objects.filter(action="programme.loaded").count() == 1


def test_changed_file_tells_the_change(tmp_path: Path) -> None:
    programme_load(SIXTH, by=None, on=TODAY)
    path = tmp_path / "next.toml"
    text = (
        SIXTH.read_text(encoding="utf-8")
        .replace("number = 40", "number = 45")
        .replace("Naisten talo", "Naisten Talo ry")
    )
    path.write_text(text, encoding="utf-8")
    changes = programme_load(path, by=None, on=TODAY).changes
    assert changes == [
        "organisation naisten-talo: name 'Naisten talo' becomes 'Naisten Talo ry'",
        "blueprint of yhdessa-toihin: changes in partners, targets",
    ]
    programme = programme_named("yhdessa-toihin")
    assert programme is not None
    assert blueprint_of(programme).targets[0].number == 45


def test_sixth_programme_in_another_country_works() -> None:
    programme_load(SIXTH, by=None, on=TODAY)
    programme = programme_named("yhdessa-toihin")
    assert programme is not None
    blueprint = blueprint_of(programme)
    assert (programme.country, programme.languages) == ("fi", ["fi", "sv", "en"])
    assert blueprint.phase_by_key["intake"].name["fi"] == "Alkukartoitus"
    assert [each.key for each in blueprint.barriers] == ["language_level", "no_childcare", "no_network"]
    assert AllianceMembership.objects.get(organisation__slug="naisten-talo", role="lead").ends_on == date(
        2026, 6, 30
    )


def test_broken_file_loads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(
        SIXTH.read_text(encoding="utf-8").replace("number = 40", "number = 4.5"), encoding="utf-8"
    )
    with pytest.raises(BrokenBlueprint):
        programme_load(path, by=None, on=TODAY)
    assert not Programme.objects.exists()


def test_founding_programmes_load_once() -> None:
    assert sum(len(each.changes) for each in founding_load(on=TODAY)) > 50
    assert [each.changes for each in founding_load(on=TODAY)] == [[]] * 5
    assert [(each.slug, each.country) for each in programme_list()] == [
        ("durf-doe-divers", "nl"),
        ("kvinnokraft", "se"),
        ("samen-sterk-met-werk", "nl"),
        ("samen-werkt-het", "nl"),
        ("vrouw-en-werk", "nl"),
    ]


def test_founding_load_leaves_a_file_of_the_installation_alone(tmp_path: Path) -> None:
    own = tmp_path / "vrouw-en-werk.toml"
    from aanzet.programmes.blueprint import SHIPPED

    text = (SHIPPED / "vrouw-en-werk.toml").read_text(encoding="utf-8")
    own.write_text(text.replace("number = 110", "number = 120"), encoding="utf-8")
    programme_load(own, by=None, on=TODAY)
    notes = {each.slug: each.notes for each in founding_load(on=TODAY)}
    assert notes["vrouw-en-werk"] == ["has a file of this installation; left as it is"]
    assert blueprint_of(Programme.objects.get(slug="vrouw-en-werk")).targets[0].number == 120


def test_amsterdam_has_its_partners_periods_and_agreement() -> None:
    founding_load(on=TODAY)
    partners = AllianceMembership.objects.filter(alliance__slug="samen-sterk-met-werk", role="partner")
    assert sorted(partners.values_list("organisation__slug", flat=True)) == [
        "buurvrouwennetwerk-gaasperdam",
        "malak",
        "prachtvrouw",
        "vrouw-en-vaart",
        "vrouwen-vooruit",
    ]
    renewal = GrantPeriod.objects.get(slug="vervolg-2024-2026")
    assert renewal.renews is not None
    assert (renewal.renews.slug, renewal.renews.is_extension) == ("ronde-1-verlenging", True)
    assert renewal.renews.ends_on == date(2023, 12, 31)
    agreement = SharingAgreement.objects.get()
    assert agreement.alliance.slug == "samen-sterk-met-werk"
    assert agreement.topics == ["match", "plan", "contact"]


def test_commissioner_and_executor_are_two_roles_and_the_period_is_open() -> None:
    founding_load(on=TODAY)
    roles = AllianceMembership.objects.filter(alliance__slug="durf-doe-divers").values_list(
        "organisation__slug", "role"
    )
    assert ("ministerie-szw", "commissioner") in roles
    assert ("campagnebureau", "executor") in roles
    assert GrantPeriod.objects.get(slug="vanaf-2017").ends_on is None


def test_company_has_several_roles() -> None:
    founding_load(on=TODAY)
    roles = AllianceMembership.objects.filter(organisation__slug="ikano-bank").values_list("role", flat=True)
    assert set(roles) == {"funder", "mentors", "host"}
