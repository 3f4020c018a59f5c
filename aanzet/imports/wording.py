"""What an import has to say, in the reader's language: one sentence per code of `opening.sheets.Fault`.

The first three are fixed: partners and tests know them by heart. Values are named %(a)s, %(b)s, %(c)s.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanzet.imports.enums import ColumnField
from aanzet.imports.opening.sheets import Fault

REFUSED_ROWS: dict[str, str | Promise] = {
    "no_name": _("no name"),
    "not_a_date": _("%(a)s is not a date"),
    "too_young": _("born %(a)s, younger than 16"),
    "too_old": _("born %(a)s, older than 110: check the year"),
    "start_far": _("starts on %(a)s, more than a year from now: check the year"),
    "a_total": _("“%(a)s” looks like a total, not a person"),
    "name_too_long": _("the name is too long: is this the right column?"),
    "erased": _("her file was erased, so she is not taken over again"),
}

NOTES: dict[str, str | Promise] = {
    "identity_dropped": _("a citizen service number or personal number stood here; it is not stored"),
    "phone_unread": _("this is not a phone number we can read; it is not stored"),
    "email_unread": _("this is not an e-mail address; it is not stored"),
    "language_unknown": _("we do not know the language “%(a)s”; it is not stored"),
    "number_unread": _("this is not a number we can read; it is not stored"),
    "postcode_unread": _("this is not a postcode of this country; it is not stored"),
    "start_year_only": _("only the year %(a)s is given; 1 January is stored"),
    "no_start": _("no start date is given: she does not count as started yet"),
    "probable": _("a woman with this name and birth year is known already: compare the two"),
    "differs": _("she is known with other details (%(a)s); what we had is kept"),
    "new_details": _("details that we did not have are not taken over (%(a)s); write them on her page"),
    "column_unknown": _(
        "the column “%(a)s” is not known and was left out; say what it holds to take it over"
    ),
    "sheet_hidden": _("the sheet “%(a)s” is hidden and was left out"),
    "sheet_skipped": _("the sheet “%(a)s” holds no people and was left out"),
    "encoding": _("the file has no sign of its letters; it was read as %(a)s"),
}

UNREADABLE: dict[str, str | Promise] = {
    "empty": _("The file is empty. Choose another file."),
    "too_big": _("The file is larger than %(a)s MB. Split it in parts."),
    "unpacks_too_big": _("The file unpacks to more than %(a)s MB. Copy the list itself to a new workbook."),
    "too_many_rows": _("The file has more than %(a)s rows. Split it in parts."),
    "too_many_columns": _("The file has more than %(a)s columns. Copy the columns you need to a new file."),
    "too_many_sheets": _("The file has more than %(a)s sheets. Copy the ones you need to a new file."),
    "too_much_text": _("The file holds more than %(a)s MB of text. Split it in parts."),
    "cell_too_long": _("A cell holds more than %(a)s characters. Shorten it."),
    "too_much_memory": _("The file asks more memory than we allow. Copy the list itself to a new workbook."),
    "too_slow": _(
        "Reading the file takes too long, so it was stopped. Copy the list itself to a new workbook."
    ),
    "damaged": _("The file is damaged and cannot be opened. Save it again and try once more."),
    "dangerous_xml": _("The file holds instructions that do not belong in a list, so it was not opened."),
    "locked": _("The file is locked with a password. Take the password off and save it again."),
    "old_excel": _("This is an old or binary Excel file. Save it as .xlsx and try again."),
    "ods": _("This is an OpenDocument file. Save it as .xlsx or .csv and try again."),
    "html": _("This is a web page, not a list. Open it in Excel and save it as .xlsx."),
    "xml": _("This is an XML file. Open it in Excel and save it as .xlsx."),
    "pdf": _("This is a PDF. We need the list itself, as .xlsx or .csv."),
    "picture": _("This is a picture. We need the list itself, as .xlsx or .csv."),
    "document": _("This is a text document. Put the list in a spreadsheet and save it as .xlsx."),
    "packed": _("This is a packed file. Unpack it first and choose the list itself."),
    "binary": _("This file holds no text that we can read. We need a list, as .xlsx or .csv."),
    "wrong_encoding": _(
        "The letters of this file are not %(a)s. Take “encoding” out of the map or change it."
    ),
    "open_quote": _("A quotation mark opens at row %(a)s and never closes. Close it or take it out."),
    "only_headings": _("There are headings but no rows below them."),
    "no_headings": _(
        "We see no headings that we know. Put a row with headings above the list, "
        'or say what each column holds, in a map: "column A" = "name".'
    ),
    "no_headings_on": _(
        "The sheet “%(a)s” holds people, but no headings that we know. Put a row with headings above the list, "
        'or leave the sheet out, in a map: [sheets] "%(a)s" = "ignore".'
    ),
    "no_name_column": _(
        "No column holds a name; the columns are: %(b)s. Say which one it is, in a map: "
        '"its heading" = "name".'
    ),
    "date_order": _(
        "In the column “%(a)s” it is not sure which number is the day, for example %(b)s. "
        'Say which comes first, in a map under [settings]: dates = "day-month-year" or dates = "month-day-year".'
    ),
    "map_unreadable": _("The map is not a TOML or JSON file that we can read: %(a)s."),
    "map_field": _("The map says “%(a)s” is “%(b)s”, which we do not know. Choose one of: %(c)s."),
    "map_dates": _("The map says dates = “%(a)s”. Write day-month-year or month-day-year."),
    "map_delimiter": _("The map says delimiter = “%(a)s”. Write one character, or tab."),
    "missing": _("There is no file “%(a)s”."),
}

_ALL: dict[str, str | Promise] = REFUSED_ROWS | NOTES | UNREADABLE


def say(fault: Fault) -> str:
    """The sentence of `fault` in the active language."""
    code = "no_headings_on" if fault.code == "no_headings" and any(fault.values) else fault.code
    values = fault.values
    if code in ("differs", "new_details"):
        # Names of fields, said as the page says them.
        values = (", ".join(str(ColumnField(value).label).lower() for value in values),)
    return str(_ALL[code]) % dict(zip("abc", (*values, "", "", ""), strict=False))


def say_file(fault: Fault, name: str) -> str:
    """The sentence about a whole file, with its name in front."""
    return f"{name}: {say(fault)}" if name else say(fault)
