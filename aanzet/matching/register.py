"""The record for the Dutch Algoritmeregister, written from the code that runs, so that it says what is done.

Fields: Publicatiestandaard 1.0 of the Algoritmeregister (Ministry of the Interior, MinBZK), under the names its API
gives them; what a standard text may not pass stands in `MOST`.
`bin/aanzet match register` prints it; docs/algoritmeregister.md is that print, and a test compares them.
"""

from dataclasses import asdict

from aanzet.matching.queries.fair import ENOUGH, SMALLEST
from aanzet.matching.queries.problem import VERSION
from aanzet.programmes.shapes import Matching

STANDARD = "1.0"
MOST = {"name": 100, "description_short": 350, "goal": 2500}  # characters
# What each weight is called here; a weight without a name, or a name without a weight, stops the test.
NAMES = {
    "language": "taal", "time": "dagdelen", "travel": "reistijd", "sector": "werkveld", "asks": "hulpvraag",
    "waiting": "lang wachten", "waiting_cap": "wachten telt tot (dagen)", "deadline": "einde van het programma",
    "deadline_days": "einde telt vanaf (dagen ervoor)", "scarce": "weinig mogelijke begeleiders",
    "keep": "een voorstel dat al staat", "load": "elke volgende vrouw bij dezelfde begeleider",
}  # fmt: skip
# Conditions of the engine (`engine.conditions.Bar`) in words.
CONDITIONS = {
    "LANGUAGE": "een gedeelde taal", "TIME": "een gedeeld dagdeel", "HER_WAY": "binnen haar reistijd",
    "THEIR_WAY": "binnen de reistijd van de begeleider", "WOMAN": "haar wens voor een vrouw",
    "APART": "niet eerder geweigerd of uit elkaar gehouden", "FULL": "een vrije plek", "FIT": "genoeg overeenkomst",
}  # fmt: skip
# Groups of fields as the standard has them: key -> Dutch label.
LABELS: dict[str, dict[str, str]] = {
    "Algemene informatie": {
        "standard_version": "Versie van de standaard", "name": "Naam", "organization": "Organisatie",
        "description_short": "Korte omschrijving", "publication_category": "Publicatiecategorie", "category": "Thema",
        "status": "Status", "begin_date": "Begindatum", "end_date": "Einddatum", "contact_email": "Contactgegevens",
        "website": "Link naar publiekspagina", "url": "Link naar bronregistratie", "source_id": "Kenmerk bij de bron",
        "lang": "Taal",
    },
    "Verantwoord gebruik": {
        "goal": "Doel en impact", "proportionality": "Afwegingen", "human_intervention": "Menselijke tussenkomst",
        "risks": "Risicobeheer", "lawful_basis": "Wettelijke basis",
        "lawful_basis_link": "Link naar wettelijke basis", "process_index_url": "Link naar verwerkingsregister",
        "impacttoetsen": "Impacttoetsen",
    },
    "Werking": {
        "source_data": "Gegevens", "source_data_link": "Links naar gegevensbronnen",
        "methods_and_models": "Technische werking", "provider": "Leverancier", "publiccode": "Link naar broncode",
    },
}  # fmt: skip
# What no number of the engine says: such a pair is kept out before, and told as a reason.
LENGTH = "de vrijwilliger geeft de duur die zij vraagt (een gesprek of een half jaar)"
FILL = "(invullen door de organisatie)"


