"""How many women, at which partner, with which ends: the numbers of the demo, one chapter per organisation."""

from dataclasses import dataclass

from aanzet.portal.demo.scripts import Script as Story
from aanzet.portal.demo.scripts import Writer, dated, kinds_of_work

MIXED = (("moroccan", 5), ("turkish", 3), ("somali", 2), ("eritrean", 2), ("syrian", 3), ("surinamese", 2),
         ("ghanaian", 2), ("afghan", 2), ("ukrainian", 1), ("polish", 1), ("colombian", 1), ("dutch", 2))  # fmt: skip
REFUGEES = (
    ("eritrean", 6),
    ("syrian", 6),
    ("afghan", 4),
    ("somali", 3),
    ("ukrainian", 3),
    ("iraqi", 2),
    ("kurdish", 2),
)
MALMO = (("iraqi", 4), ("syrian", 4), ("somali", 4), ("bosnian", 4), ("albanian", 3), ("afghan", 2), ("kurdish", 2),
         ("swedish", 1))  # fmt: skip
NATIONAL = (
    ("dutch", 5),
    ("surinamese", 3),
    ("turkish", 3),
    ("moroccan", 3),
    ("polish", 2),
    ("ghanaian", 1),
    ("somali", 1),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One organisation in one programme. `organisation` empty: the partner that leads."""

    programme: str
    organisation: str = ""
    backgrounds: tuple[tuple[str, int], ...] = MIXED
    districts: tuple[str, ...] = ()
    # Where an organisation without a town of its own works in the demo.
    town: str = ""
    coaches: tuple[str, ...] = ()
    coordinator: str = ""
    contact: int = 0
    new: int = 0
    active: int = 0
    paused: int = 0
    left: int = 0
    jobs: int = 0  # in care
    trainings: int = 0  # in care
    trials: int = 0
    outside: int = 0  # jobs elsewhere
    better: int = 0  # more hours, a better contract, a higher wage
    lasting: tuple[int, int, int] = (0, 0, 0)  # at half a year: still there, no more, not known
    silent: int = 1
    doubles: int = 0  # women that a former chapter of this programme knows too
    outreach: int = 0  # head counts a month

    @property
    def women(self) -> int:
        placed = self.jobs + self.trainings + self.trials + self.outside + self.better
        return self.contact + self.new + self.active + self.paused + self.left + placed

    def stories(self, writer: Writer) -> list[Story]:
        """Scripts in the numbers of this chapter, newest last."""
        rng = writer.rng
        works = kinds_of_work(
            rng,
            jobs=self.jobs,
            trainings=self.trainings,
            trials=self.trials,
            outside=self.outside,
            better=self.better,
        )
        lasting, lost, unknown = self.lasting
        works = dated(
            rng,
            works,
            first=writer.first_result,
            today=writer.today,
            lasting=lasting,
            lost=lost,
            unknown=unknown,
        )
        found = [writer.placed(work) for work in works]
        found += [writer.left() for _ in range(self.left)]
        running = [writer.active() for _ in range(self.active)]
        for story in running[: self.silent]:
            story.silent = True
        found += running
        found += [writer.active(paused=True) for _ in range(self.paused)]
        fresh = [writer.new() for _ in range(self.new)]
        if fresh:
            fresh[0].coachless = True
        found += fresh + [writer.contact() for _ in range(self.contact)]
        return sorted(found, key=lambda story: story.first_contact)


SSMW = "samen-sterk-met-werk"
CHAPTERS = (
    Chapter(
        "vrouw-en-werk", backgrounds=REFUGEES, districts=("Zuidoost", "Oost", "Noord", "Nieuw-West", "West"),
        town="Amsterdam", coordinator="Nadia van Dongen",
        coaches=("Marijke Postma", "Ineke Vos", "Karin Hoekstra", "Greet Scholten", "Hans Wolters", "Truus Verhoef",
                 "Els Timmer", "Wim Bakhuis", "Ria Kok", "Joke van Beek", "Toos Evers", "Piet Lammers",
                 "Anja Driessen", "Corrie Mol", "Henk Blom", "Bep de Wit"),
        contact=4, new=4, active=19, paused=2, left=11, jobs=37, trainings=61, outside=12, lasting=(44, 5, 3), silent=3,
        outreach=1,
    ),
    Chapter(
        SSMW, "vrouwen-vooruit", districts=("West", "Centrum", "Oost"), coordinator="Hanan Ziani",
        coaches=("Lies Brandsma", "Meral Aksoy", "Femke Jonker", "Sietske Hiemstra", "Naomi Tjon"),
        contact=4, new=3, active=14, paused=1, left=7, jobs=3, trainings=5, outside=3, lasting=(3, 1, 0), outreach=2,
    ),
    Chapter(
        SSMW, "malak", districts=("Noord", "Nieuw-West"), coordinator="Soraya Hamid",
        coaches=("Ilse Roos", "Bouchra Alami", "Thea Kuiper", "Aylin Polat"),
        contact=3, new=3, active=11, paused=1, left=5, jobs=2, trainings=3, outside=3, lasting=(2, 0, 1),
        doubles=4, outreach=1,
    ),
    Chapter(
        SSMW, "prachtvrouw", districts=("Zuidoost", "Oost"), coordinator="Glenda Baptista",
        coaches=("Mireille Pawiro", "Ans Vrijland", "Patricia Nimako"),
        contact=2, new=2, active=9, paused=1, left=5, jobs=2, trainings=3, outside=2, lasting=(2, 0, 0),
        doubles=3, outreach=2,
    ),
    Chapter(
        SSMW, "buurvrouwennetwerk-gaasperdam", districts=("Zuidoost",), coordinator="Fadma Oulad",
        coaches=("Carla Breedveld", "Shanti Gopal", "Akua Frimpong", "Lucia Mathilda"),
        contact=4, new=2, active=11, paused=1, left=5, jobs=2, trainings=3, outside=2, lasting=(2, 1, 0),
        doubles=2, outreach=3,
    ),
    Chapter(
        SSMW, "vrouw-en-vaart", districts=("Nieuw-West",), coordinator="Willemijn Faber",
        coaches=("Nel Oosterhuis", "Hatice Erdem", "Maaike Spaans"),
        contact=2, new=2, active=9, paused=1, left=5, jobs=2, trainings=2, outside=2, lasting=(2, 0, 0),
        doubles=1, outreach=2,
    ),
    Chapter(
        "kvinnokraft", backgrounds=MALMO, districts=("Herrgården", "Rosengård"), coordinator="Emina Karlsson",
        coaches=("Sofia Lundqvist", "Rebecka Holm", "Samira Nilsson", "Linnea Ek"),
        contact=4, new=4, active=22, paused=2, left=12, jobs=6, trainings=12, trials=10, outside=13, lasting=(8, 1, 1),
        outreach=2,
    ),
    Chapter(
        "samen-werkt-het", "", backgrounds=NATIONAL, coordinator="Judith Rood",
        coaches=("Wilma Terpstra", "Denise Lo", "Yvon Gerritsen"),
        contact=2, new=1, active=6, paused=1, left=5, jobs=2, trainings=2, outside=3, better=6, lasting=(2, 0, 0),
    ),
    Chapter(
        "samen-werkt-het", "nvr", backgrounds=NATIONAL, coordinator="Marga Snel",
        coaches=("Tilly Post", "Anneloes Bruin"),
        contact=1, active=4, left=3, jobs=1, trainings=1, outside=2, better=3, lasting=(1, 0, 0),
        doubles=2,
    ),
)  # fmt: skip

# Durf, doe, divers: municipal professionals meet and learn; no woman's file is kept there.
PROFESSIONALS = ("Bart Kemper", "Lonneke Snijders", "Rob Akkerman", "Fenna Dijk", "Murat Sezer", "Petra Loos",
                 "Jeroen Haak", "Wendy Prins")  # fmt: skip
