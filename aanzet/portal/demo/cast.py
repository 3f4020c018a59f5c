"""The people of the demo who sign in, and those whose story is told on purpose."""

import base64
import hashlib
from dataclasses import dataclass

from aanzet.alliances.enums import PartnerRole, Role

PASSWORD = "samen aan tafel 2026"
VW, SSMW, KK, SWH, DDD = (
    "vrouw-en-werk",
    "samen-sterk-met-werk",
    "kvinnokraft",
    "samen-werkt-het",
    "durf-doe-divers",
)
PROGRAMMES = (VW, SSMW, KK, SWH, DDD)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works: a partner by slug, or the first partner with a role; empty: the one that leads."""

    programme: str
    organisation: str = ""
    partner_role: PartnerRole = PartnerRole.LEAD


@dataclass(frozen=True, slots=True)
class Login:
    """An account to try. `tasks` empty: a participant, who signs in with a code."""

    mail: str
    name: str
    who: str
    see: str
    language: str = "nl"
    tasks: tuple[tuple[Role, Place], ...] = ()
    title: str = ""
    names_alliance: bool = False

    @property
    def by_code(self) -> bool:
        return not self.tasks

    @property
    def secret(self) -> str:
        """The fixed secret of her second factor, base32."""
        return base64.b32encode(hashlib.sha256(self.mail.encode()).digest()[:20]).decode()


CARE_HOME = "Zorgcentrum De Linde"
GAASPERDAM = Place(SSMW, "buurvrouwennetwerk-gaasperdam")
LOGINS = (
    Login(
        "rahel@example.org", "Rahel Tesfay", "participant, Vrouw en Werk", "her next step, her plan, who reads what"
    ),
    Login("azra@example.org", "Azra Delić", "participant, Kvinnokraft", "the same pages in Swedish", "sv"),
    Login(
        "marijke@example.org", "Marijke Postma", "volunteer coach, Vrouw en Werk",
        "her own women on a phone, and nobody else",
        tasks=((Role.COACH, Place(VW)),), title="Jobcoach (vrijwilliger)",
    ),
    Login(
        "nadia@example.org", "Nadia van Dongen", "coordinator, Vrouw en Werk",
        "who needs her today, the promise: 98 of 110 women",
        tasks=((Role.COORDINATOR, Place(VW)),), title="Coördinator",
    ),
    Login(
        "fadma@example.org", "Fadma Oulad", "neighbourhood worker, Gaasperdam",
        "women met without a file, her own figures",
        tasks=((Role.COORDINATOR, GAASPERDAM), (Role.COACH, GAASPERDAM)), title="Buurtwerker",
    ),
    Login(
        "anouk@example.org", "Anouk Wessels", "alliance lead, Samen Sterk met Werk",
        "five partners, one count, no names",
        tasks=((Role.ALLIANCE_LEAD, Place(SSMW)),), title="Alliantiecoördinator", names_alliance=True,
    ),
    Login(
        "emina@example.org", "Emina Karlsson", "project leader, Kvinnokraft (Malmö)",
        "a Swedish programme with mentors of a bank",
        "sv", ((Role.COORDINATOR, Place(KK)), (Role.ALLIANCE_LEAD, Place(KK))), "Projektledare", True,
    ),
    Login(
        "malin@example.org", "Malin Sjöberg", "mentor of the bank, Kvinnokraft", "the wish and the plan of one woman",
        "sv", ((Role.MENTOR, Place(KK, partner_role=PartnerRole.MENTORS)),), "Mentor",
    ),
    Login(
        "lena@example.org", "Lena Holm", "contact at the bank, Kvinnokraft",
        "how many colleagues take part and their hours; a name only with a yes",
        "sv", ((Role.EMPLOYER_CONTACT, Place(KK, partner_role=PartnerRole.MENTORS)),), "HR",
    ),
    Login(
        "trudy@example.org", "Trudy Wolters", "volunteer who is getting ready, Vrouw en Werk",
        "her own steps; the agreement waits for her yes",
        tasks=((Role.VOLUNTEER, Place(VW)),), title="Vrijwilliger",
    ),
    Login(
        "grace@example.org", "Grace Owusu", "ambassador, Samen Sterk met Werk",
        "her own training, agreement and hours",
        tasks=((Role.AMBASSADOR, Place(SSMW, "prachtvrouw")),), title="Ambassadeur",
    ),
    Login(
        "danielle@example.org", "Daniëlle Kuipers", "contact at an employer in care",
        "only who said yes to this employer",
        tasks=((Role.EMPLOYER_CONTACT, Place(VW, CARE_HOME)),), title="HR-adviseur",
    ),
    Login(
        "joost@example.org", "Joost van der Laan", "grant officer, pays Vrouw en Werk",
        "the promise; figures, no names",
        tasks=((Role.FUNDER, Place(VW, partner_role=PartnerRole.FUNDER)),), title="Programmamanager",
        names_alliance=True,
    ),
    Login(
        "beheer@example.org", "Roos Beekman", "administrator", "organisations, roles, agreements; no woman's file",
        tasks=((Role.ADMINISTRATOR, Place(SSMW)),), title="Beheerder",
    ),
    Login(
        "wilma@example.org", "Wilma Terpstra", "coach of another alliance", "that she sees nothing of the others",
        tasks=((Role.COACH, Place(SWH)),), title="Coach",
    ),
)  # fmt: skip


def login(mail: str) -> Login:
    return next(each for each in LOGINS if each.mail == mail)
