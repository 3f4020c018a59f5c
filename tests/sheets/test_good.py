"""What she is good at: pointed at, told, put in her order, and printed on one page in two languages."""

import re
import zlib
from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.cases.queries.plan import strengths_of
from aanzet.participants.models import Strength
from aanzet.reference.lists import strengths
from aanzet.sheets.documents import MOST_LINES, good_sheet
from aanzet.sheets.queries.good import good_groups, good_lines
from tests.cast import Cast

pytestmark = pytest.mark.django_db
CHOOSE = reverse("sheets:my_good_choose")


@pytest.fixture
def chosen(cast: Cast) -> Cast:
    QuerySet(Strength).all().delete()
    cast.client("participant").post(CHOOSE, {"good": ["patience", "cooking_many", "accounts", "nonsense"]})
    return cast


def _names(cast: Cast) -> list[str]:
    return [line.name for line in good_lines(case=cast.case)]


def test_she_points_at_pictures(chosen: Cast) -> None:
    assert _names(chosen) == ["Koken voor veel mensen", "Met geld omgaan", "Geduld hebben"]
    page = chosen.client("participant").get(CHOOSE).content.decode()
    assert page.count('name="good"') == len(strengths()) - 3
    assert 'value="patience"' not in page
    assert "cooking_many" not in str(good_groups(case=chosen.case))


def test_her_plan_says_it_in_her_language_and_her_own_words_as_they_are(chosen: Cast) -> None:
    row = QuerySet(Strength).get(picture="patience")
    assert (row.name, row.said_in("sv"), row.source) == ("Geduld hebben", "Ha tålamod", "herself")
    row.name = "Wachten zonder boos te worden"
    assert row.said_in("sv") == "Wachten zonder boos te worden"
    page = chosen.client("participant").get(reverse("cases:my_plan")).content.decode()
    assert "Koken voor veel mensen" in page


def test_she_says_it_in_her_own_words(chosen: Cast) -> None:
    client, page = chosen.client("participant"), reverse("sheets:my_good_add")
    assert client.post(page, {"name": ""}).status_code == 422
    assert client.post(page, {"name": "Stil luisteren", "example": "Bij mijn oma."}).status_code == 302
    line = good_lines(case=chosen.case)[-1]
    assert (line.name, line.example, line.icon, line.picture) == (
        "Stil luisteren",
        "Bij mijn oma.",
        "star",
        "",
    )


def test_she_tells_one_time_that_she_did_it(chosen: Cast) -> None:
    row = QuerySet(Strength).get(picture="cooking_many")
    client = chosen.client("participant")
    told = reverse("sheets:my_good_tell", args=[row.pk])
    assert client.post(told, {"example": "Voor tachtig mensen.", "version": row.version}).status_code == 302
    assert "Voor tachtig mensen." in client.get(reverse("sheets:my_good")).content.decode()
    late = client.post(told, {"example": "Voor negentig.", "version": row.version})
    assert late.status_code == 422
    assert "Voor tachtig mensen." in late.content.decode()


def test_she_puts_them_in_her_order_and_takes_one_off(chosen: Cast) -> None:
    client = chosen.client("participant")

    def press(picture: str, to: str) -> None:
        row = QuerySet(Strength).get(picture=picture)
        client.post(reverse("sheets:my_good_move", args=[row.pk]), {"to": to})

    press("patience", "up")
    assert _names(chosen) == ["Koken voor veel mensen", "Geduld hebben", "Met geld omgaan"]
    assert [line.name for line in strengths_of(chosen.case)] == _names(chosen), "her plan has the same order"
    press("cooking_many", "up")
    press("accounts", "down")
    assert _names(chosen) == ["Koken voor veel mensen", "Geduld hebben", "Met geld omgaan"]
    press("cooking_many", "off")
    assert _names(chosen) == ["Geduld hebben", "Met geld omgaan"]
    client.post(CHOOSE, {"good": ["sewing"]})
    assert _names(chosen)[-1] == "Naaien of breien"


def test_the_page_stands_in_two_languages_with_what_she_chose(chosen: Cast) -> None:
    rows = {line.picture: str(line.strength_id) for line in good_lines(case=chosen.case)}
    sheet = good_sheet(case=chosen.case, second="sv", picked=[rows["patience"]], named=False)
    assert (sheet.first.code, sheet.second and sheet.second.code, sheet.name) == ("nl", "sv", "")
    assert [(each.name.first, each.name.second) for each in sheet.on_paper] == [
        ("Geduld hebben", "Ha tålamod")
    ]
    assert len(sheet.lines) == 3
    alone = good_sheet(case=chosen.case, second="nl")
    assert (alone.second, alone.on_paper[0].name.second) == (None, "")


def test_the_page_takes_what_she_ticked_from_the_address(chosen: Cast, plain_pdf: None) -> None:
    client = chosen.client("participant")
    one = str(good_lines(case=chosen.case)[0].strength_id)
    paper = client.get(reverse("sheets:my_good_pdf"), {"own": "1", "s": one, "language": "sv"})
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["Content-Disposition"] == 'attachment; filename="page.pdf"'
    text = paper.content.decode()
    assert all(words in text for words in ("Koken voor veel mensen", "Laga mat för många"))
    assert not any(words in text for words in ("Geduld hebben", "Qcallname"))
    assert "Qcallname" in client.get(reverse("sheets:my_good_print")).content.decode()


def test_the_page_is_one_page(chosen: Cast) -> None:
    codes = [each.code for each in strengths()]
    chosen.client("participant").post(CHOOSE, {"good": codes})
    sheet = good_sheet(case=chosen.case)
    assert len(sheet.lines) == len(codes)
    assert len(sheet.on_paper) == MOST_LINES


def _pages(made: bytes) -> int:
    """How many pages a PDF says it has: its objects lie packed in streams."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.S)
    return sum(len(re.findall(rb"/Type /Page[^s]", _unpacked(each))) for each in packed)


def _unpacked(stream: bytes) -> bytes:
    """Its last byte may be a carriage return, which then reads as the end of the line: so without its check sum."""
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def test_the_real_paper_is_one_a4(chosen: Cast) -> None:
    pytest.importorskip("weasyprint")
    chosen.client("participant").post(CHOOSE, {"good": [each.code for each in strengths()]})
    for row in QuerySet(Strength).all():
        row.example = "Ik deed dit thuis en in de buurt, meer dan eens, en iedereen was er blij mee. " * 3
        row.save()
    made = chosen.client("participant").get(reverse("sheets:my_good_pdf"), {"language": "sv"}).content
    assert _pages(made) == 1


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_is_one_query(cast: Cast, number: int, django_assert_num_queries: Any) -> None:
    QuerySet(Strength).all().delete()
    cast.client("participant").post(CHOOSE, {"good": ["patience", "sewing", "driving"][:number]})
    with django_assert_num_queries(1):
        assert len(good_lines(case=cast.case)) == number


def test_my_sheets_is_two_taps_from_her_start(cast: Cast) -> None:
    client = cast.client("participant")
    assert reverse("sheets:my_sheets") in client.get(reverse("portal:me")).content.decode()
    page = client.get(reverse("sheets:my_sheets")).content.decode()
    assert all(reverse(f"sheets:my_{name}") in page for name in ("good", "choices", "week", "people"))
