"""Women whose story is not left to chance: those of the logins, and those that show a rule of the house."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from aanzet.accounts.models import User
from aanzet.alliances.models import Organisation
from aanzet.portal.demo.cast import CARE_HOME, KK, SSMW, VW
from aanzet.portal.demo.people import Person
from aanzet.portal.demo.scripts import AgreedStep, Fate, Script
from aanzet.portal.demo.staff import account


def _person(
    call: str, full: str, latin: str, year: int, phone: str, language: str, *, shared: bool = False
) -> Person:
    return Person(call, full, latin, date(year, 5, 14), None, phone, language, language, True, shared, "cast")


def _days(today: date, ago: int) -> date:
    found = today - timedelta(days=ago)
    return found - timedelta(days=max(0, found.weekday() - 4))


def add_named(programme: str, organisation: Organisation, scripts: list[Script], today: date) -> list[Script]:
    """The chapter's scripts, some of them given a name and a story; as many as before."""
    found = {
        VW: _vrouw_en_werk, KK: _kvinnokraft, SSMW: _amsterdam,
    }.get(programme)  # fmt: skip
    named = list(found(organisation, today)) if found else []
    active = [script for script in scripts if script.fate is Fate.ACTIVE and not script.silent]
    for script in active[: len(named)]:
        scripts.remove(script)
    return sorted([*scripts, *named], key=lambda each: each.first_contact)


def _user(name: str, today: date) -> User:
    return account(name, "nl", today)


def _employer() -> tuple[UUID, ...]:
    return tuple(Organisation.objects.filter(name=CARE_HOME).values_list("pk", flat=True))


def _vrouw_en_werk(organisation: Organisation, today: date) -> Iterable[Script]:
    marijke, karin, ineke = (
        _user(name, today).pk for name in ("Marijke Postma", "Karin Hoekstra", "Ineke Vos")
    )
    friday = (4 - today.weekday()) % 7 or 5
    yield Script(
        Fate.ACTIVE, _days(today, 131), _days(today, 124), account_id=_user("Rahel Tesfay", today).pk, coach=marijke,
        person=_person("Rahel", "ራሄል ተስፋይ", "Rahel Tesfay", 1992, "+31610009001", "ti", shared=True),
        finding_place="Taalles", district="Zuidoost",
        wish="Ik wil werken in de zorg, met oude mensen. En ik wil om half drie mijn kinderen halen.",
        wish_work="Helpende zorg en welzijn", barriers=("diploma_not_recognised", "no_childcare", "language_level"),
        goals=(
            ("Starten met een opleiding in de zorg", (
                AgreedStep("Kijken welke opleiding past", "Mijn coach", -40, True),
                AgreedStep("Bel het ROC over de open dag", "Mijn coach", friday),
                AgreedStep("Naar de open dag", "Mijn vriendin", friday + 8),
                AgreedStep("Aanmelden voor 1 april", "", friday + 60))),
            ("Opvang op woensdag", (
                AgreedStep("Uitrekenen hoeveel uren ik nodig heb", "Mijn coach", -21, True),
                AgreedStep("Twee opvangplekken bezoeken", "", 16))),
        ),
        says_yes_to=_employer(),
    )  # fmt: skip
    yield Script(
        Fate.ACTIVE, _days(today, 96), _days(today, 71), coach=karin, stand_in=ineke, silent=True,
        person=_person("Selam", "Selam Haile", "", 1989, "+31610009002", "ti"), finding_place="Vrouwengroep",
        referral=("diploma_not_recognised", "IDW, diplomawaardering", 31),
        wish="Ik was verloskundige in Asmara. Ik wil weer voor moeders zorgen.", wish_work="Kraamverzorgende",
        barriers=("diploma_not_recognised", "no_childcare", "fear_of_losing_allowances"), district="Zuidoost",
        goals=(
            ("Taal naar B1", (AgreedStep("Twee keer per week praten met mijn taalmaatje", "De taalschool", 30),)),
            ("Diploma laten waarderen", (
                AgreedStep("Diploma zoeken en laten vertalen", "", -45, True),
                AgreedStep("Aanvraag sturen naar IDW", "Mijn coach", -31, True),
                AgreedStep("Uitslag bespreken", "Mijn coach", 11))),
            ("Meelopen in de kraamzorg", (AgreedStep("Een dag meelopen", "Mijn coach", 2),)),
        ),
    )  # fmt: skip
    yield Script(
        Fate.ACTIVE, _days(today, 60), _days(today, 52), coach=marijke, finding_place="Huisarts",
        person=_person("Olena", "Олена Бондар", "Olena Bondar", 1984, "+31610009003", "uk"), district="Oost",
        wish="Ik wil meer uren en een vast contract.", wish_work="Woonzorgassistent", says_yes_to=_employer(),
        goals=(("Meer uren op mijn werk", (
            AgreedStep("Opschrijven welke uren ik kan", "Mijn coach", -16, True),
            AgreedStep("Met mijn leidinggevende praten over uren", "Mijn coach", -4))),),
    )  # fmt: skip
    # Protected identity: found by nobody but her own coach.
    yield Script(
        Fate.ACTIVE, _days(today, 84), _days(today, 80), coach=ineke, hidden=True, protected_contact=True,
        person=_person("Hiba", "هبة درويش", "Hiba Darwish", 1994, "", "ar"), barriers=("safety_at_home", "housing"),
        wish="Ik wil veilig zijn en mijn eigen geld verdienen.", finding_place="Huisarts", district="Noord",
    )  # fmt: skip


