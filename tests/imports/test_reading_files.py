"""Opening files: encodings, delimiters, workbooks, and everything that is turned away with one clear reason."""

import errno
import io
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from xml.parsers.expat import ExpatError

import pytest
from openpyxl import Workbook

from aanzet.imports.opening.child import reason_of
from aanzet.imports.opening.plain import sniffed
from aanzet.imports.reading import Limits, Unreadable
from tests.imports.makers import SHEET, SPACE, book, saved, sheet_xml, with_part, with_strings, xlsx

TEXT = "Naam;Geboortedatum;Wijk\r\nSélïna Öztürk;01-02-1990;Zuidoost\r\nFréderique Dupré;03-04-1991;Noord\r\n"


def code_of(content: bytes, **limits: int) -> str:
    with pytest.raises(Unreadable) as raised:
        book(content, limits=Limits(**limits) if limits else None)
    return raised.value.fault.code


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp1252",
        "latin-1",
        "iso8859-15",
        "mac-roman",
        "cp850",
    ],
)
def test_text_in_any_common_encoding_keeps_its_letters(encoding: str) -> None:
    opened = book(TEXT.encode(encoding))
    assert [row.cells[0] for row in opened.sheets[0].rows] == ["Naam", "Sélïna Öztürk", "Fréderique Dupré"]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1254", "Ayşe Yıldırım Doğan"),
        ("cp1251", "Олена Ковальчук"),
        ("cp1256", "أمينة الحسن"),
        ("cp1250", "Małgorzata Wójcik"),
    ],
)
def test_text_from_other_alphabets_is_read(encoding: str, name: str) -> None:
    rows = "\n".join(f"{name};01-02-19{year}" for year in range(60, 90))
    opened = book(f"Naam;Geboren\n{rows}".encode(encoding))
    assert opened.sheets[0].rows[1].cells[0] == name


def test_utf16_big_endian_with_its_mark_is_read() -> None:
    assert book(b"\xfe\xff" + "Naam\tTel\nAnna\t0612345678".encode("utf-16-be")).delimiter == "\t"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found_although_other_signs_stand_in_the_cells(delimiter: str) -> None:
    rows = [["Naam", "Geboren", "Opmerking"], ["Anna", "01-02-1990", "'a, b; c'".replace(delimiter, " ")]] * 4
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert sniffed(text) == delimiter


def test_names_with_commas_do_not_make_the_comma_the_delimiter() -> None:
    assert sniffed("Naam;Jaar\nBenali, Samira;1990\nde Souza, Joyce;1991\nEl Amrani, Wanjiru;1992") == ";"


def test_quoted_line_breaks_make_no_new_row_and_empty_lines_count() -> None:
    opened = book(b'Naam,Adres\n"Anna","straat 1\n1011 AB"\n\nBea,x\n')
    assert [(row.number, row.cells[0]) for row in opened.sheets[0].rows] == [
        (1, "Naam"),
        (2, "Anna"),
        (4, "Bea"),
    ]


def test_the_line_sep_is_an_instruction_and_no_row() -> None:
    opened = book(b"sep=;\r\nNaam;Tel\r\nAnna;0612345678\r\n")
    assert opened.delimiter == ";"
    assert opened.sheets[0].rows[0].number == 1


def test_untidy_quotes_are_read_loosely() -> None:
    opened = book(b'Naam;Opmerking\nAnna;"noemt zich" Annie\nBea;5" scherm\n')
    assert [row.cells[0] for row in opened.sheets[0].rows] == ["Naam", "Anna", "Bea"]


def test_old_mac_line_ends_are_read() -> None:
    assert len(book(b"Naam;Jaar\rAnna;1990\rBea;1991").sheets[0].rows) == 3


def test_text_forced_with_an_equals_sign_shows_what_is_inside() -> None:
    assert book(b'Naam,Tel\nAnna,"=""0612345678"""\n').sheets[0].rows[1].cells[1] == "0612345678"


def test_workbook_gives_dates_numbers_texts_and_row_numbers() -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet["A1"], sheet["B1"] = "Naam", "Geboren"
    sheet["A4"], sheet["B4"], sheet["C4"] = "Anna", date(1990, 2, 1), 12.0
    opened = book(saved(made)).sheets[0]
    assert [(row.number, row.cells) for row in opened.rows] == [
        (1, ["Naam", "Geboren"]),
        (4, ["Anna", date(1990, 2, 1), 12]),
    ]


