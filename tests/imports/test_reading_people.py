"""Understanding rows: headings, names, dates, phones, languages, numbers that are never stored."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanzet.imports.reading import Fault, FileRead, Person, Unreadable
from aanzet.imports.reading.dates import read_date
from aanzet.imports.reading.headings import recognised
from aanzet.imports.reading.identity import birth_in, without_numbers
from aanzet.imports.reading.names import from_parts, from_whole, tidy
from aanzet.imports.reading.phones import read_phones
from aanzet.imports.reading.vocabulary import FIELDS, HEADINGS
from tests.imports.makers import PARTNERS, REGISTERS, TODAY, people, xlsx

ROWS = {
    "vrouwen_vooruit.xlsx": 14,
    "malak.csv": 15,
    "prachtvrouw.csv": 15,
    "gaasperdam.xlsx": 12,
    "vrouw_en_vaart.tsv": 9,
}


def only(read: FileRead) -> Person:
    assert len(read.rows) == 1, read.rows
    person = read.rows[0].person
    assert person is not None, read.rows[0].fault
    return person


def fault(read: FileRead) -> Fault:
    found = [row.fault for row in read.rows if row.fault]
    assert len(found) == 1
    return found[0]


def asked(content: bytes | str, *, toml: str = "", country: str = "nl") -> Fault:
    with pytest.raises(Unreadable) as raised:
        people(content, toml=toml, country=country)
    return raised.value.fault


@pytest.mark.parametrize("name", PARTNERS)
def test_every_row_of_the_five_registers_is_a_person_or_a_fault(name: str) -> None:
    read = people((REGISTERS / name).read_bytes())
    assert len(read.rows) == ROWS[name]
    assert all((row.person is None) != (row.fault is None) for row in read.rows)


def test_faults_of_the_registers_stand_at_their_rows() -> None:
    malak = people((REGISTERS / "malak.csv").read_bytes())
    gaasperdam = people((REGISTERS / "gaasperdam.xlsx").read_bytes())
    assert [(row.number, row.fault) for row in malak.rows if row.fault] == [
        (15, Fault("no_name", (), "Naam (achternaam, voornaam)")),
        (16, Fault("not_a_date", ("31/02/1990",), "Geb.jaar/datum")),
    ]
    assert [(row.sheet, row.number, row.fault) for row in gaasperdam.rows if row.fault] == [
        ("Groep donderdag", 7, Fault("too_young", ("2014",), "geboren"))
    ]


def test_flags_of_the_registers_are_kept() -> None:
    vooruit = {row.number: row for row in people((REGISTERS / "vrouwen_vooruit.xlsx").read_bytes()).rows}
    vaart = {row.number: row for row in people((REGISTERS / "vrouw_en_vaart.tsv").read_bytes()).rows}
    assert vooruit[8].person is not None
    assert vooruit[8].person.remark == "=2+3"
    assert vooruit[11].person is not None
    assert "123456782" not in repr(vooruit[11])
    assert vooruit[11].notes == (Fault("identity_dropped", (), "Opmerking"),)
    assert vaart[5].person is not None
    assert vaart[5].person.phones == ("+31649694824",)
    assert vaart[8].person is not None
    assert vaart[8].person.full_name == "أمينة الحسن"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Naam (achternaam, voornaam)", "name_reversed"),
        ("Geb.jaar/datum", "birth"),
        ("telefoon 1 / telefoon 2", "phone"),
        ("Telefoonnummer deelneemster", "phone"),
        ("VOORNAAM:", "call_name"),
        ("Achternaam *", "family_name"),
        ("Förnamn", "call_name"),
        ("Efternamn, förnamn", "name_reversed"),
        ("Födelsedatum (åååå-mm-dd)", "birth"),
        ("Deltagarens namn", "name"),
        ("E-post", "email"),
        ("Mobilnr.", "phone"),
        ("Modersmål", "language"),
        ("Antal barn", "children"),
        ("Postnummer", "postcode"),
        ("Date of birth (dd/mm/yyyy)", "birth"),
        ("First name(s)", "call_name"),
        ("Mother tongue", "language"),
        ("Datum intake", "started_on"),
        ("Uren werk nu", "hours"),
        ("BSN", "identity"),
        ("Personnummer", "identity"),
        ("Wijk/buurt", "district"),
        ("Bijzonderheden", "remark"),
        ("Schoenmaat", ""),
        ("", ""),
    ],
)
def test_heading_is_recognised_in_three_languages(heading: str, field: str) -> None:
    assert recognised(heading) == field


def test_every_word_of_the_list_leads_to_a_known_field() -> None:
    assert set(HEADINGS.values()) <= set(FIELDS)


def test_columns_may_stand_in_any_order_under_title_rows() -> None:
    rows = [
        ["Lijst van de wijk", None, None, None],
        [None, None, None, None],
        ["peildatum", "1 mei", None, None],
        ["Taal", "Tel", "Achternaam", "Voornaam"],
        ["Turks", "06-12345678", "van der Berg", "Selam"],
    ]
    read = people(xlsx(("Blad1", rows)))
    assert read.rows[0].number == 5
    person = only(read)
    assert (person.full_name, person.language, person.phones) == (
        "Selam van der Berg",
        "tr",
        ("+31612345678",),
    )


def test_merged_name_over_three_columns_and_a_second_line_of_headings() -> None:
    merged = [["Naam", None, None, "Geboren"], ["Selam", "van der", "Berg", "01-11-1980"]]
    assert only(people(xlsx(("A", merged), merge=["A1:C1"]))).full_name == "Selam van der Berg"
    two = [["Naam", None, "Contact"], ["achternaam", "voornaam", "telefoon"], ["Berg", "Selam", "0612345678"]]
    person = only(people(xlsx(("A", two), merge=["A1:B1"])))
    assert (person.call_name, person.full_name) == ("Selam", "Selam Berg")


def test_blank_heading_beside_the_name_holds_the_family_name() -> None:
    assert only(people("Naam;;Geboren\nSamira;Osman;18-05-1974")).full_name == "Samira Osman"


def test_naam_beside_voornaam_is_the_family_name_unless_it_is_the_whole() -> None:
    assert only(people("Naam;Voornaam;Jaar\nBerg, van der;Selam;x")).full_name == "Selam van der Berg"
    assert only(people("Naam;Roepnaam;PC\nSelam Berg;Selam;1011")).full_name == "Selam Berg"


def test_initials_are_her_name_only_when_there_is_no_other() -> None:
    assert only(people("Voorletters;Achternaam;PC\nA.B.;Berg;1011")).full_name == "A.B. Berg"
    person = only(people("Voorletters;Roepnaam;Achternaam\nA.B.;Anna;Berg"))
    assert (person.call_name, person.full_name) == ("Anna", "Anna Berg")


def test_sheets_without_people_are_left_out_and_named() -> None:
    read = people(
        xlsx(("Uitleg", [["Kleur"], ["rood"]]), ("Groep", [["Naam", "Tel"], ["Anna", "0612345678"]]))
    )
    assert only(read).call_name == "Anna"
    assert Fault("sheet_skipped", ("Uitleg",)) in read.notes


def test_people_without_headings_are_asked_about() -> None:
    rows = "Anna Berg;0612345678\nBea Smit;0687654321\n"
    assert asked(rows).code == "no_headings"
    read = people(rows, toml='"column A" = "name"\n"column B" = "phone"')
    assert [row.number for row in read.rows] == [1, 2]
    assert asked("Geboren;Taal\n01-02-1990;Turks").code == "no_name_column"


def test_headings_again_below_are_no_person() -> None:
    read = people("Naam;Geboren;Taal\nAnna;01-02-1990;Turks\nNaam;Geboren;Taal\nBea;02-02-1990;Dari\n")
    assert [row.number for row in read.rows] == [2, 4]


def test_unknown_column_is_named_and_a_map_takes_it() -> None:
    text = "Naam;Roepvorm;Tel\nAnna;x;0612345678"
    assert people(text).notes == [Fault("column_unknown", ("Roepvorm",), "Roepvorm")]
    assert only(people(text, toml='"Roepvorm" = "remark"')).remark == "x"
    assert people(text, toml='[columns]\n"roepvorm" = "ignore"').notes == []


@pytest.mark.parametrize(
    ("toml", "code"),
    [
        ('"Naam" = "nam"', "map_field"),
        ("Naam = ", "map_unreadable"),
        ('{"Naam": ', "map_unreadable"),
        ('[settings]\ndates = "soms"', "map_dates"),
        ('[settings]\ndelimiter = "ab"', "map_delimiter"),
        ('[settings]\nencoding = "klingon"', "wrong_encoding"),
    ],
)
def test_faults_in_a_map_are_named(toml: str, code: str) -> None:
    assert asked("Naam;Tel\nAnna;0612345678", toml=toml).code == code


def test_map_may_be_json_and_leave_a_sheet_out() -> None:
    content = xlsx(("A", [["Naam", "Tel"], ["Anna", 612345678]]), ("B", [["Geboren", "Taal"], ["x", "y"]]))
    assert asked(content).code == "no_name_column"
    assert only(people(content, toml='{"sheets": {"B": "ignore"}}')).phones == ("+31612345678",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18-05-1974", date(1974, 5, 18)),
        ("18/5/1974", date(1974, 5, 18)),
        ("18.05.1974", date(1974, 5, 18)),
        ("18 05 1974", date(1974, 5, 18)),
        ("1974-05-18", date(1974, 5, 18)),
        ("1974/05/18", date(1974, 5, 18)),
        ("19740518", date(1974, 5, 18)),
        ("1974-05-18 00:00:00", date(1974, 5, 18)),
        ("18 mei 1974", date(1974, 5, 18)),
        ("18 maj 1974", date(1974, 5, 18)),
        ("18th of May 1974".replace("of ", ""), date(1974, 5, 18)),
        ("May 18, 1974", date(1974, 5, 18)),
        ("zaterdag 18 mei 1974", date(1974, 5, 18)),
        ("1 mrt. 1980", date(1980, 3, 1)),
        ("18-05-74", date(1974, 5, 18)),
        ("03-06-09", date(2009, 6, 3)),
        ("03-06-11", date(1911, 6, 3)),
        ("34488", date(1994, 6, 3)),
        (34488, date(1994, 6, 3)),
    ],
)
def test_birth_date_is_read_as_people_write_it(text: str | int, day: date) -> None:
    when = read_date(text, "dmy", today=TODAY, birth=True)
    assert when is not None
    assert when.day == day


@pytest.mark.parametrize(
    "text", ["1991", 1991, "ca. 1991", "±1991", "1991?", "00-00-1991", "xx-xx-1991", "?-?-1991"]
)
def test_year_alone_stays_a_year(text: str | int) -> None:
    when = read_date(text, "dmy", today=TODAY, birth=True)
    assert when is not None
    assert (when.day, when.year) == (None, 1991)


@pytest.mark.parametrize(
    "text", ["31/02/1990", "00-13-1990", "32-01-1990", "morgen", "1-2", "12345678", "99", "29-02-1990"]
)
def test_what_is_no_date_is_a_fault(text: str) -> None:
    when = read_date(text, "dmy", today=TODAY, birth=True)
    assert when is not None
    assert when.fault == "not_a_date"


@pytest.mark.parametrize("text", ["", "?", "onbekend", "okänd", "n.v.t.", "-", None])
def test_unknown_birth_is_no_fault(text: str | None) -> None:
    assert read_date(text, "dmy", today=TODAY, birth=True) is None


def test_order_of_day_and_month_is_that_of_the_whole_file() -> None:
    american = "Name;Birth date\nAnna;06/13/1990\nBea;03/04/1991"
    assert [row.person and row.person.birth_date for row in people(american).rows] == [
        date(1990, 6, 13),
        date(1991, 3, 4),
    ]
    other_column = "Naam;Geboren;Gestart\nAnna;03/04/1990;25/03/2025"
    assert only(people(other_column)).birth_date == date(1990, 4, 3)


def test_order_that_cannot_be_seen_is_asked_and_a_map_answers() -> None:
    text = "Name;Birth\nAnna;03/04/1990"
    assert asked(text) == Fault("date_order", ("Birth", "03/04/1990"))
    assert only(people(text, toml='[settings]\ndates = "month-day-year"')).birth_date == date(1990, 3, 4)
    clash = "Naam;Geboren\nAnna;13/04/1990\nBea;04/13/1990"
    assert asked(clash).code == "date_order"


def test_order_that_everybody_writes_is_not_asked() -> None:
    assert only(people("Naam;Geboren\nAnna;03-04-1990")).birth_date == date(1990, 4, 3)
    assert only(people("Name;Birth\nAnna;03.04.1990")).birth_date == date(1990, 4, 3)
    assert only(people("Name;Birth\nAnna;04/04/1990")).birth_date == date(1990, 4, 4)


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("23-11-2010", "too_young"),
        ("2011", "too_young"),
        ("01-01-2031", "too_young"),
        ("1890", "too_old"),
        ("morgen", "not_a_date"),
    ],
)
def test_age_outside_sixteen_to_a_hundred_and_ten_is_refused(born: str, code: str) -> None:
    assert fault(people(f"Naam;Geboren\nAnna;{born}\nBea;01-02-1990")).code == code


def test_sixteen_today_is_taken() -> None:
    assert only(people("Naam;Geboren\nAnna;22-11-2010")).birth_date == date(2010, 11, 22)
    assert only(people("Naam;Geboren\nAnna;2010")).birth_year == 2010


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0612345678", ("+31612345678",)),
        ("06-12 34 56 78", ("+31612345678",)),
        ("(06) 12345678", ("+31612345678",)),
        ("+31 6 12345678", ("+31612345678",)),
        ("0031612345678", ("+31612345678",)),
        ("31612345678", ("+31612345678",)),
        ("662789243", ("+31662789243",)),
        (662789243, ("+31662789243",)),
        (662789243.0, ("+31662789243",)),
        ("=0649694824", ("+31649694824",)),
        ("0652485890 / 020-1234567", ("+31652485890", "+31201234567")),
        ("06 12345678 of 06 87654321", ("+31612345678", "+31687654321")),
        ("0612345678 (na zes uur)", ("+31612345678",)),
        ("zus: 0612345678", ("+31612345678",)),
        ("+46 70-174 06 35", ("+46701740635",)),
        ("0612345678 / 0612345678", ("+31612345678",)),
        (None, ()),
    ],
)
def test_phone_is_read_as_people_write_it(text: str | int | float | None, numbers: tuple[str, ...]) -> None:
    assert read_phones(text, "nl").numbers == numbers


def test_swedish_phone_without_its_zero() -> None:
    assert read_phones("70-174 06 35", "se").numbers == ("+46701740635",)


@pytest.mark.parametrize("text", ["6.12E+08", "geen telefoon", "0612"])
def test_what_is_no_phone_is_noted(text: str) -> None:
    found = read_phones(text, "nl")
    assert (found.numbers, found.unread) == ((), True)


@pytest.mark.parametrize(
    ("text", "reversed_order", "call", "full"),
    [
        ("Samira Osman", False, "Samira", "Samira Osman"),
        ("Warsame, Nadia", False, "Nadia", "Nadia Warsame"),
        ("Berg, Selam van der", False, "Selam", "Selam van der Berg"),
        ("van der Berg, Selam", True, "Selam", "Selam van der Berg"),
        ("de Souza Joyce", True, "Joyce", "Joyce de Souza"),
        ("SELAM VAN DER BERG", False, "Selam", "Selam van der Berg"),
        ("fatma bouzid", False, "Fatma", "Fatma Bouzid"),
        ("Mw. Fatma Bouzid", False, "Fatma", "Fatma Bouzid"),
        ("Fatma (Fati) Bouzid", False, "Fati", "Fatma Bouzid"),
        ("IJSBRAND-O'BRIEN", False, "IJsbrand-O'Brien", ""),
        ("Dilara\u200b  Gebremariam", False, "Dilara", "Dilara Gebremariam"),
        ("أمينة الحسن", False, "أمينة", "أمينة الحسن"),
        ("Hodan", False, "Hodan", ""),
        (", ", True, "", ""),
        ("123", False, "", ""),
    ],
)
def test_name_in_one_cell(text: str, reversed_order: bool, call: str, full: str) -> None:
    name = from_whole(text, reversed_order=reversed_order)
    assert (name.call, name.full) == (call, full)


def test_name_in_parts() -> None:
    assert from_parts("SELAM", "van der", "Berg").full == "Selam van der Berg"
    assert from_parts("Selam", "", "BERG, VAN DER").full == "Selam van der Berg"
    assert from_parts("", "", "Osman").call == "Osman"


def test_joiners_inside_persian_words_stay() -> None:
    assert tidy("علی\u200cرضا") == "علی\u200cرضا"
    assert tidy("Anna\u200c\u200d") == "Anna"


@pytest.mark.parametrize(
    "text",
    [
        "BSN 123456782",
        "bsn: 123456789",
        "zie 123456782",
        "1234.56.782",
        "850709-9805",
        "personnummer 19850709-9805",
    ],
)
def test_identity_number_is_dropped_from_any_text(text: str) -> None:
    bare, found = without_numbers(text)
    assert found
    assert not any(digit.isdigit() for digit in bare)


@pytest.mark.parametrize("text", ["tel 0612345678", "2 kinderen, groep 4", "1011 AB", "123456789"])
def test_other_numbers_stay(text: str) -> None:
    assert without_numbers(text) == (text, False)


def test_personnummer_gives_the_birth_date_and_goes_no_further() -> None:
    assert birth_in("19850709-9805", TODAY) == date(1985, 7, 9)
    read = people("Namn;Personnummer\nAnna Berg;19850709-9805", country="se")
    assert only(read).birth_date == date(1985, 7, 9)
    assert "9805" not in repr(read.rows)
    assert read.rows[0].notes == (Fault("identity_dropped", (), "Personnummer"),)
    inside = people("Namn;Född\nAnna Berg;850709-9805", country="se")
    assert only(inside).birth_date == date(1985, 7, 9)
    assert "9805" not in repr(inside.rows)


def test_bsn_column_is_dropped_and_the_row_stays() -> None:
    read = people("Naam;BSN;Geboren\nAnna Berg;123456782;01-02-1990")
    assert "123456782" not in repr(read.rows)
    assert only(read).birth_date == date(1990, 2, 1)


def test_number_in_a_name_is_dropped() -> None:
    assert only(people("Naam;Geboren\nAnna Berg 123456782;01-02-1990")).full_name.startswith("Anna Berg")


def test_bsn_in_the_birth_column_is_not_repeated_in_the_reason() -> None:
    assert "123456782" not in repr(people("Naam;Geboren\nAnna;123456782\nBea;1990").rows)


@pytest.mark.parametrize(
    ("heading", "value", "field", "wanted"),
    [
        ("Taal", "oekraïens", "language", "uk"),
        ("Språk", "arabiska", "language", "ar"),
        ("Language", "Tigrinya", "language", "ti"),
        ("Taal", "Arabisch/Frans", "language", "ar"),
        ("Taal", "Dari (Farsi)", "language", "prs"),
        ("Leest", "nee", "reads", False),
        ("Leest", "een beetje", "reads", True),
        ("Läser", "nej", "reads", False),
        ("Kinderen", "3", "children", 3),
        ("Kinderen", "geen", "children", 0),
        ("Uren", "12,5", "hours", 12.5),
        ("PC", "1068ab", "postcode", "1068 AB"),
        ("E-mail", " Fatma@Example.org ", "email", "fatma@example.org"),
        ("Geslacht", "V", "gender", "woman"),
    ],
)
def test_other_cells(heading: str, value: str, field: str, wanted: object) -> None:
    assert getattr(only(people(f"Naam;{heading}\nAnna Berg;{value}")), field) == wanted


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("Taal", "Marsiaans", "language_unknown"),
        ("Tel", "06", "phone_unread"),
        ("E-mail", "fatma at example", "email_unread"),
        ("PC", "9", "postcode_unread"),
        ("Kinderen", "veel", "number_unread"),
        ("Uren", "168", "number_unread"),
        ("Startdatum", "2025", "start_year_only"),
    ],
)
def test_what_cannot_be_read_is_noted_and_the_row_stays(heading: str, value: str, code: str) -> None:
    read = people(f"Naam;{heading}\nAnna Berg;{value}")
    assert only(read).full_name == "Anna Berg"
    assert [note.code for note in read.rows[0].notes] == [code]


def test_swedish_postcode() -> None:
    assert only(people("Namn;Postnummer\nAnna Berg;21432", country="se")).postcode == "214 32"


def test_wrong_start_date_refuses_the_row() -> None:
    assert fault(people("Naam;Startdatum\nAnna;31-02-2025\nBea;01-02-2025")).column == "Startdatum"
    assert fault(people("Naam;Startdatum\nAnna;01-02-2031\nBea;25-02-2025")).code == "start_far"


def test_total_at_the_end_is_no_person() -> None:
    assert fault(people("Naam;Tel;Uren\nAnna;0612345678;3\nTotaal;;57")).code == "a_total"
    assert fault(people("Naam;Geboren;Tel\nAnna;1990;0612345678\nTotaal;1;")).code == "a_total"
    assert people("Naam;Geboren\nAnna;1990\nSom;1991").rows[1].person is not None, "Som is a name too"


def test_only_headings_is_said() -> None:
    assert asked("Naam;Geboren;Taal\n").code == "only_headings"


@settings(max_examples=150, deadline=None)
@given(st.dates(date(1930, 1, 1), date(2009, 1, 1)), st.sampled_from("-/."), st.booleans())
def test_any_day_written_in_any_order_is_read_back(day: date, sign: str, american: bool) -> None:
    parts = [f"{day.month:02}", f"{day.day:02}"] if american else [f"{day.day:02}", f"{day.month:02}"]
    when = read_date(
        sign.join([*parts, str(day.year)]), "mdy" if american else "dmy", today=TODAY, birth=True
    )
    assert when is not None
    assert when.day == day


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_no_text_in_a_cell_breaks_the_reading(text: str) -> None:
    read_date(text, "dmy", today=TODAY, birth=True)
    read_phones(text, "nl")
    from_whole(text, reversed_order=True)
    without_numbers(text)
    assert recognised(text) in (*FIELDS, "")