def record() -> dict[str, str]:
    """Key of the standard -> text, in Dutch."""
    weights = asdict(Matching())
    listed = ", ".join(f"{NAMES[name]} {value}" for name, value in weights.items())
    conditions = "; ".join([*CONDITIONS.values(), LENGTH])
    return {
        "standard_version": STANDARD,
        "name": "Voorstellen voor wie een vrouw begeleidt",
        "organization": FILL,
        "description_short": (
            "Rekent uit welke vrijwillige coach, mentor of ambassadeur bij een wachtende vrouw kan passen, legt elk "
            "voorstel uit en laat een mens beslissen. Voorspelt niet wie werk vindt."
        ),
        "publication_category": "Impactvolle algoritmes",
        "category": "Werk; Migratie en integratie",
        "status": "In gebruik",
        "begin_date": FILL,
        "end_date": "",
        "contact_email": FILL,
        "website": FILL,
        "url": "/matching/register/",
        "source_id": f"aanzet/matching/{VERSION}",
        "lang": "NLD",
        "goal": (
            "Zo veel mogelijk vrouwen krijgen een begeleider die bij hen past, en niemand blijft achter om een totaal "
            "te verhogen. Impact: wie iemand voorgesteld krijgt, hoe lang zij wacht. Weigeren kost haar niets."
        ),
        "proportionality": (
            "Zonder hulpmiddel gebeurt dit uit het hoofd, niet uitlegbaar en niet na te rekenen. Gebruikt wordt alleen "
            "wat een afspraak nodig heeft. Leeftijd, herkomst, verblijf, geloof en gezondheid gaan er niet in; een "
            "test keert ze om en geen enkel paar verandert. De wens voor een vrouw telt, en staat op geen pagina van "
            "medewerkers."
        ),
        "human_intervention": (
            "Een coördinator stelt voor, kiest een ander, wacht, houdt twee mensen bij elkaar of uit elkaar. Daarna "
            "zeggen de vrouw en de begeleider elk zelf ja of nee, zonder reden. Niets gaat vanzelf."
        ),
        "risks": (
            f"Elke berekening wordt bewaard met versie, gewichten, vingerafdruk van de invoer, bewijs en besluit. Een "
            f"meting vergelijkt wachttijd, voorstellen en weigeringen tussen groepen van vrouwen die daar zelf ja op "
            f"zeiden: pas vanaf {ENOUGH} vrouwen, groepen vanaf {SMALLEST}, hoogstens een keer per week."
        ),
        "lawful_basis": "Uitvoering van de afspraak met de deelneemster (AVG artikel 6 lid 1 onder b).",
        "lawful_basis_link": "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        "process_index_url": FILL,
        "impacttoetsen": "DPIA en IAMA: " + FILL,
        "source_data": (
            "Van haar en van de vrijwilliger: talen, dagdelen, postcodegebied, manier van reizen en reistijd, "
            "werkveld, hulpvraag en wat iemand kan helpen, hoe lang zij samen gaan, vrije plekken, "
            "dagen dat zij wacht, einde programma, "
            "eerdere weigeringen, haar eigen wens."
        ),
        "source_data_link": "Middelpunten van postcodegebieden: GeoNames (CC BY 4.0), https://www.geonames.org",
        "methods_and_models": (
            f"Geen zelflerend model. Voorwaarden die altijd gelden: {conditions}. Daarna het beste geheel als "
            f"netwerkstroom van de laagste kosten (OR-tools), met een bewijs dat er geen beter geheel is. "
            f"Standaardgewichten (het programma kan andere kiezen, zichtbaar voor iedereen): {listed}. "
            f"Versie {VERSION}, uitgelegd in docs/matching.md in de broncode."
        ),
        "provider": "Aanzet (vrije software, EUPL-1.2); de organisatie draait het zelf",
        "publiccode": "publiccode.yaml in de broncode",
    }


def labelled() -> list[tuple[str, list[tuple[str, str]]]]:
    """The record in groups with Dutch labels, for a page or a print."""
    told = record()
    return [(group, [(label, told[key]) for key, label in keys.items()]) for group, keys in LABELS.items()]


def printed() -> str:
    """The record as Markdown."""
    lines = [
        "# Algoritmeregister: voorstellen",
        "",
        "Gemaakt met `bin/aanzet match register`. Niet met de hand wijzigen.",
    ]
    for group, rows in labelled():
        lines += ["", f"## {group}", ""]
        lines += [f"- **{label}**: {text or '-'}" for label, text in rows]
    return "\n".join(lines) + "\n"
