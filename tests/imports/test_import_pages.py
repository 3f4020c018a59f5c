"""Pages of imports, as a coordinator walks through them."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from aanzet.access.scope import unscoped
from aanzet.accounts.actions import account_create
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership, Organisation
from aanzet.cases.models import Case
from aanzet.imports.enums import ColumnField
from aanzet.imports.models import Import, Upload
from aanzet.imports.reading import FIELDS
from aanzet.participants.models import Participant
from tests.accounts.signin import sign_in
from tests.imports.makers import TODAY, register

pytestmark = pytest.mark.django_db


def worker(organisation: Organisation, role: Role, name: str) -> User:
    user = account_create(by=None, on=TODAY, name=name, email=f"{name}@example.org", language="en")
    Membership.objects.create(user=user, organisation=organisation, role=role, starts_on=TODAY)
    return user


@pytest.fixture
def nadia(client: Client, malak: Organisation) -> Client:
    client.cookies["language"] = "en"
    return sign_in(client, worker(malak, Role.COORDINATOR, "nadia"))


def choose(client: Client, name: str, content: bytes, where: str = "samen-sterk-met-werk:malak") -> object:
    return client.post(reverse("imports:add"), {"where": where, "file": SimpleUploadedFile(name, content)})


def chosen(client: Client, name: str, content: bytes) -> str:
    response = choose(client, name, content)
    return str(response["Location"])  # type: ignore[index]


def body(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_register_is_looked_at_taken_over_and_taken_back(nadia: Client) -> None:
    url = chosen(nadia, *register("malak.csv"))
    page = body(nadia, url)
    assert "15 rows." in page
    assert "31/02/1990 is not a date" in page
    assert "Warsame" not in page, "the first rows are masked"
    with unscoped("tests"):
        assert not Participant.objects.exists(), "looking stores nothing"
    done = nadia.post(url, {"do": "run"})
    detail = body(nadia, done["Location"])
    assert "no name" in detail
    with unscoped("tests"):
        assert Participant.objects.count() == 13
        assert Upload.objects.get().content == "", "the file is gone"
        run = Import.objects.get()
    assert "malak.csv" in body(nadia, reverse("imports:list"))
    undone = nadia.post(reverse("imports:undo", args=[run.pk]), follow=True).content.decode()
    assert "13 women are taken out again." in undone
    assert reverse("imports:undo", args=[run.pk]) not in undone
    again = nadia.post(reverse("imports:undo", args=[run.pk]), follow=True).content.decode()
    assert "This import was undone already." in again


def test_choices_on_the_page_are_the_map(nadia: Client) -> None:
    url = chosen(nadia, "lijst.csv", b"Wie zij is;Geboren;Kleur\nAnna Berg;03/04/1990;rood")
    page = body(nadia, url)
    assert "No column holds a name" in page
    assert 'value="run"' not in page
    choices = {"column_0": "name", "column_1": "birth", "column_2": "remark", "dates": "month-day-year"}
    looked = nadia.post(url, {**choices, "do": "look"}).content.decode()
    assert "1 row." in looked
    nadia.post(url, {**choices, "do": "run"})
    with unscoped("tests"):
        assert str(Participant.objects.get().birth_date) == "1990-03-04"


def test_known_column_can_be_left_out(nadia: Client) -> None:
    url = chosen(nadia, "lijst.csv", b"Naam;Tel\nAnna Berg;0612345678")
    nadia.post(url, {"column_0": "name", "column_1": "ignore", "do": "run"})
    with unscoped("tests"):
        assert Participant.objects.get().phone == ""


def test_run_without_the_needed_answer_asks_again(nadia: Client) -> None:
    url = chosen(nadia, "lijst.csv", b"Name;Birth\nAnna Berg;03/04/1990")
    response = nadia.post(url, {"column_0": "name", "column_1": "birth", "do": "run"})
    assert response.status_code == 200
    assert "which number is the day" in response.content.decode()


@pytest.mark.parametrize("content", [b"", b"\x00" * 900, b"PK\x03\x04", b"<html><table></table></html>"])
def test_hostile_file_gets_a_sentence_beside_the_field(nadia: Client, content: bytes) -> None:
    response = choose(nadia, "lijst.xlsx", content)
    assert response.status_code == 200  # type: ignore[attr-defined]
    with unscoped("tests"):
        assert not Upload.objects.exists()


def test_too_large_file_is_refused_before_it_is_opened(nadia: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.IMPORT_MAX_BYTES = 1_000_000
    page = choose(nadia, "lijst.csv", b"Naam\n" * 250_000)
    assert "larger than 1 MB" in page.content.decode()  # type: ignore[attr-defined]


def test_chosen_file_lies_sealed_and_can_be_thrown_away(nadia: Client) -> None:
    url = chosen(nadia, *register("malak.csv"))
    with unscoped("tests"):
        assert "Warsame" not in Upload.objects.get().content
    dropped = nadia.post(url, {"do": "drop"}, follow=True)
    assert dropped.redirect_chain[-1][0] == reverse("imports:list")
    assert "The file is thrown away" in dropped.content.decode()
    with unscoped("tests"):
        assert not Upload.objects.exists()


def test_refused_rows_as_a_file_hold_no_formula(nadia: Client) -> None:
    text = "Naam;=1+1;Geboren\nAnna;x;=2+3\nBea;y;01-02-1990"
    done = nadia.post(chosen(nadia, "=lijst.csv", text.encode()), {"do": "run"})
    pk = UUID(str(done["Location"]).strip("/").split("/")[-1])
    response = nadia.get(reverse("imports:refused", args=[pk]))
    assert response["Content-Disposition"].startswith("attachment")
    cells = [cell for line in response.content.decode("utf-8-sig").splitlines() for cell in line.split(";")]
    assert len(cells) == 10
    assert not any(cell.lstrip('"').startswith(("=", "+", "-", "@")) for cell in cells)


def test_other_organisations_see_nothing(nadia: Client, vooruit: Organisation, malak: Organisation) -> None:
    url = chosen(nadia, *register("malak.csv"))
    done = nadia.post(url, {"do": "run"})["Location"]
    second = chosen(nadia, *register("malak.csv"))
    for organisation, role in ((vooruit, Role.COORDINATOR), (malak, Role.COACH), (malak, Role.FUNDER)):
        other = sign_in(Client(), worker(organisation, role, f"{organisation.slug}-{role}"))
        assert other.get(done).status_code == 404
        assert other.get(second).status_code == 404
        assert other.post(second, {"do": "run"}).status_code == 404
        assert other.post(f"{done}undo/").status_code == 404
        assert other.get(f"{done}rows.csv").status_code == 404


def test_register_cannot_be_put_at_another_organisation(nadia: Client) -> None:
    response = choose(nadia, *register("malak.csv"), "samen-sterk-met-werk:prachtvrouw")
    assert response.status_code == 200  # type: ignore[attr-defined]
    with unscoped("tests"):
        assert not Upload.objects.exists()


@pytest.mark.parametrize(("language", "words"), [("nl", "Lijst overnemen"), ("sv", "Hämta ett register")])
def test_pages_speak_dutch_and_swedish(nadia: Client, language: str, words: str) -> None:
    User.objects.update(language=language)
    nadia.cookies["language"] = language
    response = nadia.get(reverse("imports:list"), headers={"accept-language": language})
    assert words in response.content.decode()


def test_case_page_shows_what_the_register_said_beyond_her_file(nadia: Client) -> None:
    text = "Naam;Geboren;Kinderen;Opmerking;Tel\nAnna Berg;1990;2;=2+3;0612345678 / 020-1234567\nBea Smit;1991;;;"
    nadia.post(chosen(nadia, "lijst.csv", text.encode()), {"do": "run"})
    with unscoped("tests"):
        anna, bea = Case.objects.order_by("participant__call_name")
    page = body(nadia, reverse("cases:case_detail", args=[anna.pk]))
    for words in ("From the register", "=2+3", "+31201234567"):
        assert words in page
    assert "From the register" not in body(nadia, reverse("cases:case_detail", args=[bea.pk]))


def test_choices_of_columns_are_the_words_of_a_map() -> None:
    assert set(ColumnField.values) == set(FIELDS)


@pytest.mark.parametrize("many", [1, 3])
def test_list_asks_the_database_equally_often(
    nadia: Client, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(many):
        nadia.post(chosen(nadia, *register("malak.csv")), {"do": "run"})
    nadia.get(reverse("imports:list"))
    with django_assert_num_queries(5):
        nadia.get(reverse("imports:list"))