def _kvinnokraft(organisation: Organisation, today: date) -> Iterable[Script]:
    yield Script(
        Fate.ACTIVE, _days(today, 140), _days(today, 133), account_id=_user("Azra Delić", today).pk,
        coach=_user("Sofia Lundqvist", today).pk, mentor=_user("Malin Sjöberg", today).pk,
        person=_person("Azra", "Azra Delić", "", 1985, "+46701740699", "bs"), finding_place="Kvinnogruppen",
        district="Herrgården", wish="Jag vill arbeta på bank. Jag är bra på siffror.", wish_work="Bankrådgivare",
        barriers=("little_local_experience", "language_level"),
        goals=(
            ("Träffa en mentor", (
                AgreedStep("Välja mellan två förslag", "", -58, True),
                AgreedStep("Första mötet på banken", "Min mentor", -44, True),
                AgreedStep("Skriva vad vi vill nå", "Min mentor", 4))),
            ("Klara SFI kurs D", (AgreedStep("Göra provet", "SFI-läraren", 25),)),
        ),
    )  # fmt: skip


def _amsterdam(organisation: Organisation, today: date) -> Iterable[Script]:
    if organisation.slug == "buurvrouwennetwerk-gaasperdam":
        yield Script(
            Fate.ACTIVE, _days(today, 48), _days(today, 41), coach=_user("Fadma Oulad", today).pk,
            person=_person("Akosua", "Akosua Boateng", "", 1979, "+31610009004", "tw"), finding_place="Koffieochtend",
            district="Zuidoost", wish="Ik kook voor de hele straat. Daar wil ik mijn werk van maken.", wish_work="Kok",
        )  # fmt: skip
    if organisation.slug == "vrouwen-vooruit":
        # A file for her coach alone, without protected identity.
        yield Script(
            Fate.ACTIVE, _days(today, 77), _days(today, 70), coach=_user("Lies Brandsma", today).pk, hidden=True,
            person=_person("Naïma", "Naïma Bouzid", "", 1987, "+31610009005", "ar", shared=True),
            finding_place="Buurvrouw", district="West", barriers=("partner_does_not_support", "debts"),
            wish="Ik wil eerst alleen praten. Daarna wil ik werken met kinderen.", wish_work="Pedagogisch medewerker",
        )  # fmt: skip