def test_formula_is_its_saved_value_else_its_text_and_never_worked_out() -> None:
    made = xlsx(("Blad", [["Naam", "Opmerking", "Uren"], ["Anna", "x", "y"]]))
    body = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c></row>'
        '<row r="2"><c r="A2"><f>2+3</f><v></v></c><c r="B2"><f>6*7</f><v>42</v></c>'
        '<c r="C2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>'
    )
    assert book(with_part(made, SHEET, sheet_xml(body))).sheets[0].rows[1].cells == ["=2+3", 42, "ab"]


def test_hidden_sheets_and_merged_cells_are_told() -> None:
    made = Workbook()
    first = made.worksheets[0]
    first["A1"] = "Naam"
    first.merge_cells("A1:B1")
    made.create_sheet("geheim").sheet_state = "hidden"
    opened = book(saved(made))
    assert opened.sheets[0].merged == [(1, 1, 1, 2)]
    assert [sheet.hidden for sheet in opened.sheets] == [False, True]


def test_a_million_empty_rows_between_two_filled_ones_cost_nothing() -> None:
    body = '<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c></row>'
    body += '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    opened = book(with_part(xlsx(("Blad", [["x"]])), SHEET, sheet_xml(body)))
    assert [row.number for row in opened.sheets[0].rows] == [1, 1048576]


def test_shared_strings_as_excel_writes_them_are_read() -> None:
    body = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    strings = f'<?xml version="1.0"?><sst {SPACE}><si><t>Tel</t></si><si><r><t>Na</t></r><r><t>am</t></r></si></sst>'
    made = with_strings(with_part(xlsx(("Blad", [["x"]])), SHEET, sheet_xml(body)), strings.encode())
    assert book(made).sheets[0].rows[0].cells == ["Naam", "Tel"]


def zip_of(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        for number in range(4):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 60_000_000)
    return out.getvalue()


def entities() -> bytes:
    head = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return with_part(
        xlsx(("Blad", [["x"]])), SHEET, sheet_xml('<row r="1"><c r="A1"><v>&b;</v></c></row>', head)
    )


def outside_entity() -> bytes:
    part = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    return with_part(xlsx(("Blad", [["x"]])), "xl/workbook.xml", part)


def million_columns() -> bytes:
    body = '<row r="1">' + "<c><v>1</v></c>" * 1_000_000 + "</row>"
    return with_part(xlsx(("Blad", [["x"]])), SHEET, sheet_xml(body))


def many_rows() -> bytes:
    body = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 60_000))
    return with_part(xlsx(("Blad", [["x"]])), SHEET, sheet_xml(body))


def wide_sparse() -> bytes:
    body = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 3000))
    return with_part(xlsx(("Blad", [["x"]])), SHEET, sheet_xml(body))


def backwards() -> bytes:
    body = '<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
    return with_part(xlsx(("Blad", [["x"]])), SHEET, sheet_xml(body))


def endless_strings() -> bytes:
    """Small packed, thirty megabytes of one-letter strings unpacked."""
    one = b"<si><t>a</t></si>"
    part = f'<?xml version="1.0"?><sst {SPACE}>'.encode() + one * 2_000_000 + b"</sst>"
    return with_strings(xlsx(("Blad", [["Naam"], ["Anna"]])), part)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600

HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty", lambda: b"", "empty"),
    ("zip bomb", bomb, "unpacks_too_big"),
    ("entities", entities, "dangerous_xml"),
    ("outside entity", outside_entity, "dangerous_xml"),
    ("a million columns in a workbook", million_columns, "too_many_columns"),
    ("wide and sparse", wide_sparse, "too_many_columns"),
    ("too many rows", many_rows, "too_many_rows"),
    ("rows that go back", backwards, "damaged"),
    ("a million columns in a text", lambda: b"Naam" + b",x" * 1_000_000, "too_many_columns"),
    ("too many lines", lambda: b"Naam\n" + b"x\n" * 60_000, "too_many_rows"),
    ("nul bytes", lambda: b"\x00" * 5000, "binary"),
    ("binary called csv", lambda: bytes(range(256)) * 40, "binary"),
    ("program", lambda: b"\x7fELF\x02\x01" + b"\x00" * 500, "binary"),
    ("picture", lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "picture"),
    ("pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
    ("web page called xls", lambda: b"\n <html><table><tr><td>Naam</td></tr></table></html>", "html"),
    ("xml called xls", lambda: b"<?xml version='1.0'?><Workbook/>", "xml"),
    ("old excel", lambda: OLE, "old_excel"),
    ("locked workbook", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
    ("opendocument", lambda: zip_of("mimetype", "content.xml"), "ods"),
    ("binary workbook", lambda: zip_of("[Content_Types].xml", "xl/workbook.bin"), "old_excel"),
    ("word", lambda: zip_of("[Content_Types].xml", "word/document.xml"), "document"),
    ("other zip", lambda: zip_of("a.txt"), "packed"),
    ("half a workbook", lambda: xlsx(("Blad", [["Naam"], ["Anna"]]))[:2000], "damaged"),
    ("workbook without sheets", lambda: zip_of("[Content_Types].xml", "xl/workbook.xml"), "damaged"),
    ("broken xml", lambda: with_part(xlsx(("B", [["x"]])), SHEET, b"<worksheet><row"), "damaged"),
    ("a quote that never closes", lambda: b'Naam;Jaar\nAnna;"1990\n' + b"Bea;1991\n" * 50, "open_quote"),
    ("an endless cell", lambda: b'Naam\n"' + b"a" * 70_000 + b'"\n', "open_quote"),
]


@pytest.mark.parametrize(
    ("make", "code"), [(m, c) for _, m, c in HOSTILE], ids=[name for name, _, _ in HOSTILE]
)
def test_hostile_file_is_turned_away_with_its_reason(make: Callable[[], bytes], code: str) -> None:
    assert code_of(make()) == code


def test_too_large_file_is_turned_away_before_it_is_read() -> None:
    assert code_of(b"Naam\n" * 1000, file_bytes=4000) == "too_big"


def test_memory_of_the_child_is_bounded() -> None:
    assert code_of(endless_strings(), memory_bytes=140_000_000) == "too_much_memory"


def _from(cause: Exception) -> Exception:
    error = ValueError("unreadable workbook")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MemoryError(), "too_much_memory"),
        (ExpatError("out of memory: line 1, column 0"), "too_much_memory"),
        (zlib.error("Error -4 while decompressing data"), "too_much_memory"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "too_much_memory"),
        (ImportError("libx.so: failed to map segment from shared object"), "too_much_memory"),
        (_from(MemoryError()), "too_much_memory"),
        (SystemError("error return without exception set"), "too_much_memory"),
        (zlib.error("Error -3 while decompressing data: invalid block type"), "damaged"),
        (_from(KeyError("xl/workbook.xml")), "damaged"),
    ],
)
def test_want_of_memory_is_told_in_whatever_way_it_shows(error: Exception, code: str) -> None:
    assert reason_of(error) == code


@pytest.mark.parametrize(
    ("start", "code"),
    [
        ("raise SystemExit(1)", "too_much_memory"),
        ("import os; os.abort()", "too_much_memory"),
        ("import time; time.sleep(60)", "too_slow"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too_slow"),
    ],
    ids=["dies", "is ended", "sleeps", "out of time"],
)
def test_child_without_its_last_line_tells_by_its_end(
    monkeypatch: pytest.MonkeyPatch, start: str, code: str
) -> None:
    """Where even the line about memory found no memory, and where time was over."""
    monkeypatch.setattr("aanzet.imports.opening.process._START", start)
    assert code_of(b"Naam\nAnna\n", wall_seconds=2) == code


def test_child_that_takes_too_long_is_ended() -> None:
    assert code_of(many_rows(), rows=100_000, processor_seconds=1, wall_seconds=1) in ("too_slow", "damaged")


def test_text_that_grows_too_large_is_turned_away() -> None:
    assert code_of(b"Naam\n" + b"aaaaaaaaa\n" * 1000, text_characters=5000) == "too_much_text"


def test_file_on_disk_and_file_in_memory_read_the_same(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "lijst.csv"
    path.write_bytes(TEXT.encode())
    from aanzet.imports.reading import read_sheets

    with path.open("rb") as file:
        file.read(10)
        assert read_sheets(file).sheets[0].rows == book(TEXT.encode()).sheets[0].rows
