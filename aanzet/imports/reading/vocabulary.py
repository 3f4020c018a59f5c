"""The words that stand above columns, in Dutch, Swedish and English, folded: no marks, no capitals, no signs.

The words themselves stand in headings.toml."""

import tomllib
from pathlib import Path

# field -> what it means; these are the words a map file may use.
FIELDS: dict[str, str] = {
    "name": "whole name",
    "name_reversed": "whole name, family name first",
    "call_name": "first name or what we call her",
    "particle": "the small words before a family name",
    "family_name": "family name",
    "birth": "date or year of birth",
    "gender": "gender",
    "postcode": "postcode or its four digits",
    "phone": "one or more phone numbers",
    "email": "e-mail address",
    "language": "language she speaks",
    "reads": "whether she reads it, yes or no",
    "children": "number of children",
    "district": "district or neighbourhood",
    "place": "town",
    "started_on": "date of start or intake",
    "hours": "hours of work a week now",
    "remark": "remark",
    "identity": "BSN or personnummer: never stored",
    "ignore": "not taken over",
}

_TABLE: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "headings.toml").read_text(encoding="utf-8")
)
HEADINGS: dict[str, str] = {words: field for field, many in _TABLE.items() for words in many}
# Words around the one that matters: "Telefoonnummer deelneemster", "Deltagarens namn".
FILLERS = frozenset(
    """deelneemster deelneemsters deelnemer deelnemers vrouw client clienten mevrouw mw haar van de het een der
    deltagare deltagarens deltagaren kvinna kvinnans klient av for hennes
    participant participants woman client her of the a s nr nummer no number verplicht optioneel required optional
    indien bekend dd mm jjjj yyyy aaaa dag maand""".split()
)
SWEDISH = frozenset(
    "namn fornamn efternamn fodelsedatum fodd telefon mobil sprak modersmal barn postnummer personnummer "
    "startade borjade epost".split()
)
DUTCH = frozenset(
    "naam voornaam achternaam roepnaam geboortedatum geboren telefoon mobiel taal moedertaal kinderen postcode "
    "startdatum begonnen woonplaats wijk".split()
)
NOT_A_PERSON = frozenset(
    "totaal totalen total totals summa totalt aantal subtotaal subtotal delsumma som sum antal".split()
)
